/** Erasing in files: no byte of a citizen stays, also where it was cut or the file was damaged. */
import { readdir, readFile, writeFile, mkdtemp, rm, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AuditRecord } from '../../src/ports.ts';
import { nodeDisk, type Disk } from '../../src/storage/disk.ts';
import { open, type OpenStore } from '../../src/storage/open.ts';
import { pathsOf } from '../../src/storage/paths.ts';
import { clock, commitOf, documentOf, entry, memoryChanges, memoryLog, municipality } from '../contract/fixture.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'medspil-erased-'));
});
afterEach(() => rm(dir, { recursive: true }));

const start = (disk?: Disk): Promise<OpenStore> =>
  open({ dir, clock, log: memoryLog(), changes: memoryChanges(), ...(disk !== undefined && { disk }) });
const words = 'mit eget mærkeord';
const record: AuditRecord = { at: clock.now(), actor: 'mette', action: 'read', object: 'plan' };
const erased: AuditRecord = { ...record, action: 'erased' };

async function fill(store: OpenStore): Promise<void> {
  const segment = { id: 's1', first: 1, last: 1 };
  const document = documentOf('anna', { name: words, segments: [segment], transcript: [entry(2, words)] });
  const segments = [{ name: segment, entries: [entry(1, words)] }];
  const audit = Array.from({ length: 40 }, () => record);
  await store.commit({ ...commitOf('anna', 0), document, segments, audit });
  await store.link(municipality, { channel: 'sms', account: '+4587654321' }, 'anna');
}

/** Files below the data folder that hold one of the texts. */
async function holding(...texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const item of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!item.isFile()) continue;
    const bytes = await readFile(join(item.parentPath, item.name));
    if (texts.some((text) => bytes.includes(text))) found.push(item.name);
  }
  return found;
}

test('no byte stays, copies set aside among them', async () => {
  const store = await start();
  await fill(store);
  await writeFile(`${pathsOf(dir).citizen(municipality, 'anna')}.damaged-2026`, words);
  expect((await holding(words, '+4587654321')).length).toBe(4);
  await store.erase(municipality, 'anna', [erased]);
  expect(await holding(words, '+4587654321')).toEqual([]);
  expect(await store.audit(municipality, 'anna')).toHaveLength(41);
  await store.close();
});

test('one that was cut anywhere is carried through at the next start, or has not begun', async () => {
  let cutSomewhere = 0;
  for (let allowed = 0; ; allowed += 1) {
    const whole = await start();
    await fill(whole);
    await whole.close();
    let left = Number.POSITIVE_INFINITY;
    const cut = (): void => {
      if ((left -= 1) < 0) throw new Error('cut');
    };
    const disk: Disk = {
      ...nodeDisk,
      rename: async (from, to) => (cut(), nodeDisk.rename(from, to)),
      remove: async (path) => (cut(), nodeDisk.remove(path)),
    };
    const store = await start(disk);
    left = allowed;
    const done = await store.erase(municipality, 'anna', [erased]).then(
      () => true,
      () => false,
    );
    await store.close();
    const again = await start();
    if ((await again.read(municipality, 'anna')) === undefined) {
      cutSomewhere += Number(!done);
      expect(await holding(words, '+4587654321')).toEqual([]);
      expect((await again.audit(municipality, 'anna')).at(-1)?.action).toBe('erased');
    } else expect(await again.audit(municipality, 'anna')).toHaveLength(40);
    await again.close();
    await rm(dir, { recursive: true });
    await mkdir(dir);
    if (done) break;
  }
  expect(cutSomewhere).toBeGreaterThan(2);
});

test('a citizen whose file is damaged can be erased; the full pages of the audit stay', async () => {
  const first = await start();
  await fill(first);
  await first.close();
  const path = pathsOf(dir).citizen(municipality, 'anna');
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, bytes.length - 5));
  const store = await start();
  expect(store.report.damaged).toHaveLength(1);
  expect(await store.erase(municipality, 'anna', [erased])).toBe(true);
  expect(await holding(words, '+4587654321')).toEqual([]);
  expect((await readdir(dirname(path))).length).toBe(0);
  expect(await store.audit(municipality, 'anna')).toHaveLength(33);
  await store.close();
});
