/** Text files as flat keys. A file is a tree; its leaves are the texts, and `also` lists are other words for a label. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Files of the house; every other file belongs to the script of that name. */
export const houseFiles = ['app', 'page', 'desk'] as const;

/** Parsed YAML of one language, by file name without ending. */
export type LanguageFiles = Readonly<Record<string, unknown>>;

/** A text with its full key and the path of keys in its file. */
export interface Leaf {
  readonly key: string;
  readonly path: readonly string[];
  readonly text: string;
}

/** Short hash of a wording: the first 12 hex digits of SHA-256. The same wording has the same hash in every version. */
export function textHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 12);
}

/** What stands before the keys of a file: `app.`, and nothing for a script's own. */
export function prefixOf(file: string): string {
  return houseFiles.some((one) => one === file) ? `${file}.` : '';
}

/** Checks look at the texts of a file again and again; a file that was read does not change. */
const known = new WeakMap<object, ReadonlyMap<string, readonly Leaf[]>>();

/** Every text of a file. `app.understand` holds words to understand by, not texts. */
export function leavesOf(file: string, data: unknown): readonly Leaf[] {
  if (typeof data !== 'object' || data === null) return leavesIn(file, data);
  const before = known.get(data);
  const leaves = before?.get(file) ?? leavesIn(file, data);
  if (before?.has(file) !== true) known.set(data, new Map([...(before ?? []), [file, leaves]]));
  return leaves;
}

function leavesIn(file: string, data: unknown): readonly Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value === 'string') leaves.push({ key: prefixOf(file) + path.join('.'), path, text: value });
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      if (!(file === 'app' && path.length === 0 && name === 'understand')) visit(inner, [...path, name]);
    }
  };
  visit(data, []);
  return leaves;
}

/** What stands at a path of a file; absent where nothing does. */
export function within(data: unknown, path: readonly string[]): unknown {
  let value = data;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

/** A text at a path of a file, or its `label` where it has other words beside it; with the path at which it stands. */
export function labelAt(data: unknown, path: readonly string[]): { readonly text: string; readonly path: readonly string[] } | undefined {
  for (const at of [path, [...path, 'label']]) {
    const text = within(data, at);
    if (typeof text === 'string') return { text, path: at };
  }
  return undefined;
}

/** The words of a labelled thing: `{label, also}`, a label alone, or a list. Label first. */
export function wordsAt(data: unknown, path: readonly string[]): readonly string[] {
  const value = within(data, path);
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.filter((word): word is string => typeof word === 'string');
  return typeof value === 'object' && value !== null ? [...wordsAt(value, ['label']), ...wordsAt(value, ['also'])] : [];
}

/** The names under a path. */
export function namesAt(data: unknown, path: readonly string[]): readonly string[] {
  const value = within(data, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}
