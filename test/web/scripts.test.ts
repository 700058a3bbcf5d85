/** The way to publish in the server that runs: open to whoever has the data folder's key, for a minute, and to nobody else. */
import { createSecretKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { signCommand } from '../../src/web/command-token.ts';
import { ask, enter } from '../channels/talker.ts';
import { begin, type Running } from './running.ts';

let running: Running;
let key: Uint8Array;
const clock = { now: () => new Date().toISOString() };
const lines: unknown[] = [];
const log = {
  info: (...line: unknown[]) => void lines.push(line),
  warn: (...line: unknown[]) => void lines.push(line),
  error: (...line: unknown[]) => void lines.push(line),
};
beforeAll(async () => {
  const begun = await begin({ log });
  running = begun;
  key = Buffer.from((await readFile(join(begun.folder, 'data/token.key'), 'utf8')).trim(), 'hex');
  return begun.stop;
});

const list = (token?: string): Promise<Response> =>
  ask(`${running.url}/api/scripts/list`, { body: {}, ...(token !== undefined && { token }) });

/** A token that is right but for one thing. */
function forged(change: {
  readonly audience?: string;
  readonly subject?: string;
  readonly issued?: number;
  readonly ends?: number;
  readonly with?: Uint8Array;
}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(change.subject ?? 'command')
    .setAudience(change.audience ?? 'publish-scripts')
    .setIssuedAt(change.issued ?? now)
    .setExpirationTime(change.ends ?? now + 60)
    .sign(createSecretKey(change.with ?? key));
}

describe('the door', () => {
  test('opens for a token of the command', async () => {
    const response = await list(await signCommand('publish-scripts', { key, clock }));
    expect([response.status, await response.json()]).toMatchObject([200, { kind: 'list', versions: [{ number: 1, by: 'medspil' }] }]);
    expect((await list(await forged({}))).status).toBe(200);
  });

  test.each([
    ['none', async () => undefined],
    ['one that is no token', async () => 'a.b.c'],
    ['another key', () => forged({ with: new Uint8Array(32) })],
    ['another purpose', () => forged({ audience: 'directline:lindeby' })],
    ['another holder', () => forged({ subject: 'somebody' })],
    ['one that has run out', () => forged({ ends: Math.floor(Date.now() / 1000) - 1 })],
    [
      'one that is to last for a year',
      () => forged({ issued: Math.floor(Date.now() / 1000) - 120, ends: Math.floor(Date.now() / 1000) + 31_536_000 }),
    ],
    ['one that begins later', () => forged({ issued: Math.floor(Date.now() / 1000) + 3600, ends: Math.floor(Date.now() / 1000) + 7200 })],
    ['one for another errand', () => signCommand('operate', { key, clock })],
    ["a citizen's", async () => (await enter(running.url)).token],
  ])('is closed with %s', async (_what, token) => {
    expect((await list(await token())).status).toBe(401);
  });

  test('stays closed with a cookie of the staff pages', async () => {
    const origin = running.url;
    const staff = await fetch(`${origin}/api/staff/demo`);
    const { caseworkers } = (await staff.json()) as { readonly caseworkers: readonly { readonly id: string }[] };
    const body = JSON.stringify({ caseworker: caseworkers[0]?.id });
    const entered = await fetch(`${origin}/api/staff/demo`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body,
    });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(cookie).not.toBe('');
    const headers = { origin, cookie, 'content-type': 'application/json' };
    expect((await fetch(`${origin}/api/scripts/list`, { method: 'POST', headers, body: '{}' })).status).toBe(401);
  });

  test('is not for pages of other sites', async () => {
    const response = await fetch(`${running.url}/api/scripts/list`, { method: 'OPTIONS', headers: { origin: 'https://other.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('what is sent', () => {
  test.each([
    ['publish', {}],
    ['publish', { by: 'M', sources: { 'src/main.ts': 'x' } }],
    ['publish', { by: 'M', sources: { 'dialogs/../main.yaml': 1 } }],
    ['publish', { by: ' ', sources: {} }],
    ['publish', { by: 'M', sources: {}, more: 1 }],
    ['rollback', { by: 'M', number: 0 }],
    ['rollback', { by: 'M', number: 1.5 }],
    ['withdraw', { by: 'M', script: 'intake' }],
    ['withdraw', { by: 'M', script: '../intake', key: 'a.b' }],
    ['restore', { by: 'x'.repeat(101), script: 'intake', key: 'a.b' }],
    ['list', { by: 'M' }],
  ])('%s %j is refused', async (deed, body) => {
    const token = await signCommand('publish-scripts', { key, clock });
    const response = await ask(`${running.url}/api/scripts/${deed}`, { token, body });
    expect([response.status, await response.json()]).toMatchObject([400, { error: { code: 'bad-request' } }]);
  });

  test('a long body is read for who may send it, to a limit, and of nobody else', async () => {
    expect(await long(300_000, await signCommand('publish-scripts', { key, clock }))).toBe(400);
    expect(await long(300_000)).toBe(401);
    expect(await long(13_000_000, await signCommand('publish-scripts', { key, clock }))).toBe(413);
  });

  test('nothing of a token or a text is in the log', async () => {
    const token = await signCommand('publish-scripts', { key, clock });
    await ask(`${running.url}/api/scripts/withdraw`, {
      token,
      body: { by: 'Mette Madsen', note: 'Hemmeligt', script: 'intake', key: 'goal.why' },
    });
    expect(JSON.stringify(lines)).toContain('scripts-step-withdrawn');
    expect(JSON.stringify(lines)).not.toMatch(/Mette|Hemmeligt/);
    expect(JSON.stringify(lines)).not.toContain(token);
  });
});

/** Status of a body of so many bytes, of which only the head is waited for. */
function long(bytes: number, token?: string): Promise<number> {
  const { hostname, port } = new URL(running.url);
  const body = JSON.stringify({ by: 'M', sources: { 'dialogs/a.txt': 'x'.repeat(bytes) } });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: '/api/scripts/publish', method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    // The server may end the connection before everything is sent; its answer has come then.
    sent.on('error', reject);
    sent.end(body);
  });
}
