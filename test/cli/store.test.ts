/** Copies of all that is kept: moved between the two stores, backed up while the server runs, and put back without those who were erased. */
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startApp } from '../../src/cli/app.ts';
import { citizenCommand } from '../../src/cli/citizen-command.ts';
import { writeCopy } from '../../src/cli/copy-file.ts';
import { storeCommand } from '../../src/cli/store-command.ts';
import type { Dumped } from '../../src/conversation/dumped.ts';
import { open } from '../../src/storage/open.ts';
import { pathsOf } from '../../src/storage/paths.ts';
import { startDatabase, type TestDatabase } from '../contract/database.ts';
import { after, at, clock, commitOf, documentOf, entry, memoryChanges, memoryLog } from '../contract/fixture.ts';
import { fill } from '../contract/moving.ts';
import { Gateway } from '../conversation/sending.ts';

/** The demo's. */
const municipality = 'lindeby';
let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase({ forgetful: true });
}, 60_000);
afterAll(() => database?.stop());

let dir: string;
let env: Record<string, string>;
const settings = (name: string): Record<string, string> => ({
  DATA_DIR: join(dir, name),
  ERASURE_LEDGER: join(dir, 'erased'),
  PORT: '0',
  LOG: 'silent',
});
const openData = (name: string) => open({ dir: join(dir, name), clock, log: memoryLog(), changes: memoryChanges() });

/** Anna has a message that waits and words of hers; the fixture brings one of everything beside her. */
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'medspil-copies-'));
  env = settings('data');
  const store = await openData('data');
  await fill(store);
  const document = documentOf('lise', {
    municipality,
    conversation: 'c',
    transcript: [{ ...entry(1, 'mærkeord\u2028og en linje til'), from: 'bot', id: 'c|0000001' }],
  });
  const outbox = [{ id: 'c|0000001:sms', channel: 'sms', position: 1, at }];
  await store.commit({
    ...commitOf('lise', 0),
    municipality,
    document,
    outbox,
    audit: [{ at, actor: 'karen', action: 'file.read', object: 'lise' }],
  });
  await store.close();
});
afterEach(() => rm(dir, { recursive: true }));

/** The one line that tells the hash of the content. */
const contentOf = (out: readonly string[]): string => /content ([0-9a-f]{64})/.exec(out.join(' '))?.[1] ?? '';
const file = (name: string): string => join(dir, name);

describe('Moving', () => {
  test('from files to PostgreSQL and back: the same content, by hash', { timeout: 60_000 }, async () => {
    const first = await storeCommand(['export', '--to', file('first')], env);
    expect(first).toMatchObject({ code: 0, err: [] });
    const rows = { ...settings('keys'), DATABASE_URL: await database.fresh(), TOKEN_SECRET: 'x'.repeat(32) };
    const moved = await storeCommand(['import', '--from', file('first')], rows);
    expect(moved).toMatchObject({ code: 0, err: [] });
    const second = await storeCommand(['export', '--to', file('second')], rows);
    await storeCommand(['import', '--from', file('second')], settings('back'));
    const third = await storeCommand(['export', '--to', file('third')], settings('back'));
    const contents = [first, moved, second, third].map(({ out }) => contentOf(out));
    expect(new Set(contents)).toEqual(new Set([contents[0]]));
    expect(contents[0]).not.toBe('');
  });

  test('while the server runs: what it has acknowledged is in the copy', async () => {
    const app = await startApp(env);
    try {
      const running = { ...env, PORT: new URL(app.url).port };
      expect((await storeCommand(['status'], running)).out.slice(0, 2)).toEqual([
        'Messages go out.',
        `2 wait to be sent, the oldest since ${at}.`,
      ]);
      const { code, out } = await storeCommand(['backup', '--to', file('copies')], running);
      expect(code).toBe(0);
      const [name = ''] = await readdir(file('copies'));
      expect(name).toMatch(/^medspil-\d{4}-\d\d-\d\dT[\d-]+Z\.copy\.gz$/);
      expect((await storeCommand(['import', '--from', join(file('copies'), name)], settings('new'))).out[0]).toContain(contentOf(out));
      expect((await storeCommand(['import', '--from', join(file('copies'), name)], running)).err.join()).toContain('in use');
    } finally {
      await app.close();
    }
  });

  test('somebody erased while it is made is in it as they were, and it can be put back', async () => {
    const store = await openData('data');
    const things = async function* (): AsyncGenerator<Dumped> {
      for await (const thing of store.dump()) {
        yield thing;
        if (thing.kind === 'citizen' && thing.citizen === 'anna')
          await store.erase(thing.municipality, 'anna', [{ at, actor: 'Mette', action: 'citizen.erased', object: 'anna' }]);
      }
    };
    await writeCopy(file('copy'), things(), at);
    await store.close();
    expect((await storeCommand(['restore', '--from', file('copy')], settings('new'))).code).toBe(0);
  });

  test('a link of somebody who is in no copy does not come back', async () => {
    const link = { kind: 'account', municipality, citizen: 'nobody', channel: 'sms', account: '+4587654321' } as const;
    await writeCopy(
      file('copy'),
      (async function* (): AsyncGenerator<Dumped> {
        yield link;
      })(),
      at,
    );
    expect((await storeCommand(['restore', '--from', file('copy')], settings('new'))).code).toBe(0);
    const store = await openData('new');
    expect(await store.accountOwner(municipality, link)).toBeUndefined();
    await store.close();
  });

  test.each([
    ['cut', (path: string, size: number) => truncate(path, size - 20)],
    ['cut to nothing', (path: string) => truncate(path, 0)],
    [
      'changed',
      async (path: string, size: number) => {
        const bytes = await readFile(path);
        bytes[Math.floor(size / 2)]! ^= 1;
        await writeFile(path, bytes);
      },
    ],
    ['another file', (path: string) => writeFile(path, 'x')],
  ])('a copy that is %s is refused, and the store stays empty', async (_what, spoil) => {
    await storeCommand(['export', '--to', file('copy')], env);
    await spoil(file('copy'), (await readFile(file('copy'))).length);
    expect(await storeCommand(['restore', '--from', file('copy')], settings('new'))).toMatchObject({
      code: 3,
      err: [expect.stringContaining('no whole copy')],
    });
    const store = await openData('new');
    expect(await store.dump()[Symbol.asyncIterator]().next()).toMatchObject({ done: true });
    await store.close();
  });

  test('nothing is written over what is there: neither a file nor a store', async () => {
    await storeCommand(['export', '--to', file('copy')], env);
    expect(await storeCommand(['export', '--to', file('copy')], env)).toMatchObject({
      code: 3,
      err: [expect.stringContaining('is there already')],
    });
    expect(await storeCommand(['import', '--from', file('copy')], env)).toMatchObject({
      code: 3,
      err: [expect.stringContaining('an empty one')],
    });
    expect(await storeCommand(['import', '--from', file('nothing')], env)).toMatchObject({
      code: 3,
      err: [expect.stringContaining('is not there')],
    });
  });

  test('what is damaged is told, and not in the copy', async () => {
    await writeFile(pathsOf(file('data')).citizen(municipality, 'lise'), 'nonsense');
    const { code, err } = await storeCommand(['export', '--to', file('copy')], env);
    expect([code, err.length]).toEqual([1, 2]);
  });
});

describe('Putting a copy back', () => {
  test('nothing is sent before a person lets it go', async () => {
    await storeCommand(['backup', '--to', file('copies')], env);
    const [name = ''] = await readdir(file('copies'));
    const restored = settings('new');
    expect((await storeCommand(['restore', '--from', join(file('copies'), name)], restored)).code).toBe(0);
    const gateway = new Gateway();
    const app = await startApp(restored, { senders: [gateway] });
    try {
      const running = { ...restored, PORT: new URL(app.url).port };
      expect(app.warnings.join()).toContain('Messages are held since');
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(gateway.tried).toEqual([]);
      expect((await storeCommand(['status'], running)).out[0]).toContain('HELD');
      expect((await storeCommand(['release'], running)).code).toBe(0);
      for (let n = 0; n < 60 && gateway.delivered.length === 0; n += 1) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(gateway.delivered).toContain('c|0000001:sms');
      expect(await storeCommand(['release'], running)).toMatchObject({ code: 1 });
    } finally {
      await app.close();
    }
  });

  test('who was erased since does not come back: not a word of them comes to the disk', async () => {
    await storeCommand(['export', '--to', file('copy')], env);
    expect((await citizenCommand(['erase', 'lise', '--by', 'Mette', '--reason', 'Bad om det'], env)).code).toBe(0);
    const { code, out } = await storeCommand(['restore', '--from', file('copy')], settings('new'));
    expect([code, out.join('\n')]).toEqual([0, expect.stringContaining('1 who were erased since did not come back: lise.')]);
    for (const one of await readdir(file('new'), { recursive: true, withFileTypes: true }))
      if (one.isFile()) expect(await readFile(join(one.parentPath, one.name), 'utf8')).not.toContain('mærkeord');
    const store = await openData('new');
    expect(await store.read(municipality, 'lise')).toBeUndefined();
    expect((await store.audit(municipality, 'lise')).map(({ action }) => action)).toEqual(['file.read']);
    expect(await store.claim(after(3600), 9, 60, 'outbox')).not.toContainEqual(expect.objectContaining({ citizen: 'lise' }));
    await store.close();
  });
});

test.each([
  [[]],
  [['export']],
  [['export', '--from', 'x']],
  [['import', '--to', 'x']],
  [['backup', 'x', '--to', 'x']],
  [['status', '--to', 'x']],
  [['forget']],
  [['export', '--to', '']],
])('%j is not understood', async (args) => {
  expect((await storeCommand(args, env)).code).toBe(2);
});
