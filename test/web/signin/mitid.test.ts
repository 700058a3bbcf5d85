/** MitID the whole way at the wire, against a real OpenID provider. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { begin, run, type Running } from '../running.ts';
import { brokersOwnWords, type PersonName, startBroker, type TestBroker } from './broker.ts';
import { invitation, newCitizen, send } from './desk.ts';
import { headingOf, type Page, Visitor } from './visitor.ts';

const verifier = 'verifier-of-one-browser-and-no-other-0123456789';
const challenge = createHash('sha256').update(verifier).digest('base64url');

let broker: TestBroker;
let url = '';
let later = (_seconds: number): void => undefined;
let stop = async (): Promise<void> => undefined;
let visitor = new Visitor();
beforeAll(async () => {
  broker = await startBroker();
  ({ url, stop, later } = await begin({}, { CITIZEN_SIGN_IN: 'required', ...broker.environment }));
  broker.serves(url);
});
afterAll(async () => {
  await stop();
  await broker.stop();
});
beforeEach(() => void (visitor = new Visitor()));

/** A Medspil of its own, with citizens of its own, that the same broker serves until the test has finished. */
async function elsewhere(environment = broker.environment): Promise<Running> {
  const other = await run({}, environment);
  broker.serves(other.url);
  onTestFinished(() => broker.serves(url));
  return other;
}

interface Way {
  readonly at?: string;
  readonly who: PersonName | 'cancel';
  readonly invitation?: boolean;
  /** Changes what is asked of the broker on the way to it. */
  readonly bend?: (asked: URL) => void;
}

/** To the broker, through its own page, and back. Gives the answer to the callback. */
async function mitid({ at = url, who, invitation = false, bend }: Way): Promise<Page> {
  const query = new URLSearchParams({ return: `${at}/`, challenge, ...(invitation && { invitation: '1' }) });
  const out = await visitor.get(`${at}/signin/mitid?${query.toString()}`);
  expect(out.status).toBe(303);
  const asked = new URL(out.location ?? '');
  bend?.(asked);
  return follow(await visitor.form(await chooserOf(asked.href), { who }), at);
}

async function chooserOf(asked: string): Promise<string> {
  const page = await visitor.get(asked);
  expect(page.location).toContain('/interaction/');
  return page.location ?? '';
}

/** Follows until it is back at Medspil and has been answered there. */
async function follow(page: Page, at: string): Promise<Page> {
  let now = page;
  for (let hop = 0; hop < 6 && now.location !== undefined; hop += 1) {
    const home = now.location.startsWith(`${at}/signin/mitid/callback`);
    now = await visitor.get(now.location);
    if (home) return now;
  }
  throw new Error(`The way did not lead back: ${now.status}`);
}

/** Whose conversation the code opens. */
async function citizenBy(page: Page, at = url): Promise<string> {
  expect(page.status).toBe(303);
  const code = /#medspil=([\w.-]+)$/.exec(page.location ?? '')?.[1] ?? '';
  const response = await send(at, '/api/citizen/session', { code, verifier });
  return ((await response.json()) as { readonly conversationId: string }).conversationId;
}

async function link(who: PersonName, at = url): Promise<string> {
  const { secret } = await invitation(at);
  await visitor.json(`${at}/signin/mitid/invitation`, { secret });
  return citizenBy(await mitid({ at, who, invitation: true }), at);
}

describe('Somebody whom nobody knows yet', () => {
  it('is told so kindly, types the code, and needs only MitID from then on', async () => {
    const page = await mitid({ who: 'bo' });
    expect([page.status, headingOf(page)]).toEqual([200, 'Vi kender dig ikke endnu']);
    expect(page.text).toContain('12 34 56 70');
    expect(page.text).toContain('hverdage kl. 9-15');
    const { code } = await invitation(url, await newCitizen(url));
    const conversation = await citizenBy(await visitor.form(`${url}/signin/code`, { code, return: `${url}/`, challenge }));
    expect([...visitor.cookies(url).keys()]).toEqual([]);
    expect(await citizenBy(await mitid({ who: 'bo' }))).toBe(conversation);
  });
  it('leaves nothing behind for the next person at the same computer', async () => {
    const other = await elsewhere();
    await mitid({ at: other.url, who: 'bo' });
    expect([...visitor.cookies(other.url).keys()]).toEqual(['medspil_person']);
    const { code } = await invitation(other.url);
    const theirs = { code, return: `${other.url}/`, challenge: 'd'.repeat(43) };
    expect((await visitor.form(`${other.url}/signin/code`, theirs)).status).toBe(303);
    expect(headingOf(await mitid({ at: other.url, who: 'bo' }))).toBe('Vi kender dig ikke endnu');
  });
});

describe('With an invitation at hand', () => {
  it('MitID is linked, and the invitation used up', async () => {
    const { secret } = await invitation(url);
    expect((await visitor.json(`${url}/signin/mitid/invitation`, { secret })).status).toBe(204);
    const conversation = await citizenBy(await mitid({ who: 'ida', invitation: true }));
    expect((await send(url, '/api/citizen/invitation', { secret, challenge: 'd'.repeat(43) })).status).toBe(400);
    visitor = new Visitor();
    expect(await citizenBy(await mitid({ who: 'ida' }))).toBe(conversation);
  });
  it('of somebody else nothing is linked or used, and it is not said whose it is', async () => {
    const { secret } = await invitation(url);
    await visitor.json(`${url}/signin/mitid/invitation`, { secret });
    const page = await mitid({ who: 'ida', invitation: true });
    expect([page.status, headingOf(page)]).toEqual([400, 'MitID og linket hører ikke sammen']);
    expect((await send(url, '/api/citizen/invitation', { secret, challenge })).status).toBe(200);
  });
  it('that was used already, the person stays unknown', async () => {
    const other = await elsewhere();
    const { secret } = await invitation(other.url);
    await send(other.url, '/api/citizen/invitation', { secret, challenge: 'd'.repeat(43) });
    await visitor.json(`${other.url}/signin/mitid/invitation`, { secret });
    const page = await mitid({ at: other.url, who: 'bo', invitation: true });
    expect([page.status, headingOf(page)]).toEqual([400, 'Linket kan ikke bruges']);
  });
  it('that is none, nothing is carried along', async () => {
    const page = await visitor.json(`${url}/signin/mitid/invitation`, { secret: 'nonsense' });
    expect([page.status, page.text.includes('invitation-over')]).toEqual([400, true]);
    expect(visitor.cookies(url).size).toBe(0);
  });
});

describe('What goes wrong at the broker', () => {
  it.each([
    ['stopped there', { who: 'cancel' }, 'Du er ikke logget ind'],
    ['is not sure enough', { who: 'eve' }, 'Der er brug for et andet MitID'],
    ['brings another state', { who: 'bo', bend: (asked: URL) => asked.searchParams.set('state', 'x'.repeat(43)) }, 'Det tog for lang tid'],
    [
      'brings another nonce',
      { who: 'bo', bend: (asked: URL) => asked.searchParams.set('nonce', 'x'.repeat(43)) },
      'MitID svarer ikke lige nu',
    ],
    [
      'began in another browser',
      { who: 'bo', bend: (asked: URL) => asked.searchParams.set('code_challenge', 'x'.repeat(43)) },
      'MitID svarer ikke lige nu',
    ],
    [
      'is asked for nothing of the person',
      { who: 'bo', bend: (asked: URL) => asked.searchParams.set('scope', 'openid') },
      'MitID svarer ikke lige nu',
    ],
  ] as const)('%s: a kind page in our own words, with a way to try again', async (_what, way, heading) => {
    const page = await mitid(way);
    expect(headingOf(page)).toBe(heading);
    expect(page.status).toBeGreaterThanOrEqual(400);
    expect(page.location).toBeUndefined();
    expect(page.text).toMatch(/href="\/signin(\/mitid\?[^"]*)?">Prøv igen/);
    for (const theirs of [brokersOwnWords, 'access_denied', 'error', 'uuid-of']) expect(page.text).not.toContain(theirs);
  });
  it('a callback that nobody waits for, twice the same one, or one after ten minutes', async () => {
    expect(headingOf(await visitor.get(`${url}/signin/mitid/callback?code=x&state=y`))).toBe('Det tog for lang tid');
    const out = await visitor.get(`${url}/signin/mitid?${new URLSearchParams({ return: `${url}/`, challenge }).toString()}`);
    const pending = visitor.cookies(url).get('medspil_mitid') ?? '';
    const back = await visitor.form(await chooserOf(out.location ?? ''), { who: 'bo' });
    const home = (await visitor.get(back.location ?? '')).location ?? '';
    expect((await visitor.get(home)).status).toBe(303);
    expect(headingOf(await visitor.get(home))).toBe('Det tog for lang tid');
    visitor.setCookie(url, 'medspil_mitid', pending);
    expect(headingOf(await visitor.get(home))).toBe('MitID svarer ikke lige nu');
    visitor.setCookie(url, 'medspil_mitid', pending);
    later(601);
    expect(headingOf(await visitor.get(home))).toBe('Det tog for lang tid');
  });
  it('no broker at all: said so, and the telephone is there', async () => {
    const other = await run({}, { ...broker.environment, OIDC_ISSUER: 'http://127.0.0.1:9' });
    const page = await visitor.get(`${other.url}/signin/mitid?${new URLSearchParams({ return: `${other.url}/`, challenge }).toString()}`);
    expect([page.status, headingOf(page)]).toEqual([502, 'MitID svarer ikke lige nu']);
    expect(page.text).toContain('12 34 56 70');
  });
});

it('Whoever was signed in at the broker before is asked anew', async () => {
  const out = await visitor.get(`${url}/signin/mitid?${new URLSearchParams({ return: `${url}/`, challenge, lang: 'en' }).toString()}`);
  const asked = Object.fromEntries(new URL(out.location ?? '').searchParams);
  expect(asked).toMatchObject({
    prompt: 'login',
    response_type: 'code',
    code_challenge_method: 'S256',
    ui_locales: 'en',
    scope: 'openid mitid',
  });
  await mitid({ who: 'bo' });
  expect(headingOf(await mitid({ who: 'cancel' }))).toBe('Du er ikke logget ind');
});

describe('The settings', () => {
  it('name the claims, wherever the broker puts them', async () => {
    const inToken = await startBroker({ inToken: true });
    const other = await run({}, inToken.environment);
    inToken.serves(other.url);
    await link('bo', other.url);
    expect(inToken.asked.filter((path) => path.startsWith('/me'))).toEqual([]);
    await inToken.stop();
    expect(broker.asked.some((path) => path.startsWith('/me'))).toBe(true);
  });
  it('may leave the level to the broker', async () => {
    const { OIDC_LOA: _loa, OIDC_LOA_CLAIM: _claim, ...rest } = broker.environment;
    const other = await elsewhere(rest);
    await link('eve', other.url);
  });
  it('without a broker there is no MitID', async () => {
    const other = await run();
    expect((await visitor.get(`${other.url}/signin/mitid`)).status).toBe(404);
    expect((await visitor.get(`${other.url}/signin`)).text).not.toContain('MitID');
    expect((await visitor.get(`${other.url}/invitation`)).text).not.toContain('MitID');
  });
});

describe('What the browser carries', () => {
  it('is sealed, hidden from scripts, sent to sign-in alone, and short of life', async () => {
    const { secret } = await invitation(url);
    const page = await visitor.json(`${url}/signin/mitid/invitation`, { secret });
    const cookie = page.headers.getSetCookie().join();
    expect(cookie).toMatch(/^medspil_invitation=[\w.-]+; Path=\/signin; Max-Age=600; HttpOnly; SameSite=Lax$/);
    expect(cookie).not.toContain(secret);
    expect(Buffer.from(cookie, 'base64').toString()).not.toContain(secret);
  });
  it('of one kind is nothing in place of another', async () => {
    const { secret } = await invitation(url);
    await visitor.json(`${url}/signin/mitid/invitation`, { secret });
    visitor.setCookie(url, 'medspil_mitid', visitor.cookies(url).get('medspil_invitation') ?? '');
    expect(headingOf(await visitor.get(`${url}/signin/mitid/callback?code=x&state=y`))).toBe('Det tog for lang tid');
  });
});
