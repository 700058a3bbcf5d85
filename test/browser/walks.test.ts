/** Written walks: by keyboard alone, and by what a screen reader is told. Each line of a walk is an act or what follows from it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, openApp } from './app.ts';
import { launchBrowser, openReader, phone } from './browser.ts';
import { picture } from './pictures.ts';
import { hearingFeature, listen } from './walks/hearing.ts';
import { readWalk, walk } from './walks/walk.ts';

const folder = fileURLToPath(new URL('walks/', import.meta.url));
const walks = readdirSync(folder).filter((name) => name.endsWith('.walk'));

describe('A written walk', () => {
  let app: App;
  let browser: Browser;
  beforeAll(async () => {
    app = await openApp();
    browser = await launchBrowser([hearingFeature]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it.each(walks)('%s', async (name) => {
    const reader = await openReader(browser, app.url, phone);
    await listen(reader.page);
    try {
      await walk(reader.page, readWalk(readFileSync(join(folder, name), 'utf8')));
    } catch (error) {
      await picture(reader.page, `stopped-${name}`, true);
      throw error;
    }
    expect(reader.errors).toEqual([]);
    await reader.context.close();
  });
});
