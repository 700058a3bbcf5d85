import { wordsOf } from '../fold.ts';
import type { YesNoStep } from '../script.ts';
import { answer, fromReadings, unclear, type Understanding } from '../understand/understanding.ts';
import type { Kind } from './kind.ts';

/** "ja tak", "nej, det tror jeg ikke". What says both is offered as both. */
export const yesNo: Kind<YesNoStep> = {
  fromText: (_step, by) => fromReadings(polarity(by)),
  fromReply: (_step, reply) => (reply.value === 'yes' || reply.value === 'no' ? answer(reply.value) : unclear),
};

/** What a text says: yes, no, both, or neither. */
export function polarity(by: Understanding): readonly ('yes' | 'no')[] {
  const { yes, no } = by.lexicon;
  for (const text of [by.folded, by.core]) {
    if (no.has(text)) return ['no'];
    if (yes.has(text)) return ['yes'];
  }
  const words = wordsOf(by.folded);
  const starts = (set: ReadonlySet<string>): boolean => words.some((_, end) => set.has(words.slice(0, end + 1).join(' ')));
  const says = (set: ReadonlySet<string>): boolean => words.some((word) => set.has(word));
  if (starts(by.lexicon.beginsNo)) return says(yes) ? ['yes', 'no'] : ['no'];
  if (starts(yes)) return says(no) || words.some((word) => by.lexicon.not.has(word)) ? ['yes', 'no'] : ['yes'];
  return [];
}
