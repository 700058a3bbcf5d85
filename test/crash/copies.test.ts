/** Two servers on one PostgreSQL: messages come in one to five copies and in disorder, and from two channels at once; each has one effect. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../src/conversation/context.ts';
import type { Inbound } from '../../src/conversation/inbound.ts';
import { TooBusyError } from '../../src/conversation/commit.ts';
import { runOutbox } from '../../src/conversation/outbox.ts';
import { receive } from '../../src/conversation/receive.ts';
import { entriesAfter } from '../../src/conversation/transcript.ts';
import { LocalChanges } from '../../src/storage/changes.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import { startDatabase, type TestDatabase } from '../contract/database.ts';
import { clock, commitOf, memoryLog, seenKey } from '../contract/fixture.ts';
import { Gateway } from '../conversation/sending.ts';
import { newCitizen, testContext } from '../review/fixture.ts';
import { randomFrom, seed, times } from './counts.ts';

const messages = times('copies', 100);
const races = times('races', 25);
const perCitizen = 10;
/** Messages that are under way at once. */
const atOnce = 16;

let database: TestDatabase;
let both: readonly Context[];

beforeAll(async () => {
  database = await startDatabase();
  const url = await database.fresh();
  const { store: _memory, ...parts } = testContext();
  const one = async (worker: string): Promise<Context> => {
    const log = memoryLog();
    return { ...parts, store: await openPostgres({ url, clock, log, changes: new LocalChanges(log), worker }) };
  };
  both = [await one('first'), await one('second')];
}, 60_000);
afterAll(async () => {
  for (const { store } of both ?? []) await store.close();
  await database?.stop();
});

const citizenOn = (context: Context): Promise<string> => newCitizen(context);
const inboundOf = (citizen: string, n: number, channel = 'web'): Inbound => ({
  municipality: 'm1',
  citizen,
  channel,
  account: `${channel}-${citizen}`,
  message: `message-${n}`,
  text: 'hjælp',
});

/** As a channel does it: what was refused comes again. */
async function deliver(context: Context, inbound: Inbound): Promise<string> {
  for (;;) {
    const received = await receive(context, inbound).catch((error: unknown) => {
      if (error instanceof TooBusyError) return undefined;
      throw error;
    });
    if (received !== undefined) return received.kind;
  }
}

async function own(context: Context, citizen: string): Promise<readonly string[]> {
  const stored = (await context.store.read('m1', citizen))!;
  const entries = await entriesAfter(context, stored.document, 0);
  expect(entries.map(({ position }) => position)).toEqual(entries.map((_entry, index) => index + 1));
  return entries.flatMap((entry) => (entry.from === 'citizen' ? [entry.clientId ?? ''] : []));
}

test(`${messages} messages in copies and disorder: each has one effect`, { timeout: 60_000 + messages * 60 }, async () => {
  const random = randomFrom(seed);
  const citizens: string[] = [];
  for (let n = 0; n < messages / perCitizen; n += 1) citizens.push(await citizenOn(both[n % 2]!));
  const all = citizens.flatMap((citizen) => Array.from({ length: perCitizen }, (_, n) => inboundOf(citizen, n)));
  const copies = all.flatMap((one) => Array.from({ length: 1 + Math.floor(random() * 5) }, () => one));
  const disorder = copies.map((one) => [random(), one] as const).toSorted(([a], [b]) => a - b);
  const outcomes: string[] = [];
  for (let from = 0; from < disorder.length; from += atOnce) {
    const batch = disorder.slice(from, from + atOnce);
    outcomes.push(...(await Promise.all(batch.map(([, one]) => deliver(both[random() < 0.5 ? 0 : 1]!, one)))));
  }
  expect(outcomes.filter((kind) => kind === 'received')).toHaveLength(all.length);
  for (const citizen of citizens) {
    expect((await own(both[0]!, citizen)).toSorted()).toEqual(Array.from({ length: perCitizen }, (_, n) => `message-${n}`));
  }
});

test(
  `${races} races of two channels for one citizen: both messages are kept, each has one effect`,
  { timeout: 60_000 + races * 200 },
  async () => {
    for (let race = 0; race < races; race += 1) {
      const citizen = await citizenOn(both[0]!);
      const ways = ['web', 'teams'].map((channel, index) => deliver(both[index]!, inboundOf(citizen, index, channel)));
      expect(await Promise.all(ways)).toEqual(['received', 'received']);
      expect((await own(both[1]!, citizen)).toSorted()).toEqual(['message-0', 'message-1']);
    }
  },
);

test('two servers send at once: what was said comes to the phone once, in its order', { timeout: 60_000 }, async () => {
  const gateway = new Gateway();
  const random = randomFrom(seed);
  const houses = both.map((context) => ({
    ...context,
    clock: { now: () => new Date().toISOString() },
    senders: new Map([['sms', gateway]]),
  }));
  const citizens = await Promise.all(Array.from({ length: 8 }, () => citizenOn(houses[0]!)));
  for (let n = 0; n < 5; n += 1) {
    const writing = citizens.map((citizen) => deliver(houses[random() < 0.5 ? 0 : 1]!, inboundOf(citizen, n, 'sms')));
    await Promise.all([...writing, ...houses.map((house) => runOutbox(house))]);
  }
  while ((await Promise.all(houses.map((house) => runOutbox(house)))).some((count) => count > 0));
  for (const citizen of citizens) {
    const { document } = (await houses[0]!.store.read('m1', citizen))!;
    const said = document.transcript.flatMap(({ from, id }) => (from === 'citizen' ? [] : [`${id}:sms`]));
    expect(gateway.delivered.filter((item) => said.includes(item))).toEqual(said);
  }
});

test('one message for two citizens at once has one effect: the account has changed hands', { timeout: 60_000 }, async () => {
  for (let race = 0; race < 10; race += 1) {
    const seen = seenKey(`shared-${race}`);
    const commits = both.map(({ store }, index) => store.commit(commitOf(`race-${race}-${index}`, 0, { seen })));
    const kinds = (await Promise.all(commits)).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['committed', 'seen']);
  }
});
