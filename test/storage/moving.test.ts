/** From files to PostgreSQL and back to files: nothing is lost, nothing is added. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { LocalChanges } from '../../src/storage/changes.ts';
import { open } from '../../src/storage/open.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import { startDatabase, type TestDatabase } from '../contract/database.ts';
import { clock, memoryChanges, memoryLog } from '../contract/fixture.ts';
import { fill, wholeOf } from '../contract/moving.ts';

let database: TestDatabase;
const opened: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  database = await startDatabase({ forgetful: true });
}, 60_000);
afterAll(async () => {
  for (const close of opened) await close();
  await database?.stop();
});

async function files(): Promise<Store> {
  const dir = await mkdtemp(join(tmpdir(), 'medspil-moving-'));
  const store = await open({ dir, clock, log: memoryLog(), changes: memoryChanges() });
  opened.push(async () => {
    await store.close();
    await rm(dir, { recursive: true });
  });
  return store;
}

async function rows(): Promise<Store> {
  await database.run('CREATE SCHEMA moving');
  const log = memoryLog();
  const store = await openPostgres({ url: database.url, schema: 'moving', clock, log, changes: new LocalChanges(log), worker: 'w' });
  opened.push(() => store.close());
  return store;
}

test('files, rows, files again: the same things in each', async () => {
  const [first, second, third] = [await files(), await rows(), await files()];
  await fill(first);
  for await (const thing of first.dump()) await second.load(thing);
  for await (const thing of second.dump()) await third.load(thing);
  const whole = await wholeOf(first);
  expect(whole).toHaveLength(5);
  expect(await wholeOf(second)).toEqual(whole);
  expect(await wholeOf(third)).toEqual(whole);
});
