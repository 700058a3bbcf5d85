/** Remembered on the own device: for weeks, until one logs out, and only for whoever has said so. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { expectAccessible, expectNoSidewaysScroll } from './axe.ts';
import { launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { Citizen } from './citizen.ts';
import { holding, newCitizen, openSite, signIn, type Site } from './municipality.ts';
import { picture } from './pictures.ts';
import { countShifts, shiftsOf } from './shifts.ts';
import { filled, text } from './words.ts';

let browser: Browser;
let app: App;
let site: Site;
let ahead = 0;
const clock = { now: () => new Date(Date.now() + ahead).toISOString() };
const later = (seconds: number): void => void (ahead += seconds * 1000);
const hour = 3600;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
  app = await openApp({ CITIZEN_SIGN_IN: 'required', UNCHECKED_LANGUAGES: 'ar,uk', EMBED_ORIGINS: site.url }, { clock });
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

describe('The same device, three weeks later', () => {
  const whose = () => reader.page.getByRole('group', { name: filled('page.own', { time: '30 dage' }) });
  const shifts = (): Promise<readonly number[]> => shiftsOf(reader.page);
  beforeEach(() => countShifts(reader.context));

  it('goes on with where things stand and no signing in, where it was said to be the own one, until one logs out', async () => {
    await citizen.arrive();
    expect(await reader.page.getByRole('button', { name: text('page.own-yes') }).count()).toBe(0);
    await signIn(reader.page, app, await newCitizen(app, 'Liv'));
    await whose().waitFor();
    await reader.page
      .getByRole('status')
      .getByText(filled('page.own', { time: '30 dage' }))
      .waitFor();
    expect(await shifts()).toEqual([]);
    await expectAccessible(reader.page, 'whose device');
    await whose().scrollIntoViewIfNeeded();
    await picture(reader.page, 'embed-own', true);
    await citizen.takeWay('whole');
    await citizen.isAsked('intake.welcome.ready');
    await citizen.tap(text('app.yes.label'));
    await citizen.write('Jeg vil gerne ud i naturen');
    await citizen.isAsked('intake.goal.why');
    const yes = reader.page.getByRole('button', { name: text('page.own-yes') });
    expect((await yes.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await yes.focus();
    await shifts();
    const place = (await citizen.question.boundingBox())?.y;
    await yes.press('Enter');
    await citizen.main.getByText(text('page.own-kept')).waitFor();
    expect([(await citizen.question.boundingBox())?.y, await shifts()]).toEqual([place, []]);
    await picture(reader.page, 'embed-own-kept', true);
    later(21 * 24 * hour);
    await reader.page.reload();
    await citizen.isTold('app.recap-next');
    await citizen.isAsked('intake.goal.why');
    await citizen.log.getByText('Du skrev: "Jeg vil gerne ud i naturen"', { exact: false }).waitFor();
    expect(await reader.page.getByRole('button', { name: text('page.own-yes') }).count()).toBe(0);
    await citizen.write('Det giver mig ro');
    await citizen.isAsked('intake.goal.job-goal');
    await reader.page.getByRole('button', { name: text('page.log-out'), exact: true }).click();
    await citizen.main.getByText(text('page.left-title')).waitFor();
    expect(await reader.page.evaluate(() => JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]))).toBe(
      '[[],[]]',
    );
    await reader.page.reload();
    await citizen.isAsked('intake.welcome.way');
    expect(await citizen.log.getByText('naturen').count()).toBe(0);
  });

  it('signs in again after the days, however often it came back', async () => {
    const own = await newCitizen(app, 'Ulla');
    await citizen.arrive();
    await signIn(reader.page, app, own);
    await whose()
      .getByRole('button', { name: text('page.own-yes') })
      .click();
    await citizen.main.getByText(text('page.own-kept')).waitFor();
    later(29 * 24 * hour);
    await reader.page.reload();
    await citizen.isAsked('intake.welcome.way');
    later(24 * hour);
    await reader.page.reload();
    await citizen.main.getByText(text('page.expired-title')).waitFor();
  });

  it.each(['no', 'nothing'])('asks to sign in again where %s was answered', async (answer) => {
    await citizen.arrive();
    await signIn(reader.page, app, await newCitizen(app, 'Jan'));
    await citizen.isAsked('intake.welcome.way');
    const asked = whose();
    await asked.getByRole('button', { name: text('page.own-no') }).focus();
    const place = (await citizen.question.boundingBox())?.y;
    if (answer === 'no') {
      await asked.getByRole('button', { name: text('page.own-no') }).click();
      await asked.waitFor({ state: 'hidden' });
    }
    expect((await citizen.question.boundingBox())?.y).toBe(place);
    await reader.page.reload();
    await citizen.isAsked('intake.welcome.way');
    expect(await reader.page.getByRole('button', { name: text('page.own-yes') }).count()).toBe(answer === 'no' ? 0 : 1);
    later(21 * 24 * hour);
    await reader.page.reload();
    await citizen.main.getByText(text('page.expired-title')).waitFor();
    expect(await reader.page.getByRole('button', { name: text('page.own-yes') }).count()).toBe(0);
  });

  it('is asked in the language that is spoken, on a narrow screen and at night too', async () => {
    await citizen.arrive();
    await signIn(reader.page, app, await newCitizen(app, 'Nour'));
    await whose().waitFor();
    await reader.page.setViewportSize({ width: 320, height: 640 });
    await reader.page.emulateMedia({ colorScheme: 'dark' });
    const days = { da: '30 dage', uk: '30 днів', ar: '30 يومًا' } as const;
    for (const [language, name] of [
      ['da', 'Dansk'],
      ['uk', 'Українська'],
      ['ar', 'العربية'],
    ] as const) {
      if (language !== 'da') await citizen.speak(name);
      const asked = reader.page.getByRole('group', { name: new RegExp(days[language]) });
      await asked.waitFor();
      await expectNoSidewaysScroll(reader.page, `whose device, ${language}`);
      await expectAccessible(reader.page, `whose device, ${language}`);
      await asked.scrollIntoViewIfNeeded();
      await picture(reader.page, `embed-own-${language}-320`, true);
    }
  });
});
