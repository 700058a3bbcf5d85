/** One process per data folder. The lock dies with the process, also when it is killed: it is SQLite's hold on a small file. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../ports.ts';
import { LockedError, UnwritableError } from './errors.ts';

/** The file that is held. */
const lockFile = 'lock.sqlite';
/** Who holds it, for the message to a second process; says nothing while nobody does. */
const holderFile = 'lock.txt';
/** SQLite's code for "somebody else has it". */
const busy = 5;

/** A folder that is held. Released when the store has closed its files; the end of the process releases it too. */
export interface Lock {
  release(): void;
}

/** Locks that this process has: one that nobody refers to any more is not given up by the collection of garbage. */
const held = new Set<DatabaseSync>();

/** Takes the folder, which must exist. Throws a `LockedError` that names the holder when another process, or this one, has it. */
export async function takeLock(folder: string, clock: Clock): Promise<Lock> {
  const database = await hold(folder);
  try {
    await writeFile(join(folder, holderFile), `pid ${process.pid}, since ${clock.now()}\n`, { mode: 0o600 });
  } catch (cause) {
    database.close();
    throw new UnwritableError(holderFile, { cause });
  }
  held.add(database);
  return {
    release() {
      held.delete(database);
      database.close();
    },
  };
}

async function hold(folder: string): Promise<DatabaseSync> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(folder, lockFile), { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (cause) {
    database?.close();
    if (isBusy(cause)) throw new LockedError(folder, await holderOf(folder), { cause });
    throw new UnwritableError(lockFile, { cause });
  }
}

async function holderOf(folder: string): Promise<string> {
  const text = await readFile(join(folder, holderFile), 'utf8').catch(() => '');
  return text.trim() || 'it has just started';
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === busy;
}

/** Milliseconds that somebody waits for a file that others add to, and between two tries. */
const waitAtMost = 30_000;
const tryEvery = 20;

/**
 * Does something to a file while no other process, and nobody else in this one, does: SQLite's hold on a file beside it, `<path>.lock`. It ends
 * with the process. Throws an `UnwritableError` where the others do not come to an end.
 */
export async function withFileLock<T>(path: string, task: () => Promise<T>): Promise<T> {
  const held = await holdFile(`${path}.lock`);
  try {
    return await task();
  } finally {
    held.close();
  }
}

async function holdFile(path: string): Promise<DatabaseSync> {
  for (let waited = 0; ; waited += tryEvery) {
    let database: DatabaseSync | undefined;
    try {
      // Waiting within SQLite would hold up the whole process, and whoever has the file may be in it.
      database = new DatabaseSync(path, { timeout: 0 });
      database.exec('BEGIN EXCLUSIVE');
      return database;
    } catch (cause) {
      database?.close();
      if (!isBusy(cause) || waited >= waitAtMost) throw new UnwritableError(path, { cause });
      await pause(tryEvery);
    }
  }
}
