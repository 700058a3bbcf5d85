/** What stands around store and log: it gives on everything as it was, and counts beside. */
import { describe, expect, it } from 'vitest';
import type { Claimed, Log, Store } from '../../../src/ports.ts';
import { countedLog, countedStore } from '../../../src/web/metrics/counting.ts';
import { addLooks, makeFigures } from '../../../src/web/metrics/figures.ts';
import { read } from '../../architecture/reading.ts';
import { parseExposition, valueOf } from './exposition.ts';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const claimed = (kind: Claimed['kind']): Claimed => ({
  kind,
  municipality: 'm',
  citizen: 'c',
  item: { id: 'i', name: 'n', at: '' },
  attempts: 0,
  begun: false,
});

describe('Around the store', () => {
  it('counts due items by result and errors by code, and gives on results and errors as they are', async () => {
    const figures = makeFigures({ process: false });
    const gone = Object.assign(new Error('x'), { code: 'store-item-gone' });
    const real = { settle: async () => undefined, read: () => Promise.reject(gone), list: async () => ['one'] } as unknown as Store;
    const store = countedStore(real, figures);
    await store.settle(claimed('due'), { at: '', result: 'sent' });
    await store.settle(claimed('due'), { at: '', result: 'retry' });
    await store.settle(claimed('outbox'), { at: '', result: 'sent' });
    await expect(store.read('m', 'c')).rejects.toBe(gone);
    expect(await store.list('m', 'k')).toEqual(['one']);
    const now = parseExposition(await figures.registry.metrics());
    expect(valueOf(now, 'medspil_due_items_total', { result: 'sent' })).toBe(1);
    expect(valueOf(now, 'medspil_due_items_total', { result: 'retry' })).toBe(1);
    expect(valueOf(now, 'medspil_storage_errors_total', { code: 'item-gone' })).toBe(1);
  });
  it('lets through what is no promise, and methods that look at their own store', () => {
    class Counting {
      readonly #own: readonly number[] = [3];
      each(): Iterator<number> {
        return this.#own.values();
      }
    }
    const store = countedStore(new Counting() as unknown as Store, makeFigures({ process: false })) as unknown as Counting;
    expect(store.each().next().value).toBe(3);
  });
});

describe('Around the log', () => {
  it('counts events by level, and each damaged file once', async () => {
    const figures = makeFigures({ process: false });
    const log = countedLog(silent, figures);
    log.error('store-file-damaged', { file: 'a' });
    log.error('store-file-damaged', { file: 'a' });
    log.warn('store-file-set-aside', { file: 'b' });
    log.info('listening');
    const now = parseExposition(await figures.registry.metrics());
    expect(valueOf(now, 'medspil_damaged_files')).toBe(2);
    expect(['info', 'warn', 'error'].map((level) => valueOf(now, 'medspil_log_lines_total', { level }))).toEqual([1, 1, 2]);
  });
});

describe('What is looked at', () => {
  it('is the outbox with the age of its oldest message; one that cannot be read gives no figure', async () => {
    const figures = makeFigures({ process: false });
    let broken = false;
    const outbox = (): Promise<{ waiting: number; oldest: string }> =>
      broken ? Promise.reject(new Error('x')) : Promise.resolve({ waiting: 2, oldest: '2026-11-23T18:00:00.000Z' });
    addLooks(figures, { streams: () => 4, outbox, now: () => '2026-11-23T18:01:30.000Z' });
    const now = parseExposition(await figures.registry.metrics());
    expect(valueOf(now, 'medspil_outbox_waiting')).toBe(2);
    expect(valueOf(now, 'medspil_outbox_oldest_seconds')).toBe(90);
    expect(valueOf(now, 'medspil_open_streams')).toBe(4);
    broken = true;
    const later = parseExposition(await figures.registry.metrics());
    expect(later.samples.some(({ name }) => name === 'medspil_outbox_waiting' || name === 'medspil_outbox_oldest_seconds')).toBe(false);
    expect(valueOf(later, 'medspil_open_streams')).toBe(4);
  });
});

describe('The README', () => {
  it('tells of every figure of ours with an alert, and of none that is not there', async () => {
    const figures = makeFigures({ process: true });
    addLooks(figures, { streams: () => 0, outbox: async () => ({ waiting: 0 }), now: () => '2026-11-23T18:00:00.000Z' });
    const { types } = parseExposition(await figures.registry.metrics());
    const told = [...read('README.md').matchAll(/`((?:medspil|nodejs|process)_\w+)`/g)].map(([, name = '']) => name);
    expect(told.filter((name) => !types.has(name))).toEqual([]);
    expect([...types.keys()].filter((name) => name.startsWith('medspil_') && !told.includes(name))).toEqual([]);
  });
});
