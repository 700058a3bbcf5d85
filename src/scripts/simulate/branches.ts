/** Everything in a script that can come out in more than one way, each by a name that people can read. */
import type { Dialogue } from '../../engine/dialogue.ts';
import type { ProgramEntry } from '../../engine/program.ts';
import type { Condition, StepBase } from '../../engine/script.ts';
import type { Without } from '../../engine/state.ts';

/** What a branch is of: a step reached, a condition true or false, an option chosen, a way past taken, a round of a repeat entered. */
export const branchKinds = ['step', 'condition', 'option', 'pass', 'round'] as const;
/** Wire word of a kind of branch. */
export type BranchKind = (typeof branchKinds)[number];

/** One branch. `name` is unique in its script and says what it is of: `goal.why`, `goal.why: skipped`, `barriers.which = sleep`. */
export interface Branch {
  readonly kind: BranchKind;
  readonly name: string;
}

/** Every branch of a dialogue, in the order of the script. */
export function branchesOf(dialogue: Dialogue): readonly Branch[] {
  const all = dialogue.program.entries.flatMap((entry) => [
    { kind: 'step', name: entry.text } as const,
    ...entry.when.flatMap((condition) =>
      [true, false].map((holds): Branch => ({ kind: 'condition', name: conditionName(entry, condition, holds) })),
    ),
    ...(entry.step.ask === 'given' ? [] : optionIds(dialogue, entry)).map((id): Branch => ({
      kind: 'option',
      name: optionName(entry, id),
    })),
    ...passesOf(entry.step).map((why): Branch => ({ kind: 'pass', name: passName(entry, why) })),
    ...roundsOf(dialogue, entry).map((round): Branch => ({ kind: 'round', name: roundName(entry, round) })),
  ]);
  // The condition of a section, and the rounds of a loop, come with each step in them.
  return [...new Map(all.map((branch) => [branch.name, branch])).values()];
}

/** `goal.why asked when answered(goal.own_goal): true`. The owner is the section or the loop, where the condition is theirs. */
export function conditionName(entry: ProgramEntry, condition: Condition, holds: boolean): string {
  const owner =
    condition === entry.step.when
      ? entry.text
      : condition === entry.section.when
        ? entry.section.id
        : `${entry.section.id}.${entry.repeat?.id ?? entry.step.id}`;
  return `${owner} when ${condition.source}: ${String(holds)}`;
}

/** `barriers.which = sleep`. */
export function optionName(entry: ProgramEntry, id: string): string {
  return `${entry.text} = ${id}`;
}

/** `goal.why: skipped`. */
export function passName(entry: ProgramEntry, why: Without): string {
  return `${entry.text}: ${why}`;
}

/** `barriers.each[sleep]`, or `barriers.each round 2`. */
export function roundName({ section, repeat }: ProgramEntry, round: string | number): string {
  const loop = `${section.id}.${repeat?.id ?? ''}`;
  return typeof round === 'number' ? `${loop} round ${round}` : `${loop}[${round}]`;
}

/** The options that the script itself knows: those of a list, yes and no, and "noget andet". A municipality's own come and go. */
export function optionIds(dialogue: Dialogue, { step }: ProgramEntry): readonly string[] {
  if (step.ask === 'yes-no') return ['yes', 'no'];
  if (step.ask !== 'choice' && step.ask !== 'choices' && step.ask !== 'given') return [];
  const { options } = step;
  if (options === undefined) return [];
  const source = options.from === 'answers' ? dialogue.program.byText.get(options.of) : undefined;
  const ids = options.from === 'list' ? options.ids : source === undefined ? [] : optionIds(dialogue, source);
  return [...new Set([...ids, ...(step.ask !== 'given' && step.other ? ['other'] : [])])];
}

/** The ways past a step. */
export function passesOf({ unknown, skippable, declinable }: StepBase): readonly Without[] {
  return [
    ...(unknown ? (['unknown'] as const) : []),
    ...(skippable ? (['skipped'] as const) : []),
    ...(declinable ? (['declined'] as const) : []),
  ];
}

/** The rounds of the loop that an entry stands in: by choice where the script knows the choices, and by number. */
function roundsOf(dialogue: Dialogue, { repeat }: ProgramEntry): readonly (string | number)[] {
  const source = repeat === undefined ? undefined : dialogue.program.byText.get(repeat.over);
  if (repeat === undefined || source === undefined || !('options' in source.step)) return [];
  const { step } = source;
  const ids = optionIds(dialogue, source);
  const most = Math.min(
    repeat.max,
    step.ask === 'choices' ? step.max : Infinity,
    new Set([...ids, ...municipalIds(dialogue, source)]).size,
  );
  return [...ids, ...Array.from({ length: most }, (_, index) => index + 1)];
}

/** The options that a municipality brings to a step, directly or through the answers that it chooses among. */
function municipalIds(dialogue: Dialogue, { step }: ProgramEntry): readonly string[] {
  if (!('options' in step) || step.options === undefined) return [];
  const { options } = step;
  if (options.from === 'offers') return dialogue.data.offers.map(({ id }) => id);
  if (options.from === 'mentors') return dialogue.data.mentors.map(({ id }) => id);
  const source = options.from === 'answers' ? dialogue.program.byText.get(options.of) : undefined;
  return source === undefined ? [] : municipalIds(dialogue, source);
}
