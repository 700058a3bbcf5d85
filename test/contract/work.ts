import { expect, test } from 'vitest';
import type { Claimed } from '../../src/ports.ts';
import { GoneError } from '../../src/storage/errors.ts';
import { after, at, commitOf, municipality, withOutbox } from './fixture.ts';
import { freshSubject, type MakeSubject } from './subject.ts';

export function workContract(make: MakeSubject): void {
  claimContract(make);
  orderContract(make);
  attemptContract(make);
  unclearContract(make);
  dueContract(make);
}

const positions = (claimed: readonly Claimed[]): readonly unknown[] =>
  claimed.map(({ item }) => ('position' in item ? item.position : item.name));
const sent = (seconds: number) => ({ at: after(seconds), result: 'sent' as const });

function claimContract(make: MakeSubject): void {
  const subject = freshSubject(make);

  test('nothing is handed out before its time', async () => {
    await withOutbox(subject.store, 'a', [5]);
    expect(await subject.store.claim(after(4), 9, 60)).toEqual([]);
    expect(await subject.store.claim(after(5), 9, 60)).toEqual([
      {
        kind: 'outbox',
        municipality,
        citizen: 'a',
        attempts: 0,
        begun: false,
        item: { id: 'a-sms-5', channel: 'sms', position: 5, at: after(5) },
      },
    ]);
  });

  test('what is held is not handed out again before the lease is over', async () => {
    await withOutbox(subject.store, 'a', [1]);
    expect(await subject.store.claim(after(10), 9, 60)).toHaveLength(1);
    expect(await subject.store.claim(after(69), 9, 60)).toEqual([]);
    expect(await subject.store.claim(after(70), 9, 60)).toHaveLength(1);
  });

  test('two workers never hold the same item', async () => {
    for (let n = 0; n < 20; n += 1) await withOutbox(subject.store, `c${n}`, [1]);
    const claims = await Promise.all(Array.from({ length: 6 }, () => subject.store.claim(after(10), 5, 60)));
    const items = claims.flat().map((claimed) => claimed.item.id);
    expect(new Set(items).size).toBe(items.length);
    expect(items).toHaveLength(20);
  });

  test('no more than asked for, those waiting longest first; the rest later', async () => {
    await withOutbox(subject.store, 'late', [3]);
    await withOutbox(subject.store, 'early', [1]);
    await withOutbox(subject.store, 'middle', [2]);
    const first = await subject.store.claim(after(10), 2, 60);
    expect(first.map((claimed) => claimed.citizen)).toEqual(['early', 'middle']);
    expect((await subject.store.claim(after(10), 2, 60)).map((claimed) => claimed.citizen)).toEqual(['late']);
  });

  test('what waits still waits after a restart', async () => {
    await withOutbox(subject.store, 'a', [1]);
    const store = await subject.now.reopen();
    const [claimed] = await store.claim(after(10), 9, 60);
    expect(claimed?.citizen).toBe('a');
    await store.settle(claimed!, sent(11));
    expect(await (await subject.now.reopen()).claim(after(999), 9, 60)).toEqual([]);
  });

  test("handing out and settling leave the document's version as it is", async () => {
    await withOutbox(subject.store, 'a', [1]);
    const [claimed] = await subject.store.claim(after(10), 9, 60);
    await subject.store.markAttempt(claimed!, after(10));
    await subject.store.settle(claimed!, sent(11));
    expect((await subject.store.read(municipality, 'a'))?.version).toBe(1);
    expect(subject.now.told).toHaveLength(1);
  });
}

function orderContract(make: MakeSubject): void {
  const subject = freshSubject(make);

  test('messages of one citizen come in order, one at a time', async () => {
    await withOutbox(subject.store, 'a', [2, 1, 3]);
    const got: unknown[] = [];
    for (let second = 10; second < 13; second += 1) {
      const claimed = await subject.store.claim(after(second), 9, 60);
      got.push(positions(claimed));
      await subject.store.settle(claimed[0]!, sent(second));
    }
    expect(got).toEqual([[1], [2], [3]]);
  });

  test("a message to be tried again holds those behind it, and no other channel's", async () => {
    await withOutbox(subject.store, 'a', [1, 2]);
    await withOutbox(subject.store, 'a', [3], 'teams');
    const [first] = await subject.store.claim(after(10), 1, 60);
    await subject.store.settle(first!, { at: after(11), result: 'retry', retryAt: after(100) });
    expect(positions(await subject.store.claim(after(50), 9, 10))).toEqual([3]);
    expect(new Set(positions(await subject.store.claim(after(100), 9, 60)))).toEqual(new Set([1, 3]));
  });

  test('a message that failed for good lets the next one through', async () => {
    await withOutbox(subject.store, 'a', [1, 2]);
    const [first] = await subject.store.claim(after(10), 1, 60);
    await subject.store.settle(first!, { at: after(11), result: 'failed' });
    expect(positions(await subject.store.claim(after(12), 9, 60))).toEqual([2]);
  });
}

function attemptContract(make: MakeSubject): void {
  const subject = freshSubject(make);

  test('an attempt that a crash cut short is seen afterwards', async () => {
    await withOutbox(subject.store, 'a', [1]);
    const [claimed] = await subject.store.claim(after(10), 9, 60);
    await subject.store.markAttempt(claimed!, after(10));
    const [again] = await (await subject.now.reopen()).claim(after(200), 9, 60);
    expect(again).toMatchObject({ attempts: 1, begun: true });
  });

  test('attempts count up over retries, also over a restart', async () => {
    await withOutbox(subject.store, 'a', [1]);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const [claimed] = await subject.store.claim(after(10 * attempt + 10), 9, 60);
      expect(claimed).toMatchObject({ attempts: attempt, begun: false });
      await subject.store.markAttempt(claimed!, after(10 * attempt + 11));
      await subject.store.settle(claimed!, { at: after(10 * attempt + 12), result: 'retry', retryAt: after(10 * attempt + 20) });
      await subject.now.reopen();
    }
    expect(await subject.store.claim(after(39), 9, 60)).toEqual([]);
  });

  test('of two workers who believe to hold an item, one may try', async () => {
    await withOutbox(subject.store, 'a', [1]);
    const [slow] = await subject.store.claim(after(10), 9, 1);
    const [quick] = await subject.store.claim(after(20), 9, 60);
    await subject.store.markAttempt(quick!, after(20));
    await expect(subject.store.markAttempt(slow!, after(21))).rejects.toThrow(GoneError);
  });

  test('a worker that comes late neither sends again nor takes the item from the other', async () => {
    await withOutbox(subject.store, 'a', [1]);
    const [slow] = await subject.store.claim(after(10), 9, 1);
    await subject.store.markAttempt(slow!, after(10));
    const [quick] = await subject.store.claim(after(20), 9, 60);
    await subject.store.markAttempt(quick!, after(20));
    await subject.store.settle(slow!, { at: after(21), result: 'retry', retryAt: after(22) });
    expect(await subject.store.claim(after(30), 9, 60)).toEqual([]);
    await subject.store.settle(quick!, sent(31));
    await subject.store.settle(slow!, { at: after(32), result: 'retry', retryAt: after(33) });
    expect(await subject.store.claim(after(999), 9, 60)).toEqual([]);
  });
}

function unclearContract(make: MakeSubject): void {
  const subject = freshSubject(make);
  /** The first message of a citizen with two, tried, and nobody knows what became of it. */
  const unclear = async (): Promise<Claimed> => {
    await withOutbox(subject.store, 'a', [1, 2]);
    const [claimed] = await subject.store.claim(after(10), 1, 60);
    await subject.store.markAttempt(claimed!, after(10));
    await subject.store.settle(claimed!, { at: after(11), result: 'unclear' });
    return claimed!;
  };

  test('a message of which nobody knows whether it went out is never handed out again, and those behind it go on', async () => {
    await unclear();
    expect(positions(await subject.store.claim(after(12), 9, 60))).toEqual([2]);
    const store = await subject.now.reopen();
    expect(positions(await store.claim(after(9999), 9, 60))).toEqual([2]);
  });

  test.each(['sent', 'failed'] as const)('the report that it was %s ends it, once', async (result) => {
    const { item } = await unclear();
    const store = await subject.now.reopen();
    expect(await store.reconcile(municipality, 'a', item.id, result)).toBe(true);
    expect(await store.reconcile(municipality, 'a', item.id, result)).toBe(false);
    expect(await store.unclear(municipality, after(9999))).toEqual([]);
    expect((await store.read(municipality, 'a'))?.version).toBe(1);
  });

  test('a report that comes before the worker has told ends it as well; one for a message that was never tried ends nothing', async () => {
    await withOutbox(subject.store, 'a', [1, 2]);
    const [claimed] = await subject.store.claim(after(10), 1, 60);
    await subject.store.markAttempt(claimed!, after(10));
    expect(await subject.store.reconcile(municipality, 'a', 'a-sms-2', 'sent')).toBe(false);
    expect(await subject.store.reconcile(municipality, 'a', claimed!.item.id, 'sent')).toBe(true);
    await subject.store.settle(claimed!, { at: after(11), result: 'unclear' });
    expect(await subject.store.unclear(municipality, after(9999))).toEqual([]);
    expect(positions(await subject.store.claim(after(12), 9, 60))).toEqual([2]);
  });

  test('those without a report are found by the time since when, in their municipality', async () => {
    const { item } = await unclear();
    expect(await subject.store.unclear(municipality, after(10))).toEqual([]);
    expect(await (await subject.now.reopen()).unclear(municipality, after(11))).toEqual([{ citizen: 'a', item, since: after(11) }]);
    expect(await subject.store.unclear('sydby', after(11))).toEqual([]);
    expect(await subject.store.reconcile('sydby', 'a', item.id, 'sent')).toBe(false);
    expect(await subject.store.reconcile(municipality, 'nobody', item.id, 'sent')).toBe(false);
  });

  test('what waits is counted with its oldest, over restarts; what is unclear does not wait', async () => {
    expect(await subject.store.outboxDepth()).toEqual({ waiting: 0 });
    await withOutbox(subject.store, 'b', [5, 3]);
    expect(await subject.store.outboxDepth()).toEqual({ waiting: 2, oldest: after(3) });
    await unclear();
    expect(await subject.store.outboxDepth()).toEqual({ waiting: 3, oldest: after(2) });
    expect(await (await subject.now.reopen()).outboxDepth()).toEqual({ waiting: 3, oldest: after(2) });
  });

  test('of one kind alone, where only that is asked for', async () => {
    await withOutbox(subject.store, 'a', [1]);
    await subject.store.commit(commitOf('b', 0, { due: [{ id: 'x', name: 'x', at: after(2) }] }));
    expect(positions(await subject.store.claim(after(10), 9, 60, 'due'))).toEqual(['x']);
    expect(positions(await subject.store.claim(after(10), 9, 60, 'due'))).toEqual([]);
    expect(positions(await subject.store.claim(after(10), 9, 60, 'outbox'))).toEqual([1]);
  });
}

function dueContract(make: MakeSubject): void {
  const subject = freshSubject(make);
  const due = (id: string, seconds: number) => ({ id, name: id, at: after(seconds) });

  test('due items fall due by time, one of a citizen at a time', async () => {
    await subject.store.commit(commitOf('a', 0, { due: [due('second', 20), due('first', 10)] }));
    const [first] = await subject.store.claim(after(30), 9, 60);
    expect(first).toMatchObject({ kind: 'due', item: { id: 'first' } });
    expect(await subject.store.claim(after(30), 9, 60)).toEqual([]);
    await subject.store.settle(first!, sent(31));
    expect(positions(await subject.store.claim(after(32), 9, 60))).toEqual(['second']);
  });

  test('what is cancelled does not fall due, and is not tried by who holds it already', async () => {
    await subject.store.commit(commitOf('a', 0, { due: [due('x', 10), due('y', 20)] }));
    const [held] = await subject.store.claim(after(10), 9, 60);
    await subject.store.commit(commitOf('a', 1, { cancelDue: ['x', 'y', 'never'] }));
    await expect(subject.store.markAttempt(held!, after(11))).rejects.toThrow(GoneError);
    expect(await subject.store.claim(after(999), 9, 60)).toEqual([]);
  });

  test('an item with the id of an older one takes its place, also while that is held', async () => {
    await subject.store.commit(commitOf('a', 0, { due: [due('weekly', 10)] }));
    const [held] = await subject.store.claim(after(10), 9, 600);
    await subject.store.commit(commitOf('a', 1, { due: [due('weekly', 100)] }));
    await subject.store.settle(held!, sent(11));
    expect(await subject.store.claim(after(99), 9, 60)).toEqual([]);
    expect(positions(await subject.store.claim(after(100), 9, 60))).toEqual(['weekly']);
  });

  test('a time that is none is refused', async () => {
    await expect(subject.store.commit(commitOf('a', 0, { due: [{ id: 'x', name: 'x', at: 'i morgen' }] }))).rejects.toThrow();
    expect(await subject.store.read(municipality, 'a')).toBeUndefined();
  });

  test('times are compared as times, however they are written', async () => {
    await subject.store.commit(commitOf('a', 0, { due: [{ id: 'x', name: 'x', at: '2026-11-23T18:00:00Z' }] }));
    expect(await subject.store.claim('2026-11-23T17:59:59.999Z', 9, 60)).toEqual([]);
    expect(await subject.store.claim(at, 9, 60)).toHaveLength(1);
  });
}
