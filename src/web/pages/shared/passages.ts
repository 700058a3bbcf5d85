/** What of a page is read aloud, where it stands, and the mark that shows where the reading is. */
import type { Passage, Spot } from './speech.ts';

/** What to read of a part of the page, as CSS selectors. */
export interface Choice {
  /** Each is one passage: all its text but that of other passages inside it. */
  readonly read: string;
  /** What is left out, with all that is in it. */
  readonly skip?: string;
  /** These get their number said before them: answers. */
  readonly numbered?: string;
}

/** A passage with its place. `nodes` hold its text, in order and without gaps. */
export interface PlacedPassage extends Passage {
  readonly element: HTMLElement;
  readonly nodes: readonly Text[];
}

/** Never read: what stands there for screen readers alone, and what is drawn. */
const unspoken = '.sr, svg, [hidden]';

function textOf(element: HTMLElement, { read, skip }: Choice): readonly Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent?.closest(read) !== element || parent.closest(unspoken) !== null) continue;
    if (skip === undefined || parent.closest(skip) === null) nodes.push(node as Text);
  }
  return nodes;
}

/** The passages in these parts of the page that can be seen, in their order. */
export function passagesIn(parts: readonly HTMLElement[], choice: Choice): readonly PlacedPassage[] {
  let number = 0;
  const all = parts.flatMap((part) => [part, ...part.querySelectorAll<HTMLElement>('*')].filter((one) => one.matches(choice.read)));
  return all.flatMap((element) => {
    const nodes = textOf(element, choice);
    const text = nodes.map((node) => node.data).join('');
    if (text.trim() === '' || element.getClientRects().length === 0) return [];
    const language = element.closest<HTMLElement>('[lang]')?.lang ?? document.documentElement.lang;
    if (choice.numbered === undefined || !element.matches(choice.numbered)) return [{ element, nodes, text, language }];
    number += 1;
    // A colon: "1." is read as "the first" in Danish.
    return [{ element, nodes, text, language, before: `${number}:` }];
  });
}

/** The place of a sentence among the text nodes of its passage. */
function rangeOf(nodes: readonly Text[], { start, end }: Pick<Spot, 'start' | 'end'>): Range {
  const range = document.createRange();
  let before = 0;
  for (const node of nodes) {
    const after = before + node.length;
    if (start >= before && start < after) range.setStart(node, start - before);
    if (end > before && end <= after) range.setEnd(node, end - before);
    before = after;
  }
  return range;
}

/** Name of the highlight in `::highlight()` of the style sheet. */
const highlight = 'medspil-reading';
/** On the element that holds the sentence: what shows the place where the browser cannot mark a part of a text. */
const attribute = 'data-reading';
let marked: HTMLElement | undefined;

/** Takes the mark away. */
export function unmark(): void {
  marked?.removeAttribute(attribute);
  marked = undefined;
  if ('highlights' in CSS) CSS.highlights.delete(highlight);
}

/** Marks the sentence that is being read, and brings it into view where it is not. */
export function mark({ element, nodes }: PlacedPassage, spot: Pick<Spot, 'start' | 'end'>): void {
  unmark();
  marked = element;
  element.setAttribute(attribute, '');
  if ('highlights' in CSS) CSS.highlights.set(highlight, new Highlight(rangeOf(nodes, spot)));
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  element.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
}
