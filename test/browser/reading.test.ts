/** Reading aloud: by the device's own voice alone, sentence by sentence, with the place shown. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { expectAccessible } from './axe.ts';
import { launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { Citizen } from './citizen.ts';
import { picture } from './pictures.ts';
import { finishSentence, giveVoice, markedWords, spoken } from './voice.ts';
import { text } from './words.ts';

describe('Reading aloud', () => {
  let app: App;
  let browser: Browser;
  let reader: Reader;

  beforeAll(async () => {
    app = await openApp();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });
  afterEach(async () => {
    expect(reader.errors).toEqual([]);
    await reader.context.close();
  });

  async function arrive(...languages: readonly string[]): Promise<Citizen> {
    reader = await openReader(browser, app.url, phone);
    await giveVoice(reader.page, languages);
    const citizen = new Citizen(reader.page);
    await citizen.begin();
    return citizen;
  }
  const stopped = async ({ page }: Citizen): Promise<void> => {
    await page.getByRole('button', { name: text('page.command.read'), exact: true }).waitFor();
    expect(await markedWords(page)).toBe('');
    expect(await page.locator('[data-reading]').count()).toBe(0);
  };

  it('reads what was said, the question, why, and the answers with numbers, and shows each sentence', async () => {
    const citizen = await arrive('da-DK');
    const { page } = citizen;
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    await citizen.skip();
    await citizen.isAsked('intake.goal.job-goal');
    await citizen.skip();
    await citizen.isAsked('intake.strengths.works');
    await citizen.skip();
    await citizen.isAsked('intake.barriers.any');
    await citizen.command('read');
    const places: string[] = [];
    for (let sentences = 0; sentences < 40 && (await markedWords(page)) !== ''; sentences += 1) {
      const words = await markedWords(page);
      const box = await page.locator('[data-reading]').boundingBox();
      expect(box!.y, words).toBeGreaterThanOrEqual(0);
      expect(box!.y + box!.height, words).toBeLessThanOrEqual(phone.height);
      places.push(words);
      if (sentences === 1) await picture(page, 'citizen-reading', true);
      await finishSentence(page);
    }
    const said = await spoken(page);
    expect(said.map((words) => words.replace(/^\d: /, ''))).toEqual(places);
    expect(said).toContain(`1: ${text('app.yes.label')}`);
    expect(said).toContain(`2: ${text('app.no.label')}`);
    const question = text('intake.barriers.any.ask');
    expect(said.indexOf(`1: ${text('app.yes.label')}`)).toBeGreaterThan(said.findIndex((words) => question.includes(words)));
    await stopped(citizen);
  });

  it('goes back and on, slower and faster, and the speed is kept', async () => {
    const citizen = await arrive('da-DK');
    const { page } = citizen;
    const height = async (): Promise<number> => (await page.getByRole('navigation').boundingBox())!.y;
    const before = await height();
    await citizen.command('read');
    expect(await height()).toBe(before);
    const press = async (key: string): Promise<void> => page.getByRole('button', { name: text(`page.${key}`), exact: true }).click();
    await press('read-next');
    await press('read-next');
    await press('read-previous');
    await press('read-slower');
    const said = await spoken(page);
    expect(said[3]).toBe(said[1]);
    expect(said[4]).toBe(said[1]);
    expect(new Set(said).size).toBe(3);
    const rates = await page.evaluate(() => window.stage.said.map(({ rate }) => rate));
    expect(rates[4]).toBeLessThan(rates[3]!);
    await expectAccessible(page, 'reading aloud');
    await page.reload();
    await citizen.isAsked('intake.welcome.ready');
    await citizen.command('read');
    expect(await page.evaluate(() => window.stage.said[0]!.rate)).toBe(rates[4]);
  });

  it('stops by its button, by Escape, at a new question and when the page is hidden', async () => {
    const citizen = await arrive('da-DK');
    const { page } = citizen;
    await citizen.command('read');
    await page.getByRole('button', { name: text('page.command.read-stop'), exact: true }).click();
    await stopped(citizen);
    await citizen.command('read');
    await page.keyboard.press('Escape');
    await stopped(citizen);
    await citizen.command('read');
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await stopped(citizen);
    await citizen.command('read');
    const said = (await spoken(page)).length;
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    await stopped(citizen);
    expect((await spoken(page)).length).toBe(said);
  });

  it('says how to get a voice where the device has none of its own, and uses nobody else’s', async () => {
    const citizen = await arrive('en-GB');
    const { page } = citizen;
    await citizen.command('read');
    await page.getByText(text('page.no-voice').replace('{language}', 'dansk')).waitFor();
    expect(await spoken(page)).toEqual([]);
    await picture(page, 'citizen-no-voice', true);
    await expectAccessible(page, 'no voice');
    await page.getByRole('button', { name: text('page.refused-hide'), exact: true }).click();
    expect(await page.getByText(text('page.no-voice-other')).count()).toBe(0);
    await citizen.speak('English');
    await page.locator('html[lang="en"]').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Read aloud', exact: true }).click();
    expect((await spoken(page)).length).toBe(1);
    expect(await page.evaluate(() => window.stage.said[0]!.lang)).toBe('en-GB');
  });

  it('reads my plan in the same way, in what stands on the sheet', async () => {
    const citizen = await arrive('da-DK');
    const { page } = citizen;
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    await citizen.write('Jeg vil sove bedre. Og male.');
    await citizen.isAsked('intake.goal.why');
    await citizen.openPlan();
    await citizen.main.getByText('Jeg vil sove bedre. Og male.').first().waitFor();
    await citizen.command('read');
    for (let sentences = 0; sentences < 80 && (await markedWords(page)) !== ''; sentences += 1) await finishSentence(page);
    const said = await spoken(page);
    expect(said[0]).toBe(text('page.plan-title'));
    const own = said.indexOf('Jeg vil sove bedre.');
    expect(own).toBeGreaterThan(0);
    expect(said[own + 1]).toBe('Og male.');
    await citizen.command('read');
    await citizen.openTalk();
    await citizen.isAsked('intake.goal.why');
    expect(await markedWords(page)).toBe('');
  });
});
