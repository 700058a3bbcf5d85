/**
 * The clock of the whole product jumps, forwards and back, by an hour, a day and a year, while people write by SMS: every message is taken once, its
 * answer comes within 30 seconds of the jump, pieces of an answer are joined and closed, and nobody is erased.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCitizen } from '../../src/conversation/create.ts';
import { receive } from '../../src/conversation/receive.ts';
import { entriesAfter } from '../../src/conversation/transcript.ts';
import { startDatabase, type TestDatabase } from '../contract/database.ts';
import { Gateway } from '../conversation/sending.ts';
import { run } from '../web/running.ts';
import { times } from './counts.ts';

let server: TestDatabase;
beforeAll(async () => {
  server = await startDatabase({ forgetful: true });
}, 60_000);
afterAll(() => server?.stop());

const [hour, day, year] = [3_600_000, 86_400_000, 365 * 86_400_000];
const jumps = [hour, -day, year, -year, -hour, hour, day, -year, year, -hour];
/** Four of them in `npm test`; all of them, again and again, in the proof. */
const count = times('clocks', 4);
/** Seconds within which an answer must have come after a jump. */
const within = 30;

test.each(['files', 'PostgreSQL'])('%s', { timeout: 60_000 + count * 40_000 }, async (kind) => {
  let ahead = 0;
  const gateway = new Gateway();
  const clock = { now: () => new Date(Date.now() + ahead).toISOString() };
  const settings = kind === 'files' ? {} : { DATABASE_URL: await server.fresh(), TOKEN_SECRET: 'x'.repeat(32) };
  const running = await run({ clock, senders: [gateway] }, { ...settings, RETENTION_CITIZEN_MONTHS: '1' });
  const { context } = running.app();
  const { id: municipality, caseworkers } = context.municipality;
  const sent = new Map<string, number>();
  const newOne = async (): Promise<string> => {
    const citizen = await createCitizen(context, { caseworker: caseworkers[0]!.id, language: 'da', name: 'Bo' });
    sent.set(citizen, 0);
    return citizen;
  };
  const [other, third] = [await newOne(), await newOne()];
  const write = async (citizen: string, text: string): Promise<void> => {
    const n = sent.get(citizen)! + 1;
    const message = { municipality, citizen, channel: 'sms', account: citizen, message: `m${n}`, text };
    expect((await receive(context, message)).kind).toBe('received');
    expect((await receive(context, message)).kind).toBe('repeated');
    sent.set(citizen, n);
  };
  for (let n = 0; n < count; n += 1) {
    // A piece of an answer that waits for more, and a message that is on its way, when the clock jumps.
    const one = await newOne();
    for (const text of ['hej', 'det hele', 'ja', 'Jeg vil gerne sove bedre']) await write(one, text);
    expect(await lastOf(context, one)).toBe('citizen');
    await write(other, 'hjælp');
    ahead += jumps[n % jumps.length]!;
    await write(third, 'hjælp');
    const begun = Date.now();
    const open = async (): Promise<boolean> =>
      (await context.store.outboxDepth()).waiting > 0 || (await lastOf(context, one)) !== 'bot' || (await lastOf(context, third)) !== 'bot';
    while (await open()) {
      expect(Date.now() - begun).toBeLessThan(within * 1000);
      await pause(100);
    }
  }
  for (const citizen of sent.keys()) {
    const { document } = (await context.store.read(municipality, citizen))!;
    const entries = await entriesAfter(context, document, 0);
    const own = entries.flatMap(({ from, clientId }) => (from === 'citizen' ? [clientId] : []));
    expect(own).toEqual(Array.from({ length: sent.get(citizen)! }, (_, n) => `m${n + 1}`));
    const said = entries.flatMap(({ from, id, sensitive }) => (from === 'citizen' || sensitive === true ? [] : [`${id}:sms`]));
    expect(gateway.delivered.filter((item) => said.includes(item))).toEqual(said);
  }
});

async function lastOf({ store, municipality }: Parameters<typeof receive>[0], citizen: string): Promise<string | undefined> {
  return (await store.read(municipality.id, citizen))?.document.transcript.at(-1)?.from;
}
