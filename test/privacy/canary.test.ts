/**
 * Words, a name, a telephone number, a CPR number and a token are sent in through every route there is, well and ill, and then looked for in all
 * that the house lets out or keeps. The routes are read from the server: a new one that takes something needs a line in `cases.ts`.
 */
import { connect } from 'node:net';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { times } from '../crash/counts.ts';
import { startDatabase } from '../contract/database.ts';
import { cases, type As, type Case } from './cases.ts';
import { type House, moods, openHouse } from './house.ts';
import { cpr, marksIn, said, token, words } from './marks.ts';

interface Answer {
  readonly of: string;
  readonly status: number;
  /** Address, headers that browsers and proxies keep, and the body of an error. */
  readonly text: string;
}

async function send(house: House, of: string, path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(house.url + path, { ...init, redirect: 'manual', signal: AbortSignal.timeout(10_000) });
  const kept = [
    'location',
    'set-cookie',
    'content-type',
    'www-authenticate',
    'link',
    'vary',
    'access-control-allow-origin',
    'x-request-id',
  ];
  const headers = kept.map((header) => `${header}: ${response.headers.get(header) ?? ''}`).join('\n');
  const body = response.status >= 400 ? await response.text() : '';
  if (response.status < 400) await response.body?.cancel();
  return { of, status: response.status, text: `${headers}\n${body}` };
}

/** Bodies that no route takes. */
const broken: readonly (readonly [string, string])[] = [
  ['application/json', `{"text": "${said}`],
  ['application/json', JSON.stringify(said)],
  ['application/json', JSON.stringify([said, { said }])],
  ['application/json', JSON.stringify({ text: { said }, [said]: 1 })],
  ['application/json', JSON.stringify({ text: said.repeat(900) })],
  ['text/plain', said],
  [`text/${words}`, said],
  ['application/x-www-form-urlencoded', new URLSearchParams({ code: said, return: said, challenge: said }).toString()],
];

/** A path with the marks for every part that is given, and in its query. */
const marked = (path: string, query = true): string =>
  path.replaceAll(/:\w+/g, encodeURIComponent(said)) +
  (query ? `?watermark=${encodeURIComponent(said)}&state=${token}&return=${cpr}&lang=${words}` : '');

async function bother(house: House, route: string): Promise<readonly Answer[]> {
  const [method = '', path = ''] = route.split(' ');
  const answers: Answer[] = [];
  const own = path.replaceAll(':id', path.includes('/staff/') ? house.citizen : house.ticket.conversationId);
  const go = async (as: As, to: string, init: RequestInit = {}): Promise<void> => {
    answers.push(
      await send(house, `${route} as ${as}`, to, { method, ...init, headers: { ...house.headers(as), ...(init.headers as object) } }),
    );
  };
  const everybody: readonly As[] = ['nobody', 'citizen', 'staff', 'publisher'];
  if (method !== 'POST') {
    for (const as of everybody) for (const to of [marked(path), marked(own), marked(own, false)]) await go(as, to);
    return answers;
  }
  const bodyOf = ({ body, form }: Case): readonly [string, string] =>
    form === undefined
      ? ['application/json', JSON.stringify(body)]
      : [
          'application/x-www-form-urlencoded',
          new URLSearchParams(JSON.parse(JSON.stringify(body).replace('OWN', `${house.url}/`)) as Record<string, string>).toString(),
        ];
  for (const one of cases[route] ?? []) {
    const [type, body] = bodyOf(one);
    for (const to of [own, marked(path)]) await go(one.as, to, { body, headers: { 'content-type': type } });
  }
  for (const [type, body] of broken) for (const as of everybody) await go(as, own, { body, headers: { 'content-type': type } });
  return answers;
}

/** An upgrade as raw bytes; gives what comes back until the other side falls silent. */
function upgrade(house: House, path: string): Promise<string> {
  const { hostname, port } = new URL(house.url);
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), hostname);
    socket
      .setEncoding('latin1')
      .on('data', (chunk: string) => (text += chunk))
      .on('close', () => resolve(text))
      .on('error', () => undefined);
    socket.setTimeout(300, () => socket.destroy());
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n` +
        `Sec-WebSocket-Key: ${Buffer.from('0123456789abcdef').toString('base64')}\r\nSec-WebSocket-Protocol: ${words}\r\nX-Said: ${said}\r\n\r\n`,
    );
  });
}

async function useStreams(house: House): Promise<readonly Answer[]> {
  const { conversationId, streamUrl } = house.ticket;
  const at = (id: string, t: string): string => `/v3/directline/conversations/${encodeURIComponent(id)}/stream?t=${encodeURIComponent(t)}`;
  const texts = await Promise.all(
    [at(said, token), at(conversationId, said), at(said, said), `/${words}?t=${token}`, '/%ZZ'].map((path) => upgrade(house, path)),
  );
  const socket = new WebSocket(streamUrl);
  await new Promise(
    (resolve) =>
      socket.addEventListener('close', resolve) ?? socket.addEventListener('open', () => (socket.send(said), socket.send(said.repeat(30)))),
  );
  return texts.map((text) => ({ of: 'stream', status: 400, text }));
}

/** A file or a row, by the path or the table that it is in. */
type Kept = readonly [place: string, text: string];
/** Files and tables that may hold a citizen's own words. */
const own = /^[^/]+\/(citizens|segments)\/|^table (citizens|transcript)$/;

async function filesOf(house: House): Promise<readonly Kept[]> {
  const entries = await readdir(house.data, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(files.map(async (file): Promise<Kept> => [relative(house.data, file), await readFile(file, 'utf8')]));
}

async function rowsOf(url: string): Promise<readonly Kept[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ readonly name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
    const kept: Kept[] = [];
    for (const { name } of rows) {
      const found = await client.query<{ readonly text: string }>(`SELECT to_jsonb(t)::text AS text FROM "${name}" t`);
      kept.push(...found.rows.map(({ text }): Kept => [`table ${name}`, text]));
    }
    return kept;
  } finally {
    await client.end();
  }
}

/** What stands where it must not: words elsewhere than with the citizen, CPR numbers and tokens anywhere. */
function strays(house: House, kept: readonly Kept[]): readonly string[] {
  const found = kept.flatMap(([place, text]) => {
    const kinds = [...marksIn(text).filter((kind) => !own.test(place) || kind === 'cpr'), ...marksIn(place)];
    const tokens = house.issued.filter((one) => text.includes(one));
    return [...kinds.map((kind) => `${place}: ${kind}`), ...tokens.map((one) => `${place}: issued ${one.slice(0, 6)}`)];
  });
  return [...new Set(found)];
}

async function sing(house: House): Promise<void> {
  const taking = house.routes.filter((route) => route.startsWith('POST'));
  expect(taking.toSorted()).toEqual(Object.keys(cases).toSorted());
  expect(house.routes.filter((route) => !/^(GET|HEAD|POST) /.test(route))).toEqual([]);

  const answers: Answer[] = [];
  for (const mood of moods) {
    house.mood(mood);
    for (const route of [...house.routes, 'GET /metrics', 'POST /metrics', 'GET /:unknown', 'DELETE /api/citizen/me'])
      answers.push(...(await bother(house, route)));
    answers.push(...(await useStreams(house)));
  }
  house.mood('well');
  const figures = await (await fetch(`${house.url}/metrics`)).text();

  // The canary sings at all: words were taken, refused and failed.
  for (const status of [200, 400, 401, 403, 404, 409, 413, 415, 500, 503]) expect(answers.map((one) => one.status)).toContain(status);
  expect(house.lines.join('')).toContain('request-failed');
  // An error may be named after words: its name was left out, and that was counted.
  expect(house.lines.join('')).toContain('log.dropped');
  expect(figures).toContain('medspil_turns_total');

  expect(answers.flatMap(({ of, status, text }) => marksIn(text).map((kind) => `${of} ${status}: ${kind}`))).toEqual([]);
  expect(house.lines.filter((line) => marksIn(line).length > 0)).toEqual([]);
  const out = [...house.lines, ...house.printed, figures].join('\n');
  expect(house.issued.filter((one) => one.length < 16 || out.includes(one))).toEqual([]);
  expect(house.printed.filter((text) => marksIn(text).length > 0)).toEqual([]);
  expect(marksIn(figures)).toEqual([]);
}

/** With files in `npm test`; `npm run prove -- canary` sends it through the rows of a database too. */
const databases = times('canary', 0) > 0 ? ['PostgreSQL'] : [];

describe('Nothing of a person gets into logs, figures, addresses, cookies, error answers or what is kept of others', () => {
  it('with files', async () => {
    const house = await openHouse();
    await sing(house);
    const kept = await filesOf(house);
    // Words were kept at all, and where they belong.
    expect(kept.some(([place, text]) => own.test(place) && text.includes(words))).toBe(true);
    expect(strays(house, kept)).toEqual([]);
  }, 120_000);
  it.each(databases)(
    'with %s',
    async () => {
      const database = await startDatabase();
      onTestFinished(() => database.stop());
      const url = await database.fresh();
      const house = await openHouse({ DATABASE_URL: url, TOKEN_SECRET: 'one secret for the canary and nobody else' });
      await sing(house);
      const kept = [...(await rowsOf(url)), ...(await filesOf(house).catch(() => []))];
      expect(kept.some(([place, text]) => own.test(place) && text.includes(words))).toBe(true);
      expect(strays(house, kept)).toEqual([]);
    },
    120_000,
  );
});

it('The marks are found wherever they hide', () => {
  for (const text of [said, encodeURIComponent(said), JSON.stringify({ said }), new URLSearchParams({ said }).toString()])
    expect(marksIn(`x ${text} y`).length).toBeGreaterThanOrEqual(5);
  for (const lead of ['', 'a', 'ab']) expect(marksIn(`Cookie: ${Buffer.from(lead + said).toString('base64url')}.x`)).toContain('cpr');
  expect(marksIn('citizen 0123456789abcdef 2026-11-26T23:00:00.000Z')).toEqual([]);
});
