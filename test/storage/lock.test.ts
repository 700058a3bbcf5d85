import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { open, type OpenStore } from '../../src/storage/open.ts';
import { at, clock, commitOf, memoryChanges, memoryLog, municipality } from '../contract/fixture.ts';

let dir: string;
const openHere = (folder = dir): Promise<OpenStore> => open({ dir: folder, clock, log: memoryLog(), changes: memoryChanges() });

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'medspil-lock-'));
});
afterEach(() => rm(dir, { recursive: true }));

/** Another process that has the folder. */
async function holder(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'holder.ts'), dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  // Also where the test fails: it would outlive it.
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return child;
}

test('a second process is told who has the folder; after a kill it is free, and what was committed is there', async () => {
  const child = await holder();
  const refused = openHere();
  await expect(refused).rejects.toMatchObject({ code: 'store-locked', cause: expect.anything() as unknown });
  await expect(refused).rejects.toThrow(`pid ${child.pid}, since ${at}`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const store = await openHere();
  expect((await store.read(municipality, 'a'))?.version).toBe(1);
  await store.close();
});

test('the same process does not open a folder twice, and does when it has closed it', async () => {
  const store = await openHere();
  await expect(openHere()).rejects.toMatchObject({ code: 'store-locked' });
  await store.close();
  await (await openHere()).close();
});

test('closing waits for what is under way', async () => {
  const store = await openHere();
  const commits = ['a', 'b', 'c'].map((citizen) => store.commit(commitOf(citizen, 0)));
  await store.close();
  await expect(Promise.all(commits)).resolves.toHaveLength(3);
});

test('a folder that cannot be made or written is told apart', async () => {
  const file = join(dir, 'file');
  await writeFile(file, '');
  await expect(openHere(join(file, 'data'))).rejects.toMatchObject({ code: 'store-unwritable', cause: { code: 'ENOTDIR' } });
});

test('a folder that is taken away is not ready, and takes no commit', async () => {
  const gone = join(dir, 'data');
  const store = await openHere(gone);
  await store.ready();
  await rm(gone, { recursive: true });
  await expect(store.ready()).rejects.toMatchObject({ code: 'store-unwritable' });
  await expect(store.commit(commitOf('a', 0))).rejects.toMatchObject({ code: 'store-unwritable' });
  await store.close();
});
