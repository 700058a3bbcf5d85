/** Conditions in words: every operator that `scripts/conditions.ts` lets through, with answers of the type it asks for. */
import type { ConditionSeed } from './seeds.ts';

/** An answer that may be read where a condition stands. */
export interface Known {
  /** As a reference is written: `which`, or `part-0.which` from another section. */
  readonly reference: string;
  readonly kind: string;
  /** Choices, where the script says which. */
  readonly ids?: readonly string[] | undefined;
}

/** The choice of the round, readable as `each` inside a repeat. */
export interface Round {
  readonly ids?: readonly string[] | undefined;
}

const pickOf = <T>(all: readonly T[], number: number): T => all[number % all.length]!;

/** The condition, or nothing where there is no answer to read. */
export function conditionText(seed: ConditionSeed | undefined, known: readonly Known[], round?: Round): string | undefined {
  if (seed === undefined || (known.length === 0 && round === undefined)) return undefined;
  switch (seed.form) {
    case 'compare':
      return comparison(seed, known, round);
    case 'both':
    case 'either': {
      const [left, right] = [conditionText(seed.left, known, round), conditionText(seed.right, known, round)];
      return `(${left}) ${seed.form === 'both' ? '&&' : '||'} (${right})`;
    }
    case 'not':
      return `!(${conditionText(seed.inner, known, round)})`;
    default:
      return seed satisfies never;
  }
}

function comparison(seed: Extract<ConditionSeed, { form: 'compare' }>, known: readonly Known[], round: Round | undefined): string {
  const { answer, how, value } = seed;
  // Inside a repeat, one comparison in a few is with the choice of the round.
  if (round !== undefined && (known.length === 0 || answer % 4 === 3)) return wordComparison('each', round.ids, how, value);
  const read = pickOf(known, answer);
  const name = read.reference.replaceAll('-', '_');
  // `answered` may stand beside a comparison that is false or an error where there is no answer.
  if (how === 11) return `answered(${name})`;
  if (how === 10) return `!answered(${name})`;
  switch (read.kind) {
    case 'scale':
    case 'number':
      return numberComparison(name, how, value);
    case 'date':
      return `${name} ${pickOf(['<', '<=', '>', '>=', '==', '!='], how)} "2026-1${value % 3}-15"`;
    case 'choices':
      return pickOf([`"${choiceOf(read.ids, value)}" in ${name}`, `size(${name}) ${pickOf(['>', '==', '<='], value)} ${value % 3}`], how);
    case 'text':
      return pickOf([`size(${name}) > ${value * 2}`, wordComparison(name, undefined, how, value)], how);
    default:
      return wordComparison(name, read.ids, how, value);
  }
}

function numberComparison(name: string, how: number, value: number): string {
  const forms = [
    `${name} >= ${value}`,
    `${name} > ${value}`,
    `${name} < ${value}.5`,
    `${name} <= ${value}`,
    `${name} == ${value}`,
    `${name} != ${value}`,
    `${name} in [${value}, ${value + 1}]`,
    `-${name} < -${value}`,
  ];
  return pickOf(forms, how);
}

function wordComparison(name: string, ids: readonly string[] | undefined, how: number, value: number): string {
  const [one, two] = [choiceOf(ids, value), choiceOf(ids, value + 1)];
  return pickOf([`${name} == "${one}"`, `${name} != "${one}"`, `${name} in ["${one}", "${two}"]`, `size(${name}) >= 0`], how);
}

function choiceOf(ids: readonly string[] | undefined, value: number): string {
  return pickOf(ids ?? ['alpha', 'anna', 'finances', 'Ro'], value);
}
