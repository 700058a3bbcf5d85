/**
 * A file of lines that are only ever added to: one of JSON for each, chained by hash, so that none can be changed, dropped or put in between
 * unseen. What is cut off its end is not seen by the file alone.
 */
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { nodeDisk } from './disk.ts';
import { DamagedError, UnwritableError } from './errors.ts';
import { sha256 } from './frame.ts';
import { withFileLock } from './lock.ts';

/** The file is its owner's alone. */
const mode = 0o600;
const Links = z.looseObject({ previous: z.string(), hash: z.string() });

/** What is kept in such a file, oldest first. */
export interface ChainedLines<T> {
  /** Durable when the promise is fulfilled. */
  append(value: T): Promise<void>;
  /** Adds what is worked out from all that stand there, or nothing; nobody else adds meanwhile. True where a line was added. */
  appendFrom(make: (values: readonly T[]) => Promise<T | undefined>): Promise<boolean>;
  entries(): Promise<readonly T[]>;
}
/** `name`: what the file is, in errors and as the beginning of its chain. `schema`: of one value, without fields `previous` and `hash`. */
export interface LineKind<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
}

/**
 * Opens the file at a path; it is made by the first line. Throws a `DamagedError` where a line was changed, and an `UnwritableError` where the
 * file cannot be read or written. A last line that was cut by a crash was told to nobody: it is taken away.
 */
export function openChainedLines<T extends object>(path: string, kind: LineKind<T>): ChainedLines<T> {
  let queue: Promise<unknown> = Promise.resolve();
  const add = async (make: (values: readonly T[]) => Promise<T | undefined>): Promise<boolean> => {
    const { values, head, bytes } = await readLines(path, kind);
    const value = await make(values);
    if (value === undefined) return false;
    const line = chained(kind.schema.parse(value), head);
    await guarded(path, () => writeAt(path, bytes, `${JSON.stringify(line)}\n`));
    return true;
  };
  const appendFrom: ChainedLines<T>['appendFrom'] = (make) => {
    const done = queue.then(() => withFileLock(path, () => add(make)));
    queue = done.catch(() => undefined);
    return done;
  };
  return {
    appendFrom,
    append: async (value) => void (await appendFrom(async () => value)),
    entries: async () => (await readLines(path, kind)).values,
  };
}

function chained<T extends object>(value: T, previous: string): T & { readonly previous: string; readonly hash: string } {
  const plain = { ...value, previous };
  return { ...plain, hash: sha256(canonicalize(plain) ?? '') };
}

interface Found<T> {
  readonly values: readonly T[];
  /** Hash of the last line, or of the beginning. */
  readonly head: string;
  /** Length of the whole lines. */
  readonly bytes: number;
}

/** Whole lines, checked. */
async function readLines<T extends object>(path: string, { name, schema }: LineKind<T>): Promise<Found<T>> {
  const found = await guarded(path, () => readFile(path).catch(unlessMissing));
  const bytes = found.lastIndexOf('\n') + 1;
  const texts = found.subarray(0, bytes).toString('utf8').split('\n').slice(0, -1);
  let head = sha256(name);
  const values = texts.map((text) => {
    const links = Links.safeParse(parsed(text));
    if (!links.success) throw new DamagedError(name, 'chain');
    const { previous, hash, ...rest } = links.data;
    const value = schema.safeParse(rest);
    if (!value.success || previous !== head || chained(value.data, head).hash !== hash) throw new DamagedError(name, 'chain');
    head = hash;
    return value.data;
  });
  return { values, head, bytes };
}

/** Durable when the promise is fulfilled. */
async function writeAt(path: string, position: number, text: string): Promise<void> {
  const file = await open(path, 'r+', mode).catch(async (error: unknown) => {
    unlessMissing(error);
    return open(path, 'wx', mode);
  });
  try {
    await file.truncate(position);
    await writeAll(file, Buffer.from(text), position);
    await file.sync();
  } finally {
    await file.close();
  }
  await nodeDisk.syncFolder(dirname(path));
}

/** A disk that is nearly full may take a part of it and say so only by a number. */
async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    if (bytesWritten === 0) throw new Error('Nothing more could be written');
    done += bytesWritten;
  }
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
