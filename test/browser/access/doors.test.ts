/** What is met at the door and on one's own device, in every language and mode: joining, being remembered, logging out, MitID's answers. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCitizen } from '../../../src/conversation/create.ts';
import { invite } from '../../../src/identity/invitation.ts';
import { onPaper } from '../../../src/identity/secret.ts';
import { startBroker, type TestBroker } from '../../web/signin/broker.ts';
import { type App, openApp } from '../app.ts';
import { launchBrowser, openReader, phone } from '../browser.ts';
import { holding, openSite, type Site } from '../municipality.ts';
import { picture } from '../pictures.ts';
import { giveVoice } from '../voice.ts';
import { arrive } from './citizen-states.ts';
import { bothDirections, everywhere, expectGoodIn, fewModes } from './modes.ts';

let browser: Browser;
let broker: TestBroker;
let silent: TestBroker;
let app: App;
let unreached: App;
let site: Site;
let stranger: Site;
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead).toISOString() };
const month = 31 * 24 * 3_600_000;
const languagesToo = { CITIZEN_SIGN_IN: 'required', UNCHECKED_LANGUAGES: 'ar,uk' };

beforeAll(async () => {
  [browser, broker, silent, site, stranger] = await Promise.all([launchBrowser(), startBroker(), startBroker(), openSite(), openSite()]);
  app = await openApp({ ...languagesToo, EMBED_ORIGINS: site.url, ...broker.environment }, { clock });
  broker.serves(app.url);
  unreached = await openApp({ ...languagesToo, ...silent.environment });
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([app?.close(), unreached?.close(), broker?.stop(), silent?.stop(), site?.close(), stranger?.close()]);
});

/** Signs in with a code, in whatever language the page is. */
async function signIn(page: Page, { citizen, by }: { readonly citizen: string; readonly by: string }): Promise<void> {
  const invited = await invite(app.context, { citizen, by: 'karen' });
  const home = page.url();
  await page.locator(by).first().click();
  await page.getByRole('textbox').fill(onPaper(invited!.secret));
  await page.getByRole('textbox').press('Enter');
  await page.waitForURL((url) => url.href === home);
}

/** What is written does not arrive: the server says no, or is away. */
async function writes(page: Page, words: string): Promise<void> {
  await page.locator('.ask textarea').first().fill(words);
  await page.locator('.ask .send .btn, .ask form .btn').first().click();
}

describe.each(bothDirections)('In %s', (language) => {
  const look = async (page: Page, station: string): Promise<void> => {
    await expectGoodIn(page, `${language}: ${station}`, fewModes);
    const place = page.locator('.ask');
    if (await place.isVisible()) await place.evaluate((one) => one.scrollIntoView({ block: 'end' }));
    await picture(page, `access-${language}-door-${station.replaceAll(/[^a-zA-Z]+/g, '-')}`, true);
  };

  it('the tools on top, and reading aloud', { timeout: everywhere }, async () => {
    const { context, page } = await openReader(browser, app.url, phone);
    await giveVoice(page, ['da-DK', 'en-GB', 'ar-EG', 'uk-UA']);
    await arrive(app, page, language);
    await page.locator('.langs > button').click();
    await page.locator('.langs li').first().waitFor();
    await look(page, 'languages');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+Digit4');
    await page.locator('[data-reading]').first().waitFor({ state: 'attached' });
    await look(page, 'reading aloud');
    await context.close();
  });

  it('joining, being remembered, refused, expired and gone', { timeout: everywhere }, async () => {
    const { context, page } = await openReader(browser, app.url, phone);
    const own = await createCitizen(app.context, { caseworker: 'karen', language, name: `Borger ${language}` });
    const elsewhere = await arrive(app, page, language);
    await elsewhere.until('goal.own-goal');
    await page.locator('.ask textarea').first().waitFor();
    await writes(page, 'Flere gode dage');
    await page.locator('.talk > .mine .slip').last().waitFor();
    await page.locator('.typing').waitFor({ state: 'detached' });
    await signIn(page, { citizen: own, by: '.tool--door' });
    await page.locator('#join').waitFor();
    await look(page, 'join');
    await page.locator('.ask .tap').first().click();
    await page.locator('#own').waitFor();
    await look(page, 'whose device');
    await page.locator('.device button').first().click();
    await page.locator('.device--kept').waitFor();
    await page.locator('.ask textarea').first().waitFor();
    await look(page, 'own device');
    const refusal = { error: { code: 'too-large', message: 'Flere gode dage' } };
    await page.route('**/activities', (route) => route.fulfill({ status: 413, json: refusal }));
    await writes(page, 'Så kan jeg være der for min datter');
    await page.locator('.ask [role="alert"]').waitFor();
    await look(page, 'refused');
    await page.unroute('**/activities');
    await page.locator('.ask [role="alert"] .btn').click();
    await context.setOffline(true);
    await page.locator('.afloat .note').waitFor();
    await writes(page, 'Så kan jeg være der for min datter');
    await page.locator('.kept').waitFor();
    await look(page, 'unsent');
    await page.locator('.tool--door').click();
    await page.locator('.door [role="alert"]').waitFor();
    await look(page, 'leaving with something unsent');
    await page.locator('.door .btn').first().click();
    ahead += month;
    await context.setOffline(false);
    await page.reload();
    await page.locator('.door .btn--go').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await look(page, 'expired');
    await signIn(page, { citizen: own, by: '.door .btn--go' });
    await page.locator('.q').waitFor();
    await page.locator('.tool--door').click();
    await page.locator('.door [role="alert"]').waitFor();
    await look(page, 'left');
    await context.close();
  });

  it('in a frame of another site', { timeout: everywhere }, async () => {
    const { context, page } = await openReader(browser, site.url, phone);
    site.page = holding(app.url).replaceAll('lang="da"', `lang="${language}"`);
    await page.goto(`${stranger.url}/?frame=${encodeURIComponent(`${site.url}/`)}`);
    const inside = page.frameLocator('iframe');
    await inside.locator('medspil-chat a[target="_blank"]').waitFor();
    expect(await inside.getByRole('log').count()).toBe(0);
    await look(page, 'in a strange frame');
    await page.goto(site.url);
    await page.locator('medspil-chat .q').waitFor();
    await look(page, 'on a page of others');
    await context.close();
  });

  it('invitations that are used, and what MitID may answer', { timeout: everywhere }, async () => {
    const { context, page } = await openReader(browser, app.url, phone);
    const invited = await invite(app.context, {
      citizen: await createCitizen(app.context, { caseworker: 'karen', language, name: 'Per' }),
      by: 'karen',
    });
    await page.goto(`/invitation?lang=${language}#${invited!.secret}`);
    await page.locator('#main button').first().click();
    await page.locator('.q').waitFor();
    await context.close();
    const other = await openReader(browser, app.url, phone);
    await other.page.goto(`/invitation?lang=${language}#${invited!.secret}`);
    await other.page.locator('#main button').first().click();
    await other.page.locator('[role="alert"], .note').first().waitFor();
    await look(other.page, 'invitation used');
    const signin = `/signin?return=${encodeURIComponent(`${app.url}/`)}&challenge=${'x'.repeat(43)}&lang=${language}`;
    for (const who of ['cancel', 'bo', 'eve']) {
      await other.page.goto(signin);
      await other.page.locator('#main a[href*="mitid"]').click();
      await other.page.getByRole('button', { name: who }).click();
      await other.page.waitForURL((url) => url.href.startsWith(app.url));
      await other.page.locator('#main h1').waitFor();
      await look(other.page, `MitID, ${who}`);
      await other.context.clearCookies();
    }
    await other.page.goto(`${unreached.url}${signin.replaceAll(encodeURIComponent(app.url), encodeURIComponent(unreached.url))}`);
    await other.page.locator('#main a[href*="mitid"]').click();
    await other.page.locator('#main h1').waitFor();
    await look(other.page, 'MitID, away');
    await other.context.close();
  });
});
