/** Accessibility of a page as it stands, by WCAG 2.2 A and AA. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Rules to leave out, because they cannot be held as the page is shown; or the only ones to look at. */
export interface Rules {
  readonly without?: readonly string[];
  readonly only?: readonly string[];
}

/**
 * Fails with the rule, the help and the elements of everything that is found. `station` names the place in the story. The window is made as
 * tall as the page meanwhile: what merely lies under a bar until one scrolls is not too small a target.
 */
export async function expectAccessible(page: Page, station: string, { without = [], only }: Rules = {}): Promise<void> {
  const window = page.viewportSize();
  if (window !== null) await makeTall(page, window);
  const axe = new AxeBuilder({ page });
  const chosen = only === undefined ? axe.withTags(rules).disableRules([...without]) : axe.withRules([...only]);
  const { violations } = await chosen.analyze();
  if (window !== null) await page.setViewportSize(window);
  const found = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.flat().join(' ')) }));
  expect(found, `axe at: ${station}`).toEqual([]);
}

/** As tall as the page: what is drawn smaller on a low window is taller once the window is not low any more. */
async function makeTall(page: Page, { width, height }: { readonly width: number; readonly height: number }): Promise<void> {
  let tall = 0;
  for (let rounds = 0; rounds < 5; rounds += 1) {
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    if (whole === tall) return;
    tall = Math.max(height, whole);
    await page.setViewportSize({ width, height: tall });
  }
}

/** Nothing is cut off or has to be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page, station: string): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `sideways scroll at: ${station}`).toBeLessThanOrEqual(0);
}
