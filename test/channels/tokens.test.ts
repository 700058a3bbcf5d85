/** Who may come in: tokens, their end, other people's conversations, and how often. */
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { Buckets } from '../../src/channels/directline/limits.ts';
import { Tokens } from '../../src/channels/directline/tokens.ts';
import { Refusal } from '../../src/channels/refusal.ts';
import { run } from '../web/running.ts';
import { activities, ask, conversationUrl, enter, post, type Ticket } from './talker.ts';

const base = '/v3/directline';
const month = 30 * 24 * 3600;

async function refusal(response: Response): Promise<readonly [number, string]> {
  return [response.status, ((await response.json()) as { readonly error: { readonly code: string } }).error.code];
}

describe('A token', () => {
  it('enters its own conversation: 201 the first time, 200 after that', async () => {
    const { url } = await run();
    const generated = await ask(`${url}${base}/tokens/generate`, { body: { user: { id: 'dl_somebody' } } });
    const first = (await generated.json()) as Ticket;
    expect(first.expires_in).toBe(1800);
    const enteredOnce = await ask(`${url}${base}/conversations`, { token: first.token, body: {} });
    const ticket = (await enteredOnce.json()) as Ticket;
    expect([enteredOnce.status, ticket.conversationId]).toEqual([201, first.conversationId]);
    expect(ticket.streamUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\//);
    expect((await ask(`${url}${base}/conversations`, { token: ticket.token, body: {} })).status).toBe(200);
    expect((await activities(url, ticket)).activities.length).toBeGreaterThan(0);
  });

  it.each([
    ['none', undefined, 401, 'token-missing'],
    ['not one', 'x.y.z', 401, 'token-unknown'],
    ['signed by somebody else', 'forged', 401, 'token-unknown'],
    ['without a signature', 'unsigned', 401, 'token-unknown'],
  ])('%s: refused', async (_name, kind, status, code) => {
    const { url } = await run();
    const ticket = await enter(url);
    const claims = { cid: ticket.conversationId, sub: 'x', aud: 'directline:lindeby', exp: 9_999_999_999 };
    const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const token = { forged, unsigned: `${part({ alg: 'none' })}.${part(claims)}.` }[kind ?? ''] ?? kind;
    const options = token === undefined ? {} : { token };
    expect(await refusal(await ask(`${conversationUrl(url, ticket)}/activities`, options))).toEqual([status, code]);
    expect(await refusal(await ask(`${url}/api/citizen/me`, options))).toEqual([status, code]);
  });

  it.each([
    ['no conversation', { sub: 'x' }],
    ['a number for a conversation', { sub: 'x', cid: 5 }],
    ['no citizen', { cid: 'x' }],
    ['a place that is none', { sub: 'x', cid: 'x', wm: -1 }, 'stream'],
  ])('signed well, with %s: unknown', async (_name, claims, use = 'directline') => {
    const key = new Uint8Array(32);
    const tokens = new Tokens({
      key,
      clock: { now: () => new Date().toISOString() },
      municipality: 'lindeby',
      demo: true,
      sessionDays: 30,
    });
    const token = await new SignJWT({ ...claims, aud: `${use}:lindeby`, exp: 9_999_999_999 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(key);
    const unknown = { code: 'token-unknown', statusCode: 401 };
    if (use === 'stream') {
      await expect(tokens.readStream(token)).rejects.toMatchObject(unknown);
      return;
    }
    await expect(tokens.read(token)).rejects.toMatchObject(unknown);
    await expect(tokens.renew(token)).rejects.toMatchObject(unknown);
  });

  it('runs out after half an hour, is made fresh in time, and in the demo also weeks later', async () => {
    const running = await run();
    const { url } = running;
    const ticket = await enter(url);
    running.later(1500);
    const fresh = (await (await ask(`${url}${base}/tokens/refresh`, { token: ticket.token, body: {} })).json()) as Ticket;
    running.later(400);
    const path = `${conversationUrl(url, ticket)}/activities`;
    expect(await refusal(await ask(path, { token: ticket.token }))).toEqual([403, 'token-expired']);
    expect((await ask(path, { token: fresh.token })).status).toBe(200);
    running.later(month);
    const back = (await (await ask(`${url}${base}/tokens/refresh`, { token: fresh.token, body: {} })).json()) as Ticket;
    expect(back.conversationId).toBe(ticket.conversationId);
    expect((await ask(path, { token: back.token })).status).toBe(200);
    running.later(4 * month);
    expect(await refusal(await ask(`${url}${base}/tokens/refresh`, { token: back.token, body: {} }))).toEqual([403, 'token-expired']);
  });

  it('opens nothing of another citizen, and tells nothing of it', async () => {
    const { url } = await run();
    const [mine, other] = [await enter(url), await enter(url)];
    const path = conversationUrl(url, other);
    const answers = await Promise.all([
      ask(`${path}/activities`, { token: mine.token }),
      ask(`${path}/activities`, { token: mine.token, body: { type: 'message', text: 'hej' } }),
      ask(path, { token: mine.token }),
      ask(`${conversationUrl(url, { conversationId: 'nobody' })}/activities`, { token: mine.token }),
    ]);
    const told = await Promise.all(answers.map((one) => one.text()));
    expect(answers.map((one) => one.status)).toEqual([403, 403, 403, 403]);
    expect(new Set(told).size).toBe(1);
    expect((await activities(url, other)).activities.filter((one) => one.from.role === 'user')).toEqual([]);
  });
});

describe('A stream', () => {
  const opens = (address: string): Promise<boolean> =>
    new Promise((resolve) => {
      const socket = new WebSocket(address);
      socket.addEventListener('open', () => {
        socket.close();
        resolve(true);
      });
      socket.addEventListener('error', () => resolve(false));
    });

  it('opens with its own token alone, and soon', async () => {
    const running = await run();
    const [mine, other] = [await enter(running.url), await enter(running.url)];
    expect(await opens(mine.streamUrl)).toBe(true);
    expect(await opens(mine.streamUrl.replace(mine.conversationId, other.conversationId))).toBe(false);
    expect(await opens(`${mine.streamUrl.split('?')[0]}?t=${mine.token}`)).toBe(false);
    expect(await opens(mine.streamUrl.replace('/stream', '/other'))).toBe(false);
    running.later(180);
    expect(await opens(mine.streamUrl)).toBe(false);
  });

  it('begins after the place that was read, and tells what is said in another tab', async () => {
    const { url } = await run();
    const ticket = await enter(url);
    const read = (await activities(url, ticket)).watermark;
    const resumed = (await (await ask(`${conversationUrl(url, ticket)}?watermark=${read}`, { token: ticket.token })).json()) as Ticket;
    const socket = new WebSocket(resumed.streamUrl);
    const frame = new Promise<string>((resolve) => socket.addEventListener('message', (event) => resolve(String(event.data))));
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    await post(url, ticket, { text: 'hjælp', id: 'tab-2' });
    const set = JSON.parse(await frame) as Awaited<ReturnType<typeof activities>>;
    socket.close();
    expect(set.activities[0]?.channelData.clientActivityID).toBe('tab-2');
    expect(Number(set.watermark)).toBeGreaterThan(Number(read));
    expect((await activities(url, ticket, read)).activities.map((one) => one.id)).toEqual(set.activities.map((one) => one.id));
  });

  it.each([500, 999_999_999_999])('that would begin at %i, beyond the end, begins at the end', async (beyond) => {
    const { url } = await run();
    const ticket = await enter(url);
    const { watermark } = await activities(url, ticket);
    expect(await activities(url, ticket, String(beyond))).toEqual({ activities: [], watermark });
    const resumed = (await (await ask(`${conversationUrl(url, ticket)}?watermark=${beyond}`, { token: ticket.token })).json()) as Ticket;
    const socket = new WebSocket(resumed.streamUrl);
    const frame = new Promise<string>((resolve) => socket.addEventListener('message', (event) => resolve(String(event.data))));
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    await post(url, ticket, { text: 'hjælp', id: 'after' });
    const set = JSON.parse(await frame) as Awaited<ReturnType<typeof activities>>;
    socket.close();
    expect(set.activities[0]?.channelData.clientActivityID).toBe('after');
  });

  it.each(['x', '-1', '1.5', '99999999999999'])('takes no place such as %s', async (watermark) => {
    const { url } = await run();
    const ticket = await enter(url);
    const response = await ask(`${conversationUrl(url, ticket)}/activities?watermark=${watermark}`, { token: ticket.token });
    expect(await refusal(response)).toEqual([400, 'bad-message']);
  });
});

describe('Too much at once', () => {
  it('is refused with the time to wait, and others are not held up', async () => {
    const wide = { burst: 1000, perMinute: 1000 };
    const { url } = await run({ limits: { holder: { burst: 3, perMinute: 60 }, address: wide, beginning: wide } });
    const [mine, other] = [await enter(url), await enter(url)];
    const codes: number[] = [];
    let last: Response | undefined;
    for (let index = 0; index < 4; index += 1) {
      last = await ask(`${conversationUrl(url, mine)}/activities`, { token: mine.token });
      codes.push(last.status);
    }
    expect(codes.at(-1)).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(`${conversationUrl(url, other)}/activities`, { token: other.token })).status).toBe(200);
  });

  it('fills again with time, and forgets the oldest of very many', () => {
    let now = 0;
    const buckets = new Buckets({ burst: 2, perMinute: 60 }, { now: () => new Date(now).toISOString() });
    buckets.take('a');
    buckets.take('a');
    expect(() => buckets.take('a')).toThrow(Refusal);
    now = 1000;
    buckets.take('a');
    expect(() => buckets.take('a')).toThrow('too-fast');
    for (let index = 0; index < 25_000; index += 1) buckets.take(`other-${index}`);
    expect(buckets.size).toBe(20_000);
    buckets.take('a');
  });
});
