/** Whoever has not signed in, on the wire: what they get, what they are refused, and how their words become a citizen's own. */
import { describe, expect, it } from 'vitest';
import { createCitizen } from '../../src/conversation/create.ts';
import { inbox } from '../../src/review/inbox.ts';
import type { CitizenPage } from '../../src/review/views.ts';
import { activities, ask, conversationUrl, enter, post, type Ticket } from '../channels/talker.ts';
import { run, type Running } from './running.ts';

const secret = 's'.repeat(32);
const line = '/v3/directline';
const required = { CITIZEN_SIGN_IN: 'required', DIRECT_LINE_SECRET: secret };
type Anonymous = Ticket & { readonly anonymous?: true };

async function start(): Promise<{ readonly running: Running; readonly url: string; readonly thread: Anonymous }> {
  const running = await run({}, required);
  return { running, url: running.url, thread: await enter(running.url) };
}

/** A citizen who has signed in at the municipality's own server, which holds the secret. */
async function signedIn(running: Running): Promise<Ticket & { readonly citizen: string }> {
  const citizen = await createCitizen(running.app().context, { caseworker: 'karen', language: 'da', name: 'Bo' });
  const { token } = (await (
    await ask(`${running.url}${line}/tokens/generate`, { token: secret, body: { user: { id: citizen } } })
  ).json()) as Ticket;
  const ticket = (await (await ask(`${running.url}${line}/conversations`, { token, body: {} })).json()) as Ticket;
  return { ...ticket, citizen };
}

async function refusal(response: Response): Promise<readonly [number, string]> {
  return [response.status, ((await response.json()) as { readonly error: { readonly code: string } }).error.code];
}

describe('Where signing in is required, whoever comes without', () => {
  it("gets a thread that is marked as nobody's, with the number of the municipality and no caseworker", async () => {
    const { running, url, thread } = await start();
    expect(thread.anonymous).toBe(true);
    const me = (await (await ask(`${url}/api/citizen/me`, { token: thread.token })).json()) as CitizenPage;
    expect(me).toMatchObject({ signIn: 'required', signedIn: false, caseworker: { name: 'Lindeby Kommune', phone: '12 34 56 70' } });
    const said = JSON.stringify(await activities(url, thread));
    for (const { id, name, phone } of running.app().context.municipality.caseworkers) {
      expect(said).not.toContain(name);
      expect(said).not.toContain(phone);
      expect((await inbox(running.app().context, id)).citizens).toEqual([]);
    }
    const own = await signedIn(running);
    const mine = (await (await ask(`${url}/api/citizen/me`, { token: own.token })).json()) as CitizenPage;
    expect(mine).toMatchObject({ signIn: 'required', signedIn: true, caseworker: { name: 'Karen Holm' } });
    expect(own).not.toHaveProperty('anonymous');
  });

  it('gets the fixed answer to danger at once, which promises nobody else', async () => {
    const { running, url, thread } = await start();
    await post(url, thread, { text: 'Jeg vil ikke leve mere', id: 'd1' });
    const said = (await activities(url, thread)).activities.at(-1)?.text ?? '';
    expect(said).toContain('112');
    expect(said).toContain('70 201 201');
    expect(said).toContain('12 34 56 70');
    expect(said).not.toMatch(/får besked nu|Karen|Jonas|Amina/);
    for (const { id } of running.app().context.municipality.caseworkers) expect((await inbox(running.app().context, id)).tasks).toEqual([]);
  });

  it('comes back to the thread within a day, and not later', async () => {
    const { running, url, thread } = await start();
    const refresh = (): Promise<Response> => ask(`${url}${line}/tokens/refresh`, { token: thread.token, body: {} });
    running.later(20 * 3600);
    expect(await refusal(await ask(`${url}/api/citizen/me`, { token: thread.token }))).toEqual([403, 'token-expired']);
    expect(await (await refresh()).json()).toMatchObject({ conversationId: thread.conversationId, anonymous: true });
    running.later(5 * 3600);
    expect(await refusal(await refresh())).toEqual([403, 'token-expired']);
  });

  it.each(['plan', 'plan.pdf', 'plan/print', 'plan/versions/1'])('is asked to sign in before it is given %s', async (path) => {
    const { running, url, thread } = await start();
    expect(await refusal(await ask(`${url}/api/citizen/${path}`, { token: thread.token }))).toEqual([403, 'sign-in-first']);
    const own = await signedIn(running);
    const mine = await ask(`${url}/api/citizen/${path}`, { token: own.token });
    expect([200, 404]).toContain(mine.status);
    expect(await mine.text()).not.toContain('sign-in-first');
  });

  it.each([
    ['plan/release', { line: 'l', of: 'o', released: true }],
    ['plan/agreement', { line: 'l', of: 'o', answer: 'agreed' }],
    ['remember', {}],
  ])('is asked to sign in before %s', async (path, body) => {
    const { url, thread } = await start();
    expect(await refusal(await ask(`${url}/api/citizen/${path}`, { token: thread.token, body }))).toEqual([403, 'sign-in-first']);
  });

  it('is not let back in as a citizen by a token that has run out, in the demo neither', async () => {
    const { running, url } = await start();
    const own = await signedIn(running);
    running.later(1801);
    expect(await refusal(await ask(`${url}${line}/tokens/refresh`, { token: own.token, body: {} }))).toEqual([403, 'token-expired']);
  });
});

describe('Joining on the wire', () => {
  it('takes the words into the own conversation, where a stream tells of them, and ends the thread', async () => {
    const { running, url, thread } = await start();
    await post(url, thread, { text: 'det hele', id: 'a0' });
    await post(url, thread, { text: 'ja', id: 'a1' });
    await post(url, thread, { text: 'Jeg vil have mere ro på', id: 'a2' });
    const own = await signedIn(running);
    // Signing in may take longer than the thread's token lives.
    running.later(1500);
    const { token } = (await (await ask(`${url}${line}/tokens/refresh`, { token: own.token, body: {} })).json()) as Ticket;
    running.later(600);
    for (let times = 0; times < 2; times += 1) {
      expect((await ask(`${url}/api/citizen/join`, { token, body: { thread: thread.token } })).status).toBe(200);
    }
    const after = await activities(url, { ...own, token });
    expect(after.activities.filter(({ text }) => text === 'Jeg vil have mere ro på')).toHaveLength(1);
    expect(after.activities.at(-1)?.channelData.medspil.card?.key).toBe('goal.why');
    expect(await refusal(await ask(`${url}${line}/tokens/refresh`, { token: thread.token, body: {} }))).toEqual([403, 'not-yours']);
    await running.restart();
    const again = await activities(url, { ...own, token });
    expect(again).toEqual(after);
  });

  it('ends what a token of the thread could still read', async () => {
    const { running, url, thread } = await start();
    const own = await signedIn(running);
    expect((await ask(`${url}/api/citizen/join`, { token: own.token, body: { thread: thread.token } })).status).toBe(200);
    expect(await refusal(await ask(`${url}/api/citizen/me`, { token: thread.token }))).toEqual([404, 'not-found']);
    expect(await refusal(await ask(`${conversationUrl(url, thread)}/activities`, { token: thread.token }))).toEqual([403, 'not-yours']);
    expect((await refusal(await post(url, thread, { text: 'hallo', id: 'late' })))[0]).toBe(403);
  });

  it.each([
    ['without a token', (t: string) => ({ body: { thread: t } }), 401, 'token-missing'],
    ['as one who has not signed in', (t: string) => ({ token: t, body: { thread: t } }), 403, 'not-joined'],
    ['with a thread that is none', (_: string, own: string) => ({ token: own, body: { thread: own } }), 403, 'not-joined'],
    ['with no token for a thread', (_: string, own: string) => ({ token: own, body: { thread: 'x.y.z' } }), 401, 'token-unknown'],
    ['with nothing', (_: string, own: string) => ({ token: own, body: {} }), 400, 'bad-request'],
    ['with more than a thread', (t: string, own: string) => ({ token: own, body: { thread: t, citizen: 'x' } }), 400, 'bad-request'],
  ] as const)('is refused %s, and nothing is changed', async (_name, request, status, code) => {
    const { running, url, thread } = await start();
    await post(url, thread, { text: 'ja', id: 'a1' });
    const own = await signedIn(running);
    const before = await activities(url, own);
    expect(await refusal(await ask(`${url}/api/citizen/join`, request(thread.token, own.token)))).toEqual([status, code]);
    expect(await activities(url, own)).toEqual(before);
    expect((await activities(url, thread)).activities.length).toBeGreaterThan(2);
  });
});

describe('Where it is not', () => {
  it('whoever comes begins as before, and the page knows of no signing in', async () => {
    const { url } = await run();
    const ticket = await enter(url);
    expect(ticket).not.toHaveProperty('anonymous');
    const me = (await (await ask(`${url}/api/citizen/me`, { token: ticket.token })).json()) as CitizenPage;
    expect(me).toMatchObject({ signIn: 'open', signedIn: true });
  });
});
