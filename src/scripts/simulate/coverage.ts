/** Which branches of a script a conversation has been through; the same record for transcripts and for walks, so that they add up. */
import type { Dialogue, PathItem } from '../../engine/dialogue.ts';
import { isTrue } from '../../engine/live.ts';
import { chosen } from '../../engine/options.ts';
import type { Question, StepResult } from '../../engine/output.ts';
import type { ProgramEntry } from '../../engine/program.ts';
import type { Answers } from '../../engine/state.ts';
import { walk } from '../../engine/walk.ts';
import {
  branchesOf,
  branchKinds,
  conditionName,
  optionIds,
  optionName,
  passName,
  roundName,
  type Branch,
  type BranchKind,
} from './branches.ts';

/** Names of the branches that were been through (see `branches.ts`). */
export type Coverage = ReadonlySet<string>;

/** How much of a script was been through, and by name what was not. */
export interface CoverageFigures {
  readonly kinds: Readonly<Record<BranchKind, { readonly seen: number; readonly of: number }>>;
  readonly missed: readonly Branch[];
}

/** Several records as one. */
export function mergeCoverage(...all: readonly Coverage[]): Coverage {
  return new Set(all.flatMap((one) => [...one]));
}

/** What of a dialogue a record holds. Names in it that are no branch of this dialogue count for nothing. */
export function coverageFigures(dialogue: Dialogue, coverage: Coverage): CoverageFigures {
  const branches = branchesOf(dialogue);
  const figures = branchKinds.map((kind) => {
    const all = branches.filter((branch) => branch.kind === kind);
    return [kind, { seen: all.filter(({ name }) => coverage.has(name)).length, of: all.length }] as const;
  });
  return {
    kinds: Object.fromEntries(figures) as CoverageFigures['kinds'],
    missed: branches.filter(({ name }) => !coverage.has(name)),
  };
}

/**
 * The branches behind a citizen who stands where a turn has led: the steps passed and what was answered there, and the conditions that
 * were asked on the way, true or false. Nothing is counted while no question is open and the dialogue is not over.
 */
export function coveredBy(dialogue: Dialogue, { state, output }: Pick<StepResult, 'state' | 'output'>): readonly string[] {
  const { question } = output;
  if (question === undefined && state.status !== 'done') return [];
  const items = walk(dialogue, state.answers);
  const here = standingAt(items, question);
  if (here < 0) return [];
  const passed = items.slice(0, here).filter((item) => item.answer !== undefined);
  const current = items[here];
  const names = passed.flatMap((item) => answered(dialogue, item));
  if (current !== undefined) names.push(current.text);
  return [...names, ...conditionsBefore(dialogue, state.answers, current)];
}

function standingAt(items: readonly PathItem[], question: Question | undefined): number {
  return question === undefined || question.key === 'change' ? items.length : items.findIndex(({ key }) => key === question.key);
}

/** A step that was passed, and the branch that its answer took. */
function answered(dialogue: Dialogue, { text, answer }: PathItem): readonly string[] {
  const entry = dialogue.program.byText.get(text);
  if (entry === undefined || answer === undefined) return [text];
  const { value } = answer;
  if (typeof value === 'object' && 'none' in value) return [text, passName(entry, value.none)];
  const taken: readonly (string | number)[] = [value].flat();
  return [text, ...optionIds(dialogue, entry).flatMap((id) => (taken.includes(id) ? [optionName(entry, id)] : []))];
}

/** Every condition that was asked up to the place where the citizen stands, the rounds of each repeat one after the other. */
function conditionsBefore(dialogue: Dialogue, answers: Answers, current: PathItem | undefined): readonly string[] {
  const { entries, byText } = dialogue.program;
  const names: string[] = [];
  const at = current === undefined ? undefined : byText.get(current.text);
  const last = at?.index ?? entries.length - 1;
  for (const entry of entries) {
    const { repeat } = entry;
    if (repeat === undefined) {
      if (entry.index <= last) asked(dialogue, answers, { entry, names });
    } else if (entry.index <= last || at?.repeat === repeat) {
      const rounds = chosen(dialogue, answers, repeat.over).slice(0, repeat.max);
      const here = at?.repeat === repeat ? rounds.findIndex(({ id }) => id === current?.each?.id) : rounds.length;
      if (rounds.length === 0) asked(dialogue, answers, { entry, names, outer: true });
      for (const [number, { id }] of rounds.entries()) {
        if (number > here || (number === here && entry.index > last)) break;
        if (asked(dialogue, answers, { entry, names, each: id })) names.push(roundName(entry, id), roundName(entry, number + 1));
      }
    }
  }
  return names;
}

interface Asking {
  readonly entry: ProgramEntry;
  readonly names: string[];
  readonly each?: string;
  /** Only the conditions around the loop: it has no round in which the step's own would be asked. */
  readonly outer?: boolean;
}

/** Notes the conditions of an entry, up to the first that does not hold: those after it are not asked. */
function asked(dialogue: Dialogue, answers: Answers, { entry, names, each, outer }: Asking): boolean {
  for (const condition of entry.when) {
    if (outer === true && condition === entry.step.when) return false;
    const held = isTrue(dialogue, answers, condition, each);
    names.push(conditionName(entry, condition, held));
    if (!held) return false;
  }
  return true;
}
