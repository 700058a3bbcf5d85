/** Which answers count just now: those whose conditions hold. An answer off the path is kept, but feeds nothing. */
import { answerOf } from './answers.ts';
import { evaluate } from './condition.ts';
import type { Dialogue } from './dialogue.ts';
import type { ProgramEntry } from './program.ts';
import type { Answer, Answers, Value } from './state.ts';

/** True when all conditions of an entry hold. Conditions read earlier steps only, so this comes to an end. */
export function holds(dialogue: Dialogue, answers: Answers, entry: ProgramEntry, each: string | undefined): boolean {
  if (dialogue.withdrawn.size > 0 && dialogue.withdrawn.has(entry.text)) return false;
  if (entry.when.length === 0) return true;
  const lookup = (key: string): Value | undefined => liveAnswer(dialogue, answers, key, each)?.value;
  return entry.when.every((condition) => evaluate(condition, lookup, each));
}

/** The answer by text key (`barriers.which`), where the step is on the path. `each` is the round of a step inside a loop. */
export function liveAnswer(dialogue: Dialogue, answers: Answers, text: string, each: string | undefined): Answer | undefined {
  const entry = dialogue.program.byText.get(text);
  if (entry === undefined) return undefined;
  const round = entry.repeat === undefined ? undefined : each;
  const answer = answerOf(answers, entry, round);
  return answer !== undefined && holds(dialogue, answers, entry, round) ? answer : undefined;
}
