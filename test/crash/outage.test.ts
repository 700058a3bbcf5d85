/**
 * The database is away under load, for seconds in `npm test` and for a minute in the proof: two servers go on answering 503, say that they are not
 * ready, and recover by themselves; what was acknowledged is there once, and what was not is taken when it comes again.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activities, enter, post, type Ticket } from '../channels/talker.ts';
import { startDatabase, type TestDatabase } from '../contract/database.ts';
import { run } from '../web/running.ts';
import { times } from './counts.ts';

const seconds = times('outage', 4);
const writers = 10;
let server: TestDatabase;
beforeAll(async () => {
  server = await startDatabase();
}, 60_000);
afterAll(() => server?.stop());

interface Writer {
  readonly ticket: Ticket;
  readonly acknowledged: string[];
}
/** Every status that was answered, by second of the outage; `gone` counts requests without any answer. */
interface Heard {
  readonly during: Set<number>;
  gone: number;
}

test(
  `${seconds} seconds without the database, ${writers} citizens who write all the while`,
  { timeout: 120_000 + seconds * 3000 },
  async ({ skip }) => {
    const { away } = server;
    if (away === undefined) return skip('The database is not ours to stop.');
    const settings = { DATABASE_URL: await server.fresh(), TOKEN_SECRET: 'one secret for both servers of this test' };
    const urls = [(await run({}, settings)).url, (await run({}, settings)).url];
    const all: Writer[] = [];
    for (let n = 0; n < writers; n += 1) all.push({ ticket: await enter(urls[0]!), acknowledged: [] });
    const heard: Heard = { during: new Set(), gone: 0 };
    const phase = { away: false, over: false };
    const load = all.map((writer, w) => writeOn(writer, { urls, w, heard, phase }));
    await pause(1000);
    await away.begin();
    phase.away = true;
    const end = Date.now() + seconds * 1000;
    while (Date.now() < end) {
      for (const url of urls) expect((await fetch(`${url}/healthz`)).status).toBe(200);
      await pause(500);
    }
    for (const url of urls) expect((await fetch(`${url}/readyz`)).status).toBe(503);
    phase.away = false;
    await away.end();
    for (let n = 0; n < 150 && !(await Promise.all(urls.map((url) => fetch(`${url}/readyz`)))).every(({ ok }) => ok); n += 1)
      await pause(200);
    const before = all.map(({ acknowledged }) => acknowledged.length);
    await pause(1500);
    phase.over = true;
    await Promise.all(load);
    expect([...heard.during]).toEqual([503]);
    expect(heard.gone).toBe(0);
    for (const [w, { ticket, acknowledged }] of all.entries()) {
      expect(acknowledged.length).toBeGreaterThan(before[w]!);
      const { activities: shown } = await activities(urls[w % 2]!, ticket);
      const own = shown.flatMap(({ channelData }) => channelData.clientActivityID ?? []);
      expect(own).toEqual(acknowledged);
      expect(shown.at(-1)?.from.role).toBe('bot');
    }
  },
);

interface Load {
  readonly urls: readonly string[];
  readonly w: number;
  readonly heard: Heard;
  readonly phase: { readonly away: boolean; readonly over: boolean };
}

/** One message after another, each again until it is taken, now at one server and now at the other. */
async function writeOn({ ticket, acknowledged }: Writer, { urls, w, heard, phase }: Load): Promise<void> {
  for (let n = 0; !phase.over; n += 1) {
    const id = `w${w}-${n}`;
    for (let tries = 0; ; tries += 1) {
      const begun = phase.away;
      const answer = await post(urls[(n + tries + w) % 2]!, ticket, { text: 'hjælp', id }).catch(() => undefined);
      if (answer === undefined) heard.gone += 1;
      else if (begun && phase.away) heard.during.add(answer.status);
      if (answer?.ok === true) break;
      await pause(100);
    }
    acknowledged.push(id);
    await pause(50);
  }
}
