/** The caseworker's pages in both languages and every mode: roles, inbox, a citizen who was not invited yet, a draft under review. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from '../app.ts';
import { launchBrowser, openReader, phone } from '../browser.ts';
import { newCitizen } from '../municipality.ts';
import { picture } from '../pictures.ts';
import { arrive } from './citizen-states.ts';
import { everywhere, expectGoodIn, looked } from './modes.ts';

let browser: Browser;
let app: App;
let citizen: string;
let fresh: string;

beforeAll(async () => {
  browser = await launchBrowser();
  app = await openApp();
  const { page, context } = await openReader(browser, app.url, phone);
  const elsewhere = await arrive(app, page, 'da');
  await elsewhere.command('person');
  await elsewhere.until('summary');
  await elsewhere.answer();
  citizen = elsewhere.citizen;
  fresh = await newCitizen(app, 'Per Prøve');
  await context.close();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

describe.each(['da', 'en'])('The desk in %s', (language) => {
  it('has nothing that axe finds, and nothing that must be scrolled sideways', { timeout: everywhere }, async () => {
    const { page, context, errors } = await openReader(browser, app.url, { width: 1366, height: 768 });
    const look = async (station: string): Promise<void> => {
      await expectGoodIn(page, `desk, ${language}: ${station}`, looked(language));
      await picture(page, `access-desk-${language}-${station.replaceAll(/[^a-z]+/g, '-')}`);
    };
    await page.addInitScript((chosen) => localStorage.setItem('medspil-desk-language', chosen), language);
    await page.goto('/staff');
    await page.getByRole('listitem').getByRole('button').first().waitFor();
    await look('roles');
    const karen = app.context.municipality.caseworkers[0]!.name;
    await page.getByRole('button', { name: new RegExp(karen) }).click();
    await page.locator(`a[href$="${citizen}"]`).first().waitFor();
    await look('inbox');
    await page.goto(`/staff/citizens/${fresh}`);
    await page.locator('details.starting .main-act').click();
    await page.locator('.acts button:not(.main-act)').first().waitFor();
    await look('invited');
    await page.goto(`/staff/citizens/${citizen}`);
    await page.locator('article').first().waitFor();
    await look('review');
    await page.locator('article button').nth(1).click();
    await page.locator('article textarea').first().waitFor();
    await look('a line that is changed');
    expect(errors).toEqual([]);
    await context.close();
  });
});
