/**
 * The small language in which signs of danger are written, and how they are found in a text.
 *
 * A sign is a row of words: `vil ?bare doe`. `a|b` is one of several words, `?a` may be left out, `sulte*` is any word that begins so,
 * `..` lets up to three other words stand between, `#person` is a named set of words. Letters are folded (`å` is `aa`), so the
 * signs are written folded; Arabic and Cyrillic may be written as they are. Everything is looked up word by word, in a time that grows evenly with the length of the text.
 */

import type { Danger } from '../engine/input.ts';
import { foldLetters } from '../engine/letters.ts';

/** Signs of a language, one a line, by what they warn of. */
export type SignLists = Readonly<Record<Danger, string>>;

/** All that a language brings whose letters no other here has, so that its words can be looked for in every text. */
export interface LanguageSigns {
  /** Its letters: where none stands in a text, its signs need not be looked for. */
  readonly letters: RegExp;
  readonly signs: SignLists;
  /** Everyday phrases that look like danger and are none, one a line. */
  readonly harmless: string;
  readonly sets: WordSets;
  /** Words that turn a sign round when they stand before it; over `links` they reach forward. */
  readonly not: readonly string[];
  readonly links: readonly string[];
  /** Words that end a gap: another one begins to act. */
  readonly turns: readonly string[];
  /** A word that is written together with the one after it: the Arabic "and". */
  readonly and?: string;
}

/** The words of a list, with space between. */
export function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Named sets of words, `#person` without the sign. */
export type WordSets = Readonly<Record<string, readonly string[]>>;

/** One place in a sign. */
export type Slot =
  | { readonly kind: 'gap' }
  | {
      readonly kind: 'word';
      readonly optional: boolean;
      readonly exact: ReadonlySet<string>;
      readonly stems: readonly string[];
      /** Words and stems long enough to be known with a slip of a letter. */
      readonly slips: readonly { readonly word: string; readonly stem: boolean }[];
    };

/** A sign made ready. */
export type Sign = readonly Slot[];

/** Words that may stand in a gap, at most. */
const gapLength = 3;
/** Shorter words differ by one letter too often to be the same word. */
const shortestSlip = 7;
/** Stands where a clause ends: nothing reaches over it but a look at what comes before. */
export const clauseEnd = '|';

/**
 * Reads a sign. Throws on a set that is not there, so that a slip in the lists is found when they are loaded. `exact`: words are known
 * only as they are written, never with a slip of the keys. `and`: what may be written together with the first word.
 */
export function readSign(
  source: string,
  sets: WordSets,
  { exact = false, and = '' }: { readonly exact?: boolean; readonly and?: string } = {},
): Sign {
  const slots = source.split(' ');
  const first = slots.findIndex((part) => !part.startsWith('?'));
  return slots.map((part, place): Slot => {
    if (part === '..') return { kind: 'gap' };
    const optional = part.startsWith('?');
    const plain = part
      .slice(optional ? 1 : 0)
      .split('|')
      .flatMap((word) => (word.startsWith('#') ? setOf(word.slice(1), sets) : [word]))
      .map(foldLetters);
    const all = and === '' || place > first ? plain : [...plain, ...plain.map((word) => and + word)];
    const parts = all.map((word) => ({ word: word.replace('*', ''), stem: word.endsWith('*') }));
    const these = (stem: boolean): readonly string[] => parts.filter((one) => one.stem === stem).map(({ word }) => word);
    const slips = exact ? [] : parts.filter(({ word }) => word.length >= shortestSlip);
    return { kind: 'word', optional, exact: new Set(these(false)), stems: these(true), slips };
  });
}

function setOf(name: string, sets: WordSets): readonly string[] {
  const words = sets[name];
  if (words === undefined) throw new Error(`There is no set of words "${name}"`);
  return words;
}

/** The words of a text, folded; the end of a clause is a word of its own. */
export function tokensOf(text: string): readonly string[] {
  const folded = foldLetters(text.normalize('NFKC').toLowerCase())
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/['’‘`´]/g, '')
    .replace(/[åâ]/g, 'aa')
    .replace(/[æä]/g, 'ae')
    .replace(/[øö]/g, 'oe');
  return folded.match(/[\p{L}\p{N}]+|[.,;:!?،؛؟\n()]/gu)?.map((token) => (/[\p{L}\p{N}]/u.test(token) ? token : clauseEnd)) ?? [];
}

/** Where a sign that begins at `from` ends (the place after its last word), or nothing where it does not stand there. */
export function endOfSign(sign: Sign, tokens: readonly string[], from: number, stopsGap: (token: string) => boolean): number | undefined {
  return match(sign, 0, { tokens, stopsGap }, from);
}

interface Text {
  readonly tokens: readonly string[];
  readonly stopsGap: (token: string) => boolean;
}

function match(sign: Sign, slotAt: number, text: Text, at: number): number | undefined {
  const slot = sign[slotAt];
  if (slot === undefined) return at;
  if (slot.kind === 'gap') return overGap(sign, slotAt, text, at);
  const token = text.tokens[at];
  if (token !== undefined && fits(token, slot)) {
    const end = match(sign, slotAt + 1, text, at + 1);
    if (end !== undefined) return end;
  }
  return slot.optional ? match(sign, slotAt + 1, text, at) : undefined;
}

function overGap(sign: Sign, slotAt: number, text: Text, at: number): number | undefined {
  for (let skipped = 0; skipped <= gapLength; skipped += 1) {
    const end = match(sign, slotAt + 1, text, at + skipped);
    if (end !== undefined) return end;
    const token = text.tokens[at + skipped];
    if (token === undefined || token === clauseEnd || text.stopsGap(token)) return undefined;
  }
  return undefined;
}

function fits(token: string, slot: Extract<Slot, { kind: 'word' }>): boolean {
  if (slot.exact.has(token)) return true;
  if (slot.stems.some((stem) => token.startsWith(stem))) return true;
  if (token.length < shortestSlip - 1) return false;
  return slot.slips.some(({ word, stem }) => isSlip(stem ? token.slice(0, word.length) : token, word));
}

/** One letter too many, too few, another one, or two that changed places; the first letter stands. */
function isSlip(token: string, word: string): boolean {
  if (token[0] !== word[0] || Math.abs(token.length - word.length) > 1) return false;
  let start = 0;
  while (start < token.length && token[start] === word[start]) start += 1;
  const rests = [token.slice(start), word.slice(start)] as const;
  const same = (a: string, b: string): boolean => a === b;
  const swapped = token.length === word.length && token[start] === word[start + 1] && token[start + 1] === word[start];
  return (
    same(rests[0].slice(1), rests[1]) ||
    same(rests[0], rests[1].slice(1)) ||
    same(rests[0].slice(1), rests[1].slice(1)) ||
    (swapped && same(rests[0].slice(2), rests[1].slice(2)))
  );
}
