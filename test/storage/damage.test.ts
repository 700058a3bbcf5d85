import { join, relative } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { DamagedError } from '../../src/storage/errors.ts';
import { frame, readFrame } from '../../src/storage/frame.ts';
import { open, type OpenStore } from '../../src/storage/open.ts';
import { pathsOf } from '../../src/storage/paths.ts';
import { at, clock, commitOf, documentOf, entry, memoryChanges, memoryLog, municipality, withOutbox } from '../contract/fixture.ts';
import { SimulatedDisk } from './simulated-disk.ts';

const root = '/data';
const paths = pathsOf(root);
const fileA = paths.citizen(municipality, 'a');
const stamp = at.replaceAll(/[:.]/g, '-');

let disk: SimulatedDisk;
let log: ReturnType<typeof memoryLog>;
const openAgain = (): Promise<OpenStore> => open({ dir: root, clock, log, changes: memoryChanges(), disk });

beforeEach(async () => {
  disk = new SimulatedDisk(root);
  log = memoryLog();
  const store = await openAgain();
  await store.commit(commitOf('a', 0, { document: documentOf('a', { name: 'Hemmeligt Navn', transcript: [entry(1, 'hemmelig tekst')] }) }));
  await store.commit(commitOf('b', 0));
});

/** The file with one word in its body replaced by another of the same length. */
const rusted = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(Buffer.from(bytes).toString('utf8').replace('hemmelig tekst', 'hemmelig tekzt'));
const cut = (bytes: Uint8Array): Uint8Array => bytes.slice(0, bytes.length - 7);
const codes = (): readonly unknown[] => log.lines.filter(({ level }) => level === 'error').map(({ code, facts }) => [code, facts]);

async function expectDamaged(store: OpenStore): Promise<void> {
  await expect(store.read(municipality, 'a')).rejects.toMatchObject({ code: 'store-damaged' });
  await expect(store.commit(commitOf('a', 0))).rejects.toThrow(DamagedError);
  await expect(store.commit(commitOf('a', 1))).rejects.toThrow(DamagedError);
  expect((await store.read(municipality, 'b'))?.version).toBe(1);
}

describe("a citizen's file", () => {
  test.each([
    ['cut short', cut, 'short'],
    ['empty', () => new Uint8Array(), 'short'],
    [
      'with a changed header',
      (bytes: Uint8Array) => Buffer.from(Buffer.from(bytes).toString('utf8').replace('Hemmeligt', 'Hemmelikt')),
      'checksum',
    ],
    ['with something after its end', (bytes: Uint8Array) => Buffer.concat([bytes, Buffer.from('x')]), 'checksum'],
    ['of another kind', () => frame('registry', {}, '{}'), 'shape'],
    ['of another citizen', () => disk.bytes(paths.citizen(municipality, 'b')), 'shape'],
  ])('%s is found at start, set aside and never begun anew', async (_what, change, reason) => {
    disk.damage(fileA, change);
    const before = await disk.read(fileA);
    const store = await openAgain();
    const file = `${relative(root, fileA)}.damaged-${stamp}`;
    expect(store.report).toEqual({ citizens: 1, damaged: [{ file, reason }] });
    expect(codes()).toEqual([['store-file-damaged', { file, reason }]]);
    expect(await disk.read(join(root, file))).toEqual(before);
    await expectDamaged(store);
  });

  test('changed within its body is found when it is read', async () => {
    disk.damage(fileA, rusted);
    const store = await openAgain();
    expect(store.report.damaged).toEqual([]);
    await expectDamaged(store);
    expect(await store.list(municipality, 'mette')).toMatchObject([{ citizen: 'b' }]);
    expect(codes()).toEqual([['store-file-damaged', { file: `${relative(root, fileA)}.damaged-${stamp}`, reason: 'checksum' }]]);
  });

  test('whole, with a document that is none, is set aside as well', async () => {
    disk.damage(fileA, (bytes) => {
      const { header, body } = readFrame(bytes, 'citizen');
      const { kind: _kind, body: _body, ...facts } = header.facts;
      return frame('citizen', facts, JSON.stringify({ ...(body as object), document: { schema: 1 } }));
    });
    await expectDamaged(await openAgain());
    expect(codes()).toMatchObject([['store-file-damaged', { reason: 'shape' }]]);
  });

  test('stays set aside over restarts, is told of each time, and is used again when a good one is put back', async () => {
    const good = (await disk.read(fileA))!;
    disk.damage(fileA, cut);
    await openAgain();
    const store = await openAgain();
    expect(store.report.damaged).toEqual([{ file: `${relative(root, fileA)}.damaged-${stamp}`, reason: 'set-aside' }]);
    await expectDamaged(store);
    await put(fileA, good);
    expect((await (await openAgain()).read(municipality, 'a'))?.version).toBe(1);
  });

  test('set aside twice at the same moment is kept twice', async () => {
    for (const n of [1, 2]) {
      await put(fileA, Buffer.from(`broken ${n}`));
      await openAgain();
    }
    const kept = (await disk.list(join(fileA, '..'))).filter((name) => name.includes('.damaged-'));
    expect(kept).toHaveLength(2);
  });

  test('of a later version stays where it is, and is not written over', async () => {
    disk.damage(fileA, (bytes) => {
      const { header, body } = readFrame(bytes, 'citizen');
      const { kind: _kind, body: _body, ...facts } = header.facts;
      const { document } = body as { readonly document: object };
      return frame('citizen', { ...facts, schema: 99 }, JSON.stringify({ ...(body as object), document: { ...document, schema: 99 } }));
    });
    const store = await openAgain();
    expect(store.report.damaged).toEqual([{ file: relative(root, fileA), reason: 'newer' }]);
    await expectDamaged(store);
    expect(await disk.list(join(fileA, '..'))).toContain('a.json');
  });

  test('left half written by a crash is cleared away', async () => {
    await put(`${fileA}.tmp`, Buffer.from('half'));
    const store = await openAgain();
    expect(store.report).toEqual({ citizens: 2, damaged: [] });
    expect(await disk.list(join(fileA, '..'))).toEqual(['a.json']);
  });

  test('with a long header is read at start all the same', async () => {
    const tasks = Array.from({ length: 200 }, (_, n) => ({ id: `task-${n}`, kind: 'person' as const, at, position: 1 }));
    await (await openAgain()).commit(commitOf('c', 0, { document: documentOf('c', { tasks }) }));
    const store = await openAgain();
    expect(store.report.citizens).toBe(3);
    expect((await store.list(municipality, 'mette')).at(-1)?.openTasks).toHaveLength(200);
  });

  test("that is damaged holds up nobody else's items", async () => {
    const store = await openAgain();
    await withOutbox(store, 'a', [1]);
    await withOutbox(store, 'b', [2]);
    disk.damage(fileA, (bytes) => Buffer.from(Buffer.from(bytes).toString('utf8').replace('a-sms-1', 'a-smz-1')));
    const claimed = await (await openAgain()).claim('2026-11-24T00:00:00.000Z', 9, 60);
    expect(claimed.map(({ citizen }) => citizen)).toEqual(['b']);
  });
});

describe('other files', () => {
  test.each([
    [
      'an account',
      paths.account(municipality, { channel: 'sms', account: '1' }),
      (store: OpenStore) => store.accountOwner(municipality, { channel: 'sms', account: '1' }),
    ],
    [
      'an account to be linked',
      paths.account(municipality, { channel: 'sms', account: '1' }),
      (store: OpenStore) => store.link(municipality, { channel: 'sms', account: '1' }, 'b'),
    ],
    ['a registry document', paths.registry(municipality, 'staff'), (store: OpenStore) => store.readRegistry(municipality, 'staff')],
    [
      'a registry document to be written',
      paths.registry(municipality, 'staff'),
      (store: OpenStore) => store.writeRegistry(municipality, 'staff', [], 0),
    ],
    ['a segment', paths.segment(municipality, 'a', '1-1'), (store: OpenStore) => store.segment(municipality, 'a', '1-1')],
    ['a page of audit', paths.auditPage(municipality, 'a', 1), (store: OpenStore) => store.audit(municipality, 'a')],
  ])('%s that is damaged is set aside, now and after a restart', async (_what, path, use) => {
    await fill(await openAgain());
    disk.damage(path, cut);
    for (let start = 0; start < 2; start += 1) await expect(use(await openAgain())).rejects.toMatchObject({ code: 'store-damaged' });
    expect(codes()[0]).toEqual(['store-file-damaged', { file: `${relative(root, path)}.damaged-${stamp}`, reason: 'short' }]);
  });

  test('a segment that is named and gone is damage', async () => {
    await fill(await openAgain());
    await disk.remove(paths.segment(municipality, 'a', '1-1'));
    await expect((await openAgain()).segment(municipality, 'a', '1-1')).rejects.toMatchObject({ code: 'store-damaged', reason: 'missing' });
  });
});

test('no message and no log line holds a name or a text', async () => {
  disk.damage(fileA, rusted);
  const store = await openAgain();
  const error = await store.read(municipality, 'a').catch((reason: unknown) => reason);
  expect(JSON.stringify([String(error), String((error as Error).cause), log.lines])).not.toMatch(/hemmelig/i);
});

async function fill(store: OpenStore): Promise<void> {
  const name = { id: '1-1', first: 1, last: 1 };
  const audit = Array.from({ length: 40 }, () => ({ at, actor: 'mette', action: 'read', object: 'goal' }));
  await store.commit(
    commitOf('a', 1, { document: documentOf('a', { segments: [name] }), segments: [{ name, entries: [entry(1)] }], audit }),
  );
  await store.link(municipality, { channel: 'sms', account: '1' }, 'a');
  await store.writeRegistry(municipality, 'staff', ['mette'], 0);
}

async function put(path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.create(path);
  await file.write(bytes);
}
