/** What every answer has, the pages, the citizen's own routes, and the health of the house. */
import { request } from 'node:http';
import { beforeAll, describe, expect, it } from 'vitest';
import { refusalNames } from '../../src/channels/refusal.ts';
import type { CitizenPage, CitizenPlan } from '../../src/review/views.ts';
import { webErrorCodes } from '../../src/web/errors.ts';
import { ask, enter } from '../channels/talker.ts';
import { begin, run, type Running } from './running.ts';

let running: Running;
let url = '';
beforeAll(async () => {
  const begun = await begin();
  running = begun;
  ({ url } = begun);
  return begun.stop;
});

/** A request under another name than the address it goes to. */
function askAs(host: string, path: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}

describe('Every answer', () => {
  it.each(['/', '/staff', '/healthz', '/nothing-here', '/api/staff/inbox'])('of %s is held by the security headers', async (path) => {
    const { headers } = await fetch(url + path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
  it('that is an error has words in every language', () => {
    const { catalogue } = running.app().context.scripts.main;
    const codes = [...refusalNames, ...webErrorCodes];
    for (const language of catalogue.languages) {
      expect(codes.filter((code) => !catalogue.has(language, `page.server.${code}`))).toEqual([]);
    }
  });
  it.each([
    ['GET', '/nothing-here', 404, 'not-found'],
    ['DELETE', '/healthz', 405, 'not-allowed'],
    ['GET', '/api/texts/xx/page', 404, 'not-found'],
    ['GET', '/api/texts/da/intake', 404, 'not-found'],
    ['GET', '/assets/..%2f..%2fpackage.json', 404, 'not-found'],
    ['GET', '/assets/missing.js', 404, 'not-found'],
  ])('%s %s: %i', async (method, path, status, code) => {
    const response = await fetch(url + path, { method });
    const { error } = (await response.json()) as { readonly error: { readonly code: string; readonly message: string } };
    expect([response.status, error.code]).toEqual([status, code]);
    expect(error.message).toMatch(/\.$/);
  });
  it('comes under a name of this machine alone', async () => {
    expect(await askAs('evil.example', '/')).toBe(403);
    expect(await askAs('127.0.0.1.evil.example', '/')).toBe(403);
    expect(await askAs('localhost:1', '/')).toBe(200);
  });
});

describe('The pages', () => {
  it('come at their addresses', async () => {
    expect(await (await fetch(url)).text()).toContain('Citizen');
    expect(await (await fetch(`${url}/staff`)).text()).toContain('Desk');
    expect(await (await fetch(`${url}/staff/citizens/abc`)).text()).toContain('Desk');
  });
  it('keep what has a hash in its name, ask again for the rest, and are small on the wire', async () => {
    const asset = await fetch(`${url}/assets/citizen-ABCD1234.js`);
    expect(asset.headers.get('cache-control')).toContain('immutable');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
    expect((await asset.text()).length).toBeGreaterThan(2000);
    const smaller = await fetch(`${url}/assets/citizen-ABCD1234.js`, { headers: { 'accept-encoding': 'gzip, deflate, br' } });
    expect(smaller.headers.get('content-encoding')).toBe('br');
    expect((await smaller.text()).length).toBeGreaterThan(2000);
    const widget = await fetch(`${url}/assets/medspil-chat.js`);
    expect(widget.headers.get('cache-control')).toBe('no-cache');
    const again = await fetch(`${url}/assets/medspil-chat.js`, { headers: { 'if-none-match': widget.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });
  it('have their words', async () => {
    const texts = (await (await fetch(`${url}/api/texts/da/desk`)).json()) as Record<string, string>;
    expect(texts['desk.brand']).toBe('Medspil');
  });
});

describe("The citizen's routes", () => {
  it("are about the token's citizen", async () => {
    const { token } = await enter(url);
    const me = (await (await ask(`${url}/api/citizen/me`, { token })).json()) as CitizenPage;
    expect(me).toMatchObject({ demo: true, language: 'da', municipality: 'Lindeby Kommune' });
    expect(me.caseworker.phone).toMatch(/^[\d ]+$/);
    const plan = (await (await ask(`${url}/api/citizen/plan`, { token })).json()) as CitizenPlan;
    expect(plan.lines).toEqual([]);
  });
  it('refuse an answer to a change that is not there, and one that is none', async () => {
    const { token } = await enter(url);
    const path = `${url}/api/citizen/plan/agreement`;
    const moved = await ask(path, { token, body: { line: 'goal', of: 'x', answer: 'agreed' } });
    expect(moved.status).toBe(409);
    expect((await ask(path, { token, body: { line: 'goal', of: 'x', answer: 'maybe' } })).status).toBe(400);
    expect((await ask(path, { body: { line: 'goal', of: 'x', answer: 'agreed' } })).status).toBe(401);
  });
});

describe('A fault that nobody thought of', () => {
  it('is answered in words, and told in the log by its place alone', async () => {
    const facts: unknown[] = [];
    const log = { info: () => undefined, warn: () => undefined, error: (code: string, more: unknown) => void facts.push([code, more]) };
    let broken = false;
    const { url: address } = await run({
      log,
      store: (store) => ({
        ...store,
        read: (...args) => (broken ? Promise.reject(new TypeError('Peter Hansen')) : store.read(...args)),
      }),
    });
    const { token } = await enter(address);
    broken = true;
    const response = await ask(`${address}/api/citizen/me`, { token });
    const text = await response.text();
    expect([response.status, JSON.parse(text)]).toMatchObject([500, { error: { code: 'failed' } }]);
    expect(facts).toMatchObject([['request-failed', { status: 500, answer: 'failed', route: '/api/citizen/me', error: 'TypeError' }]]);
    expect(text + JSON.stringify(facts)).not.toMatch(/Peter|node_modules/);
  });
});

describe('Health', () => {
  it('is ready while what is said can be kept', async () => {
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', storage: true, scripts: true }]);
  });
  it('is not ready when it cannot, and says so to whoever writes', async () => {
    let full = false;
    const { url: address } = await run({
      store: (store) => ({
        ...store,
        ready: () => (full ? Promise.reject(new Error('full')) : store.ready()),
        commit: (commit) => (full ? Promise.reject(Object.assign(new Error('full'), { code: 'store-unwritable' })) : store.commit(commit)),
      }),
    });
    const { token, conversationId } = await enter(address);
    full = true;
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not-ready', storage: false, scripts: true }]);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const path = `${address}/v3/directline/conversations/${conversationId}/activities`;
    const sent = { token, body: { type: 'message', text: 'hej', channelData: { clientActivityID: 'kept' } } };
    const refused = await ask(path, sent);
    expect([refused.status, await refused.json()]).toMatchObject([503, { error: { code: 'not-kept' } }]);
    full = false;
    expect((await ask(path, sent)).status).toBe(200);
  });
});
