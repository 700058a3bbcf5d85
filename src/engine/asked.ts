/** What each step asks for, kept short, so that a later structure can tell whether a question is still the very same. */
import { shortHash } from './basis.ts';
import { compile, type Program, type ProgramEntry } from './program.ts';
import type { Options, Script } from './script.ts';
import { isNone } from './answers.ts';
import type { Answer } from './state.ts';

/**
 * What every step of one structure asks for, by text key: its kind, and a hash of options, limits and repeat.
 * `{ 'goal.own-goal': 'text', 'barriers.which': 'choices 1f0c…' }`. Published versions keep it beside their structure.
 */
export type Asked = Readonly<Record<string, string>>;

/** What the steps of a script ask for. */
export function askedOf(script: Script): Asked {
  const { entries, byText } = compile(script);
  return Object.fromEntries(entries.map((entry) => [entry.text, askedAt({ byText }, entry)]));
}

/** What one entry asks for: `scale`, or `choice 1f0c…` where more than the kind counts. */
export function askedAt({ byText }: Pick<Program, 'byText'>, { step, repeat }: ProgramEntry): string {
  const kind = step.ask === 'given' ? `given-${step.is}` : step.ask;
  const about = [
    'options' in step && step.options !== undefined ? [step.options, idsOf({ byText }, step.options) ?? null] : null,
    'other' in step ? step.other : null,
    'min' in step ? [step.min, step.max] : null,
    'past' in step ? [step.past, step.future] : null,
    repeat === undefined ? null : [repeat.id, repeat.over],
  ];
  return about.every((one) => one === null) ? kind : `${kind} ${shortHash(about)}`;
}

/**
 * True where an answer may stand under a step: a text under `text`, a number within the bounds, a choice that is on the list. `was`: what
 * the step asked for when it was answered, where that is known; under another kind of question no answer holds.
 */
export function fits(program: Program, entry: ProgramEntry, answer: Answer, was: string | undefined): boolean {
  const now = askedAt(program, entry);
  return (was === undefined || kindOf(was) === kindOf(now)) && holdsValue(program, entry, answer);
}

function kindOf(asked: string): string {
  return asked.split(' ', 1)[0]!;
}

function holdsValue(program: Program, { step }: ProgramEntry, { value }: Answer): boolean {
  const kind = step.ask === 'given' ? step.is : step.ask;
  const silent = kind === 'say' || kind === 'handover';
  if (isNone(value)) return !silent && kind !== 'summary' && step.ask !== 'given';
  switch (kind) {
    case 'say':
    case 'handover':
      return value === 'said';
    case 'summary':
      return value === 'sent';
    case 'text':
      return typeof value === 'string';
    case 'yes-no':
      return value === 'yes' || value === 'no';
    case 'scale':
      return isWithin(value, 0, 10) && Number.isInteger(value);
    case 'number':
      return 'min' in step && 'max' in step ? isWithin(value, step.min, step.max) : typeof value === 'number';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case 'choice':
      return typeof value === 'string' && areOffered(program, step, [value]);
    case 'choices':
      return Array.isArray(value) && hasNumber(step, value.length) && areOffered(program, step, value as readonly string[]);
    default:
      return kind satisfies never;
  }
}

function isWithin(value: Answer['value'], min: number, max: number): boolean {
  return typeof value === 'number' && value >= min && value <= max;
}

function hasNumber(step: ProgramEntry['step'], count: number): boolean {
  return step.ask !== 'choices' || (count >= step.min && count <= step.max);
}

/** What a municipality offers changes from day to day and is looked at when the answer is read; here an id need only be one. */
function areOffered(program: Program, step: ProgramEntry['step'], chosen: readonly string[]): boolean {
  if (!('options' in step) || step.options === undefined) return false;
  const ids = idsOf(program, step.options);
  const other = !('other' in step) || step.other || step.options.from === 'answers';
  return chosen.every((id) => (id === 'other' ? other : (ids?.includes(id) ?? /^[a-z0-9][a-z0-9-]*$/.test(id))));
}

/** The ids that may be chosen, where the script itself says which. */
function idsOf({ byText }: Pick<Program, 'byText'>, options: Options): readonly string[] | undefined {
  switch (options.from) {
    case 'list':
      return options.ids;
    case 'offers':
    case 'mentors':
      return undefined;
    case 'answers': {
      const source = byText.get(options.of)?.step;
      return source !== undefined && 'options' in source && source.options !== undefined ? idsOf({ byText }, source.options) : undefined;
    }
    default:
      return options satisfies never;
  }
}
