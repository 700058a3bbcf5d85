/** When things go wrong: crowds, damaged files, clients that hang up. Each gets its own answer, and the log only what is our fault. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Log, Store } from '../../src/ports.ts';
import { activities, ask, conversationUrl, enter, post } from '../channels/talker.ts';
import { run } from './running.ts';

type Logged = readonly [string, unknown];
/** A log that keeps its errors. */
function listening(): { readonly log: Log; readonly errors: Logged[] } {
  const errors: Logged[] = [];
  const nothing = (): void => undefined;
  return { errors, log: { info: nothing, warn: nothing, error: (code, facts) => void errors.push([code, facts]) } };
}
const damaged = (): Promise<never> => Promise.reject(Object.assign(new Error('a file'), { code: 'store-damaged' }));

describe('Fifty messages of one citizen at once', () => {
  it('all are taken, each with one entry', async () => {
    const { url } = await run();
    const ticket = await enter(url);
    const ids = Array.from({ length: 50 }, (_, index) => `crowd-${index}`);
    const answers = await Promise.all(ids.map((id) => post(url, ticket, { text: 'hjælp', id })));
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
    const own = (await activities(url, ticket)).activities.flatMap((one) => one.channelData.clientActivityID ?? []);
    expect(own.toSorted()).toEqual(ids.toSorted());
  });
  it('a document that others never let go of is answered by a moment to wait', async () => {
    let busy = false;
    const { url } = await run({
      store: (store): Store => ({
        ...store,
        commit: (commit) => (busy ? Promise.resolve({ kind: 'conflict', version: 1 }) : store.commit(commit)),
      }),
    });
    const ticket = await enter(url);
    busy = true;
    const answer = await post(url, ticket, { text: 'hjælp', id: 'later' });
    expect([answer.status, await answer.json()]).toMatchObject([503, { error: { code: 'not-kept' } }]);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    busy = false;
    expect((await post(url, ticket, { text: 'hjælp', id: 'later' })).status).toBe(200);
  });
});

describe('A damaged file of a citizen', () => {
  it('is told of in its own words, and stays an error for whoever runs the house', async () => {
    const { log, errors } = listening();
    let broken = false;
    const { url } = await run({
      log,
      store: (store): Store => ({ ...store, read: (...of) => (broken ? damaged() : store.read(...of)) }),
    });
    const { token, conversationId } = await enter(url);
    broken = true;
    for (const [language, words] of [
      ['da', 'Ring til din sagsbehandler'],
      ['en', 'call your caseworker'],
    ] as const) {
      const answer = await fetch(`${conversationUrl(url, { conversationId })}/activities`, {
        headers: { authorization: `Bearer ${token}`, 'accept-language': language },
      });
      const { error } = (await answer.json()) as { readonly error: { readonly code: string; readonly message: string } };
      expect([answer.status, error.code]).toEqual([500, 'damaged']);
      expect(error.message).toContain(words);
      expect(error.message).not.toMatch(/[Pp]røv igen|try again/);
    }
    expect(errors).toMatchObject([
      ['request-failed', { status: 500, answer: 'damaged' }],
      ['request-failed', { status: 500, answer: 'damaged' }],
    ]);
  });
});

describe('A client that hangs up', () => {
  it('in the middle of a body is no error of ours', async () => {
    const { log, errors } = listening();
    const { url } = await run({ log });
    const { token, conversationId } = await enter(url);
    const { hostname, port } = new URL(url);
    for (const end of ['destroy', 'resetAndDestroy'] as const) {
      const socket = connect(Number(port), hostname).on('error', () => undefined);
      socket.write(
        `POST /v3/directline/conversations/${conversationId}/activities HTTP/1.1\r\nHost: ${hostname}:${port}\r\n` +
          `Authorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"type":"mess`,
      );
      await pause(100);
      socket[end]();
    }
    await pause(200);
    expect(errors).toEqual([]);
    expect((await ask(`${url}/healthz`)).status).toBe(200);
  });
});

describe('Probes', () => {
  it.each(['/healthz', '/readyz'])('HEAD %s is GET without a body', async (path) => {
    const { url } = await run();
    const answer = await fetch(url + path, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });
  it('are answered under whatever name they ask by, and nothing else is', async () => {
    const { url } = await run();
    const statusOf = (path: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const asked = request(url + path, { headers: { host: 'medspil-1:3978' } }, (answer) => resolve(answer.resume().statusCode));
        asked.on('error', reject).end();
      });
    expect(await Promise.all(['/healthz', '/readyz', '/', '/healthz/../', '/healthzx'].map(statusOf))).toEqual([200, 200, 403, 403, 403]);
  });
});
