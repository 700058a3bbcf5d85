/** The citizen's own answers as a list: for the read-back, and for choosing one to change. */
import { fullKey } from './answers.ts';
import type { Dialogue } from './dialogue.ts';
import { optionsOf } from './options.ts';
import type { ReadBackLine } from './output.ts';
import { currentAnswer, places, type Place } from './path.ts';
import type { Step } from './script.ts';
import type { Answer, Answers } from './state.ts';

/** True for a step that the citizen answers, and may answer anew. */
export function isAsked({ step }: { readonly step: Step }): boolean {
  return step.ask !== 'say' && step.ask !== 'handover' && step.ask !== 'summary' && step.ask !== 'given';
}

/** Every answer on the path, in its order. Made without the path's own items, for on a change this is done for every step of a script. */
export function readBack(dialogue: Dialogue, answers: Answers): readonly ReadBackLine[] {
  return linesOf(dialogue, answers, () => true);
}

/** What is read back before it is sent: the answers of all sections but those that lead up to the questions. */
export function readBackToSend(dialogue: Dialogue, answers: Answers): readonly ReadBackLine[] {
  return linesOf(dialogue, answers, ({ entry }) => entry.section.intro !== true);
}

function linesOf(dialogue: Dialogue, answers: Answers, isIn: (place: Place) => boolean): readonly ReadBackLine[] {
  const lines: ReadBackLine[] = [];
  for (const place of places(dialogue, answers)) {
    const answer = isAsked(place.entry) && isIn(place) ? currentAnswer(dialogue, answers, place) : undefined;
    if (answer !== undefined) lines.push(lineOf(place, answer, optionsOf(dialogue, answers, place.entry)));
  }
  return lines;
}

function lineOf({ entry, each }: Place, answer: Answer, options: ReadBackLine['options']): ReadBackLine {
  const line: { -readonly [K in keyof ReadBackLine]: ReadBackLine[K] } = {
    key: fullKey(entry, each?.id),
    text: entry.text,
    kind: entry.step.ask,
    value: answer.value,
    options,
    sensitive: entry.step.sensitive,
  };
  if (each !== undefined) line.each = each;
  if (answer.other !== undefined) line.other = answer.other;
  return line;
}
