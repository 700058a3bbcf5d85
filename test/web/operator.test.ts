/** What the commands ask of the server that runs: for a token of the command alone. */
import { beforeAll, describe, expect, test } from 'vitest';
import { keptKey } from '../../src/cli/signing-key.ts';
import { signCommand } from '../../src/web/command-token.ts';
import { enter } from '../channels/talker.ts';
import { begin, type Running } from './running.ts';

let running: Running;
let key: Uint8Array;
beforeAll(async () => {
  const begun = await begin();
  running = begun;
  key = (await keptKey({ dataDir: `${begun.folder}/data` }))!;
  return begun.stop;
});

const clock = { now: () => new Date().toISOString() };
const deeds = ['citizen-export', 'citizen-erase', 'audit-verify', 'outbox-status', 'outbox-release', 'store-dump'];
const ask = (deed: string, token: string | undefined, body: unknown = {}): Promise<Response> =>
  fetch(`${running.url}/api/operator/${deed}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });

describe.each(deeds)('%s', (deed) => {
  test.each([
    ['none', async () => undefined],
    ['one to publish', () => signCommand('publish-scripts', { key, clock })],
    ['one of another key', () => signCommand('operate', { key: new Uint8Array(32), clock })],
    ["a citizen's", async () => (await enter(running.url)).token],
  ])('is closed with a token that is %s', async (_what, token) => {
    expect((await ask(deed, await token())).status).toBe(401);
  });

  test('takes what it knows, and nothing besides', async () => {
    const token = await signCommand('operate', { key, clock });
    expect((await ask(deed, token, { all: true })).status).toBe(400);
  });
});

test('a citizen who is not known has no result, and nothing is written', async () => {
  const token = await signCommand('operate', { key, clock });
  for (const [deed, more] of [
    ['citizen-export', {}],
    ['citizen-erase', { reason: 'x' }],
  ] as const) {
    const response = await ask(deed, token, { citizen: 'nobody', by: 'Mette', ...more });
    expect([response.status, await response.json()]).toEqual([200, {}]);
  }
});

test('a dump ends with a line that says so', async () => {
  const text = await (await ask('store-dump', await signCommand('operate', { key, clock }))).text();
  const lines = text.trim().split('\n');
  expect(lines.at(-1)).toBe('{"end":true}');
  expect(lines.slice(0, -1).every((line) => (JSON.parse(line) as { readonly kind: string }).kind !== '')).toBe(true);
});
