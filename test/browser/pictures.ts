/** Pictures of the stations, kept under `dist/screenshots` for people to look at. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../dist/screenshots/', import.meta.url));

/** Takes the whole page, or with `view` what is seen without scrolling. */
export async function picture(page: Page, name: string, view = false): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: !view });
}
