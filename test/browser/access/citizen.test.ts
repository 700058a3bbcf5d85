/** Every state of the citizen's page in every language, looked at in every mode. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../app.ts';
import { launchBrowser, openReader, phone } from '../browser.ts';
import { picture } from '../pictures.ts';
import { arrive, hardStates, openPlan, openTalk, planStates, showQuestion, talkThroughStates } from './citizen-states.ts';
import { bothDirections, everywhere, expectGoodIn, looked } from './modes.ts';

let browser: Browser;
let app: App;

beforeAll(async () => {
  app = await openApp({ UNCHECKED_LANGUAGES: 'ar,uk' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

describe.each(bothDirections)("The citizen's page in %s", (language) => {
  it('has nothing that axe finds, and nothing that must be scrolled sideways', { timeout: everywhere }, async () => {
    const reader = await openReader(browser, app.url, phone);
    const { page } = reader;
    let station = 0;
    const look = async (name: string): Promise<void> => {
      await expectGoodIn(page, `${language}: ${name}`, looked(language));
      station += 1;
      await showQuestion(page);
      await picture(page, `access-${language}-${String(station).padStart(2, '0')}-${name.replaceAll(/[^a-z]+/g, '-')}`, true);
    };
    const elsewhere = await arrive(app, page, language);
    await openPlan(page);
    await look('plan, empty');
    await openTalk(page);
    await talkThroughStates(page, elsewhere, look);
    await planStates(page, { app, elsewhere }, look);
    await openTalk(page);
    await hardStates(page, elsewhere, look);
    expect(reader.errors).toEqual([]);
    await reader.context.close();
  });
});
