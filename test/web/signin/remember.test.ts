/** Remembered on the own device, at the wire. */
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { createCitizen } from '../../../src/conversation/create.ts';
import type { CitizenPage } from '../../../src/review/views.ts';
import { ask, enter, type Ticket } from '../../channels/talker.ts';
import { run, type Running } from '../running.ts';
import { codeOf } from './desk.ts';

const secret = 's'.repeat(32);
const site = 'https://www.kommune.example';
const required = { CITIZEN_SIGN_IN: 'required', DIRECT_LINE_SECRET: secret, EMBED_ORIGINS: site, CITIZEN_SESSION_DAYS: '10' };
const day = 24 * 3600;
type Token = Pick<Ticket, 'token' | 'expires_in'>;

async function signedIn(): Promise<{ readonly running: Running; readonly citizen: string; readonly ticket: Ticket }> {
  const running = await run({}, required);
  const citizen = await createCitizen(running.app().context, { caseworker: 'karen', language: 'da', name: 'Bo' });
  const asked = await ask(`${running.url}/v3/directline/tokens/generate`, { token: secret, body: { user: { id: citizen } } });
  return { running, citizen, ticket: (await asked.json()) as Ticket };
}
const remember = ({ url }: Running, token?: string): Promise<Response> =>
  ask(`${url}/api/citizen/remember`, { ...(token !== undefined && { token }), body: {} });
const refresh = ({ url }: Running, token: string): Promise<Response> => ask(`${url}/v3/directline/tokens/refresh`, { token, body: {} });

describe('Whoever asks to be remembered', () => {
  it('comes back by a token that has run out until the days are over, and is noted once and without words', async () => {
    const { running, citizen, ticket } = await signedIn();
    running.later(600);
    const answer = await remember(running, ticket.token);
    expect(answer.status).toBe(200);
    const own = (await answer.json()) as Token;
    expect(own.expires_in).toBe(1800);
    expect(decodeJwt(own.token)).toMatchObject({ own: true, since: decodeJwt(ticket.token)['since'] });
    expect((await remember(running, own.token)).status).toBe(200);
    const { context } = running.app();
    const notes = (await context.store.audit('lindeby', citizen)).filter(({ action }) => action === 'session.remembered');
    expect(notes.map(({ actor, object }) => [actor, object])).toEqual([[citizen, ticket.conversationId]]);
    running.later(9 * day);
    const back = await refresh(running, own.token);
    expect(back.status).toBe(200);
    const { token } = (await back.json()) as Token;
    expect((await ask(`${running.url}/api/citizen/plan`, { token })).status).toBe(200);
    expect(await codeOf(await refresh(running, ticket.token))).toBe('token-expired');
    running.later(day);
    expect(await codeOf(await refresh(running, token))).toBe('token-expired');
  });

  it('is told beforehand for how many days, and whoever cannot be is not', async () => {
    const { running, ticket } = await signedIn();
    const me = async (token: string): Promise<CitizenPage> =>
      (await (await ask(`${running.url}/api/citizen/me`, { token })).json()) as CitizenPage;
    expect((await me(ticket.token)).rememberFor).toBe('10 dage');
    expect(await me((await enter(running.url)).token)).not.toHaveProperty('rememberFor');
  });

  it('may ask from a listed page, and from no other', async () => {
    const { running, ticket } = await signedIn();
    const from = (origin: string, method: string): Promise<Response> =>
      fetch(`${running.url}/api/citizen/remember`, {
        method,
        headers: { origin, authorization: `Bearer ${ticket.token}`, 'content-type': 'application/json' },
        ...(method === 'POST' && { body: '{}' }),
      });
    expect((await from(site, 'OPTIONS')).status).toBe(204);
    const answer = await from(site, 'POST');
    expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([200, site]);
    expect(await codeOf(await from('https://elsewhere.example', 'POST'))).toBe('foreign-origin');
  });

  it('shows a token that is good, in a place where one signs in', async () => {
    const { running, ticket } = await signedIn();
    expect(await codeOf(await remember(running))).toBe('token-missing');
    running.later(1801);
    expect(await codeOf(await remember(running, ticket.token))).toBe('token-expired');
    const open = await run();
    expect(await codeOf(await remember(open, (await enter(open.url)).token))).toBe('not-found');
  });
});
