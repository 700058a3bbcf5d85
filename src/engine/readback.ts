/** The citizen's own answers as a list: for the read-back, and for choosing one to change. */
import type { Dialogue, PathItem } from './dialogue.ts';
import type { ReadBackLine } from './output.ts';
import type { Answers } from './state.ts';
import { walk } from './walk.ts';

/** True for a step that the citizen answers, and may answer anew. */
export function isAsked(item: PathItem): boolean {
  return item.step.ask !== 'say' && item.step.ask !== 'handover' && item.step.ask !== 'summary' && item.step.ask !== 'given';
}

/** Every answer on the path, in its order. */
export function readBack(dialogue: Dialogue, answers: Answers): readonly ReadBackLine[] {
  return walk(dialogue, answers).flatMap((item) => {
    const { step, answer } = item;
    if (answer === undefined || !isAsked(item)) return [];
    return [
      {
        key: item.key,
        text: item.text,
        kind: step.ask,
        value: answer.value,
        options: item.options,
        sensitive: step.sensitive,
        ...(item.each !== undefined && { each: item.each }),
        ...(answer.other !== undefined && { other: answer.other }),
      },
    ];
  });
}
