/**
 * What a screen reader says of its own accord: what is put into a live region that was there before, and where focus goes. Taken from the
 * page as Chromium exposes it, in the order in which it happens.
 */
import type { Page } from 'playwright-core';

/** Lets Chromium tell role and name of an element as it gives them to assistive technology. */
export const hearingFeature = '--enable-blink-features=ComputedAccessibilityInfo';

/** `said`: read out by itself. `focus`: focus went there, with role and name. */
export type Heard =
  | { readonly how: 'said'; readonly text: string }
  | { readonly how: 'focus'; readonly role: string; readonly name: string };

/** To be called before the page is opened. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(record);
}

/** All that was heard since it was asked last. */
export async function heardSince(page: Page): Promise<readonly Heard[]> {
  return page.evaluate(() => {
    const place = globalThis as unknown as { medspilHeard?: Heard[] };
    return place.medspilHeard?.splice(0) ?? [];
  });
}

/** Runs in the page before its own scripts, so that it holds everything it needs. */
function record(): void {
  const heard: Heard[] = [];
  Object.assign(globalThis, { medspilHeard: heard });
  type Exposed = Element & { readonly computedRole?: string; readonly computedName?: string };
  const parentOf = (node: Node): Node | null => {
    if (node instanceof Element && node.assignedSlot !== null) return node.assignedSlot;
    return node.parentNode instanceof ShadowRoot ? node.parentNode.host : node.parentNode;
  };
  const isLive = (element: Element): boolean => {
    const live = element.getAttribute('aria-live');
    if (live !== null) return live !== 'off';
    return ['log', 'status', 'alert'].includes(element.getAttribute('role') ?? '');
  };
  /** The nearest region that says whether it is live. */
  const regionOf = (node: Node): Element | undefined => {
    for (let at: Node | null = node; at !== null; at = parentOf(at)) {
      if (!(at instanceof Element)) continue;
      if (at.hasAttribute('aria-live') || ['log', 'status', 'alert'].includes(at.getAttribute('role') ?? ''))
        return isLive(at) ? at : undefined;
    }
    return undefined;
  };
  const wordsOf = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true' || node.hasAttribute('hidden')) return '';
    return [...node.childNodes].map(wordsOf).join(' ');
  };
  const say = (node: Node): void => {
    const text = wordsOf(node).replaceAll(/\s+/g, ' ').trim();
    if (text !== '') heard.push({ how: 'said', text });
  };
  const changed = (records: readonly MutationRecord[]): void => {
    for (const { target, addedNodes } of records) {
      if (addedNodes.length === 0 && target instanceof Text && regionOf(target) !== undefined) say(target);
      for (const node of addedNodes) {
        if (node instanceof Element && node.shadowRoot !== null) watch(node.shadowRoot);
        if (node instanceof Element && (node.matches('[role=alert]') || node.querySelector('[role=alert]') !== null)) say(node);
        // A region that comes with its words in it is not read out: only what is put into one that was there.
        else if (regionOf(target) !== undefined && node.isConnected) say(node);
      }
    }
  };
  const watch = (root: Node): void => {
    new MutationObserver(changed).observe(root, { childList: true, characterData: true, subtree: true });
    root.addEventListener('focusin', (event) => {
      const [element] = event.composedPath() as Exposed[];
      if (element === undefined || (root instanceof Document && element.getRootNode() !== document)) return;
      heard.push({ how: 'focus', role: element.computedRole ?? '', name: element.computedName ?? '' });
    });
  };
  watch(document);
}
