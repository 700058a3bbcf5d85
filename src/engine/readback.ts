/** The citizen's own answers as a list: for the read-back, and for choosing one to change. */
import type { Dialogue, PathItem } from './dialogue.ts';
import type { ReadBackLine } from './output.ts';
import type { Answer, Answers } from './state.ts';
import { walk } from './walk.ts';

/** True for a step that the citizen answers, and may answer anew. */
export function isAsked(item: PathItem): boolean {
  return item.step.ask !== 'say' && item.step.ask !== 'handover' && item.step.ask !== 'summary' && item.step.ask !== 'given';
}

/** Every answer on the path, in its order. */
export function readBack(dialogue: Dialogue, answers: Answers): readonly ReadBackLine[] {
  const lines: ReadBackLine[] = [];
  for (const item of walk(dialogue, answers)) if (item.answer !== undefined && isAsked(item)) lines.push(lineOf(item, item.answer));
  return lines;
}

function lineOf({ key, text, step, options, each }: PathItem, answer: Answer): ReadBackLine {
  const line: { -readonly [K in keyof ReadBackLine]: ReadBackLine[K] } = {
    key,
    text,
    kind: step.ask,
    value: answer.value,
    options,
    sensitive: step.sensitive,
  };
  if (each !== undefined) line.each = each;
  if (answer.other !== undefined) line.other = answer.other;
  return line;
}
