/** Every state of the citizen's page in every language, looked at in every mode. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from '../../../src/cli/app.ts';
import { launchBrowser, openReader, phone } from '../browser.ts';
import { picture } from '../pictures.ts';
import { arrive, hardStates, openPlan, openTalk, planStates, talkThroughStates } from './citizen-states.ts';
import { expectGoodIn, modes } from './modes.ts';

/** All modes in all languages take long: that is `npm run prove -- access`. Here Danish has them all, the others the narrowest and the darkest. */
const all = process.env['MEDSPIL_PROVE_ACCESS'] === 'all';
const languages = ['da', 'en', 'ar', 'uk'];

let browser: Browser;
let app: App;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medspil-access-'));
  app = await startApp({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: folder, LOG: 'error', UNCHECKED_LANGUAGES: 'ar,uk' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(languages)("The citizen's page in %s", (language) => {
  const looked = all || language === 'da' ? modes : modes.filter(({ name }) => name === 'dark' || name === '400 %');

  it('has nothing that axe finds, and nothing that must be scrolled sideways', { timeout: 600_000 }, async () => {
    const reader = await openReader(browser, app.url, phone);
    const { page } = reader;
    let station = 0;
    const look = async (name: string): Promise<void> => {
      await expectGoodIn(page, `${language}: ${name}`, looked);
      station += 1;
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
