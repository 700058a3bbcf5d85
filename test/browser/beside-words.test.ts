/** What comes beside the words: what a screen reader is told, and the drawings. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { launchBrowser, openReader, phone, type Reader } from './browser.ts';
import { Citizen } from './citizen.ts';
import { text } from './words.ts';

let app: App;
let browser: Browser;
let reader: Reader;
let citizen: Citizen;
let page: Page;

beforeAll(async () => {
  app = await openApp();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});
beforeEach(async () => {
  reader = await openReader(browser, app.url, phone);
  ({ page } = reader);
  citizen = new Citizen(page);
  await citizen.begin();
});
afterEach(async () => {
  expect(reader.errors).toEqual([]);
  await reader.context.close();
});

describe('A screen reader', () => {
  it('is told that the answer has come and what was said to it, once, and then the question gets the focus', async () => {
    const live = page.locator('[aria-live="polite"]');
    await page.waitForTimeout(1200);
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const root = document.querySelector('medspil-chat')!.shadowRoot!;
      const tell = (nodes: NodeList): void => nodes.forEach((node) => heard.push(node.textContent ?? ''));
      new MutationObserver((all) => all.forEach((one) => tell(one.addedNodes))).observe(root.querySelector('[aria-live="polite"]')!, {
        childList: true,
        subtree: true,
      });
      root.addEventListener('focusin', (event) => heard.push(`focus: ${(event.target as HTMLElement).className}`));
    });
    expect(await citizen.log.getAttribute('aria-live')).toBe('off');
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    const heard = (): Promise<readonly string[]> => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await expect.poll(async () => (await heard()).at(-1), { timeout: 5000 }).toBe('focus: q');
    const told = await heard();
    const answer = (await citizen.log.locator('.bot').last().innerText()).replace(/^[^\n]*:\s*/, '').trim();
    expect(told.filter((one) => one === text('page.received'))).toHaveLength(1);
    expect(told.filter((one) => answer.includes(one) && one.length > 3)).toHaveLength(1);
    expect(told.indexOf(text('page.received'))).toBeLessThan(told.findLastIndex((one) => answer.includes(one)));
    expect(await live.innerText()).not.toContain(text('intake.goal.own-goal.ask'));
  });

  it('is told the question where the focus was taken elsewhere, and the focus stays there', async () => {
    await citizen.tap(text('app.yes.label'));
    await page.locator('.cmds button').first().focus();
    await citizen.isAsked('intake.goal.own-goal');
    await page.locator('[aria-live="polite"]').getByText(text('intake.goal.own-goal.ask')).waitFor();
    expect(await page.evaluate(() => document.querySelector('medspil-chat')!.shadowRoot!.activeElement?.className)).toBe('cmd');
  });

  it('keeps the focus that it has when the page is opened', async () => {
    await page.reload();
    await citizen.isAsked('intake.welcome.ready');
    await page.waitForTimeout(1500);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  });

  it('leaves whoever has begun to write at the pen', async () => {
    await citizen.tap(text('app.yes.label'));
    await citizen.isAsked('intake.goal.own-goal');
    await citizen.main.getByRole('textbox').fill('Jeg vil');
    await page.waitForTimeout(3500);
    const active = await page.evaluate(() => document.querySelector('medspil-chat')!.shadowRoot!.activeElement?.className);
    expect(active).toBe('pen');
  });
});

describe('The drawings', () => {
  it('are no part of the script that the words wait for, which stays below 30 kB', async () => {
    const answer = await fetch(`${app.url}/assets/medspil-chat.js`, { headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect(Number(answer.headers.get('content-length'))).toBeLessThan(30 * 1024);
    expect(await answer.text()).toMatch(/import\("[^"]*pictures-/);
  });
  it('come after the words and move nothing', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/pictures-*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await citizen.isAsked('intake.welcome.ready');
    const boxes = (): Promise<readonly string[]> =>
      page.locator('.tap').evaluateAll((all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
    const before = await boxes();
    expect(await page.locator('.draw path').count()).toBe(0);
    release();
    await page.locator('.draw path').first().waitFor({ state: 'attached' });
    expect(await boxes()).toEqual(before);
  });
});
