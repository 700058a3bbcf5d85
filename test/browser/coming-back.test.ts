/** Nothing is lost: lost connections, sessions that ran out, other devices, machines that several people use, browsers that forbid things. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { expectAccessible, expectNoSidewaysScroll } from './axe.ts';
import { launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { Citizen } from './citizen.ts';
import { holding, newCitizen, openSite, signIn, type Site } from './municipality.ts';
import { picture } from './pictures.ts';
import { text } from './words.ts';

let browser: Browser;
let app: App;
let site: Site;
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead).toISOString() };
const later = (seconds: number): void => void (ahead += seconds * 1000);
const hour = 3600;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
  app = await openApp({ CITIZEN_SIGN_IN: 'required', EMBED_ORIGINS: site.url }, { clock });
  site.page = holding(app.url);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([app.close(), site.close()]);
});

let reader: Reader;
let citizen: Citizen;
beforeEach(async () => {
  reader = await openReader(browser, site.url, phone);
  citizen = new Citizen(reader.page);
});
afterEach(async () => {
  await reader.context.close();
});

/** Somebody who has signed in on the municipality's page and answered that they are ready. */
async function ready(name: string): Promise<string> {
  const own = await newCitizen(app, name);
  await citizen.arrive();
  await signIn(reader.page, app, own);
  await citizen.isAsked('intake.welcome.way');
  await citizen.takeWay('whole');
  await citizen.isAsked('intake.welcome.ready');
  await citizen.tap(text('app.yes.label'));
  await citizen.isAsked('intake.goal.own-goal');
  return own;
}
/** The server is away for this browser; whatever it asks fails. */
async function away(context: BrowserContext): Promise<() => Promise<void>> {
  const conversation = '**/v3/directline/**';
  await context.route(conversation, (route) => route.abort('internetdisconnected'));
  return () => context.unroute(conversation);
}
const written = (own: string): Promise<readonly string[]> =>
  app.context.store.read('lindeby', own).then((stored) => (stored?.document.transcript ?? []).map((entry) => entry.text));
const kept = (page: Page): Promise<string> =>
  page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]));

describe('What was written while the connection was away', () => {
  it.each(['signed in', 'not signed in'])('is sent once when it is back, also after a reload: %s', async (how) => {
    if (how === 'signed in') await ready('Per');
    else {
      await citizen.begin();
      await citizen.tap(text('app.yes.label'));
      await citizen.isAsked('intake.goal.own-goal');
    }
    const back = await away(reader.context);
    await citizen.write('Skrevet uden net');
    await citizen.log.getByText(text('page.unsent')).waitFor();
    await reader.page.reload();
    await reader.page.getByText(text('page.away-title')).waitFor();
    await back();
    await reader.page.getByRole('button', { name: text('page.away-again') }).click();
    await citizen.isAsked('intake.goal.why');
    await reader.page.reload();
    await citizen.isAsked('intake.goal.why');
    expect(await citizen.log.getByText('Skrevet uden net').count()).toBe(1);
    expect(await kept(reader.page)).not.toContain('Skrevet');
  });
});

describe('A session that has run out', () => {
  it('says so, keeps what was written, and goes on after the next sign-in', async () => {
    const own = await ready('Mia');
    const back = await away(reader.context);
    await citizen.write('Jeg vil gerne sove bedre');
    await citizen.log.getByText(text('page.unsent')).waitFor();
    later(hour);
    await back();
    await reader.page.reload();
    await citizen.main.getByText(text('page.expired-title')).waitFor();
    expect(await citizen.main.textContent()).not.toContain('sove bedre');
    await reader.page.getByText('12 34 56 70').first().waitFor();
    await expectAccessible(reader.page, 'expired');
    await picture(reader.page, 'embed-expired', true);
    expect(await written(own)).not.toContain('Jeg vil gerne sove bedre');
    await signIn(reader.page, app, own);
    await citizen.isAsked('intake.goal.why');
    expect((await written(own)).filter((one) => one === 'Jeg vil gerne sove bedre')).toHaveLength(1);
  });

  it('takes what was said off the screen, also on the page of the plan', async () => {
    const own = await newCitizen(app, 'Rie');
    await reader.page.goto(app.url);
    await signIn(reader.page, app, own);
    await citizen.isAsked('intake.welcome.way');
    await citizen.takeWay('whole');
    await citizen.tap(text('app.yes.label'));
    await citizen.write('Kun til mig selv');
    await citizen.isAsked('intake.goal.why');
    later(hour);
    // The stream breaks, as on a machine that slept.
    await reader.context.setOffline(true);
    await reader.page.getByText(text('page.away-title')).waitFor();
    await reader.context.setOffline(false);
    await citizen.main.getByText(text('page.expired-title')).waitFor();
    expect(
      await reader.page.locator('#page').evaluate((one) => one.textContent + (one.firstElementChild?.shadowRoot?.textContent ?? '')),
    ).not.toContain('Kun til mig');
    await reader.page.goto(`${app.url}/#plan`);
    await reader.page.reload();
    await reader.page.getByText(text('page.log-in-plan')).waitFor();
  });

  it('keeps a half-written answer too, for its own person alone', async () => {
    const own = await ready('Nanna');
    await citizen.main.getByRole('textbox').fill('Halvt skre');
    later(hour);
    await reader.page.reload();
    await citizen.main.getByText(text('page.expired-title')).waitFor();
    const other = await newCitizen(app, 'Olga');
    await signIn(reader.page, app, other);
    await citizen.isAsked('intake.welcome.way');
    await citizen.takeWay('whole');
    await citizen.isAsked('intake.welcome.ready');
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    expect(await citizen.main.getByRole('textbox').inputValue()).toBe('');
    later(hour);
    await reader.page.reload();
    await citizen.main.getByText(text('page.expired-title')).waitFor();
    await signIn(reader.page, app, own);
    await citizen.isAsked('intake.goal.own-goal');
    expect(await citizen.main.getByRole('textbox').inputValue()).toBe('Halvt skre');
  });
});

describe('Logging out', () => {
  const logOut = (): Promise<void> => reader.page.getByRole('button', { name: text('page.log-out'), exact: true }).click();

  it('is done from the page of the plan too', async () => {
    const own = await newCitizen(app, 'Ellen');
    await reader.page.goto(app.url);
    await signIn(reader.page, app, own);
    await citizen.isAsked('intake.welcome.way');
    await citizen.openPlan();
    await logOut();
    await reader.page.getByText(text('page.left-title')).waitFor();
    expect(await kept(reader.page)).toBe('[[],[]]');
  });

  it('leaves nothing on the device and nothing on the screen, in any tab', async () => {
    await ready('Sofie');
    await citizen.write('Mere ro på');
    await citizen.isAsked('intake.goal.why');
    const second = await reader.context.newPage();
    await second.goto(site.url);
    await second.getByText('Mere ro på').waitFor();
    await logOut();
    for (const page of [reader.page, second]) {
      await page.getByText(text('page.left-title')).waitFor();
      expect(await page.locator('medspil-chat').evaluate((one) => one.shadowRoot?.textContent)).not.toContain('Mere ro på');
    }
    // There is nothing to command any more, and whom to call stands on top.
    expect(await reader.page.getByRole('navigation').count()).toBe(0);
    await reader.page.getByText('12 34 56 70').first().waitFor();
    expect(await kept(reader.page)).toBe('[[],[]]');
    await expectAccessible(reader.page, 'logged out');
    await picture(reader.page, 'embed-left', true);
    await reader.page.reload();
    await citizen.isAsked('intake.welcome.way');
    expect(await citizen.log.getByText('Mere ro på').count()).toBe(0);
  });

  it('asks first where something is unsent', async () => {
    await ready('Tom');
    await citizen.main.getByRole('textbox').fill('Ikke færdig');
    await logOut();
    await citizen.main.getByText(text('page.leaving-title')).waitFor();
    await picture(reader.page, 'embed-leaving', true);
    await citizen.tap(text('page.leaving-stay'));
    await citizen.isAsked('intake.goal.own-goal');
    expect(await citizen.main.getByRole('textbox').inputValue()).toBe('Ikke færdig');
    await logOut();
    await citizen.tap(text('page.leaving-go'));
    await citizen.main.getByText(text('page.left-title')).waitFor();
    expect(await kept(reader.page)).not.toContain('Ikke');
  });
});

describe('Another device, three weeks later', () => {
  it('tells where things stand in own words, and asks one question', async () => {
    const own = await ready('Vera');
    await citizen.write('Jeg vil gerne ud i naturen');
    await citizen.isAsked('intake.goal.why');
    later(21 * 24 * hour);
    const other = await openReader(browser, site.url, phone);
    const again = new Citizen(other.page);
    await again.arrive();
    await signIn(other.page, app, own);
    await again.isTold('app.recap-next');
    await again.isAsked('intake.goal.why');
    expect(await again.log.getByText('Velkommen tilbage', { exact: false }).count()).toBe(1);
    expect(await again.log.getByText('Du skrev: "Jeg vil gerne ud i naturen"', { exact: false }).count()).toBe(1);
    expect(await again.main.getByRole('heading', { level: 2 }).count()).toBe(1);
    await picture(other.page, 'embed-recap', true);
    await again.write('Det giver mig ro');
    await again.isAsked('intake.goal.job-goal');
    expect(other.errors).toEqual([]);
    await other.context.close();
  });
});

describe('A browser that forbids storage', () => {
  it.each(['/', '/#plan', 'embedded'])('starts and works as long as the page lives, and says why nobody can log in: %s', async (where) => {
    await reader.context.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    });
    await reader.page.goto(where === 'embedded' ? site.url : app.url + where);
    if (where === '/#plan') await reader.page.getByRole('link', { name: text('page.chat-link') }).click();
    await citizen.isAsked('intake.welcome.way');
    await reader.page
      .getByRole('button', { name: text('page.larger') })
      .first()
      .click();
    await citizen.takeWay('whole');
    await citizen.isAsked('intake.welcome.ready');
    await citizen.tap(text('app.yes.label'));
    await citizen.write('Det her går også');
    await citizen.isAsked('intake.goal.why');
    await reader.page
      .getByRole('button', { name: text('page.log-in'), exact: true })
      .first()
      .click();
    await citizen.main.getByText(text('page.log-in-forbidden')).waitFor();
    await citizen.main.getByText('12 34 56 70').last().waitFor();
    await expectNoSidewaysScroll(reader.page, 'forbidden');
    await picture(reader.page, 'embed-forbidden', true);
    await citizen.tap(text('page.refused-hide'));
    await citizen.isAsked('intake.goal.why');
    expect(reader.errors).toEqual([]);
  });
});

describe('A browser without JavaScript', () => {
  it('gets a plain page with the number and the hours, and no word of a conversation that opens', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: phone });
    const page = await context.newPage();
    await page.goto(app.url);
    const words = await page.locator('body').innerText();
    expect(words).toContain('Lindeby Kommune');
    expect(words).toContain('12 34 56 70');
    expect(words).toContain('hverdage kl. 9-15');
    expect(words).toContain('weekdays 9-15');
    expect(words).not.toContain('åbner');
    expect(await page.getByRole('link', { name: '12 34 56 70' }).first().getAttribute('href')).toBe('tel:+4512345670');
    await picture(page, 'plain-page');
    await context.close();
  });
});
