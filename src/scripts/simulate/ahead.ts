/** What the way ahead of a step still depends on: conditions, repeats and options further on that read answers given before it. */
import type { Dialogue } from '../../engine/dialogue.ts';
import type { ProgramEntry } from '../../engine/program.ts';
import { knownCondition, type KnownCondition } from './residual.ts';

/** Of one entry. */
export interface Ahead {
  /** Conditions further on that read an answer from before, in this round. */
  readonly conditions: readonly KnownCondition[];
  /** The same in the rounds that are still to come, where the loop's own answers are not known yet. */
  readonly later: readonly KnownCondition[];
  /** Text keys of answers whose choices become rounds or options further on. */
  readonly chosen: readonly string[];
  /** Text keys of answers that a wording further on shows: whether there is one matters. */
  readonly shown: readonly string[];
}

/** What lies ahead of each entry of a dialogue. */
export function aheadOf(dialogue: Dialogue): readonly Ahead[] {
  const { entries, byText } = dialogue.program;
  const all = [...new Set(entries.flatMap(({ when }) => when))];
  const known = new Map(all.map((condition) => [condition, knownCondition(condition)]));
  const indexOf = (key: string): number => byText.get(key)?.index ?? -1;
  const conditionsOf = (from: readonly ProgramEntry[], isGiven: (key: string) => boolean): readonly KnownCondition[] =>
    [...new Set(from.flatMap(({ when }) => when))]
      .filter(({ reads }) => reads.some(isGiven))
      .flatMap((condition) => known.get(condition) ?? []);
  return entries.map((at) => {
    const isInLoop = ({ repeat }: ProgramEntry): boolean => at.repeat !== undefined && repeat?.first === at.repeat.first;
    const further = entries.filter(({ index }) => index > at.index);
    const again = entries.filter(isInLoop);
    const isBefore = (key: string): boolean => indexOf(key) >= 0 && indexOf(key) < at.index;
    const isOutside = (key: string): boolean => isBefore(key) && !isInLoop(entries[indexOf(key)]!);
    const beyond = [...further, ...again];
    return {
      conditions: conditionsOf(further, isBefore),
      later: conditionsOf(again, isOutside),
      chosen: [...new Set(beyond.flatMap(choicesOf))].filter(isBefore),
      shown: [...new Set(beyond.flatMap(({ step }) => Object.values(step.shows)))].filter(isBefore),
    };
  });
}

/** The answers whose choices an entry goes over or offers. */
function choicesOf({ repeat, step }: ProgramEntry): readonly string[] {
  const filter = 'options' in step && step.options?.from === 'answers' ? [step.options.of] : [];
  return repeat === undefined ? filter : [repeat.over, ...filter];
}
