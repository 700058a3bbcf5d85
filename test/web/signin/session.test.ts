/** Invited, let in, and given a token, at the wire. */
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { usualLimits } from '../../../src/channels/directline/limits.ts';
import type { CitizenPage, Review, StaffInbox } from '../../../src/review/views.ts';
import { begin, run, type Running } from '../running.ts';
import { codeOf, invitation, newCitizen, send, stepIn } from './desk.ts';

const verifier = 'verifier-of-one-browser-and-no-other-0123456789';
const challenge = createHash('sha256').update(verifier).digest('base64url');

let running: Running;
let url = '';
beforeAll(async () => {
  const begun = await begin({}, { CITIZEN_SIGN_IN: 'required' });
  running = begun;
  ({ url } = begun);
  return begun.stop;
});

async function codeFrom(secret: string): Promise<string> {
  return ((await (await send(url, '/api/citizen/invitation', { secret, challenge })).json()) as { readonly code: string }).code;
}

describe('A caseworker', () => {
  it('makes a citizen and an invitation, whose link carries its secret where no server sees it', async () => {
    const citizen = await newCitizen(url, 'Ida Iversen', 'en');
    const invited = await invitation(url, citizen);
    expect(invited.url).toMatch(new RegExp(`^${url}/invitation#[\\w-]{22}$`));
    expect(invited.code).toMatch(/^([0-9A-Z]{5}-){4}[0-9A-Z]{6}$/);
    expect(Date.parse(invited.expires) - Date.now()).toBeGreaterThan(6.9 * 24 * 3600 * 1000);
    const { citizens } = (await (await fetch(`${url}/api/staff/inbox`, { headers: await stepIn(url) })).json()) as StaffInbox;
    expect(citizens).toContainEqual(expect.objectContaining({ citizen, name: 'Ida Iversen', planStatus: 'none' }));
    const review = (await (await fetch(`${url}/api/staff/citizens/${citizen}`, { headers: await stepIn(url) })).json()) as Review;
    expect(review.language).toBe('en');
  });
  it.each([
    { name: '', language: 'da' },
    { name: '  ', language: 'da' },
    { name: 'x'.repeat(101), language: 'da' },
    { name: 'Bo 010190-1234', language: 'da' },
    { name: 'Bo', language: 'tlh' },
    { name: 'Bo' },
    { name: 'Bo', language: 'da', caseworker: 'jonas' },
    [],
  ])('cannot make a citizen of %j', async (body) => {
    expect((await send(url, '/api/staff/citizens', body, await stepIn(url))).status).toBe(400);
  });
  it('invites own citizens alone', async () => {
    const citizen = await newCitizen(url);
    expect((await send(url, `/api/staff/citizens/${citizen}/invitation`, {}, await stepIn(url, 'jonas'))).status).toBe(404);
    expect((await send(url, '/api/staff/citizens/nobody/invitation', {}, await stepIn(url))).status).toBe(404);
  });
  it.each(['/api/staff/citizens', '/api/staff/citizens/x/invitation'])(
    'signed out, or on another site’s page, does neither: %s',
    async (path) => {
      const body = { name: 'Bo', language: 'da' };
      expect((await send(url, path, body)).status).toBe(401);
      expect((await send(url, path, body, { ...(await stepIn(url)), origin: 'https://elsewhere.example' })).status).toBe(403);
    },
  );
});

describe('An invitation at the wire', () => {
  it('leads into the citizen’s own conversation', async () => {
    const citizen = await newCitizen(url, 'Bo Berg', 'en');
    const code = await codeFrom((await invitation(url, citizen)).secret);
    const response = await send(url, '/api/citizen/session', { code, verifier });
    expect(response.status).toBe(200);
    const { conversationId, token, expires_in: seconds } = (await response.json()) as Record<string, string>;
    expect([typeof conversationId, seconds]).toEqual(['string', 1800]);
    const me = (await (await fetch(`${url}/api/citizen/me`, { headers: { authorization: `Bearer ${token}` } })).json()) as CitizenPage;
    expect(me).toMatchObject({ language: 'en', caseworker: { name: 'Karen Holm' } });
    const entered = await send(url, '/v3/directline/conversations', {}, { authorization: `Bearer ${token}` });
    expect(((await entered.json()) as Record<string, string>)['conversationId']).toBe(conversationId);
  });
  it('may be typed as it stands on paper', async () => {
    const { code } = await invitation(url);
    expect((await send(url, '/api/citizen/invitation', { secret: code.toLowerCase().replaceAll('-', ' '), challenge })).status).toBe(200);
  });
  it('that was used, was followed by another or never given, gets one and the same answer', async () => {
    const citizen = await newCitizen(url);
    const followed = await invitation(url, citizen);
    const used = await invitation(url, citizen);
    await codeFrom(used.secret);
    const answers = await Promise.all(
      [followed.secret, used.secret, 'A'.repeat(22), 'nonsense', ''].map(async (secret) => {
        const response = await send(url, '/api/citizen/invitation', { secret, challenge: 'd'.repeat(43) });
        return [response.status, await response.text()];
      }),
    );
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(String(answers[0])).toContain('"invitation-over"');
    expect(String(answers[0])).toContain('Ring til din sagsbehandler');
  });
  it('that is too old gets that answer too, also after a restart', async () => {
    const other = await run();
    const { secret } = await invitation(other.url);
    await other.restart();
    other.later(7 * 24 * 3600 + 60);
    expect(await codeOf(await send(other.url, '/api/citizen/invitation', { secret, challenge }))).toBe('invitation-over');
  });
  it.each([{ secret: 'x' }, { secret: 'x', challenge: 'short' }, { secret: 'x'.repeat(501), challenge }, 'text', null])(
    '%j cannot be read',
    async (body) => {
      expect((await send(url, '/api/citizen/invitation', body)).status).toBe(400);
    },
  );
  it('is not taken from another site’s page', async () => {
    const { secret } = await invitation(url);
    const headers = { origin: 'https://elsewhere.example' };
    expect((await send(url, '/api/citizen/invitation', { secret, challenge }, headers)).status).toBe(403);
    expect((await send(url, '/api/citizen/invitation', { secret, challenge })).status).toBe(200);
  });
});

describe('A code at the wire', () => {
  it('is over once used, late, in another browser, or when it never was one: one and the same answer', async () => {
    const [used, late] = [await codeFrom((await invitation(url)).secret), await codeFrom((await invitation(url)).secret)];
    await send(url, '/api/citizen/session', { code: used, verifier });
    running.later(121);
    const fresh = await codeFrom((await invitation(url)).secret);
    const bodies = [
      { code: used, verifier },
      { code: late, verifier },
      { code: fresh, verifier: 'w'.repeat(43) },
      { code: `${fresh}x`, verifier },
      { code: 'nonsense', verifier },
      { code: fresh },
      { code: fresh, verifier: 'short' },
      [],
    ];
    const answers = await Promise.all(
      bodies.map(async (body) => {
        const response = await send(url, '/api/citizen/session', body);
        return [response.status, await response.text()];
      }),
    );
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(String(answers[0])).toContain('"sign-in-over"');
    expect((await send(url, '/api/citizen/session', { code: fresh, verifier })).status).toBe(200);
  });
  it('is no token, and no token is a code', async () => {
    const code = await codeFrom((await invitation(url)).secret);
    expect((await fetch(`${url}/api/citizen/me`, { headers: { authorization: `Bearer ${code}` } })).status).toBe(401);
    const { token } = (await (await send(url, '/api/citizen/session', { code, verifier })).json()) as { readonly token: string };
    expect(await codeOf(await send(url, '/api/citizen/session', { code: token, verifier }))).toBe('sign-in-over');
  });
  it('may be changed on a listed site’s page, and on no other', async () => {
    const listed = 'https://www.kommune.example';
    const other = await run({}, { EMBED_ORIGINS: listed });
    const { secret } = await invitation(other.url);
    const { code } = (await (await send(other.url, '/api/citizen/invitation', { secret, challenge })).json()) as { readonly code: string };
    const elsewhere = await send(other.url, '/api/citizen/session', { code, verifier }, { origin: 'https://elsewhere.example' });
    expect(elsewhere.status).toBe(403);
    const response = await send(other.url, '/api/citizen/session', { code, verifier }, { origin: listed });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([200, listed]);
  });
});

it('Who comes too fast is asked to wait', async () => {
  const other = await run({ limits: { ...usualLimits, beginning: { burst: 3, perMinute: 1 } } });
  const tries = [1, 2, 3, 4].map(() => send(other.url, '/api/citizen/session', { code: 'x', verifier }));
  const statuses = (await Promise.all(tries)).map((response) => response.status);
  expect(statuses.toSorted((a, b) => a - b)).toEqual([400, 400, 400, 429]);
});
