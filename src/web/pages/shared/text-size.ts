/**
 * The size of text: three steps, the same on the citizen's page and in a widget on a page of others.
 *
 * The widget's sizes are multiples of `--rem` on its own element (`src/cli/pages.ts` writes them so), never of the page's root: a page of
 * others keeps its own size of text, and ours does not hang on it. One `--rem` is the size that the reader has set in the browser, times
 * the step. The citizen's page sets the same on its root. `data-size` on the root of a drawing tells the style sheet that bars have grown.
 */
import { keep, kept } from './preferences.ts';

const steps = [1, 1.25, 1.5] as const;
const name = 'text-size';
/** Told on `window` when the size has changed. */
const changed = 'medspil-text-size';

/** Place in the steps, 0 for the usual size. */
export function textSize(): number {
  const step = Number(kept(name) ?? 0);
  return steps[step] === undefined ? 0 : step;
}

/** The next size, and after the largest the usual one again. */
export function nextTextSize(): void {
  keep(name, String((textSize() + 1) % steps.length));
  dispatchEvent(new Event(changed));
}

/** Calls back at every change. Returns how to stop that. */
export function watchTextSize(told: () => void): () => void {
  addEventListener(changed, told);
  return () => removeEventListener(changed, told);
}

function mark(element: HTMLElement, step: number): void {
  if (step > 0) element.dataset['size'] = String(step);
  else delete element.dataset['size'];
}

/** Gives a page of our own the size. */
export function sizePage(): void {
  const step = textSize();
  const root = document.documentElement;
  root.style.fontSize = `${(steps[step] ?? 1) * 100}%`;
  mark(root, step);
}

let medium: number | undefined;

/** The size of text that the reader has set in the browser, in pixels. Asked once: for the answer the browser has to lay out all there is. */
function mediumIn(root: HTMLElement): number {
  if (medium !== undefined) return medium;
  const probe = document.createElement('span');
  probe.style.fontSize = 'medium';
  root.append(probe);
  medium = Number.parseFloat(getComputedStyle(probe).fontSize) || 16;
  probe.remove();
  return medium;
}

/**
 * Gives the widget the size: `root` is the root of its drawing, in the shadow root of its element. Best told before there is anything in it,
 * and again for each other root.
 */
export function sizeWidget(root: HTMLElement): void {
  const shadow = root.getRootNode();
  if (!(shadow instanceof ShadowRoot)) return;
  const step = textSize();
  const rem = `${mediumIn(root) * (steps[step] ?? 1)}px`;
  const { style } = shadow.host as HTMLElement;
  // Written anew, the same size too would have everything laid out again.
  if (style.getPropertyValue('--rem') !== rem) style.setProperty('--rem', rem);
  mark(root, step);
}
