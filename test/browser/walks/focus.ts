/** Where the keyboard is, and whether it can be seen there. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Role and name of the element that has focus, as Chromium gives them to assistive technology. */
export async function focused(page: Page): Promise<{ readonly role: string; readonly name: string }> {
  return page.evaluate(() => {
    let active = document.activeElement as (Element & { readonly computedRole?: string; readonly computedName?: string }) | null;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return { role: active?.computedRole ?? '', name: active?.computedName ?? '' };
  });
}

/** WCAG 2.2, 2.4.7 and 2.4.11: the focus has an outline, is in the window, and is not wholly covered. */
export async function expectFocusShown(page: Page, stop: string): Promise<void> {
  const shown = await page.evaluate(() => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    if (active === null || active === document.body) return { outline: true, seen: true };
    // A control that is drawn by its label shows the focus on what stands beside it.
    const drawn = active.matches('input') ? (active.nextElementSibling ?? active) : active;
    const style = getComputedStyle(drawn);
    const box = drawn.getBoundingClientRect();
    const inside = (x: number, y: number): boolean => {
      const root = drawn.getRootNode() as Document | ShadowRoot;
      const top = root.elementFromPoint(x, y);
      return top !== null && (drawn.contains(top) || top.contains(drawn) || drawn.parentElement?.contains(top) === true);
    };
    const points = [0.1, 0.5, 0.9].flatMap((part) => [0.2, 0.5, 0.8].map((other) => [part, other] as const));
    const seen = points.some(([part, other]) => inside(box.left + box.width * part, box.top + box.height * other));
    return { outline: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2, seen };
  });
  expect(shown, `focus at: ${stop}`).toEqual({ outline: true, seen: true });
}
