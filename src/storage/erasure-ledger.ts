/**
 * The list of those who were erased, in a file apart from the store and from its copies: when a copy is put back, it says who must not come
 * back with it. One line of JSON for each, chained by hash, so that none can be changed, dropped or put in between unseen.
 */
import { open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { ErasureLedger, Erasure } from '../ports.ts';
import { nodeDisk } from './disk.ts';
import { DamagedError, UnwritableError } from './errors.ts';
import { sha256 } from './frame.ts';

const Line = z.strictObject({
  at: z.string(),
  municipality: z.string(),
  citizen: z.string(),
  by: z.string(),
  reason: z.string(),
  previous: z.string(),
  hash: z.string(),
});
type Line = z.infer<typeof Line>;
const beginning = sha256('erasure ledger');
/** The file is its owner's alone. */
const mode = 0o600;

/**
 * Opens the list at a path; no file is made before the first erasure. Throws a `DamagedError` where a line was changed, and an
 * `UnwritableError` where the file cannot be read or written. A last line that was cut by a crash was told to nobody: it is taken away.
 */
export function openErasureLedger(path: string): ErasureLedger {
  let queue: Promise<unknown> = Promise.resolve();
  const append = async (erasure: Erasure): Promise<void> => {
    const { lines, bytes } = await readLines(path);
    const line = chained(erasure, lines.at(-1)?.hash ?? beginning);
    await guarded(path, () => writeAt(path, bytes, `${JSON.stringify(line)}\n`));
  };
  return {
    append(erasure) {
      const done = queue.then(() => append(erasure));
      queue = done.catch(() => undefined);
      return done;
    },
    async entries() {
      return (await readLines(path)).lines.map(({ previous: _previous, hash: _hash, ...erasure }) => erasure);
    },
  };
}

function chained({ at, municipality, citizen, by, reason }: Erasure, previous: string): Line {
  const plain = { at, municipality, citizen, by, reason, previous };
  return { ...plain, hash: sha256(canonicalize(plain) ?? '') };
}

/** Whole lines, checked, and how many bytes they are. */
async function readLines(path: string): Promise<{ readonly lines: readonly Line[]; readonly bytes: number }> {
  const found = await guarded(path, () => readFile(path).catch(unlessMissing));
  const bytes = found.lastIndexOf('\n') + 1;
  let previous = beginning;
  const lines = found
    .subarray(0, bytes)
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((text) => {
      const line = Line.safeParse(parsed(text));
      if (!line.success || line.data.previous !== previous || chained(line.data, previous).hash !== line.data.hash)
        throw new DamagedError('erasure ledger', 'chain');
      previous = line.data.hash;
      return line.data;
    });
  return { lines, bytes };
}

/** Durable when the promise is fulfilled. */
async function writeAt(path: string, position: number, text: string): Promise<void> {
  const file = await open(path, 'r+', mode).catch(async (error: unknown) => {
    unlessMissing(error);
    return open(path, 'wx', mode);
  });
  try {
    await file.truncate(position);
    await file.write(text, position);
    await file.sync();
  } finally {
    await file.close();
  }
  await nodeDisk.syncFolder(dirname(path));
}

async function guarded<T>(path: string, task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (cause) {
    throw new UnwritableError(path, { cause });
  }
}

function unlessMissing(error: unknown): Buffer {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
  throw error;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
