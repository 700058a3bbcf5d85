/** Which answers count just now: those whose conditions hold. An answer off the path is kept, but feeds nothing. */
import { answerOf } from './answers.ts';
import { evaluate } from './condition.ts';
import type { Dialogue } from './dialogue.ts';
import { makeMemory } from './memory.ts';
import type { ProgramEntry } from './program.ts';
import type { Condition } from './script.ts';
import type { Answer, Answers, Value } from './state.ts';

/**
 * A condition reads answers that hang on conditions of their own. Found anew each time, a chain of them would cost its length squared, and with
 * two reads in each condition twice as much for every step of the chain.
 */
const remembered = makeMemory<boolean>();

/**
 * True when all conditions of an entry hold. Conditions read earlier steps only, so this comes to an end. What the short way leaves out is on
 * the path all the same where it was answered: nothing that was told is lost by taking it.
 */
export function holds(dialogue: Dialogue, answers: Answers, entry: ProgramEntry, each: string | undefined): boolean {
  if (dialogue.withdrawn.size > 0 && dialogue.withdrawn.has(entry.text)) return false;
  if (entry.when.length === 0) return hasChoices(dialogue, answers, entry);
  const memory = remembered(dialogue, answers);
  const known = memory.get(entry, each);
  if (known !== undefined) return known;
  const whole = dialogue.script.short?.whole;
  const isMet = (condition: Condition): boolean =>
    isTrue(dialogue, answers, condition, each) || (condition === whole && wasTold(answers, entry, each));
  return memory.set(entry, each, entry.when.every(isMet) && hasChoices(dialogue, answers, entry));
}

/** Answered by the citizen, and not only by what follows from another answer. */
function wasTold(answers: Answers, entry: ProgramEntry, each: string | undefined): boolean {
  return (answerOf(answers, entry, each)?.turn ?? 0) > 0;
}

/** True when one condition holds; `each` is the round that it is asked in. */
export function isTrue(dialogue: Dialogue, answers: Answers, condition: Condition, each: string | undefined): boolean {
  return evaluate(condition, (key): Value | undefined => liveAnswer(dialogue, answers, key, each)?.value, each);
}

/** A question with nothing to choose among is not asked, for nobody could answer it: no mentor on file, or nothing chosen to choose among. */
function hasChoices(dialogue: Dialogue, answers: Answers, { step }: ProgramEntry): boolean {
  if ((step.ask !== 'choice' && step.ask !== 'choices') || step.other || step.options.from === 'list') return true;
  if (step.options.from === 'answers') {
    const value = liveAnswer(dialogue, answers, step.options.of, undefined)?.value;
    return Array.isArray(value) && value.length > 0;
  }
  return dialogue.data[step.options.from].length > 0;
}

/** The answer by text key (`barriers.which`), where the step is on the path. `each` is the round of a step inside a loop. */
export function liveAnswer(dialogue: Dialogue, answers: Answers, text: string, each: string | undefined): Answer | undefined {
  const entry = dialogue.program.byText.get(text);
  if (entry === undefined) return undefined;
  const round = entry.repeat === undefined ? undefined : each;
  const answer = answerOf(answers, entry, round);
  return answer !== undefined && holds(dialogue, answers, entry, round) ? answer : undefined;
}
