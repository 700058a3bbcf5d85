/** Several processes on one PostgreSQL: what the contract, which has one at a time, does not say. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { LocalChanges } from '../../src/storage/changes.ts';
import { UnreachableError } from '../../src/storage/errors.ts';
import { Database } from '../../src/storage/postgres-database.ts';
import { migrate, readMigrations } from '../../src/storage/postgres-migrate.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import { startDatabase, type TestDatabase } from '../contract/database.ts';
import { after, clock, commitOf, documentOf, entry, memoryLog, municipality, seenKey, withOutbox } from '../contract/fixture.ts';

let server: TestDatabase;
beforeAll(async () => {
  server = await startDatabase();
}, 60_000);
afterAll(() => server?.stop());

const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
});

interface One {
  readonly store: Store;
  readonly changes: LocalChanges;
  readonly codes: () => readonly string[];
}
async function one(url: string): Promise<One> {
  const log = memoryLog();
  const changes = new LocalChanges(log);
  const store = await openPostgres({ url, clock, log, changes, worker: randomUUID() });
  opened.push(store);
  return { store, changes, codes: () => log.lines.map(({ code }) => code) };
}

test('several that start at once on an empty database make the tables once', async () => {
  const url = await server.fresh();
  const all = await Promise.all(Array.from({ length: 4 }, () => one(url)));
  await all[0]!.store.commit(commitOf('a', 0));
  for (const { store } of all) expect((await store.read(municipality, 'a'))?.version).toBe(1);
});

test('what a newer release has added is left alone, and the older one works beside it', async () => {
  const url = await server.fresh();
  const older = await one(url);
  await older.store.commit(commitOf('a', 0));
  const database = new Database({ connectionString: url });
  const newer = [...(await readMigrations()), { number: 999, sql: "ALTER TABLE citizens ADD COLUMN mood text NOT NULL DEFAULT ''" }];
  expect(await migrate(database, newer)).toBe(1);
  expect(await older.store.commit(commitOf('a', 1))).toEqual({ kind: 'committed', version: 2 });
  const again = await one(url);
  expect(await again.store.commit(commitOf('b', 0, { seen: seenKey('m1') }))).toMatchObject({ kind: 'committed' });
  await database.close();
});

test('a document of a newer release is an error, and is not written over', async () => {
  const url = await server.fresh();
  const { store } = await one(url);
  await store.commit(commitOf('a', 0));
  const database = new Database({ connectionString: url });
  await database.write(`UPDATE citizens SET document = jsonb_set(document, '{schema}', '99')`);
  await database.close();
  await expect(store.read(municipality, 'a')).rejects.toMatchObject({ code: 'store-damaged' });
  await expect(store.commit(commitOf('a', 1))).rejects.toThrow();
});

test('commits that cross from two processes: one goes in, and a message has one effect', async () => {
  const url = await server.fresh();
  const [a, b] = [await one(url), await one(url)];
  for (let version = 0; version < 20; version += 1) {
    const seen = seenKey(`m${version}`);
    const results = await Promise.all([a.store.commit(commitOf('a', version, { seen })), b.store.commit(commitOf('a', version, { seen }))]);
    expect(results.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
  }
  expect((await a.store.read(municipality, 'a'))?.version).toBe(20);
});

test('items are with one worker at a time, whichever process it is in; one that stops gives back what it holds', async () => {
  const url = await server.fresh();
  const [a, b] = [await one(url), await one(url)];
  for (let n = 0; n < 20; n += 1) await withOutbox(a.store, `c${n}`, [1]);
  const claims = await Promise.all([a, b, a, b, a, b].map(({ store }) => store.claim(after(10), 5, 60)));
  const items = claims.flat().map(({ item }) => item.id);
  expect(new Set(items).size).toBe(items.length);
  const rest = [...(await a.store.claim(after(10), 20, 60)), ...(await b.store.claim(after(10), 20, 60))];
  expect(items.length + rest.length).toBe(20);
  await a.store.close();
  opened.splice(opened.indexOf(a.store), 1);
  const returned = await b.store.claim(after(11), 20, 60);
  expect(returned.length).toBeGreaterThan(0);
  expect(returned.every(({ attempts }) => attempts === 0)).toBe(true);
});

test('a change is heard in the other process, by the citizen and by both caseworkers', async () => {
  const url = await server.fresh();
  const [a, b] = [await one(url), await one(url)];
  const heard: string[] = [];
  b.changes.onCitizen(municipality, 'a', () => heard.push('citizen'));
  b.changes.onCaseworker(municipality, 'mette', (citizen) => heard.push(`mette ${citizen}`));
  b.changes.onCaseworker(municipality, 'lars', (citizen) => heard.push(`lars ${citizen}`));
  await a.store.commit(commitOf('a', 0));
  await vi.waitFor(() => expect(heard).toEqual(['citizen', 'mette a']));
  await a.store.commit(commitOf('a', 1, { document: documentOf('a', { caseworker: 'lars' }) }));
  await vi.waitFor(() => expect(heard).toEqual(expect.arrayContaining(['lars a'])));
  expect(heard.filter((one) => one === 'mette a')).toHaveLength(2);
});

test('who was not there when it was told looks again when the line is back', async () => {
  const url = await server.fresh();
  const [a, b] = [await one(url), await one(url)];
  let looked = 0;
  b.changes.onCitizen(municipality, 'a', () => (looked += 1));
  await server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = $1", [
    new URL(url).pathname.slice(1),
  ]);
  await a.store.commit(commitOf('a', 0));
  await vi.waitFor(() => expect(b.codes()).toContain('changes-lost'));
  await vi.waitFor(() => expect(looked).toBeGreaterThan(0), 5000);
  const before = looked;
  await a.store.commit(commitOf('a', 1));
  await vi.waitFor(() => expect(looked).toBeGreaterThan(before), 5000);
});

test('letters that the database cannot hold cost nothing else', async () => {
  const { store } = await one(await server.fresh());
  const text = `før\u0000mellem\ud800efter \\u0000 🍎`;
  await store.commit(commitOf('a', 0, { document: documentOf('a', { transcript: [entry(1, text)] }) }));
  expect((await store.read(municipality, 'a'))?.document.transcript[0]?.text).toBe('før\u{FFFD}mellem\u{FFFD}efter \\u0000 🍎');
});

test('a database that is away is said in an error of ours, which holds nothing of what was stored', async ({ skip }) => {
  const { away } = server;
  if (away === undefined) return skip('The database is not ours to stop.');
  const { store } = await one(await server.fresh());
  await store.commit(commitOf('a', 0));
  await away.begin();
  try {
    await expect(store.ready()).rejects.toThrow(UnreachableError);
    await expect(store.commit(commitOf('a', 1, { document: documentOf('a', { name: 'Hemmelig' }) }))).rejects.toThrow(/^(?!.*Hemmelig)/);
    await expect(store.claim(after(1), 1, 1)).rejects.toMatchObject({ code: 'store-unwritable' });
  } finally {
    await away.end();
  }
  await vi.waitFor(() => store.ready(), 10_000);
  expect(await store.commit(commitOf('a', 1))).toEqual({ kind: 'committed', version: 2 });
});
