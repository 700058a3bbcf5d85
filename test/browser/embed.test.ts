/** The widget on a municipality's own page: whose pages may hold it, signing in from it, and what comes along. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { expectAccessible, expectNoSidewaysScroll } from './axe.ts';
import { launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { Citizen } from './citizen.ts';
import { talkThrough } from './intake.ts';
import { holding, newCitizen, openSite, signIn, type Site } from './municipality.ts';
import { picture } from './pictures.ts';
import { text } from './words.ts';

let browser: Browser;
let app: App;
let site: Site;
let stranger: Site;

beforeAll(async () => {
  [browser, site, stranger] = await Promise.all([launchBrowser(), openSite(), openSite()]);
  app = await openApp({ CITIZEN_SIGN_IN: 'required', EMBED_ORIGINS: site.url });
  site.page = holding(app.url);
  stranger.page = holding(app.url);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([app.close(), site.close(), stranger.close()]);
});

let reader: Reader;
let citizen: Citizen;
/** Errors that the story itself makes. */
let expected: RegExp | undefined;
beforeEach(async () => {
  expected = undefined;
  reader = await openReader(browser, site.url, phone);
  citizen = new Citizen(reader.page);
});
afterEach(async () => {
  const found = reader.errors.filter((one) => expected?.test(one) !== true);
  await reader.context.close();
  expect(found).toEqual([]);
});

const goal = 'Jeg vil gerne ud blandt andre igen';
/** Answers up to the third question without signing in. */
async function talkAnonymously(): Promise<void> {
  await citizen.begin();
  await citizen.tap(text('app.yes.label'));
  await citizen.isAsked('intake.goal.own-goal');
  await citizen.write(goal);
  await citizen.isAsked('intake.goal.why');
}
const joinQuestion = (page: Page): ReturnType<Page['getByRole']> => page.getByRole('heading', { name: text('page.join') });

describe('A page that holds the widget', () => {
  it('needs one script tag; before signing in it tells nothing personal, and its own style stays outside', async () => {
    await talkAnonymously();
    const top = reader.page.getByRole('banner').filter({ hasText: 'Medspil' });
    await top.getByText('12 34 56 70').waitFor();
    const words = await reader.page.locator('medspil-chat').evaluate((one) => one.shadowRoot?.textContent ?? '');
    for (const { name } of app.context.municipality.caseworkers) expect(words).not.toContain(name);
    expect(await citizen.question.evaluate((one) => getComputedStyle(one).fontSize)).toBe('24px');
    await expectNoSidewaysScroll(reader.page, 'embedded');
    await picture(reader.page, 'embed-390', true);
    await reader.page.setViewportSize({ width: 320, height: 640 });
    await expectNoSidewaysScroll(reader.page, 'embedded, 320 px');
    await expectAccessible(reader.page, 'embedded');
    await picture(reader.page, 'embed-320', true);
  });

  it('of another site gets neither script nor conversation', async () => {
    expected = /CORS|ERR_FAILED|status of 403/;
    await reader.page.goto(stranger.url);
    await reader.page.waitForLoadState('networkidle');
    expect(await reader.page.locator('medspil-chat').evaluate((one) => [one.shadowRoot, one.childElementCount])).toEqual([null, 0]);
    const asked = await reader.page.evaluate(
      (url) =>
        fetch(url, { method: 'POST' }).then(
          (one) => one.status,
          () => 'refused',
        ),
      `${app.url}/v3/directline/tokens/generate`,
    );
    expect(asked).toBe('refused');
  });

  it('inside a page of another site shows the way to a window of its own, and nothing else', async () => {
    await talkAnonymously();
    await reader.page.goto(`${stranger.url}/?frame=${encodeURIComponent(`${site.url}/`)}`);
    const inside = reader.page.frameLocator('iframe');
    const link = inside.getByRole('link', { name: text('page.framed-open') });
    await link.waitFor();
    expect(await link.evaluate((one) => [one.getAttribute('href'), one.getAttribute('target')])).toEqual([`${site.url}/`, '_blank']);
    const words = await inside.locator('medspil-chat').evaluate((one) => one.shadowRoot?.textContent ?? '');
    expect(words).not.toContain(goal);
    expect(await inside.getByRole('log').count()).toBe(0);
    await picture(reader.page, 'embed-framed');
  });

  it('inside a page of its own site shows the conversation', async () => {
    await reader.page.goto(`${site.url}/?frame=${encodeURIComponent(`${site.url}/`)}`);
    await reader.page.frameLocator('iframe').getByRole('log').getByText('robot').first().waitFor();
  });

  it("may frame the citizen's own page, where another may not", async () => {
    expected = /frame-ancestors|ERR_BLOCKED_BY_RESPONSE|Framing/;
    await reader.page.goto(`${site.url}/?frame=${encodeURIComponent(`${app.url}/`)}`);
    await reader.page.frameLocator('iframe').getByRole('log').getByText('robot').first().waitFor();
    await reader.page.goto(`${stranger.url}/?frame=${encodeURIComponent(`${app.url}/`)}`);
    await reader.page.waitForLoadState('networkidle');
    expect(await reader.page.frameLocator('iframe').getByRole('log').count()).toBe(0);
  });
});

describe('Whoever has not signed in', () => {
  it('may go the whole way, and is asked to sign in where it would be sent', async () => {
    await citizen.begin();
    await talkThrough(citizen, async () => undefined);
    await citizen.main.getByText(text('page.log-in-send-why')).waitFor();
    expect(await citizen.main.getByRole('button', { name: text('intake.send.read-back.send') }).isVisible()).toBe(false);
    await expectAccessible(reader.page, 'log in to send');
    await picture(reader.page, 'embed-send');
  });

  it("is shown no plan on the citizen's page, and how to come to it", async () => {
    await reader.page.goto(`${app.url}/#plan`);
    await reader.page.getByText(text('page.log-in-plan')).waitFor();
    await expectAccessible(reader.page, 'log in for the plan');
    await picture(reader.page, 'embed-plan', true);
  });
});

describe('Signing in from the page', () => {
  it('comes home to it, asks once, and takes along what was written on a yes', async () => {
    const own = await newCitizen(app, 'Bo Berg');
    await talkAnonymously();
    await signIn(reader.page, app, own);
    await joinQuestion(reader.page).waitFor();
    expect(await citizen.log.getByText(goal).count()).toBe(0);
    await expectAccessible(reader.page, 'join');
    await picture(reader.page, 'embed-join', true);
    await citizen.tap(text('page.join-yes'));
    await citizen.isTold('app.joined');
    await citizen.isAsked('intake.goal.why');
    expect(await citizen.log.getByText(goal).count()).toBe(1);
    await reader.page.getByText('Karen Holm').first().waitFor();
    await reader.page.reload();
    await citizen.isAsked('intake.goal.why');
    expect(await joinQuestion(reader.page).count()).toBe(0);
    const { document } = (await app.context.store.read('lindeby', own))!;
    expect(document.plans.at(-1)?.lines.map(({ id }) => id)).toContain('goal');
  });

  it('leaves it on a no, and nothing of it is left on the device', async () => {
    const own = await newCitizen(app, 'Ida Iversen');
    await talkAnonymously();
    await signIn(reader.page, app, own);
    await citizen.tap(text('page.join-no'));
    await citizen.isAsked('intake.welcome.way');
    expect(await citizen.log.getByText(goal).count()).toBe(0);
    const kept = await reader.page.evaluate(() => JSON.stringify([Object.entries(sessionStorage), Object.keys(localStorage)]));
    expect(kept).not.toMatch(/thread|spoken|verifier/);
  });

  it('that comes to nothing is said, and what was begun goes on', async () => {
    expected = /status of 400/;
    await talkAnonymously();
    await reader.page.goto(`${site.url}/#medspil=not-a-code`);
    await reader.page.reload();
    await reader.page.getByText(text('page.log-in-over')).waitFor();
    expect(reader.page.url()).toBe(`${site.url}/`);
    await citizen.isAsked('intake.goal.why');
    await citizen.log.getByText(goal).waitFor();
    await picture(reader.page, 'embed-over', true);
  });
});
