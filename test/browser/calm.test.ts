/** Nothing moves under the reader: layout shift as the browser measures it, on a page of others. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { expectAccessible } from './axe.ts';
import { desk, launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { Citizen } from './citizen.ts';
import { talkThrough } from './intake.ts';
import { holding, openSite, type Site } from './municipality.ts';
import { picture } from './pictures.ts';
import { countShifts, shiftsOf } from './shifts.ts';
import { text } from './words.ts';

let browser: Browser;
let app: App;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), openSite()]);
  app = await openApp({ CITIZEN_SIGN_IN: 'required', EMBED_ORIGINS: site.url });
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

describe('Nothing moves under the reader', () => {
  const shifts = (): Promise<readonly number[]> => shiftsOf(reader.page);
  beforeEach(() => countShifts(reader.context));

  it('while it opens, while the bot writes, and when the connection goes and returns', async () => {
    await citizen.begin();
    expect(await shifts()).toEqual([]);
    let letGo: () => void = () => undefined;
    await reader.context.route('**/activities', async (route) => {
      await new Promise<void>((resolve) => (letGo = resolve));
      await route.continue();
    });
    await citizen.tap(text('app.yes.label'));
    await citizen.main.getByText(text('page.typing')).waitFor();
    expect(await shifts()).toEqual([]);
    letGo();
    await citizen.isAsked('intake.goal.own-goal');
    expect(await shifts()).toEqual([]);
    await citizen.main.getByRole('textbox').fill('Halvt skrevet');
    expect(await shifts()).toEqual([]);
    await reader.context.setOffline(true);
    await reader.page.getByText(text('page.away-title')).waitFor();
    expect(await shifts()).toEqual([]);
    await picture(reader.page, 'embed-away', true);
    await expectAccessible(reader.page, 'away, embedded');
    await reader.context.setOffline(false);
    await reader.page.getByText(text('page.away-title')).waitFor({ state: 'detached' });
    expect(await shifts()).toEqual([]);
    expect(await citizen.main.getByRole('textbox').inputValue()).toBe('Halvt skrevet');
  });
});

describe('Nothing moves on the whole way', () => {
  let open: App;
  beforeAll(async () => {
    open = await openApp();
  });
  afterAll(() => open.close());

  it.each([
    ['a small phone', { width: 320, height: 640 }],
    ['a wide screen', desk],
  ])('on %s', async (_screen, size) => {
    const wide = await openReader(browser, open.url, size);
    await countShifts(wide.context);
    const whole = new Citizen(wide.page);
    await whole.begin();
    const found: Record<string, readonly number[]> = {};
    await talkThrough(whole, async (station) => {
      found[station] = await shiftsOf(wide.page);
    });
    found['at the end'] = await shiftsOf(wide.page);
    expect(Object.entries(found).filter(([, shifts]) => shifts.length > 0)).toEqual([]);
    await wide.context.close();
  });
});
