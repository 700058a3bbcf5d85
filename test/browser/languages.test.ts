/** Another language, written from right to left: the page turns round, and what is not text keeps its way. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startApp, type App } from '../../src/cli/app.ts';
import { expectAccessible } from './axe.ts';
import { launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { Citizen } from './citizen.ts';
import { picture } from './pictures.ts';

let browser: Browser;
let app: App;
let folder: string;
let reader: Reader;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medspil-languages-'));
  app = await startApp({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), LOG: 'error', UNCHECKED_LANGUAGES: 'ar,uk' });
  browser = await launchBrowser();
  reader = await openReader(browser, app.url, phone);
});
afterAll(async () => {
  await browser.close();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

async function texts(language: string): Promise<{ readonly goal: { readonly 'own-goal': { readonly ask: string } } }> {
  return parse(await readFile(`locales/${language}/intake.yaml`, 'utf8')) as never;
}

describe('The page in another language', () => {
  it('is turned round in Arabic, with numbers to be dialled from left to right', async () => {
    const { page } = reader;
    const citizen = new Citizen(page);
    await citizen.begin();
    await citizen.speak('العربية');
    await page.locator('html[dir="rtl"][lang="ar"]').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'نعم', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: (await texts('ar')).goal['own-goal'].ask }).waitFor();
    expect(await page.locator('.call bdi').first().getAttribute('dir')).toBe('ltr');
    const [start, end] = await Promise.all([
      page.locator('.brand').first().boundingBox(),
      page.getByRole('button', { name: 'Aa' }).boundingBox(),
    ]);
    expect(start!.x).toBeGreaterThan(end!.x);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await picture(page, 'arabic');
    await expectAccessible(page, 'Arabic');
  });

  it('is turned back in Ukrainian, and what was answered stays', async () => {
    const { page } = reader;
    await new Citizen(page).speak('Українська');
    await page.locator('html[dir="ltr"][lang="uk"]').waitFor({ state: 'attached' });
    await page.getByRole('heading', { level: 2, name: (await texts('uk')).goal['own-goal'].ask }).waitFor();
    await picture(page, 'ukrainian');
    await expectAccessible(page, 'Ukrainian');
    expect(reader.errors).toEqual([]);
  });
});
