import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { citizenCommand } from '../../src/cli/citizen-command.ts';
import { startApp } from '../../src/cli/app.ts';
import type { Dumped } from '../../src/conversation/dumped.ts';
import { open } from '../../src/storage/open.ts';
import { clock, commitOf, documentOf, entry, memoryChanges, memoryLog } from '../contract/fixture.ts';

/** The demo's. */
const municipality = 'lindeby';
let dir: string;
let env: Record<string, string>;
const openData = (name = 'data') => open({ dir: join(dir, name), clock, log: memoryLog(), changes: memoryChanges() });
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'medspil-citizen-'));
  env = { DATA_DIR: join(dir, 'data'), PORT: '0', LOG: 'silent' };
  const store = await openData();
  const segment = { id: 's1', first: 1, last: 1 };
  const document = documentOf('anna', { municipality, segments: [segment], transcript: [entry(2, 'mærkeord to')] });
  const due = [{ id: 'd1', name: 'check-in', at: clock.now() }];
  await store.commit({
    ...commitOf('anna', 0),
    municipality,
    document,
    due,
    segments: [{ name: segment, entries: [entry(1, 'mærkeord et')] }],
  });
  await store.close();
});
afterEach(() => rm(dir, { recursive: true }));

const to = () => join(dir, 'out', 'anna');

test('all that is held is handed out, readable and as JSON, and it is on record', async () => {
  expect((await citizenCommand(['export', 'anna', '--by', 'Mette', '--to', to()], env)).code).toBe(0);
  const text = await readFile(`${to()}.txt`, 'utf8');
  expect(text).toContain('Borger: mærkeord et');
  expect(text).toContain('mærkeord to');
  const whole = JSON.parse(await readFile(`${to()}.json`, 'utf8'));
  expect(whole.transcript.map(({ text: said }: { text: string }) => said)).toEqual(['mærkeord et', 'mærkeord to']);
  expect(whole.due).toMatchObject([{ item: { name: 'check-in' } }]);
  expect(whole.audit.at(-1)).toMatchObject({ action: 'citizen.exported', actor: 'Mette' });
});

test('who is erased is in no file, the copies handed out are told, and a copy of the folder put back brings nobody back', async () => {
  await citizenCommand(['export', 'anna', '--by', 'Mette', '--to', to()], env);
  await rm(join(dir, 'out'), { recursive: true });
  const before = await openData();
  const copy: Dumped[] = [];
  for await (const thing of before.dump()) copy.push(thing);
  await before.close();
  const { code, out } = await citizenCommand(['erase', 'anna', '--by', 'Mette', '--reason', 'Bad om det'], env);
  expect(code).toBe(0);
  expect(out.join('\n')).toMatch(/ by Mette$/);
  for (const file of await readdir(dir, { recursive: true, withFileTypes: true }))
    if (file.isFile()) expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toContain('mærkeord');
  await rm(join(dir, 'data'), { recursive: true });
  const restored = await openData();
  for (const thing of copy) await restored.load(thing);
  await restored.close();
  const app = await startApp(env);
  expect(await app.context.store.read(municipality, 'anna')).toBeUndefined();
  expect((await app.context.store.audit(municipality, 'anna')).map(({ action }) => action)).toEqual(['citizen.exported', 'citizen.erased']);
  await app.close();
});

test.each([
  [['erase', 'nobody', '--by', 'M', '--reason', 'x'], 1],
  [['export', 'nobody', '--by', 'M', '--to', 'x'], 1],
  [['erase', 'anna', '--by', 'M'], 2],
  [['erase', 'anna', '--reason', 'x'], 2],
  [['forget', 'anna', '--by', 'M', '--reason', 'x'], 2],
  [[], 2],
])('%j ends with %i, and nothing is changed', async (args, code) => {
  expect((await citizenCommand(args, env)).code).toBe(code);
  const store = await openData();
  expect((await store.read(municipality, 'anna'))?.version).toBe(1);
  await store.close();
});

test('while a server runs it is done by the server: nobody is signed out, and a command with another key is refused', async () => {
  const app = await startApp(env);
  try {
    const running = { ...env, PORT: new URL(app.url).port };
    const other = await citizenCommand(['erase', 'anna', '--by', 'M', '--reason', 'x'], { ...running, TOKEN_SECRET: 'x'.repeat(40) });
    expect(other).toMatchObject({ code: 3, err: [expect.stringContaining('DATA_DIR (or TOKEN_SECRET)')] });
    expect((await citizenCommand(['export', 'anna', '--by', 'Mette 010190-1234', '--to', to()], running)).code).toBe(0);
    expect(await readFile(`${to()}.txt`, 'utf8')).toContain('mærkeord et');
    const erased = await citizenCommand(['erase', 'anna', '--by', 'Mette', '--reason', 'Bad om det'], running);
    expect([erased.code, erased.out.at(-1)]).toEqual([0, expect.stringMatching(/by Mette \*{6}-\*{4}$/)]);
    expect(await app.context.store.read(municipality, 'anna')).toBeUndefined();
    expect((await citizenCommand(['erase', 'anna', '--by', 'M', '--reason', 'x'], running)).code).toBe(1);
    expect((await citizenCommand(['export', 'nobody', '--by', 'M', '--to', 'x'], running)).code).toBe(1);
  } finally {
    await app.close();
  }
});

test('where no server answers for the files that are held, it says so', async () => {
  const app = await startApp(env);
  const { code, err } = await citizenCommand(['erase', 'anna', '--by', 'M', '--reason', 'x'], { ...env, PORT: '1' });
  expect([code, err.at(-1)]).toEqual([3, 'No server answers at 127.0.0.1, port 1. Set HOST and PORT as the server has them.']);
  await app.close();
});
