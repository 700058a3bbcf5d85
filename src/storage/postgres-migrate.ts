/** Brings the tables up to what this release needs. Several processes may start at once: an advisory lock lets one work at a time. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from './postgres-database.ts';

/** One step: `number` from the file's name, and its SQL. */
export interface Migration {
  readonly number: number;
  readonly sql: string;
}

const folder = fileURLToPath(new URL('./migrations/', import.meta.url));
/** Any number that is ours; it is taken for the length of one transaction. */
const lock = 740_501;

/** The steps beside this file, by number: `001-start.sql`. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(names.map(async (name) => ({ number: Number.parseInt(name, 10), sql: await readFile(join(folder, name), 'utf8') })));
}

/**
 * Runs the steps that were not run before, all in one transaction. Those of a newer release are left alone: steps only add, so that the
 * older release works on beside it. Gives how many were run.
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<number> {
  const run = await database.transaction(async (statements) => {
    await statements.rows('SELECT pg_advisory_xact_lock($1)', [lock]);
    await statements.write('CREATE TABLE IF NOT EXISTS migrations (number integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())');
    const there = new Set((await statements.rows<{ number: number }>('SELECT number FROM migrations')).map(({ number }) => number));
    const missing = migrations.filter(({ number }) => !there.has(number));
    for (const { number, sql } of missing) {
      await statements.write(sql);
      await statements.write('INSERT INTO migrations (number) VALUES ($1)', [number]);
    }
    return missing.length;
  });
  return run ?? 0;
}
