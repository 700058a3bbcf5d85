/** The sign-in pages at the wire: what they say, what they take, and what they let nobody do. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { usualLimits } from '../../../src/channels/directline/limits.ts';
import { begin, run } from '../running.ts';
import { invitation, send } from './desk.ts';
import { headingOf, Visitor } from './visitor.ts';

const verifier = 'verifier-of-one-browser-and-no-other-0123456789';
const challenge = createHash('sha256').update(verifier).digest('base64url');
const listed = 'https://www.kommune.example';

let url = '';
let stop = async (): Promise<void> => undefined;
let visitor = new Visitor();
beforeAll(async () => {
  ({ url, stop } = await begin({}, { CITIZEN_SIGN_IN: 'required', EMBED_ORIGINS: listed, UNCHECKED_LANGUAGES: 'ar' }));
});
afterAll(() => stop());
beforeEach(() => void (visitor = new Visitor()));

const signIn = (query: Readonly<Record<string, string>>): string => `${url}/signin?${new URLSearchParams(query).toString()}`;

describe('The ways in', () => {
  it('are a code and the telephone, in a page of its own that nobody may frame or keep', async () => {
    const page = await visitor.get(signIn({ return: `${url}/`, challenge }));
    expect([page.status, headingOf(page)]).toEqual([200, 'Log ind']);
    expect(page.text).toMatch(/<a class="btn call" href="tel:\+4512345670"><span class="sr">Ring til Lindeby Kommune: <\/span>/);
    expect(page.text).toContain('<form class="code stack" method="post" action="/signin/code" id="typing">');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toMatch(
      /script-src 'self';.* frame-ancestors 'none';.* form-action 'self' http:\/\/127\.0\.0\.1:\d+$/,
    );
  });
  it.each([
    ['da', {}, 'Log ind', 'ltr'],
    ['en', { lang: 'en' }, 'Sign in', 'ltr'],
    ['ar', { lang: 'ar' }, 'تسجيل الدخول', 'rtl'],
    // No person has checked that language, and nobody has allowed it.
    ['da', { lang: 'uk' }, 'Log ind', 'ltr'],
    ['da', { lang: '"><script>' }, 'Log ind', 'ltr'],
  ])('are in the language asked for: %s by %j', async (language, query, heading, direction) => {
    const page = await visitor.get(signIn(query));
    expect(headingOf(page)).toBe(heading);
    expect(page.text).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(page.text).not.toContain('<script>');
  });
  it.each([
    { return: 'https://evil.example/', challenge },
    { return: '/', challenge },
    { return: 'javascript:alert(1)', challenge },
    { challenge },
    { return: `https://elsewhere.example/`, challenge: 'short' },
    { return: '"><b>', challenge: '"><b>' },
  ])('from nowhere that we know end in a page that says so: %j', async (query) => {
    const page = await visitor.get(signIn(query));
    expect([page.status, headingOf(page)]).toEqual([400, 'Vi kan ikke se, hvor du vil hen']);
    expect(page.text).not.toContain('evil.example');
    expect(page.text).not.toContain('<b>"');
  });
});

describe('A typed code', () => {
  it('leads home, also to a listed site, with what stood in its address', async () => {
    const { code } = await invitation(url);
    const home = `${listed}/job?a=1#plan`;
    const page = await visitor.get(signIn({ return: home, challenge }));
    expect(page.headers.get('content-security-policy')).toContain(`form-action 'self' ${listed}`);
    const sent = await visitor.form(`${url}/signin/code`, { code: code.toLowerCase(), return: home, challenge });
    expect(sent.status).toBe(303);
    const [, at, signed = ''] = /^(.*)#medspil=([\w.-]+)&plan$/.exec(sent.location ?? '') ?? [];
    expect(at).toBe(`${listed}/job?a=1`);
    expect((await send(url, '/api/citizen/session', { code: signed, verifier })).status).toBe(200);
  });
  it('that cannot be read stays in the field, and nothing is used', async () => {
    const page = await visitor.form(`${url}/signin/code`, { code: 'ABC - 12', return: `${url}/`, challenge, lang: 'en' });
    expect(page.status).toBe(400);
    expect(page.text).toContain('ABC - 12</textarea>');
    expect(page.text).toContain('aria-invalid="true"');
    expect(page.text).toContain('That could not be read as a code.');
  });
  it.each(['Jeg er Signe "K"', '12345678', '010190-1234', '<b>1a</b>'])('that is no code at all is not shown again: %s', async (code) => {
    const page = await visitor.form(`${url}/signin/code`, { code, return: `${url}/`, challenge });
    expect(page.status).toBe(400);
    expect(page.text).toMatch(/> ?<\/textarea>/);
  });
  it('that lets nobody in says what to do, and not why', async () => {
    const { code } = await invitation(url);
    const form = { code, return: `${url}/`, challenge: 'd'.repeat(43) };
    await visitor.form(`${url}/signin/code`, { ...form, challenge });
    const used = await visitor.form(`${url}/signin/code`, form);
    const never = await visitor.form(`${url}/signin/code`, { ...form, code: '0'.repeat(26) });
    for (const page of [used, never]) {
      expect(page.status).toBe(400);
      expect(page.text).toContain('Linket kan ikke bruges. Det er måske brugt før');
    }
    expect(used.text.replace(code, '')).toBe(never.text.replace('0'.repeat(26), ''));
  });
  it('is taken from our own page alone', async () => {
    const { code } = await invitation(url);
    const form = { code, return: `${url}/`, challenge };
    for (const origin of ['https://evil.example', 'null', listed]) {
      const page = await visitor.form(`${url}/signin/code`, form, { origin });
      expect([page.status, headingOf(page)]).toEqual([403, 'Det lykkedes ikke']);
    }
    expect((await visitor.form(`${url}/signin/code`, form)).status).toBe(303);
  });
  it.each([
    ['nothing', {}],
    ['no way home', { code: 'x', challenge }],
    ['a way to nowhere', { code: 'x', return: 'https://evil.example/', challenge }],
    ['a code without end', { code: 'x'.repeat(501), return: 'https://evil.example/', challenge }],
  ])('with %s ends in a page that says so', async (_what, form) => {
    const page = await visitor.form(`${url}/signin/code`, form as Record<string, string>);
    expect([page.status, headingOf(page)]).toEqual([400, 'Vi kan ikke se, hvor du vil hen']);
  });
  it('is a form and nothing else, and a form is taken nowhere else', async () => {
    expect((await visitor.json(`${url}/signin/code`, { code: 'x' })).status).toBe(415);
    expect((await visitor.form(`${url}/api/citizen/session`, { code: 'x', verifier })).status).toBe(415);
    expect((await visitor.form(`${url}/api/staff/demo`, { caseworker: 'karen' })).status).toBe(415);
  });
  it('page loaded anew begins again', async () => {
    expect((await visitor.get(`${url}/signin/code`)).location).toBe(`${url}/signin`);
  });
});

describe('The door of an invitation', () => {
  it('holds nothing of the invitation: what is after # never came here', async () => {
    const page = await visitor.get(`${url}/invitation`);
    expect([page.status, headingOf(page)]).toEqual([200, 'Velkommen til din samtale']);
    expect(page.text).toContain('data-away="Forbindelsen er væk. Linket er ikke brugt.');
    expect(page.text).toContain('<noscript>');
  });
});

it('Who comes too fast gets a page that says so', async () => {
  const other = await run({ limits: { ...usualLimits, beginning: { burst: 2, perMinute: 1 } } });
  const pages = [];
  for (let n = 0; n < 3; n += 1) pages.push(await visitor.get(`${other.url}/signin`));
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(pages[2]?.headers.get('retry-after')).toMatch(/^\d+$/);
  expect(headingOf(pages[2]!)).toBe('Det lykkedes ikke');
});

it('The words of these pages are not sent to the others', async () => {
  const texts = (await (await fetch(`${url}/api/texts/da/page`)).json()) as Readonly<Record<string, string>>;
  expect(Object.keys(texts).filter((key) => key.startsWith('page.signin'))).toEqual([]);
  expect(texts['page.brand']).toBe('Medspil');
});
