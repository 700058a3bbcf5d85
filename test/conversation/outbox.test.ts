/** What is sent of a conversation, and what is tried again. */
import { describe, expect, test } from 'vitest';
import { createAnonymous } from '../../src/conversation/create.ts';
import { joinThread } from '../../src/conversation/joining.ts';
import { runOutbox, waitFor } from '../../src/conversation/outbox.ts';
import { positionOf } from '../../src/conversation/outbox-items.ts';
import { receive } from '../../src/conversation/receive.ts';
import { commandReview } from '../../src/review/review.ts';
import { drain, greeted, said, texts, undelivered } from './sending.ts';

describe('what is sent', () => {
  test('is all that a turn says, in its order and once, with the open question as a card', async () => {
    const house = await greeted();
    await drain(house);
    expect(house.gateway.delivered).toEqual(house.items);
    expect(house.gateway.tried.map(({ entry }) => entry.text)).toEqual(['welcome.hello.ask', 'welcome.ready.ask']);
    expect(house.gateway.tried.map(({ card }) => card?.kind)).toEqual([undefined, 'yes-no']);
    expect(house.gateway.tried.every(({ id }) => /^[\w-]{22}$/.test(id))).toBe(true);
    expect(new Set(house.gateway.tried.map(({ id }) => id)).size).toBe(2);
  });

  test('goes where the message came from, and nowhere where the page is read', async () => {
    const house = await greeted();
    await drain(house);
    await texts(house.context, house.citizen, 'ja', 'web');
    await drain(house);
    expect(house.gateway.delivered).toEqual(house.items);
    await texts(house.context, house.citizen, 'hjælp');
    await drain(house);
    expect(house.gateway.delivered.length).toBeGreaterThan(2);
  });

  test('opening the page sends nothing, and takes nothing away', async () => {
    const house = await greeted();
    house.pass(40 * 24 * 3600);
    const inbound = {
      municipality: 'm1',
      citizen: house.citizen,
      channel: 'web',
      account: 'a',
      message: 'o',
      text: '',
      opened: true,
    } as const;
    await receive(house.context, inbound);
    expect((await said(house.context, house.citizen)).length).toBeGreaterThan(2);
    await drain(house);
    expect(house.gateway.delivered).toEqual(house.items);
  });

  test('what is said first by the house goes where the citizen wrote last', async () => {
    const house = await greeted();
    await drain(house);
    const start = { kind: 'start', script: 'check-in' } as const;
    await texts(house.context, house.citizen, 'ja');
    await drain(house);
    const before = house.gateway.delivered.length;
    expect(await commandReview(house.context, { caseworker: 'kirsten', citizen: house.citizen }, start)).toMatchObject({ ok: true });
    const all = await said(house.context, house.citizen);
    await drain(house);
    expect(house.gateway.delivered).toEqual(all);
    expect(all.length).toBeGreaterThanOrEqual(before);
  });

  test('a sensitive question stays on the page', async () => {
    const house = await greeted();
    for (const text of ['ja', 'Have mere ro på', 'Så jeg kan sove', 'ja', 'helbred']) await texts(house.context, house.citizen, text);
    await drain(house);
    const { document } = (await house.context.store.read('m1', house.citizen))!;
    const sensitive = document.transcript.filter((entry) => entry.sensitive === true);
    expect(sensitive.length).toBeGreaterThan(0);
    expect(house.gateway.tried.some(({ entry }) => entry.sensitive === true)).toBe(false);
    expect(house.gateway.delivered).toEqual(await said(house.context, house.citizen));
  });

  test('words of a thread that is joined are not said again', async () => {
    const house = await greeted();
    await drain(house);
    const thread = await createAnonymous(house.context, 'da');
    await texts(house.context, thread, 'hej', 'web');
    expect(await joinThread(house.context, house.citizen, thread)).toBe(true);
    await drain(house);
    expect(house.gateway.delivered).toEqual(house.items);
  });

  test('a channel that is not set up just now keeps what is for it, without a try', async () => {
    const house = await greeted();
    const { context } = house;
    const away = { ...context, senders: new Map() };
    expect(await runOutbox(away)).toBe(1);
    expect(house.gateway.tried).toEqual([]);
    house.pass(61);
    await drain(house);
    expect(house.gateway.delivered).toEqual(house.items);
  });
});

describe('trying again', () => {
  test('what was surely not sent is sent later, and what comes after it waits', async () => {
    const house = await greeted();
    house.gateway.deeds.push('later', 'later');
    await drain(house);
    expect(house.gateway.tried).toHaveLength(1);
    house.pass(5);
    await drain(house);
    expect(house.gateway.tried).toHaveLength(2);
    house.pass(5);
    house.pass(5);
    await drain(house);
    expect(house.gateway.delivered).toEqual(house.items);
    expect(new Set(house.gateway.tried.map(({ id }) => id)).size).toBe(2);
  });

  test('a gateway that says when is heard', async () => {
    const house = await greeted();
    house.gateway.deeds.push('busy');
    await drain(house);
    house.pass(118);
    await drain(house);
    expect(house.gateway.delivered).toEqual([]);
    house.pass(2);
    await drain(house);
    expect(house.gateway.delivered).toEqual(house.items);
  });

  test('the waits grow, differ between messages, and are the same each time', () => {
    const waits = (id: string): readonly number[] => Array.from({ length: 12 }, (_, index) => waitFor(id, index + 1));
    expect(waits('a')).toEqual(waits('a'));
    expect(waits('a')).not.toEqual(waits('b'));
    for (const [index, wait] of waits('a').entries()) {
      const most = Math.min(900, 5 * 2 ** index);
      expect(wait).toBeGreaterThanOrEqual(most / 2);
      expect(wait).toBeLessThanOrEqual(most);
    }
  });

  test('after a hundred tries the caseworker is told, and the next message goes its way', async () => {
    const house = await greeted();
    house.gateway.deeds.push(...Array.from({ length: 100 }, () => 'later' as const));
    for (let n = 0; n < 100; n += 1) {
      await drain(house);
      house.pass(900);
    }
    await drain(house);
    expect(await undelivered(house.context, house.citizen)).toEqual([house.items[0]]);
    expect(house.gateway.delivered).toEqual([house.items[1]]);
  });

  test('a message that is refused is told of at once, with the place at which it stands; several are one task', async () => {
    const house = await greeted();
    house.gateway.deeds.push('refused', 'refused');
    await drain(house);
    expect(await undelivered(house.context, house.citizen)).toEqual(house.items);
    const { document } = (await house.context.store.read('m1', house.citizen))!;
    expect(document.tasks).toMatchObject([{ kind: 'undelivered', position: positionOf(document, house.items[0]!) }]);
    expect(await house.context.store.outboxDepth()).toEqual({ waiting: 0 });
  });
});
