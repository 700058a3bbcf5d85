/** Signing in, in a real browser: from the caseworker's desk to the citizen's own conversation, by link, by code and by MitID. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startBroker, type TestBroker } from '../web/signin/broker.ts';
import { type App, openApp } from './app.ts';
import { expectAccessible, expectNoSidewaysScroll } from './axe.ts';
import { desk, launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { Caseworker } from './caseworker.ts';
import { Citizen } from './citizen.ts';
import { picture } from './pictures.ts';
import { text } from './words.ts';

let broker: TestBroker;
let app: App;
let browser: Browser;
const readers: Reader[] = [];

beforeAll(async () => {
  broker = await startBroker();
  app = await openApp({ CITIZEN_SIGN_IN: 'required', ...broker.environment });
  broker.serves(app.url);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await broker?.stop();
});
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.context.close();
});

async function open(size: typeof phone | typeof desk): Promise<Reader> {
  const reader = await openReader(browser, app.url, size);
  readers.push(reader);
  return reader;
}

interface Given {
  /** The citizen's page on the desk, still open. */
  readonly desk: Page;
  readonly url: string;
  readonly code: string;
}

/** The caseworker makes a citizen and a link. */
async function invited(name: string, look?: (page: Page) => Promise<void>): Promise<Given> {
  const { page, errors } = await open(desk);
  await new Caseworker(page).arrive();
  await page.getByText(text('desk.new-citizen.title')).click();
  await page.getByLabel(text('desk.new-citizen.name')).fill(name);
  await page.getByRole('button', { name: text('desk.new-citizen.act') }).click();
  await page.getByRole('heading', { level: 1, name: new RegExp(`^${name}`) }).waitFor();
  await page.getByRole('button', { name: text('desk.invite.act') }).click();
  const url = await page.getByLabel(text('desk.invite.link')).inputValue();
  const code = (await page.locator('.slip .code').textContent()) ?? '';
  await look?.(page);
  expect(errors).toEqual([]);
  return { url, code, desk: page };
}

/** Waits until the citizen's own conversation is open and the code is out of the address; gives the conversation. */
async function home(page: Page): Promise<string> {
  await new Citizen(page).question.waitFor();
  expect(page.url()).toBe(`${app.url}/`);
  await page.getByText('Karen Holm').first().waitFor();
  return page.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('medspil::session') ?? '{}') as { conversationId?: string; signedIn?: boolean };
    return kept.signedIn === true ? String(kept.conversationId) : 'not signed in';
  });
}

const heading = (page: Page, key: string): Promise<void> => page.getByRole('heading', { level: 1, name: text(key) }).waitFor();
const button = (page: Page, key: string) => page.getByRole('button', { name: text(key), exact: true });

describe('An invitation', () => {
  it('goes from the desk to the citizen, opens once, and says kindly when it was used', async () => {
    const { url, desk } = await invited('Bo Berg', async (page) => {
      await expectAccessible(page, 'an invitation on the desk');
      await picture(page, 'desk-invitation');
    });
    const { page, errors } = await open(phone);
    await page.goto(url);
    await heading(page, 'page.signin.invitation.title');
    await expectAccessible(page, 'the door of an invitation');
    await expectNoSidewaysScroll(page, 'the door of an invitation');
    await picture(page, 'invitation-phone');
    await button(page, 'page.signin.invitation.open').click();
    expect(await home(page)).toMatch(/^[\w-]{22}$/);
    const asked = (await new Citizen(page).question.textContent()) ?? '';
    await desk
      .getByRole('region', { name: text('desk.talk.title') })
      .getByText(asked)
      .waitFor();
    expect(errors).toEqual([]);
    const other = await open(phone);
    await other.page.goto(url);
    await button(other.page, 'page.signin.invitation.open').click();
    await other.page.getByRole('alert').getByText(text('page.signin.over.text')).waitFor();
    expect(other.page.url()).toBe(`${app.url}/invitation`);
    await heading(other.page, 'page.signin.over.title');
    await other.page.getByLabel(text('page.signin.code-title')).waitFor();
    await expectAccessible(other.page, 'an invitation that was used');
    await picture(other.page, 'invitation-used-phone');
  });
  it('is not used up by a look at it, nor by a tap without connection', async () => {
    const { url } = await invited('Ida Iversen');
    const first = await open(phone);
    await first.page.goto(url);
    await button(first.page, 'page.signin.invitation.open').waitFor();
    await first.context.setOffline(true);
    await button(first.page, 'page.signin.invitation.open').click();
    await first.page.getByText(text('page.signin.invitation.away')).waitFor();
    expect(first.page.url()).toBe(url);
    await first.context.setOffline(false);
    await first.page.reload();
    await button(first.page, 'page.signin.invitation.open').click();
    await home(first.page);
  });
  it('is read in another language without being lost', async () => {
    const { url } = await invited('Tom Toft');
    const { page } = await open(phone);
    await page.goto(url);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Open my conversation' }).click();
    await home(page);
  });
  it('stays unused where the browser keeps nothing or runs no script', async () => {
    const { url } = await invited('Eva Elm');
    const keepsNothing = await open(phone);
    await keepsNothing.page.addInitScript(() => {
      Object.defineProperty(window, 'sessionStorage', {
        get: () => {
          throw new DOMException('No storage here', 'SecurityError');
        },
      });
    });
    await keepsNothing.page.goto(url);
    await keepsNothing.page.getByText(text('page.signin.invitation.storage')).waitFor();
    const context = await browser.newContext({ baseURL: app.url, viewport: phone, locale: 'da-DK', javaScriptEnabled: false });
    const plain = await context.newPage();
    await plain.goto(url);
    expect(await plain.locator('noscript').innerText()).toBe(text('page.signin.script'));
    expect(await plain.getByRole('button').count()).toBe(0);
    await context.close();
    const { page } = await open(phone);
    await page.goto(url);
    await button(page, 'page.signin.invitation.open').click();
    await home(page);
  });
});

describe('A code from paper', () => {
  it('is typed on the sign-in page; a slip of the finger costs nothing', async () => {
    const { code } = await invited('Kim Krag');
    const { page, errors } = await open(phone);
    await page.goto('/signin');
    await page.getByLabel(text('page.signin.code-title')).fill(code.slice(0, -4));
    await button(page, 'page.signin.code-open').click();
    await page.getByRole('alert').getByText(text('page.signin.code-unread')).waitFor();
    await expectAccessible(page, 'a code that cannot be read');
    await page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(page, 'a code that cannot be read');
    await picture(page, 'signin-code-320');
    await page.getByLabel(text('page.signin.code-title')).fill(code.toLowerCase().replaceAll('-', ' '));
    await button(page, 'page.signin.code-open').click();
    await home(page);
    expect(errors.filter((error) => !error.includes('status of 400'))).toEqual([]);
  });
});

describe('MitID', () => {
  it('is linked by the first invitation, and is enough from then on', async () => {
    const { url } = await invited('Lis Lund');
    const { page, errors } = await open(phone);
    await page.goto(url);
    await button(page, 'page.signin.invitation.mitid').click();
    await page.getByRole('button', { name: 'ida' }).click();
    const conversation = await home(page);
    const again = await open(phone);
    await again.page.goto('/signin');
    await again.page.getByRole('link', { name: text('page.signin.mitid') }).click();
    await again.page.getByRole('button', { name: 'ida' }).click();
    expect(await home(again.page)).toBe(conversation);
    expect([...errors, ...again.errors]).toEqual([]);
  });
  it('that nobody knows asks for the code, and whoever stops there can try again', async () => {
    const { code } = await invited('Per Palm');
    const { page } = await open(phone);
    await page.goto('/signin');
    await picture(page, 'signin-phone');
    await page.getByRole('link', { name: text('page.signin.mitid') }).click();
    await page.getByRole('button', { name: 'cancel' }).click();
    await heading(page, 'page.signin.cancelled.title');
    await expectAccessible(page, 'stopped at MitID');
    await page.getByRole('link', { name: text('page.signin.again') }).click();
    await page.getByRole('button', { name: 'bo' }).click();
    await heading(page, 'page.signin.unknown.title');
    await expectAccessible(page, 'a MitID that nobody knows');
    await picture(page, 'signin-unknown-phone');
    await page.getByLabel(text('page.signin.code-title')).fill(code);
    await button(page, 'page.signin.code-open').click();
    await home(page);
  });
});
