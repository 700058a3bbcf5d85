/**
 * Looks for signs of danger in what a citizen writes: locally, at once, with nothing but lists. It finds words, and judges nobody: what
 * follows is a calm fixed answer and a person who is told.
 */
import { dangers, type Danger } from '../engine/input.ts';
import type { DangerDetector } from '../ports.ts';
import { danish } from './danger-danish.ts';
import { english } from './danger-english.ts';
import { clauseEnd, endOfSign, readSign, tokensOf, type Sign } from './danger-form.ts';
import { harmless } from './danger-harmless.ts';
import { goesOn, links, not, notAfter, sets, spellings, turns } from './danger-words.ts';

/** Signs of a language, one a line, by what they warn of. */
export type SignLists = Readonly<Record<Danger, string>>;

/** The body first, then what the citizen may do, then a child, then others: the answer is about the first that is found. */
const order: readonly Danger[] = ['overdose', 'self-harm', 'child', 'violence'];
/** How far before a sign a "not" is looked for. */
const reach = 6;

/** A detector with the lists of the house. It keeps nothing between calls, so one serves everybody. */
export function makeDangerDetector(): DangerDetector {
  const signs = Object.fromEntries(dangers.map((about) => [about, [...read(danish[about]), ...read(english[about])]] as const));
  // Known only as written: "jeg skærmer mig" is harmless, and may not hide "jeg skærer mig".
  const innocent = read(harmless, true);
  return {
    find: (text) => {
      const spelt = tokensOf(text).map((token) => spellings.get(token) ?? token);
      const tokens = withoutHarmless(spelt, innocent);
      return order.find((about) => (signs[about] ?? []).some((sign) => stands(sign, tokens)));
    },
  };
}

function read(list: string, exact = false): readonly Sign[] {
  const lines = list.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').map((line) => readSign(line, sets, exact));
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
  return notAfter.has(tokens[end] ?? '') && (next === undefined || next === clauseEnd || goesOn.has(next));
}
