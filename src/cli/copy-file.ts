/**
 * A copy of a store as one file: lines of canonical JSON (RFC 8785), packed with gzip. The first says what it is, the last how many there were and
 * their hash, so that a copy that was cut or changed is told from a whole one. Whoever has the file has all that is kept of everybody.
 */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline as pipe, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { Dumped } from '../conversation/dumped.ts';
import { nodeDisk } from '../storage/disk.ts';
import { linesIn } from './lines.ts';
import { StartError } from './start-error.ts';

const First = z.strictObject({ kind: z.literal('medspil-copy'), schema: z.literal(1), at: z.string() });
const Last = z.strictObject({ kind: z.literal('end'), things: z.int().min(0), sha256: z.string() });
/** What each thing is, in outline: the store that loads it checks the rest. */
const Thing = z.looseObject({ kind: z.enum(['citizen', 'erased', 'account', 'registry']), municipality: z.string().min(1) });

/** What was written or read. */
export interface Copied {
  readonly at: string;
  readonly things: number;
  readonly citizens: number;
  /** Of what is kept, whatever the order: the same for two stores that hold the same. SHA-256, hex. */
  readonly content: string;
  /** Damaged things, by name: they are not in the copy. */
  readonly unreadable: readonly string[];
}

/** Counts things and works out the hash of all of them. */
export class Tally {
  readonly #hashes: string[] = [];
  #citizens = 0;

  /** Gives the thing as it is written. */
  add(thing: Dumped): string {
    const line = canonicalize(thing) ?? '';
    this.#hashes.push(createHash('sha256').update(line).digest('hex'));
    if (thing.kind === 'citizen') this.#citizens += 1;
    return line;
  }

  sum(): Pick<Copied, 'things' | 'citizens' | 'content'> {
    const content = createHash('sha256').update(this.#hashes.toSorted().join('\n')).digest('hex');
    return { things: this.#hashes.length, citizens: this.#citizens, content };
  }
}

/** Writes a copy, durable and whole or not at all; for its owner's eyes alone. A `StartError` where there is a file of the name already. */
export async function writeCopy(path: string, things: AsyncIterable<Dumped>, at: string): Promise<Copied> {
  if (await exists(path)) throw new StartError([`${path} is there already. Nothing was written.`]);
  const half = `${path}.part`;
  const tally = new Tally();
  const unreadable: string[] = [];
  const lines = async function* (): AsyncGenerator<string> {
    const all = createHash('sha256');
    const line = (text: string): string => (all.update(`${text}\n`), `${text}\n`);
    yield line(JSON.stringify({ kind: 'medspil-copy', schema: 1, at } satisfies z.infer<typeof First>));
    for await (const thing of things) {
      if (thing.kind === 'unreadable') unreadable.push(thing.name);
      else yield line(tally.add(thing));
    }
    yield `${JSON.stringify({ kind: 'end', things: tally.sum().things, sha256: all.digest('hex') } satisfies z.infer<typeof Last>)}\n`;
  };
  try {
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(half, { mode: 0o600, flags: 'wx' }));
    const file = await open(half, 'r+');
    await file.sync().finally(() => file.close());
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
  await nodeDisk.syncFolder(dirname(path));
  return { at, ...tally.sum(), unreadable };
}

/** Reads a copy thing by thing. A `StartError` at the place from which on it is not what was written. */
export async function* readCopy(path: string): AsyncGenerator<Dumped> {
  const all = createHash('sha256');
  let [number, ended] = [0, false];
  try {
    for await (const text of linesOf(path)) {
      if (ended) throw notWhole(path);
      number += 1;
      const value: unknown = JSON.parse(text);
      const last = Last.safeParse(value);
      ended = last.success;
      if (last.success) {
        if (last.data.things !== number - 2 || last.data.sha256 !== all.digest('hex')) throw notWhole(path);
        continue;
      }
      all.update(`${text}\n`);
      if (number === 1) First.parse(value);
      else yield Thing.parse(value) as unknown as Dumped;
    }
  } catch (cause) {
    if (isMissing(cause)) throw new StartError([`${path} is not there.`], { cause });
    throw cause instanceof StartError ? cause : notWhole(path, cause);
  }
  if (!ended) throw notWhole(path);
}

/** What a copy holds as a whole. `people`: keys of the citizens who are in it, by `keyOf`. */
export type Checked = Pick<Copied, 'things' | 'citizens' | 'content'> & {
  readonly municipalities: readonly string[];
  readonly people: ReadonlySet<string>;
};

/** A citizen of a municipality, as one text. */
export function keyOf({ municipality, citizen }: { readonly municipality: string; readonly citizen: string }): string {
  return JSON.stringify([municipality, citizen]);
}

/** Reads it to its end. Throws as `readCopy` does, and where somebody is in it twice. */
export async function checkCopy(path: string): Promise<Checked> {
  const tally = new Tally();
  const municipalities = new Set<string>();
  const [people, erased] = [new Set<string>(), new Set<string>()];
  for await (const thing of readCopy(path)) {
    tally.add(thing);
    if (thing.kind === 'unreadable') continue;
    municipalities.add(thing.municipality);
    if (thing.kind !== 'citizen' && thing.kind !== 'erased') continue;
    const key = keyOf(thing);
    if (people.has(key) || erased.has(key)) throw notWhole(path);
    (thing.kind === 'citizen' ? people : erased).add(key);
  }
  return { ...tally.sum(), municipalities: [...municipalities], people };
}

/** Lines of the unpacked file. Throws what the disk or the unpacking throws. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const source = (await open(path)).createReadStream();
  const unpacked = createGunzip();
  // What goes wrong in either ends the reading below.
  pipe(source, unpacked, () => undefined);
  yield* linesIn(unpacked);
}

function notWhole(path: string, cause?: unknown): StartError {
  return new StartError([`${path} is no whole copy of Medspil: it was cut, or changed. Nothing was changed.`], { cause });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
