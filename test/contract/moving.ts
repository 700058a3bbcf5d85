import canonicalize from 'canonicalize';
import { expect, test } from 'vitest';
import type { Dumped } from '../../src/conversation/dumped.ts';
import type { Store } from '../../src/ports.ts';
import { after, at, commitOf, documentOf, entry, municipality, seenKey } from './fixture.ts';
import { freshSubject, type MakeSubject } from './subject.ts';

const read = (n: number) => ({ at: after(n), actor: 'mette', action: 'read', object: `line-${n}` });
const phone = { channel: 'sms', account: '+4512345678' };

/** All that a store gives, each thing as one text, in an order of its own. */
export async function wholeOf(store: Store): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const thing of store.dump()) all.push(canonicalize(thing) ?? '');
  return all.toSorted();
}

/** A store with something of everything. */
export async function fill(store: Store): Promise<void> {
  const outbox = [
    { id: 'o1', channel: 'sms', position: 1, at },
    { id: 'o2', channel: 'sms', position: 2, at },
  ];
  const due = [{ id: 'd1', name: 'check-in', at: after(3600) }];
  const audit = Array.from({ length: 70 }, (_, n) => read(n));
  await store.commit(commitOf('anna', 0, { outbox, due, audit, seen: seenKey('m1', 'account-a') }));
  const segment = { id: 'segment-1', first: 1, last: 2 };
  const document = documentOf('anna', { segments: [segment], transcript: [entry(3)] });
  const segments = [{ name: segment, entries: [entry(1, 'æøå 💙'), entry(2)] }];
  await store.commit(commitOf('anna', 1, { document, segments, seen: seenKey('m2', 'account-b') }));
  const [first] = await store.claim(after(10), 1, 60, 'outbox');
  await store.markAttempt(first!, after(10));
  await store.settle(first!, { at: after(11), result: 'unclear' });
  const [second] = await store.claim(after(10), 1, 60, 'outbox');
  await store.markAttempt(second!, after(12));
  await store.settle(second!, { at: after(12), result: 'retry', retryAt: after(900) });
  await store.commit(commitOf('bo', 0, { audit: [read(1)] }));
  await store.commit(commitOf('carl', 0, { audit: [read(1)] }));
  await store.erase(municipality, 'carl', [{ at, actor: 'system', action: 'erased', object: 'carl' }]);
  await store.link(municipality, phone, 'anna');
  await store.writeRegistry(municipality, 'Catalogue 1', { offers: ['b', 'a'] }, 0);
  await store.writeRegistry(municipality, 'Catalogue 1', { offers: ['c'] }, 1);
}

export function movingContract(make: MakeSubject): void {
  const subject = freshSubject(make);
  const other = freshSubject(make);

  test('what is dumped and put back is the same, and goes on as it would have', async () => {
    await fill(subject.store);
    for await (const thing of subject.store.dump()) await other.store.load(thing);
    expect(await wholeOf(other.store)).toEqual(await wholeOf(subject.store));
    const store = await other.now.reopen();
    expect(await wholeOf(store)).toEqual(await wholeOf(subject.store));
    expect((await store.commit(commitOf('anna', 2, { seen: seenKey('m1', 'account-a') }))).kind).toBe('seen');
    expect(await store.audit(municipality, 'anna')).toHaveLength(70);
    expect(await store.segment(municipality, 'anna', 'segment-1')).toEqual([entry(1, 'æøå 💙'), entry(2)]);
    expect((await store.unclear(municipality, after(60))).map(({ item }) => item.id)).toEqual(['o1']);
    expect((await store.claim(after(800), 9, 60)).map(({ item }) => item.id)).toEqual([]);
    expect((await store.claim(after(901), 9, 60)).map(({ item, attempts }) => [item.id, attempts])).toEqual([['o2', 1]]);
    expect((await store.list(municipality, 'mette')).map(({ citizen }) => citizen)).toEqual(['anna', 'bo']);
    await expect(store.commit(commitOf('carl', 0))).rejects.toThrow(RangeError);
  });

  test('nothing is put over what is there', async () => {
    await fill(subject.store);
    const before = await wholeOf(subject.store);
    for await (const thing of subject.store.dump()) await expect(subject.store.load(thing)).rejects.toThrow(RangeError);
    expect(await wholeOf(subject.store)).toEqual(before);
  });

  test('what is not whole is not put back', async () => {
    await fill(subject.store);
    const all: Dumped[] = [];
    for await (const thing of subject.store.dump()) all.push(thing);
    const anna = all.find((thing) => thing.kind === 'citizen' && thing.citizen === 'anna')!;
    if (anna.kind !== 'citizen') throw new Error('no citizen');
    const spoilt: readonly Dumped[] = [
      { ...anna, audit: anna.audit.toSpliced(3, 1) },
      { ...anna, segments: [] },
      { ...anna, citizen: 'dora' },
      { ...anna, document: { ...anna.document, schema: 'x' as never } },
      { kind: 'unreadable', name: 'x' },
    ];
    for (const thing of spoilt) await expect(other.store.load(thing)).rejects.toThrow(RangeError);
    expect(await wholeOf(other.store)).toEqual([]);
  });

  test('who is erased is gone, and stays gone; the audit stays and verifies', async () => {
    await fill(subject.store);
    expect(await subject.store.accountsOf(municipality, 'anna')).toEqual([phone]);
    expect(await subject.store.erase(municipality, 'anna', [read(71)])).toBe(true);
    expect(await subject.store.erase(municipality, 'anna', [read(72)])).toBe(false);
    expect(await subject.store.erase(municipality, 'nobody', [])).toBe(false);
    for (const find of [async () => subject.store, () => subject.now.reopen()]) {
      const store = await find();
      expect(await store.read(municipality, 'anna')).toBeUndefined();
      expect(await store.citizens(municipality)).toEqual(['bo']);
      expect((await store.list(municipality, 'mette')).map(({ citizen }) => citizen)).toEqual(['bo']);
      expect(await store.accountOwner(municipality, phone)).toBeUndefined();
      expect(await store.accountsOf(municipality, 'anna')).toEqual([]);
      expect(await store.seen(municipality, seenKey('m1', 'account-a'))).toBe(false);
      expect(await store.claim(after(99_999), 9, 1)).toEqual([]);
      expect(await store.unclear(municipality, after(60))).toEqual([]);
      expect(await store.outboxDepth()).toEqual({ waiting: 0 });
      expect(await store.audit(municipality, 'anna')).toHaveLength(71);
      await expect(store.commit(commitOf('anna', 0))).rejects.toThrow(RangeError);
      await expect(store.link(municipality, phone, 'anna')).rejects.toThrow(RangeError);
    }
    expect(await subject.store.link(municipality, phone, 'bo')).toBe(true);
  });

  test('who has written since it was looked is not erased by that look', async () => {
    await subject.store.commit(commitOf('anna', 0));
    await subject.store.commit(commitOf('anna', 1, { seen: seenKey('m1') }));
    expect(await subject.store.erase(municipality, 'anna', [read(1)], 1)).toBe(false);
    expect((await subject.store.read(municipality, 'anna'))?.version).toBe(2);
    expect(await subject.store.erase(municipality, 'anna', [read(1)], 2)).toBe(true);
    expect(await subject.store.erase(municipality, 'nobody', [read(1)], 0)).toBe(false);
  });

  test('those who listen are told when a citizen is erased', async () => {
    await subject.store.commit(commitOf('anna', 0));
    await subject.store.erase(municipality, 'anna', []);
    expect(subject.now.told.map(({ citizen }) => citizen)).toEqual(['anna', 'anna']);
  });

  test('ends of all streams, those erased among them', async () => {
    await fill(subject.store);
    const heads = [];
    for await (const head of subject.store.auditHeads(municipality)) heads.push(head);
    expect(heads.map(({ citizen, records }) => [citizen, records])).toEqual([
      ['anna', 70],
      ['bo', 1],
      ['carl', 2],
    ]);
    for (const { citizen, head } of heads) expect((await subject.store.audit(municipality, citizen)).at(-1)?.hash).toBe(head);
  });

  test('registry documents have names, and go', async () => {
    const names = ['a', 'B/..', 'æ 1'];
    for (const name of names) await subject.store.writeRegistry(municipality, name, { name }, 0);
    expect(new Set(await subject.store.registryNames(municipality))).toEqual(new Set(names));
    await subject.store.removeRegistry(municipality, 'B/..');
    await subject.store.removeRegistry(municipality, 'B/..');
    const store = await subject.now.reopen();
    expect(new Set(await store.registryNames(municipality))).toEqual(new Set(['a', 'æ 1']));
    expect(await store.readRegistry(municipality, 'B/..')).toBeUndefined();
    expect(await store.writeRegistry(municipality, 'B/..', 1, 0)).toBe(true);
  });
}
