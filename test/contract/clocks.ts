import { expect, test } from 'vitest';
import type { Store } from '../../src/ports.ts';
import { after, commitOf, withOutbox } from './fixture.ts';
import { freshSubject, type MakeSubject } from './subject.ts';

/** Tries that were cut short, and clocks that were wrong. */
export function begunContract(make: MakeSubject): void {
  const subject = freshSubject(make);

  test('a try that was ended is told from one that was cut short, whatever came before', async () => {
    await withOutbox(subject.store, 'a', [1]);
    const [first] = await subject.store.claim(after(10), 9, 1);
    await subject.store.markAttempt(first!, after(10));
    await subject.store.settle(first!, { at: after(0), result: 'retry' });
    const [second] = await subject.store.claim(after(20), 9, 1);
    expect(second).toMatchObject({ attempts: 1, begun: false });
    await subject.store.markAttempt(second!, after(20));
    const [third] = await (await subject.now.reopen()).claim(after(30), 9, 1);
    expect(third).toMatchObject({ attempts: 2, begun: true });
  });
}

const ids = async (claimed: ReturnType<Store['claim']>): Promise<readonly string[]> => (await claimed).map(({ item }) => item.id);

/** A clock that is put back. */
export function clockContract(make: MakeSubject): void {
  const subject = freshSubject(make);
  const hour = 3600;

  test.each([1, 24, 24 * 365])('a clock that is put back by %i hours holds no message up, tried or not', async (hours) => {
    await withOutbox(subject.store, 'new', [hours * hour]);
    await withOutbox(subject.store, 'tried', [1]);
    const [tried] = await subject.store.claim(after(hours * hour - 5), 9, 60);
    await subject.store.settle(tried!, { at: after(hours * hour), result: 'retry', retryAt: after(hours * hour + 30) });
    expect(new Set((await subject.store.claim(after(0), 9, 60)).map(({ citizen }) => citizen))).toEqual(new Set(['new', 'tried']));
    const store = await subject.now.reopen();
    expect(await store.claim(after(1), 9, 60)).toHaveLength(2);
    expect(await store.claim(after(2), 9, 60)).toEqual([]);
  });

  test.each([1, 24 * 365])('nor what falls due within minutes of its commit, by %i hours; what falls due in days waits', async (hours) => {
    const soon = { id: 'soon', name: 'burst', at: after(hours * hour), soon: true } as const;
    await subject.store.commit(commitOf('a', 0, { due: [{ id: 'later', name: 'expired', at: after(1800) }, soon] }));
    expect(await ids(subject.store.claim(after(hours * hour - 5), 9, 60))).toEqual(hours * hour - 5 > 1800 ? ['later'] : []);
    const store = await subject.now.reopen();
    expect(await ids(store.claim(after(0), 9, 60))).toEqual(['soon']);
    expect(await ids(store.claim(after(1), 9, 60))).toEqual([]);
    expect(await ids((await subject.now.reopen()).claim(after(2), 9, 60))).toEqual(['soon']);
  });

  test('nor does a lease that was taken before', async () => {
    await withOutbox(subject.store, 'a', [1]);
    await subject.store.commit(commitOf('b', 0, { due: [{ id: 'x', name: 'x', at: after(1) }] }));
    expect(await subject.store.claim(after(24 * hour), 9, 60)).toHaveLength(2);
    expect(await subject.store.claim(after(2), 9, 60)).toHaveLength(2);
    expect(await subject.store.claim(after(3), 9, 60)).toEqual([]);
  });

  test('whoever asks first for the other kind takes nothing out of sight', async () => {
    await withOutbox(subject.store, 'a', [24 * hour]);
    await withOutbox(subject.store, 'b', [1]);
    expect(await subject.store.claim(after(24 * hour - 1), 9, 60, 'outbox')).toHaveLength(1);
    expect(await subject.store.claim(after(2), 9, 60, 'due')).toEqual([]);
    expect(await subject.store.claim(after(2), 9, 60, 'outbox')).toHaveLength(2);
  });

  test('a lease longer than the store can tell from a wrong clock is refused', async () => {
    await withOutbox(subject.store, 'a', [1]);
    await expect(subject.store.claim(after(2), 9, 901)).rejects.toThrow(RangeError);
    expect(await subject.store.claim(after(2), 9, 900)).toHaveLength(1);
  });
}
