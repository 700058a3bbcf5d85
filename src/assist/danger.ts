/**
 * Looks for signs of danger in what a citizen writes: locally, at once, with nothing but lists. It finds words, and judges nobody: what
 * follows is a calm fixed answer and a person who is told.
 */
import { dangers, type Danger } from '../engine/input.ts';
import { foldLetters } from '../engine/letters.ts';
import type { DangerDetector } from '../ports.ts';
import { arabic } from './danger-arabic.ts';
import { danish } from './danger-danish.ts';
import { english } from './danger-english.ts';
import { clauseEnd, endOfSign, readSign, tokensOf, type LanguageSigns, type Sign, type WordSets } from './danger-form.ts';
import { harmless } from './danger-harmless.ts';
import * as latin from './danger-words.ts';
import { ukrainian } from './danger-ukrainian.ts';

/** The body first, then what the citizen may do, then a child, then others: the answer is about the first that is found. */
const order: readonly Danger[] = ['overdose', 'self-harm', 'child', 'violence'];
/** How far before a sign a "not" is looked for. */
const reach = 6;

/** Languages that share their letters, made ready. They are looked at only where such letters stand in the text. */
interface Readied {
  readonly letters: RegExp;
  readonly signs: Readonly<Record<Danger, readonly Sign[]>>;
  readonly innocent: readonly Sign[];
}

const others: readonly LanguageSigns[] = [arabic, ukrainian];
const folded = (own: ReadonlySet<string>, list: 'not' | 'links' | 'turns'): ReadonlySet<string> =>
  new Set([...own, ...others.flatMap((language) => language[list].map(foldLetters))]);
const not = folded(latin.not, 'not');
const links = folded(latin.links, 'links');
const turns = folded(latin.turns, 'turns');

/** A detector with the lists of the house. It keeps nothing between calls, so one serves everybody. */
export function makeDangerDetector(): DangerDetector {
  const all = [danishAndEnglish(), ...others.map(readied)];
  return {
    find: (text) => {
      const spelt = tokensOf(text).map((token) => latin.spellings.get(token) ?? token);
      const present = all.filter(({ letters }) => spelt.some((token) => letters.test(token)));
      const tokens = withoutHarmless(
        spelt,
        present.flatMap(({ innocent }) => innocent),
      );
      return order.find((about) => present.some(({ signs }) => signs[about].some((sign) => stands(sign, tokens))));
    },
  };
}

/** One list for both, because people mix them. */
function danishAndEnglish(): Readied {
  const signs = byDanger((about) => [...read(danish[about], latin.sets), ...read(english[about], latin.sets)]);
  return { letters: /\p{Script=Latin}/u, signs, innocent: read(harmless, latin.sets, { exact: true }) };
}

/** Known only as written: in Arabic and in Cyrillic one letter soon makes another everyday word, as «waiting» beside «suicide». */
function readied(language: LanguageSigns): Readied {
  const { letters, sets, and = '' } = language;
  const signs = byDanger((about) => read(language.signs[about], sets, { exact: true, and }));
  return { letters, signs, innocent: read(language.harmless, sets, { exact: true, and }) };
}

function byDanger(signsOf: (about: Danger) => readonly Sign[]): Readied['signs'] {
  return Object.fromEntries(dangers.map((about) => [about, signsOf(about)] as const)) as Readied['signs'];
}

/** `exact`, for what is harmless: "jeg skærmer mig" may not hide "jeg skærer mig". */
function read(list: string, sets: WordSets, how: { readonly exact?: boolean; readonly and?: string } = {}): readonly Sign[] {
  const lines = list.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => readSign(line, sets, how));
}

/** The text with every harmless phrase taken out; what stands around it does not move together. */
function withoutHarmless(tokens: readonly string[], innocent: readonly Sign[]): readonly string[] {
  const left = [...tokens];
  for (let from = 0; from < left.length; from += 1) {
    for (const phrase of innocent) {
      const end = endOfSign(phrase, left, from, stopsGap);
      if (end !== undefined) left.fill(clauseEnd, from, end);
    }
  }
  return left;
}

function stands(sign: Sign, tokens: readonly string[]): boolean {
  return tokens.some((_, from) => {
    const end = endOfSign(sign, tokens, from, stopsGap);
    return end !== undefined && !turnedBefore(tokens, from) && !turnedAfter(tokens, end);
  });
}

function stopsGap(token: string): boolean {
  return not.has(token) || turns.has(token);
}

/** "jeg har ikke lyst til at ..." */
function turnedBefore(tokens: readonly string[], from: number): boolean {
  for (let at = from - 1; at >= Math.max(0, from - reach); at -= 1) {
    const token = tokens[at]!;
    if (not.has(token)) return true;
    if (!links.has(token)) return false;
  }
  return false;
}

/** "min mand slår mig ikke, ..." But "han slår mig ikke når han er ædru" tells of danger. */
function turnedAfter(tokens: readonly string[], end: number): boolean {
  const next = tokens[end + 1];
  return latin.notAfter.has(tokens[end] ?? '') && (next === undefined || next === clauseEnd || latin.goesOn.has(next));
}
