/**
 * Where things lie under DATA_DIR, all below the municipality:
 *
 *     <municipality>/citizens/<shard>/<citizen>.json          the hot document and all that is committed with it
 *     <municipality>/segments/<shard>/<citizen>/<segment>.json
 *     <municipality>/audit/<shard>/<citizen>/<page>.json
 *     <municipality>/accounts/<shard>/<hash>.json             channel identity -> citizen
 *     <municipality>/registry/<name>.json
 *     <municipality>/erased/<shard>/<citizen>.json            what stays of a citizen who was erased: the end of the audit
 *
 * A shard is two hex digits of a hash, so that no folder grows large.
 */
import { join } from 'node:path';
import { sha256 } from './frame.ts';

/** Folders of one municipality, and files of it. `root` is DATA_DIR. */
export interface Paths {
  readonly root: string;
  citizens(municipality: string): string;
  citizen(municipality: string, citizen: string): string;
  segment(municipality: string, citizen: string, id: string): string;
  auditPage(municipality: string, citizen: string, page: number): string;
  account(municipality: string, account: { readonly channel: string; readonly account: string }): string;
  accounts(municipality: string): string;
  registry(municipality: string, name: string): string;
  registries(municipality: string): string;
  erased(municipality: string, citizen: string): string;
  erasures(municipality: string): string;
}

/** Longer names than this are replaced by their hash; file systems allow 255 bytes. */
const longest = 120;

/**
 * The paths below a root. Ids become safe names (`fileName`), so that no id leads out of it; an empty id throws a `RangeError`. Nothing
 * is made or looked up on the disk.
 */
export function pathsOf(root: string): Paths {
  const within = (municipality: string, folder: string) => join(root, fileName(municipality), folder);
  const own = (folder: string, municipality: string, citizen: string) =>
    join(within(municipality, folder), shard(citizen), fileName(citizen));
  return {
    root,
    citizens: (municipality) => within(municipality, 'citizens'),
    citizen: (municipality, citizen) => `${own('citizens', municipality, citizen)}.json`,
    segment: (municipality, citizen, id) => join(own('segments', municipality, citizen), `${fileName(id)}.json`),
    auditPage: (municipality, citizen, page) => join(own('audit', municipality, citizen), `${page}.json`),
    account(municipality, account) {
      const hash = accountHash(account);
      return join(within(municipality, 'accounts'), hash.slice(0, 2), `${hash}.json`);
    },
    accounts: (municipality) => within(municipality, 'accounts'),
    registry: (municipality, name) => join(within(municipality, 'registry'), `${fileName(name)}.json`),
    registries: (municipality) => within(municipality, 'registry'),
    erased: (municipality, citizen) => `${own('erased', municipality, citizen)}.json`,
    erasures: (municipality) => within(municipality, 'erased'),
  };
}

/** One name for one identity on a channel; a phone number never stands in the name of a file. */
export function accountHash(account: { readonly channel: string; readonly account: string }): string {
  return sha256(JSON.stringify([account.channel, account.account]));
}

/** An id as a file name: the same on file systems with and without capitals, and never a way out of the folder. */
export function fileName(id: string): string {
  if (id === '') throw new RangeError('An empty id has no file');
  const name = [...Buffer.from(id, 'utf8')].map(letter).join('');
  return name.length <= longest ? name : `__${sha256(id)}`;
}

/** The id that a file or folder is named after; undefined for one that `fileName` did not make, or made shorter. */
export function idOf(name: string): string | undefined {
  if (!/^([a-z0-9-]|_[0-9a-f]{2})+$/.test(name)) return undefined;
  const bytes = name.match(/_[0-9a-f]{2}|./g) ?? [];
  return Buffer.from(bytes.map((one) => (one.length === 1 ? one.charCodeAt(0) : Number.parseInt(one.slice(1), 16)))).toString('utf8');
}

function letter(byte: number): string {
  const character = String.fromCodePoint(byte);
  return /[a-z0-9-]/.test(character) ? character : `_${byte.toString(16).padStart(2, '0')}`;
}

function shard(id: string): string {
  return sha256(id).slice(0, 2);
}
