/** The figures of a running server: who may read them, what is counted, and that no label holds anything but a value of its set. */
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/ports.ts';
import { labelValues } from '../../../src/web/metrics/figures.ts';
import { messageRoutes } from '../../../src/web/metrics/route.ts';
import { ask, conversationUrl, enter, post } from '../../channels/talker.ts';
import { run } from '../running.ts';
import { type Exposition, parseExposition, typeOf, valueOf } from './exposition.ts';

const token = 'm'.repeat(32);

/** A request with every header as it is given, the host among them. */
function raw(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  method = 'GET',
): Promise<readonly [number, string, object]> {
  return new Promise((resolve, reject) => {
    const asked = request(url + path, { method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => {
        const { date: _date, 'content-length': _length, ...rest } = answer.headers;
        resolve([answer.statusCode ?? 0, text, rest]);
      });
    });
    asked.on('error', reject).end();
  });
}

async function figuresOf(url: string): Promise<Exposition> {
  const response = await fetch(`${url}/metrics`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  return parseExposition(await response.text());
}

describe('Who may read the figures', () => {
  it('a program on this machine, and one that shows the token, by any name that leads here', async () => {
    const { url } = await run({}, { METRICS_TOKEN: token });
    const port = new URL(url).port;
    for (const headers of [{}, { authorization: `Bearer ${token}` }, { authorization: `Bearer ${token}`, host: `medspil-1:${port}` }])
      expect((await raw(url, '/metrics', headers))[0]).toBe(200);
    expect((await raw(url, '/metrics', {}, 'HEAD')).slice(0, 2)).toEqual([200, '']);
  });
  it.each([
    ['another token', { authorization: `Bearer ${'n'.repeat(32)}` }],
    ['a part of the token', { authorization: `Bearer ${token.slice(1)}` }],
    ['a proxy that asks for others', { 'x-forwarded-for': '203.0.113.7' }],
    ['a proxy of the newer kind', { forwarded: 'for=203.0.113.7' }],
    ['a name that is turned on this machine', { host: 'evil.example' }],
  ])('%s finds what is at any unknown address', async (_what, headers) => {
    const { url } = await run({}, { METRICS_TOKEN: token });
    const unknown = await raw(url, '/metricz', headers);
    expect(await raw(url, '/metrics', headers)).toEqual(unknown);
    expect(unknown[0]).toBeGreaterThanOrEqual(403);
  });
  it('other methods find nothing, and without a setting no token helps', async () => {
    const { url } = await run();
    expect(await raw(url, '/metrics', {}, 'POST')).toEqual(await raw(url, '/metricz', {}, 'POST'));
    expect((await raw(url, '/metrics', { authorization: `Bearer ${token}` }))[0]).toBe(404);
    expect((await raw(url, '/metrics', { authorization: 'Bearer undefined' }))[0]).toBe(404);
  });
});

describe('What is counted', () => {
  it('turns by channel and outcome, and what they took', async () => {
    const { url } = await run();
    const ticket = await enter(url);
    const before = await figuresOf(url);
    for (const id of ['one', 'two', 'one', 'one']) await post(url, ticket, { text: 'hjælp', id });
    await ask(`${conversationUrl(url, ticket)}/activities`, { token: ticket.token, body: '{"type' });
    const now = await figuresOf(url);
    const turns = (outcome: string): number => valueOf(now, 'medspil_turns_total', { channel: 'web', outcome });
    expect([turns('received'), turns('repeated'), turns('failed')]).toEqual([3, 2, 0]); // The page that opened was a turn as well.
    expect(valueOf(now, 'medspil_turn_seconds_count', { channel: 'web' })).toBe(5);
    expect(valueOf(now, 'medspil_acknowledgement_seconds_count', { status: '2xx' })).toBe(4);
    expect(valueOf(now, 'medspil_acknowledgement_seconds_count', { status: '4xx' })).toBe(1);
    const turned =
      valueOf(now, 'medspil_turn_seconds_sum', { channel: 'web' }) - valueOf(before, 'medspil_turn_seconds_sum', { channel: 'web' });
    expect(turned).toBeGreaterThan(0);
    expect(valueOf(now, 'medspil_acknowledgement_seconds_sum', { status: '2xx' })).toBeGreaterThan(turned);
    expect(valueOf(now, 'nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
    expect(valueOf(now, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  });
  it('conflicts and errors of the storage by code, and turns that were not kept', async () => {
    let mode: 'well' | 'full' | 'conflict' = 'well';
    const full = (): Promise<never> => Promise.reject(Object.assign(new Error('Kirsten'), { code: 'store-unwritable' }));
    const store = (real: Store): Store => ({
      ...real,
      commit: (commit) =>
        mode === 'full' ? full() : mode === 'conflict' ? Promise.resolve({ kind: 'conflict', version: 1 }) : real.commit(commit),
    });
    const { url } = await run({ store });
    const ticket = await enter(url);
    mode = 'full';
    expect((await post(url, ticket, { text: 'hjælp', id: 'a' })).status).toBe(503);
    mode = 'conflict';
    expect((await post(url, ticket, { text: 'hjælp', id: 'a' })).status).toBe(503);
    const now = await figuresOf(url);
    expect(valueOf(now, 'medspil_storage_errors_total', { code: 'unwritable' })).toBe(1);
    expect(valueOf(now, 'medspil_version_conflicts_total')).toBe(8);
    expect(valueOf(now, 'medspil_turns_total', { channel: 'web', outcome: 'unkept' })).toBe(1);
    expect(valueOf(now, 'medspil_turns_total', { channel: 'web', outcome: 'crowded' })).toBe(1);
    expect(valueOf(now, 'medspil_acknowledgement_seconds_count', { status: '5xx' })).toBe(2);
  });
  it('open streams, and each product for itself', async () => {
    const [one, other] = [await run(), await run()];
    const { streamUrl } = await enter(one.url);
    const socket = new WebSocket(streamUrl);
    await new Promise((resolve) => socket.addEventListener('message', resolve, { once: true }));
    expect(valueOf(await figuresOf(one.url), 'medspil_open_streams')).toBe(1);
    expect(valueOf(await figuresOf(other.url), 'medspil_open_streams')).toBe(0);
    socket.close();
    await expect.poll(async () => valueOf(await figuresOf(one.url), 'medspil_open_streams')).toBe(0);
  });
  it('messages on routes that are there', async () => {
    const { url } = await run();
    for (const route of messageRoutes) expect((await ask(url + route, { body: {} })).status).not.toBe(404);
  });
});

describe('Labels', () => {
  it('hold values of their sets alone, whatever is asked', async () => {
    const { url } = await run();
    const ticket = await enter(url);
    const mark = 'Kirsten-010190-1234';
    await post(url, ticket, { text: mark, id: mark });
    await ask(`${url}/${mark}?${mark}=1`, { token: mark });
    await ask(`${url}/api/staff/citizens/${mark}`, {});
    await ask(`${conversationUrl(url, { conversationId: mark })}/activities`, { token: mark, body: { type: mark } });
    const { types, samples } = await figuresOf(url);
    expect(JSON.stringify(samples)).not.toContain('Kirsten');
    const own = samples.filter(({ name }) => name.startsWith('medspil_'));
    expect(own.length).toBeGreaterThan(30);
    for (const { name, labels } of own) {
      expect(typeOf(types, name)).toBeDefined();
      for (const [label, value] of Object.entries(labels)) {
        if (label === 'le') expect(value).toMatch(/^(\d+(\.\d+)?|\+Inf)$/);
        else expect(labelValues[label as keyof typeof labelValues]).toContain(value);
      }
    }
  });
});

describe('The grammar of the text form', () => {
  it.each(['a 1', '# TYPE a counter\na{b=c} 1\n', '# TYPE a counter\na 1 x\n', '# TYPE a counter\na 1\na 1\n', 'a{b="c} 1\n'])(
    'refuses %j',
    (text) => {
      expect(() => parseExposition(text)).toThrow(SyntaxError);
    },
  );
  it('takes what is in it', () => {
    const read = parseExposition('# HELP a What\n# TYPE a gauge\na{b="c\\"d",e=""} 1.5e-7\na NaN\n');
    expect(valueOf(read, 'a', { b: 'c"d', e: '' })).toBe(1.5e-7);
  });
});
