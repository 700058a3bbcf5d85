/** The caseworker's way in, and what stays closed. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Review, StaffInbox } from '../../src/review/views.ts';
import { enter, post } from '../channels/talker.ts';
import { begin, run, type Running } from './running.ts';

let running: Running;
let url = '';
beforeAll(async () => {
  const begun = await begin();
  running = begun;
  ({ url } = begun);
  return begun.stop;
});

const code = async (response: Response): Promise<string> =>
  ((await response.json()) as { readonly error: { readonly code: string } }).error.code;

function send(path: string, body: unknown, headers: Record<string, string> = {}, at = url): Promise<Response> {
  return fetch(`${at}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: at, ...headers },
    body: JSON.stringify(body),
  });
}

async function signIn(caseworker: string, at = url): Promise<{ readonly cookie: string; readonly whole: string }> {
  const response = await send('/api/staff/demo', { caseworker }, {}, at);
  const whole = response.headers.get('set-cookie') ?? '';
  return { cookie: whole.split(';')[0] ?? '', whole };
}

async function read<T>(path: string, cookie: string): Promise<T> {
  return (await (await fetch(`${url}${path}`, { headers: { cookie } })).json()) as T;
}

describe('The way in', () => {
  it('shows the demo roles, and signs in by a cookie that no script reads and no other site sends', async () => {
    const { caseworkers } = await read<{ readonly caseworkers: readonly { readonly id: string }[] }>('/api/staff/demo', '');
    const { cookie, whole } = await signIn(caseworkers[0]!.id);
    expect(whole).toMatch(/; HttpOnly; SameSite=Strict$/);
    const { demo, me } = await read<StaffInbox>('/api/staff/inbox', cookie);
    expect([demo, me.id]).toEqual([true, caseworkers[0]!.id]);
  });
  it('takes nobody who is not there', async () => {
    expect((await send('/api/staff/demo', { caseworker: 'nobody' })).status).toBe(404);
    expect((await send('/api/staff/demo', { caseworker: 5 })).status).toBe(400);
  });
  it('ends by leaving, and after a working day', async () => {
    expect((await send('/api/staff/leave', {})).headers.get('set-cookie')).toMatch(/^medspil_staff=; .*Max-Age=0/);
    const other = await run();
    const { cookie } = await signIn('karen', other.url);
    expect((await fetch(`${other.url}/api/staff/inbox`, { headers: { cookie } })).status).toBe(200);
    other.later(10 * 3600);
    expect((await fetch(`${other.url}/api/staff/inbox`, { headers: { cookie } })).status).toBe(401);
  });
  it('outlives a restart', async () => {
    const other = await run();
    const { cookie } = await signIn('karen', other.url);
    await other.restart();
    expect((await fetch(`${other.url}/api/staff/inbox`, { headers: { cookie } })).status).toBe(200);
  });
});

describe('What is closed', () => {
  it.each(['/api/staff/inbox', '/api/staff/citizens/x', '/api/staff/changes'])('%s without a cookie', async (path) => {
    const response = await fetch(url + path);
    expect([response.status, await code(response)]).toEqual([401, 'signed-out']);
  });
  it('a cookie that somebody has touched, and a token of the conversation in its place', async () => {
    const { cookie } = await signIn('karen');
    const { token } = await enter(url);
    for (const bad of [`${cookie.slice(0, -2)}xx`, `medspil_staff=${token}`, 'medspil_staff=x']) {
      expect((await fetch(`${url}/api/staff/inbox`, { headers: { cookie: bad } })).status).toBe(401);
    }
  });
  it.each([{ origin: 'https://evil.example' }, { origin: 'null' }, { origin: '' }])('a command from %o', async (headers) => {
    const { cookie } = await signIn('karen');
    const citizen = (await read<StaffInbox>('/api/staff/inbox', cookie)).citizens[0]?.citizen ?? 'none';
    const command = { kind: 'hand-over' };
    for (const path of ['/api/staff/demo', '/api/staff/leave', `/api/staff/citizens/${citizen}/commands`]) {
      const response = await send(path, command, { ...headers, cookie });
      expect([response.status, await code(response)]).toEqual([403, 'foreign-origin']);
    }
  });
  it("another caseworker's citizen, as if there were none", async () => {
    await enter(url);
    const karen = await signIn('karen');
    const jonas = await signIn('jonas');
    const { citizen } = (await read<StaffInbox>('/api/staff/inbox', karen.cookie)).citizens[0]!;
    expect((await read<StaffInbox>('/api/staff/inbox', jonas.cookie)).citizens).toEqual([]);
    const theirs = await fetch(`${url}/api/staff/citizens/${citizen}`, { headers: jonas });
    const nobodys = await fetch(`${url}/api/staff/citizens/nobody`, { headers: jonas });
    expect([theirs.status, nobodys.status]).toEqual([404, 404]);
    expect(await theirs.text()).toBe(await nobodys.text());
    expect((await send(`/api/staff/citizens/${citizen}/commands`, { kind: 'resume' }, { cookie: jonas.cookie })).status).toBe(404);
  });
});

describe('The review', () => {
  it('is read, and refuses in words what cannot be done', async () => {
    const ticket = await enter(url);
    await post(url, ticket, { text: 'ja tak', id: 'first' });
    const { cookie } = await signIn('karen');
    const inbox = await read<StaffInbox>('/api/staff/inbox', cookie);
    const { citizen } = inbox.citizens.at(-1)!;
    const review = await read<Review>(`/api/staff/citizens/${citizen}`, cookie);
    expect(review.citizen).toBe(citizen);
    const path = `/api/staff/citizens/${citizen}/commands`;
    const response = await send(path, { kind: 'confirm', draft: 'none' }, { cookie, 'accept-language': 'en' });
    const { refusals } = (await response.json()) as { readonly refusals: readonly { readonly code: string; readonly message: string }[] };
    expect([response.status, refusals[0]?.code]).toEqual([409, 'not-submitted']);
    expect(refusals[0]?.message).toMatch(/draft/i);
  });
  it.each([[{ kind: 'delete' }], [{ kind: 'edit', line: 'goal' }], [{ kind: 'hand-over', more: 1 }], ['x']])(
    'takes no %j',
    async (command) => {
      const { cookie } = await signIn('karen');
      expect((await send('/api/staff/citizens/x/commands', command, { cookie })).status).toBe(400);
    },
  );
});

describe('Changes', () => {
  it('come to the caseworker of the citizen, and to nobody else', async () => {
    const ticket = await enter(url);
    const follow = async (caseworker: string): Promise<{ readonly text: () => string; readonly end: () => void }> => {
      const { cookie } = await signIn(caseworker);
      const ending = new AbortController();
      const response = await fetch(`${url}/api/staff/changes`, { headers: { cookie }, signal: ending.signal });
      expect(response.headers.get('content-type')).toMatch('text/event-stream');
      let text = '';
      const reading = (async () => {
        for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) text += chunk;
      })();
      reading.catch(() => undefined);
      return { text: () => text, end: () => ending.abort() };
    };
    const [karen, jonas] = [await follow('karen'), await follow('jonas')];
    await post(url, ticket, { text: 'hjælp', id: 'live' });
    await expect.poll(karen.text).toMatch(/event: change\ndata: [\w-]+\n\n/);
    expect(karen.text()).not.toContain('hjælp');
    expect(jonas.text()).not.toContain('event: change');
    karen.end();
    jonas.end();
    await expect.poll(() => running.app().listeners()).toBe(0);
  });
});
