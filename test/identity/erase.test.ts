import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eraseCitizen, eraseListed, type Erasing } from '../../src/identity/erase.ts';
import { accessName } from '../../src/identity/access.ts';
import type { Dumped } from '../../src/conversation/dumped.ts';
import type { Store } from '../../src/ports.ts';
import { openErasureLedger } from '../../src/storage/erasure-ledger.ts';
import { open } from '../../src/storage/open.ts';
import { pathsOf } from '../../src/storage/paths.ts';
import { clock, commitOf, documentOf, entry, memoryChanges, memoryLog, municipality } from '../contract/fixture.ts';

let dir: string;
let store: Store;
let erasing: Erasing;
const openIn = (name: string): Promise<Store> => open({ dir: join(dir, name), clock, log: memoryLog(), changes: memoryChanges() });
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'medspil-erase-'));
  store = await openIn('data');
  erasing = {
    store,
    clock,
    municipality: { id: municipality } as Erasing['municipality'],
    ledger: openErasureLedger(join(dir, 'erased.jsonl')),
  };
  const document = documentOf('anna', { name: 'Anna Mærkeord' });
  await store.commit({ ...commitOf('anna', 0), document });
  await store.commit(commitOf('bo', 0));
  await store.writeRegistry(municipality, accessName('anna'), { schema: 1, invitations: [], codes: [] }, 0);
  await store.writeRegistry(municipality, 'invitation-1', { schema: 1, citizen: 'anna' }, 0);
  await store.writeRegistry(municipality, 'invitation-2', { schema: 1, citizen: 'bo' }, 0);
});
afterEach(async () => {
  await store.close();
  await rm(dir, { recursive: true });
});
async function expectNoWords(): Promise<void> {
  const files = await readdir(dir, { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile()))
    expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toContain('Mærkeord');
}
const order = { citizen: 'anna', by: 'leder', reason: 'Bad om det, 010190-1234' };

test('document, access and invitations go; others stay; the list and the audit say so, without a CPR number', async () => {
  expect(await eraseCitizen(erasing, order)).toBe(true);
  expect(await store.registryNames(municipality)).toEqual(['invitation-2']);
  expect(await store.citizens(municipality)).toEqual(['bo']);
  expect(await erasing.ledger.entries()).toMatchObject([{ citizen: 'anna', by: 'leder', reason: 'Bad om det, ******-****' }]);
  expect((await store.audit(municipality, 'anna')).map(({ action }) => action)).toEqual(['citizen.erased']);
  await expectNoWords();
});

test('the thread that became part of the conversation goes too, with what is left of it in older files', async () => {
  const segment = { id: 's1', first: 1, last: 1 };
  const thread = { ...documentOf('thread'), caseworker: '', name: '', anonymous: true as const };
  const segments = [{ name: segment, entries: [entry(1, 'Mærkeord i tråden')] }];
  await store.commit({ ...commitOf('thread', 0), document: { ...thread, segments: [segment] }, segments });
  await store.commit({ ...commitOf('thread', 1), document: { ...thread, joined: { citizen: 'anna', at: clock.now() } } });
  await store.commit({ ...commitOf('stranger', 0), document: { ...thread, citizen: 'stranger' } });
  await eraseCitizen(erasing, order);
  expect(await store.citizens(municipality)).toEqual(['bo', 'stranger']);
  expect((await erasing.ledger.entries()).map(({ citizen }) => citizen)).toEqual(['anna', 'thread']);
  await expectNoWords();
});

test('one whose file is damaged is erased', async () => {
  await store.close();
  const path = pathsOf(join(dir, 'data')).citizen(municipality, 'anna');
  const whole = await readFile(path);
  await writeFile(path, whole.subarray(0, whole.length - 9));
  store = await openIn('data');
  erasing = { ...erasing, store };
  expect(await eraseCitizen(erasing, order)).toBe(true);
  await expectNoWords();
});

test('who is not known is not erased, and stands in no list', async () => {
  expect(await eraseCitizen(erasing, { ...order, citizen: 'nobody' })).toBe(false);
  expect(await erasing.ledger.entries()).toEqual([]);
});

test('asked twice, it is done and listed once', async () => {
  await eraseCitizen(erasing, order);
  expect(await eraseCitizen(erasing, order)).toBe(false);
  expect(await erasing.ledger.entries()).toHaveLength(1);
});

test('who comes back with a copy goes again', async () => {
  const copy: Dumped[] = [];
  for await (const thing of store.dump()) copy.push(thing);
  await eraseCitizen(erasing, order);
  const other = await openIn('other');
  for (const thing of copy) await other.load(thing);
  expect(await eraseListed({ ...erasing, store: other })).toEqual(['anna']);
  expect(await eraseListed({ ...erasing, store: other })).toEqual([]);
  expect(await other.citizens(municipality)).toEqual(['bo']);
  expect(await other.registryNames(municipality)).toEqual(['invitation-2']);
  await other.close();
});

test('what is damaged of others keeps nobody from being erased', async () => {
  const { anonymous: _none, ...thread } = documentOf('thread', { caseworker: '' });
  await store.commit({ ...commitOf('thread', 0), document: { ...thread, anonymous: true } });
  await store.close();
  const paths = pathsOf(join(dir, 'data'));
  await writeFile(paths.registry(municipality, 'invitation-2'), 'nonsense');
  store = await openIn('data');
  await writeFile(paths.citizen(municipality, 'thread'), 'nonsense');
  expect(await eraseCitizen({ ...erasing, store }, order)).toBe(true);
  await expect(store.readRegistry(municipality, 'invitation-2')).rejects.toMatchObject({ code: 'store-damaged' });
});
