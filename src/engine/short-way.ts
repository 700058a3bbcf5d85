/** The short way through a script: whether it is taken, how its questions are asked, and what becomes of answers when it is widened. */
import { answerOf, isNone, withAnswer } from './answers.ts';
import type { Dialogue } from './dialogue.ts';
import { liveAnswer } from './live.ts';
import type { ProgramEntry } from './program.ts';
import type { Answer, Answers, Cursor } from './state.ts';

/** The answer that takes the short way, and the one that takes the whole. */
export const ways = { short: 'short', whole: 'whole' } as const;

/** True while the short way is taken. */
export function isShort(dialogue: Dialogue, answers: Answers): boolean {
  const { short } = dialogue.script;
  return short !== undefined && liveAnswer(dialogue, answers, short.step, undefined)?.value === ways.short;
}

/** True for the question of which way to take. */
export function asksWay(dialogue: Dialogue, { text }: ProgramEntry): boolean {
  return dialogue.script.short?.step === text;
}

/** The step as it is asked just now: several choices are asked for as one, where the short way says so. */
export function askedStep(dialogue: Dialogue, answers: Answers, { step }: ProgramEntry): ProgramEntry['step'] {
  if (step.ask !== 'choices' || step.short !== 'one' || !isShort(dialogue, answers)) return step;
  const { ordered: _ordered, min: _min, max: _max, ...rest } = step;
  return { ...rest, ask: 'choice' };
}

/** Where its words stand: `barriers.which`, or `barriers.which.one` while it is asked for as one. */
export function wordingOf(dialogue: Dialogue, answers: Answers, entry: ProgramEntry): string {
  return askedStep(dialogue, answers, entry) === entry.step ? entry.text : `${entry.text}.one`;
}

/**
 * The answers when the short way gives way to the whole. What was passed by is open again, for now the citizen wants to tell more; and
 * questions that were answered by what was told are not asked.
 */
export function widened(dialogue: Dialogue, answers: Answers): Answers {
  return dialogue.program.entries.reduce((now, entry) => {
    if (asksWay(dialogue, entry)) return withTold(dialogue, now, entry);
    const answer = entry.step.short === undefined ? undefined : answerOf(now, entry, undefined);
    if (answer === undefined) return now;
    return isNone(answer.value) ? withAnswer(now, entry, undefined, undefined) : withTold(dialogue, now, entry);
  }, answers);
}

/** What follows from an answer is put in turn 0, as what is given: nobody said it in so many words. */
function withTold({ program }: Dialogue, answers: Answers, entry: ProgramEntry): Answers {
  return Object.entries(entry.step.tells ?? {}).reduce((now, [text, value]) => {
    const told = program.byText.get(text);
    const known = told === undefined ? undefined : answerOf(now, told, undefined);
    const isOpen = told !== undefined && (known === undefined || isNone(known.value));
    return isOpen ? withAnswer(now, told, undefined, { value, turn: 0 }) : now;
  }, answers);
}

/**
 * The answers of whoever stands beyond the question of the way, in a structure that did not ask it: that was the whole way. They are not
 * asked about it afterwards. Answered in turn 0, as what is given.
 */
export function withWayTaken(dialogue: Dialogue, answers: Answers, cursor: Cursor | undefined): Answers {
  const { byText, entries } = dialogue.program;
  const way = byText.get(dialogue.script.short?.step ?? '');
  if (way === undefined || answerOf(answers, way, undefined) !== undefined) return answers;
  const stands = cursor === undefined ? -1 : (byText.get(cursor.step)?.index ?? -1);
  const isBeyond = stands > way.index || entries.some((entry) => entry.index > way.index && isAnswered(answers, entry));
  const answer: Answer = { value: ways.whole, turn: 0 };
  return isBeyond ? withAnswer(answers, way, undefined, answer) : answers;
}

/** Answered in some round, where it stands in one. */
function isAnswered(answers: Answers, entry: ProgramEntry): boolean {
  if (entry.repeat === undefined) return answerOf(answers, entry, undefined) !== undefined;
  return Object.keys(answers[entry.section.id] ?? {}).some((key) => key.endsWith(`].${entry.step.id}`));
}
