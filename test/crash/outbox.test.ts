/**
 * The outbox under everything that may happen to it: lines that break, gateways that are busy or refuse, processes that die at any call of the
 * store, clocks that jump, reports in any order. What was said by SMS comes to the phone once, or the caseworker is told that it did not.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdOutbox, releaseOutbox } from '../../src/conversation/hold.ts';
import { runOutbox } from '../../src/conversation/outbox.ts';
import { giveUpUnclear, report } from '../../src/conversation/undelivered.ts';
import { type Deed, Gateway, type House, newOne, openHouse, texts, undelivered } from '../conversation/sending.ts';
import { seed, times } from './counts.ts';

const lives = times('outbox', 150);
const [hour, day, year] = [3600, 86_400, 365 * 86_400];

const deeds: readonly Deed[] = ['sent', 'later', 'busy', 'refused', 'unclear', 'breaks-before', 'breaks-after', 'hangs'];
/** The process dies in the middle of it: at which call of the store, after it was done or before. */
const death = fc.option(fc.record({ call: fc.integer({ min: 1, max: 12 }), done: fc.boolean() }), { nil: undefined, freq: 2 });
const event = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('text'), who: fc.nat(1), dies: death, channel: fc.constantFrom('sms', 'sms', 'sms', 'web') }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('run'), dies: death }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('deed'), deed: fc.constantFrom(...deeds) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass'), seconds: fc.constantFrom(5, 60, 900) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pass'), seconds: fc.constantFrom(hour, day, year, -hour, -day, -year) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart') }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('report'), which: fc.nat(50), failed: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('give-up') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('hold', 'release') }) },
);
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

/** One life of a house, and of the citizens that it has. */
interface Life {
  readonly house: House;
  readonly citizens: readonly string[];
  readonly acknowledged: Map<string, number>;
}

/** What happens; a process that died is started again. */
async function happen(life: Life, one: Event): Promise<void> {
  try {
    await act(life, one);
  } catch {
    await life.house.restart();
  }
  // A death that did not come about is none.
  life.house.live();
}

async function act({ house, citizens, acknowledged }: Life, one: Event): Promise<void> {
  const { context, gateway } = house;
  if ('dies' in one && one.dies !== undefined) house.die(one.dies);
  if (one.kind === 'text' && 'who' in one) {
    const citizen = citizens[one.who]!;
    await texts(context, citizen, 'hjælp', one.channel);
    acknowledged.set(citizen, (acknowledged.get(citizen) ?? 0) + 1);
  }
  if (one.kind === 'run') await runOutbox(context, { sendWithin: 2 });
  if ('deed' in one) gateway.deeds.push(one.deed);
  if ('seconds' in one) house.pass(one.seconds);
  if (one.kind === 'restart') await house.restart();
  if ('which' in one) await reported(house, one);
  if (one.kind === 'give-up') await giveUpUnclear(context);
  if (one.kind === 'hold') await holdOutbox(context, 'by-hand');
  if (one.kind === 'release') await releaseOutbox(context);
}

/** A report on one of the messages that were tried: that it came is said only of those that did. */
async function reported(
  { context, gateway }: House,
  { which, failed }: { readonly which: number; readonly failed: boolean },
): Promise<void> {
  const tried = gateway.tried[which % Math.max(1, gateway.tried.length)];
  if (tried === undefined) return;
  const { citizen, item } = tried;
  if (failed) await report(context, { citizen, item, result: 'failed' });
  else if (gateway.delivered.includes(item)) await report(context, { citizen, item, result: 'sent' });
}

/** The world comes to rest: everything works, and time goes on. */
async function settle(house: House): Promise<void> {
  await house.restart();
  house.gateway.deeds.length = 0;
  await releaseOutbox(house.context);
  for (let quiet = 0; quiet < 3; quiet += 1) {
    while ((await runOutbox(house.context, { sendWithin: 200 })) > 0) quiet = 0;
    house.pass(901);
  }
  // Twice: a clock that was put back may have made it less than a day since.
  for (let n = 0; n < 2; n += 1) {
    house.pass(2 * day);
    await giveUpUnclear(house.context);
  }
}

/** What a citizen's phone ought to have, by the transcript: all that was said after they had written by SMS. */
async function expected(
  { context }: House,
  citizen: string,
): Promise<{ readonly items: readonly string[]; readonly own: readonly string[] }> {
  const { document } = (await context.store.read('m1', citizen))!;
  const older = await Promise.all(document.segments.map(({ id }) => context.store.segment('m1', citizen, id)));
  const items: string[] = [];
  const own: string[] = [];
  let channel = 'web';
  for (const entry of [...older.flat(), ...document.transcript]) {
    if (entry.from === 'citizen') {
      channel = entry.channel;
      own.push(entry.clientId ?? '');
    } else if (channel === 'sms' && entry.sensitive !== true) items.push(`${entry.id}:sms`);
  }
  return { items, own };
}

test.each([false, true])(
  `${lives} lives of an outbox; a repeat is known to the gateway: %s`,
  { timeout: 60_000 + lives * 200 },
  async (idempotent) => {
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 5, maxLength: 80, size: 'max' }), async (events) => {
        const house = await openHouse(new Gateway({ idempotent }));
        const citizens = [await newOne(house.context), await newOne(house.context)];
        const life: Life = { house, citizens, acknowledged: new Map() };
        for (const one of events) await happen(life, one);
        await settle(house);
        for (const citizen of citizens) {
          const { items, own } = await expected(house, citizen);
          expect(own.length).toBeGreaterThanOrEqual(life.acknowledged.get(citizen) ?? 0);
          const came = house.gateway.delivered.filter((item) => items.includes(item));
          const told = await undelivered(house.context, citizen);
          // Once, in their order, and none but those; what did not come is told.
          expect(came).toEqual(items.filter((item) => came.includes(item)));
          expect(items.filter((item) => !came.includes(item) && !told.includes(item))).toEqual([]);
          expect(told.filter((item) => !items.includes(item))).toEqual([]);
          sent += came.length;
        }
        const ids = Map.groupBy(house.gateway.tried, ({ item }) => item);
        for (const tries of ids.values()) expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
        expect(new Set(house.gateway.tried.map(({ id }) => id)).size).toBe(ids.size);
        expect(await house.context.store.outboxDepth()).toEqual({ waiting: 0 });
        expect(await house.context.store.unclear('m1', '2099-01-01T00:00:00.000Z')).toEqual([]);
      }),
      { numRuns: lives, seed },
    );
    expect(sent).toBeGreaterThan(lives);
  },
);
