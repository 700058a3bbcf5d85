/**
 * Contrast of text where the system's own colours are forced on the page. axe reads the colours of the style sheet there, which are not the
 * ones that are drawn; the computed `color` and `background-color` are.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** WCAG 2.2, 1.4.3: the least for text of any size. */
const least = 4.5;

/** Fails with the words that cannot be told from what is behind them. */
export async function expectReadable(page: Page, station: string): Promise<void> {
  const faint = await page.evaluate(faintTexts, least);
  expect(faint, `contrast at: ${station}`).toEqual([]);
}

/** Runs in the page, so that it holds everything it needs. */
function faintTexts(wanted: number): readonly string[] {
  type Colour = readonly [red: number, green: number, blue: number, alpha: number];
  const read = (value: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (value.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const light = ([red, green, blue]: Colour): number => {
    const part = (value: number): number => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const behind = (element: Element): Colour => {
    for (let at: Element | null = element; at !== null;) {
      const colour = read(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0.99) return colour;
      const root: Node = at.getRootNode();
      at = at.assignedSlot ?? at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    }
    return read(getComputedStyle(document.documentElement).backgroundColor)[3] > 0 ? [255, 255, 255, 1] : [0, 0, 0, 1];
  };
  const faint: string[] = [];
  const look = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot !== null) look(element.shadowRoot);
      const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
      if (words.length === 0 || !element.checkVisibility({ visibilityProperty: true })) continue;
      const [one, other] = [light(read(getComputedStyle(element).color)), light(behind(element))];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (ratio < wanted) faint.push(`${element.tagName.toLowerCase()}.${element.className}: ${ratio.toFixed(2)}`);
    }
  };
  look(document);
  return faint;
}
