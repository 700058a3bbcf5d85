/** Messages of which nobody knows whether they came, and what the caseworker hears of it; and an outbox that is stopped. */
import { describe, expect, test } from 'vitest';
import { holdOutbox, readHold, releaseOutbox } from '../../src/conversation/hold.ts';
import { runOutbox } from '../../src/conversation/outbox.ts';
import { giveUpUnclear, report } from '../../src/conversation/undelivered.ts';
import { eventsOf } from '../../src/conversation/transcript.ts';
import type { Store } from '../../src/ports.ts';
import { drain, Gateway, greeted, type House, texts, undelivered } from './sending.ts';

const tasksOf = async ({ context }: House, citizen: string): Promise<readonly string[]> =>
  (await context.store.read('m1', citizen))!.document.tasks.map(({ kind }) => kind);

describe('an outcome that nobody knows', () => {
  test.each(['unclear', 'breaks-before', 'breaks-after', 'hangs'] as const)('%s: is not sent again, and holds nothing up', async (deed) => {
    const house = await greeted();
    house.gateway.deeds.push(deed);
    await drain(house);
    house.pass(3600);
    await drain(house);
    expect(house.gateway.tried.map(({ item }) => item)).toEqual(house.items);
    expect(await undelivered(house.context, house.citizen)).toEqual([]);
  });

  test.each(['unclear', 'breaks-before', 'breaks-after', 'hangs'] as const)(
    '%s: is sent again where a repeat is known for one, with the same id',
    async (deed) => {
      const house = await greeted(new Gateway({ idempotent: true }));
      house.gateway.deeds.push(deed);
      await drain(house);
      house.pass(5);
      await drain(house);
      expect(house.gateway.delivered).toEqual(house.items);
      expect(house.gateway.tried[0]!.id).toBe(house.gateway.tried[1]!.id);
    },
  );

  test('the report says how it ended: sent', async () => {
    const house = await greeted();
    house.gateway.deeds.push('breaks-after');
    await drain(house);
    await report(house.context, { citizen: house.citizen, item: house.items[0]!, result: 'sent' });
    house.pass(48 * 3600);
    expect(await giveUpUnclear(house.context)).toBe(0);
    expect(await tasksOf(house, house.citizen)).toEqual([]);
  });

  test('the report says how it ended: not delivered. Said twice it is one task', async () => {
    const house = await greeted();
    house.gateway.deeds.push('breaks-after');
    await drain(house);
    const failed = { citizen: house.citizen, item: house.items[0]!, result: 'failed' } as const;
    await report(house.context, failed);
    await report(house.context, failed);
    expect(await tasksOf(house, house.citizen)).toEqual(['undelivered']);
    expect(await undelivered(house.context, house.citizen)).toEqual([house.items[0]]);
  });

  test('a report that comes again after a long conversation is the same one', async () => {
    const house = await greeted();
    await drain(house);
    const failed = { citizen: house.citizen, item: house.items[1]!, result: 'failed' } as const;
    await report(house.context, failed);
    for (let n = 0; n < 60; n += 1) await texts(house.context, house.citizen, 'hjælp', 'web');
    const { document } = (await house.context.store.read('m1', house.citizen))!;
    expect(document.events.some(({ kind }) => kind === 'undelivered')).toBe(false);
    await report(house.context, failed);
    const after = (await house.context.store.read('m1', house.citizen))!.document;
    expect((await eventsOf(house.context, after)).filter(({ kind }) => kind === 'undelivered')).toHaveLength(1);
  });

  test('one citizen who cannot be read keeps nobody else from being told', async () => {
    const house = await greeted();
    house.gateway.deeds.push('breaks-before');
    await drain(house);
    const other = {
      citizen: '0-unreadable',
      item: { id: 'x', channel: 'sms', position: 1, at: house.context.clock.now() },
      since: '2026-11-23T09:00:00.000Z',
    };
    house.pass(25 * 3600);
    const store: Store = new Proxy(house.context.store, {
      get(target, name) {
        if (name === 'unclear') return async (...of: Parameters<Store['unclear']>) => [other, ...(await target.unclear(...of))];
        if (name !== 'read') return Reflect.get(target, name) as unknown;
        return (m: string, citizen: string) => (citizen === other.citizen ? Promise.reject(new Error('damaged')) : target.read(m, citizen));
      },
    });
    await expect(giveUpUnclear({ ...house.context, store })).rejects.toThrow('damaged');
    expect(await undelivered(house.context, house.citizen)).toEqual([house.items[0]]);
  });

  test('a bounce of a message that was sent is told too', async () => {
    const house = await greeted();
    await drain(house);
    await report(house.context, { citizen: house.citizen, item: house.items[1]!, result: 'failed' });
    expect(await undelivered(house.context, house.citizen)).toEqual([house.items[1]]);
  });

  test('without any report the caseworker is told after a day', async () => {
    const house = await greeted();
    house.gateway.deeds.push('breaks-before');
    await drain(house);
    house.pass(23 * 3600);
    expect(await giveUpUnclear(house.context)).toBe(0);
    house.pass(2 * 3600);
    expect(await giveUpUnclear(house.context)).toBe(1);
    expect(await undelivered(house.context, house.citizen)).toEqual([house.items[0]]);
    expect(await giveUpUnclear(house.context)).toBe(0);
  });

  test('a clock that was wrong when the line broke keeps nobody waiting', async () => {
    const house = await greeted();
    house.gateway.deeds.push('breaks-before');
    await drain(house);
    house.pass(-365 * 24 * 3600);
    expect(await giveUpUnclear(house.context)).toBe(1);
    expect(await undelivered(house.context, house.citizen)).toEqual([house.items[0]]);
  });

  test.each(['nonsense', 'other|0000001:sms', '|0000001:sms'])('a report of what was never said does nothing: %s', async (item) => {
    const house = await greeted();
    await report(house.context, { citizen: house.citizen, item, result: 'failed' });
    const { document } = (await house.context.store.read('m1', house.citizen))!;
    await report(house.context, { citizen: house.citizen, item: `${document.conversation}|0000099:sms`, result: 'failed' });
    expect(await tasksOf(house, house.citizen)).toEqual([]);
  });
});

describe('stopping', () => {
  test('a process that dies while it sends: nothing is sent twice, and nothing is forgotten', async () => {
    const house = await greeted();
    // Reading the hold, claiming, reading the document, marking the try; then the settling never comes.
    house.die({ call: 5, done: false });
    await expect(runOutbox(house.context)).rejects.toThrow('gone');
    expect(house.gateway.delivered).toEqual([house.items[0]]);
    await house.restart();
    await drain(house);
    expect(house.gateway.delivered).toEqual(house.items);
    house.pass(25 * 3600);
    await giveUpUnclear(house.context);
    expect(await undelivered(house.context, house.citizen)).toEqual([house.items[0]]);
  });

  test('one that was cut short is not forgotten to be so, while its channel is not set up', async () => {
    const house = await greeted();
    house.die({ call: 5, done: false });
    await expect(runOutbox(house.context)).rejects.toThrow('gone');
    await house.restart();
    await runOutbox({ ...house.context, senders: new Map() });
    house.pass(120);
    await drain(house);
    expect(house.gateway.delivered).toEqual(house.items);
  });

  test('what is under way when the product stops is unclear, and written as such', async () => {
    const house = await greeted();
    house.gateway.deeds.push('hangs');
    const stop = new AbortController();
    const running = runOutbox(house.context, { signal: stop.signal });
    stop.abort();
    expect(await running).toBe(1);
    await house.restart();
    await drain(house);
    expect(house.gateway.delivered).toEqual([house.items[1]]);
    expect(await house.context.store.unclear('m1', '2030-01-01T00:00:00.000Z')).toHaveLength(1);
  });

  test('a held outbox sends nothing, also after a restart, until it is released', async () => {
    const house = await greeted();
    await holdOutbox(house.context, 'restored');
    await holdOutbox(house.context, 'by-hand');
    expect(await readHold(house.context)).toMatchObject({ why: 'restored' });
    await drain(house);
    await house.restart();
    await drain(house);
    expect(house.gateway.tried).toEqual([]);
    expect(await releaseOutbox(house.context)).toBe(true);
    expect(await releaseOutbox(house.context)).toBe(false);
    await drain(house);
    expect(house.gateway.delivered).toEqual(house.items);
  });
});
