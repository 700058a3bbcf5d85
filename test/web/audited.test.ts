/** Every route by which staff come to a citizen's file leaves a record in it, also when nothing is written. */
import { beforeAll, expect, it } from 'vitest';
import { enter, post } from '../channels/talker.ts';
import { begin, type Running } from './running.ts';

let running: Running;
beforeAll(async () => {
  const begun = await begin();
  running = begun;
  return begun.stop;
});

/** What is sent to each route that takes something, and the record that is made. A route that is not here fails the test. */
const routes: Readonly<Record<string, { readonly body?: unknown; readonly record: string }>> = {
  'GET /api/staff/inbox': { record: 'file.listed' },
  'GET /api/staff/citizens/:id': { record: 'file.read' },
  'GET /api/staff/citizens/:id/plan.pdf': { record: 'plan.printed.citizen' },
  'GET /api/staff/citizens/:id/plan/print': { record: 'plan.printed.citizen' },
  'POST /api/staff/citizens/:id/commands': { body: { kind: 'resume' }, record: 'file.read' },
  'POST /api/staff/citizens/:id/invitation': { body: {}, record: 'invitation.made' },
};
/** They show nothing of a citizen: the way in and out, ids of what has changed, and a citizen who is made, which is on record as `citizen.created`. */
const harmless = [
  'GET /api/staff/demo',
  'POST /api/staff/demo',
  'POST /api/staff/leave',
  'GET /api/staff/changes',
  'POST /api/staff/citizens',
];

it('all of them are known', () => {
  const staff = running.app().routes.filter((route) => route.includes('/api/staff/'));
  expect(staff.toSorted()).toEqual([...Object.keys(routes), ...harmless].toSorted());
});

it.each(Object.entries(routes))('%s', async (route, { body, record }) => {
  const { url } = running;
  const { context } = running.app();
  const ticket = await enter(url);
  for (const text of ['det hele', 'ja', 'Jeg vil gerne sove bedre', 'Så jeg kan passe min søn']) await post(url, ticket, { text });
  const all = await context.store.citizens(context.municipality.id);
  const documents = await Promise.all(all.map((id) => context.store.read(context.municipality.id, id)));
  const newest = documents.map((stored) => stored!.document).toSorted((a, b) => (a.name < b.name ? 1 : -1));
  for (const { citizen, caseworker } of newest) {
    const before = (await context.store.audit(context.municipality.id, citizen)).length;
    const cookie = await cookieOf(url, caseworker);
    const [method = '', path = ''] = route.split(' ');
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { cookie, origin: url, 'content-type': 'application/json' };
    const response = await fetch(`${url}${path.replace(':id', citizen)}`, { method, headers, ...init });
    expect(response.status).toBe(200);
    const added = (await context.store.audit(context.municipality.id, citizen)).slice(before);
    if (added.length === 0) continue;
    expect(added.map(({ actor, action }) => [actor, action])).toContainEqual([caseworker, record]);
    expect(added.every(({ commitment }) => commitment !== undefined)).toBe(true);
    return;
  }
  throw new Error('No citizen has a new record');
});

async function cookieOf(url: string, caseworker: string): Promise<string> {
  const headers = { 'content-type': 'application/json', origin: url };
  const response = await fetch(`${url}/api/staff/demo`, { method: 'POST', headers, body: JSON.stringify({ caseworker }) });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}
