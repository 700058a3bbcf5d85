/** What is there first on a slow line: before the script has come, and before the stream is open. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { expectAccessible } from './axe.ts';
import { launchBrowser, openReader, phone } from './browser.ts';
import { picture } from './pictures.ts';
import { text } from './words.ts';

const greeting = text('intake.welcome.hello.ask').split('\n')[0]!;

describe('First', () => {
  let app: App;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([openApp(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it.each(['light', 'dark'] as const)('come the words of the conversation, while its script is on the way, %s', async (colorScheme) => {
    const { context, page, errors } = await openReader(browser, app.url, phone);
    await page.emulateMedia({ colorScheme });
    await page.route(/\/assets\/citizen-.*\.js$/, () => undefined);
    await page.goto('/', { waitUntil: 'commit' });
    await page.getByText(greeting).waitFor();
    await picture(page, `citizen-0-shell-${colorScheme}`);
    await expectAccessible(page, `shell, ${colorScheme}`);
    expect(errors).toEqual([]);
    await context.close();
  });
  it('comes the question too, although the stream never opens and the script comes last', async () => {
    const { context, page, errors } = await openReader(browser, app.url, phone);
    await page.route(/\/assets\/citizen-.*\.js$/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await route.continue();
    });
    await page.addInitScript(() => {
      globalThis.WebSocket = class extends EventTarget {
        close(): void {}
      } as unknown as typeof WebSocket;
    });
    await page.goto('/');
    await page.getByRole('main').getByRole('heading', { level: 2 }).waitFor();
    expect(await page.getByRole('log').getByText(greeting).count()).toBe(1);
    expect(errors).toEqual([]);
    await context.close();
  });
});
