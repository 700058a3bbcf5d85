/** Two servers on one PostgreSQL, as a load balancer would have them, and a database that goes away for a while. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Entry } from '../../src/conversation/citizen.ts';
import { activities, enter, post, type Ticket } from '../channels/talker.ts';
import { startDatabase, type TestDatabase } from '../contract/database.ts';
import { run, type Running } from './running.ts';

let server: TestDatabase;
beforeAll(async () => {
  server = await startDatabase();
}, 60_000);
afterAll(() => server?.stop());

const secret = 'one secret for all the servers of this test';

async function two(): Promise<readonly [Running, Running]> {
  const settings = { DATABASE_URL: await server.fresh(), TOKEN_SECRET: secret };
  return [await run({}, settings), await run({}, settings)];
}

/** Everything that the citizen has written, older segments too. */
async function written({ app }: Running, ticket: Ticket): Promise<readonly Entry[]> {
  const { store, municipality } = app().context;
  const [citizen] = (await store.citizens(municipality.id)).filter((id) => id !== '');
  const { document } = (await store.read(municipality.id, citizen!))!;
  expect(document.conversation).toBe(ticket.conversationId);
  const older = await Promise.all(document.segments.map(({ id }) => store.segment(municipality.id, citizen!, id)));
  return [...older.flat(), ...document.transcript].filter(({ from }) => from === 'citizen');
}

test('a conversation goes on wherever its requests arrive, each message once', async () => {
  const [a, b] = await two();
  const ticket = await enter(a.url);
  for (let n = 0; n < 10; n += 1) {
    const [here, there] = n % 2 === 0 ? [a, b] : [b, a];
    const answers = await Promise.all([
      post(here.url, ticket, { text: `besked ${n}`, id: `m${n}` }),
      post(there.url, ticket, { text: `besked ${n}`, id: `m${n}` }),
    ]);
    expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
  }
  expect((await written(b, ticket)).map(({ clientId }) => clientId)).toEqual(Array.from({ length: 10 }, (_, n) => `m${n}`));
  expect(await activities(a.url, ticket)).toEqual(await activities(b.url, ticket));
});

test('what one server publishes runs in the other from the next turn on', async () => {
  const [a, b] = await two();
  const step = { script: 'intake', key: 'goal.why' };
  const gone = (running: Running): boolean => running.app().context.scripts.main.dialogue.withdrawn.has('goal.why');
  expect(gone(b)).toBe(false);
  expect(await a.app().publisher.withdraw(step, { by: 'karen' })).toMatchObject({ kind: 'withdrawn' });
  await vi.waitFor(() => expect(gone(b)).toBe(true), 5000);
  expect(gone(a)).toBe(true);
  await b.app().publisher.restore(step, { by: 'karen' });
  await vi.waitFor(() => expect(gone(a)).toBe(false), 5000);
});

test('while the database is away a message is refused with "try again", and nothing acknowledged is lost', async ({ skip }) => {
  const { away } = server;
  if (away === undefined) return skip('The database is not ours to stop.');
  const [a] = await two();
  const ticket = await enter(a.url);
  const acknowledged = new Set<string>();
  const statuses = new Set<number>();
  let n = 0;
  const write = async (): Promise<void> => {
    const id = `m${(n += 1)}`;
    // Sent again until it is taken, as our own page does.
    for (;;) {
      const answer = await post(a.url, ticket, { text: `besked ${id}`, id });
      statuses.add(answer.status);
      if (answer.ok) return void acknowledged.add(id);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const load = (async () => {
    while (acknowledged.size < 40) await write();
  })();
  await vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(5), 10_000);
  await away.begin();
  await vi.waitFor(() => expect(statuses.has(503)).toBe(true), 10_000);
  expect((await fetch(`${a.url}/readyz`)).status).toBe(503);
  expect((await fetch(`${a.url}/healthz`)).status).toBe(200);
  await away.end();
  await load;
  expect((await fetch(`${a.url}/readyz`)).status).toBe(200);
  const kept = (await written(a, ticket)).map(({ clientId }) => clientId);
  expect(kept).toHaveLength(acknowledged.size);
  expect(new Set(kept)).toEqual(acknowledged);
}, 60_000);
