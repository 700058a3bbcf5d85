/** The answers that matter for where a dialogue goes: what is tried at every question. */
import type { ReplyValue } from '../../engine/input.ts';
import type { Question } from '../../engine/output.ts';
import type { Literals } from './chart.ts';

/** An answer as a button sends it. */
export interface Answering {
  readonly value: ReplyValue;
  readonly other?: string;
}

/** Words for steps that ask for own words. What they say makes no difference to the way, unless a condition compares it. */
export const ownWords = 'Ro og arbejde ude';

/** What of a question its answers depend on. */
export type Answerable = Pick<Question, 'kind' | 'options' | 'other' | 'without' | 'min' | 'max' | 'values' | 'lines'>;

const none: Literals = { numbers: [], texts: [] };

/**
 * What may be answered to a question: each choice and some sets of several, numbers at the bounds and at and beside what conditions
 * compare with, days before, at and after today, own words, and each way past. Some may be refused: those are tried as well.
 *
 * @param at now, an ISO instant: the days are counted from it
 */
export function answersTo(question: Answerable, at: string, literals: Literals = none): readonly Answering[] {
  const passes = question.without.map((why): Answering => ({ value: { none: why } }));
  return [...inSubstance(question, at, literals), ...passes];
}

function inSubstance(question: Answerable, at: string, literals: Literals): readonly Answering[] {
  const { options, min, max } = question;
  switch (question.kind) {
    case 'yes-no':
      return valued(['yes', 'no']);
    case 'choice':
      return [...valued(options.map(({ id }) => id)), ...(question.other ? [{ value: 'other', other: ownWords }] : [])];
    case 'choices':
      return setsOf(question, literals).map((ids) => (ids.includes('other') ? { value: ids, other: ownWords } : { value: ids }));
    case 'scale':
    case 'number':
      return valued(numbersWithin(min ?? 0, max ?? 10, question.kind === 'scale' ? [...literals.numbers, 5] : literals.numbers));
    case 'date':
      return valued([...daysFrom(at, [-1, 0, 1, 40]), ...literals.texts.filter(isDay).flatMap((day) => daysFrom(day, [-1, 0, 1]))]);
    case 'text':
      return valued([ownWords, ...literals.texts]);
    case 'summary':
      return [{ value: { send: true } }];
    case 'readings':
    case 'confirm':
      return (question.values ?? []).flatMap((value): readonly Answering[] => (isReply(value) ? [{ value }] : []));
    case 'change':
      return valued((question.lines ?? []).map(({ key }) => key));
    case 'say':
    case 'handover':
    case 'repeat':
    case 'given':
      return [];
    default:
      return question.kind satisfies never;
  }
}

function valued(values: readonly (string | number)[]): readonly Answering[] {
  return [...new Set(values)].map((value) => ({ value }));
}

function isReply(value: unknown): value is string | number | readonly string[] {
  return typeof value !== 'object' || Array.isArray(value);
}

/** Each alone, none, the smallest sets, the sizes that conditions compare with, and as many as may be. */
function setsOf({ options, other, min = 0, max = 1 }: Answerable, literals: Literals): readonly (readonly string[])[] {
  const ids = [...options.map(({ id }) => id), ...(other ? ['other'] : [])];
  const all = Math.min(max, ids.length);
  const sizes = new Set([0, 1, 2, min, all, ...literals.numbers.flatMap((size) => [size - 1, size, size + 1])]);
  const small = Math.max(1, min);
  // Round the list, so that each is in one of the smallest sets.
  const each = ids.map((_, index) => Array.from({ length: small }, (_, more) => ids[(index + more) % ids.length]!));
  const sized = [...sizes].filter((size) => Number.isInteger(size) && size >= min && size <= all);
  const sets = [...each.map((set) => [...new Set(set)]), ...sized.map((size) => ids.slice(0, size))];
  return [...new Map(sets.map((set) => [set.join(), set])).values()];
}

/** The bounds, and each number compared with, with its neighbours. */
function numbersWithin(min: number, max: number, compared: readonly number[]): readonly number[] {
  const all = [min, max, ...compared.flatMap((number) => [number - 1, number, number + 1])];
  return [...new Set(all)].filter((number) => number >= min && number <= max).toSorted((a, b) => a - b);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function daysFrom(day: string, after: readonly number[]): readonly string[] {
  return after.map((by) => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10));
}
