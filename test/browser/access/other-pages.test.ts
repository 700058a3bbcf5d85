/** The citizen's other pages in every language and mode: before signing in, the ways in, and the plan to print. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invite } from '../../../src/identity/invitation.ts';
import { type App, openApp } from '../app.ts';
import { launchBrowser, openReader, phone } from '../browser.ts';
import { newCitizen } from '../municipality.ts';
import { picture } from '../pictures.ts';
import { arrive, shows, tokenOf } from './citizen-states.ts';
import { bothDirections, everywhere, expectGoodIn, looked } from './modes.ts';

let browser: Browser;
let app: App;
let closed: App;

beforeAll(async () => {
  browser = await launchBrowser();
  app = await openApp({ UNCHECKED_LANGUAGES: 'ar,uk' });
  closed = await openApp({ UNCHECKED_LANGUAGES: 'ar,uk', CITIZEN_SIGN_IN: 'required' });
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([app?.close(), closed?.close()]);
});

const challenge = 'x'.repeat(43);

describe.each(bothDirections)('In %s', (language) => {
  const look = async (page: Page, station: string): Promise<void> => {
    await expectGoodIn(page, `${language}: ${station}`, looked(language));
    await picture(page, `access-${language}-${station.replaceAll(/[^a-z]+/g, '-')}`, true);
  };

  it('the pages for signing in', { timeout: everywhere }, async () => {
    const { context, page } = await openReader(browser, closed.url, phone);
    const back = encodeURIComponent(`${closed.url}/`);
    const here = `return=${back}&challenge=${challenge}&lang=${language}`;
    await page.goto(`/signin?${here}`);
    await look(page, 'ways in');
    await page.getByRole('textbox').fill('12345');
    await page.getByRole('textbox').press('Enter');
    await page.locator('[aria-invalid="true"], [role="alert"], .note').first().waitFor();
    await look(page, 'a code that is none');
    await page.goto(`/signin?return=${encodeURIComponent('https://other.example/')}&challenge=${challenge}&lang=${language}`);
    await look(page, 'a way back that is not ours');
    const invited = await invite(closed.context, { citizen: await newCitizen(closed, 'Per'), by: 'karen' });
    await page.goto(`/invitation?lang=${language}#${invited!.secret}`);
    await look(page, 'invitation');
    await page.goto(`/no-such-page?lang=${language}`);
    await context.close();
  });

  it('the conversation before signing in', { timeout: everywhere }, async () => {
    const { context, page, errors } = await openReader(browser, closed.url, phone);
    const elsewhere = await arrive(closed, page, language);
    await look(page, 'not signed in');
    await elsewhere.until('summary');
    await shows(page, elsewhere);
    await look(page, 'not signed in, read back');
    expect(errors).toEqual([]);
    await context.close();
  });

  it('the plan to print', { timeout: everywhere }, async () => {
    const { context, page } = await openReader(browser, app.url, phone);
    const elsewhere = await arrive(app, page, language);
    await elsewhere.until('summary');
    await elsewhere.answer();
    const token = await tokenOf(page);
    await context.setExtraHTTPHeaders({ authorization: `Bearer ${token}` });
    await page.goto('/api/citizen/plan/print');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await look(page, 'plan to print');
    await context.close();
  });
});
