/** Whose pages may use what: our own, those of listed sites, and programs that are no page at all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { conversationUrl, enter, type Ticket } from '../channels/talker.ts';
import { begin } from './running.ts';

const listed = 'https://www.kommune.example';
const other = 'https://job.kommune.example';
let url = '';
let stop = async (): Promise<void> => undefined;
beforeAll(async () => {
  ({ url, stop } = await begin({}, { EMBED_ORIGINS: `${listed},${other}` }));
});
afterAll(() => stop());

const refusedOrigins = [
  'https://elsewhere.example',
  'https://kommune.example',
  'https://www.kommune.example.elsewhere.example',
  'https://www.kommune.example:8443',
  'http://www.kommune.example',
  'null',
  '',
];

describe('A page of a listed site', () => {
  it.each([listed, other])('%s may use Direct Line with its own headers', async (origin) => {
    const asked = { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } };
    const { status, headers } = await fetch(`${url}/v3/directline/tokens/generate`, asked);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-headers')).toBe('authorization, content-type, x-ms-bot-agent, x-requested-with');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
  });
  it.each(['/v3/directline/tokens/generate', '/api/citizen/me', '/api/texts/da/page', '/assets/medspil-chat.js'])(
    'is told apart from others by whatever keeps an answer of %s',
    async (path) => {
      const response = await fetch(url + path, { headers: { origin: listed } });
      expect(response.headers.get('access-control-allow-origin')).toBe(listed);
      expect(response.headers.get('vary')).toContain('Origin');
    },
  );
  it('may hear errors too', async () => {
    const response = await fetch(`${url}/api/citizen/me`, { headers: { origin: listed } });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([401, listed]);
  });
  it('may not use the staff routes', async () => {
    const response = await fetch(`${url}/api/staff/demo`, { method: 'OPTIONS', headers: { origin: listed } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('A page of any other site', () => {
  it.each(refusedOrigins)('is refused: %s', async (origin) => {
    for (const [method, path] of [
      ['OPTIONS', '/v3/directline/tokens/generate'],
      ['POST', '/v3/directline/tokens/generate'],
      ['POST', '/v3/directline/tokens/refresh'],
      ['GET', '/api/citizen/me'],
      ['GET', '/api/texts/da/page'],
      ['GET', '/assets/medspil-chat.js'],
    ] as const) {
      const response = await fetch(url + path, { method, headers: { origin } });
      const code = method === 'OPTIONS' ? 'foreign-origin' : ((await response.json()) as { error: { code: string } }).error.code;
      expect([path, response.status, code]).toEqual([path, 403, 'foreign-origin']);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
  it('is not refused where it is our own, or where no page asks', async () => {
    for (const headers of [{ origin: url }, {}]) {
      const response = await fetch(`${url}/v3/directline/tokens/generate`, { method: 'POST', headers });
      expect(response.status).toBe(200);
    }
  });
});

describe('A stream', () => {
  const open = async (ticket: Ticket, origin: string | undefined): Promise<string> => {
    const socket = new WebSocket(ticket.streamUrl, origin === undefined ? {} : { origin });
    return new Promise((resolve) => {
      socket.on('open', () => (socket.close(), resolve('open')));
      socket.on('unexpected-response', (_request, response) => resolve(String(response.statusCode)));
      socket.on('error', () => resolve('error'));
    });
  };
  it('opens for a listed page, our own and a program, and for nobody else', async () => {
    const ticket = await enter(url);
    expect(conversationUrl(url, ticket)).toContain(ticket.conversationId);
    for (const origin of [listed, url, undefined]) expect([origin, await open(ticket, origin)]).toEqual([origin, 'open']);
    for (const origin of refusedOrigins.slice(0, -1)) expect([origin, await open(ticket, origin)]).toEqual([origin, '403']);
  });
});

describe('A frame', () => {
  it.each([
    ['/', `frame-ancestors 'self' ${listed} ${other}`, null],
    ['/?lang=da', `frame-ancestors 'self' ${listed} ${other}`, null],
    ['/staff', "frame-ancestors 'none'", 'DENY'],
    ['/staff/citizens/x', "frame-ancestors 'none'", 'DENY'],
    ['/signin', "frame-ancestors 'none'", 'DENY'],
    ['/i/invitation', "frame-ancestors 'none'", 'DENY'],
    ['//', "frame-ancestors 'none'", 'DENY'],
    ['/api/citizen/me', "frame-ancestors 'none'", 'DENY'],
  ])('%s', async (path, ancestors, older) => {
    const { headers } = await fetch(url + path, { redirect: 'manual' });
    expect(headers.get('content-security-policy')).toContain(ancestors);
    expect(headers.get('x-frame-options')).toBe(older);
  });
});
