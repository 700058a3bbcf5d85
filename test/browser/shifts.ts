/** Layout shift as the browser measures it: what moved although nobody had tapped. */
import type { BrowserContext, Page } from 'playwright-core';

/** To be called before the page is opened. */
export async function countShifts(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const found: number[] = [];
    Object.assign(window, { shifts: found });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { readonly value: number; readonly hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput) found.push(entry.value);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** The shifts since the last look, once the page has had time to settle. */
export async function shiftsOf(page: Page): Promise<readonly number[]> {
  await page.waitForTimeout(700);
  return page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.splice(0));
}
