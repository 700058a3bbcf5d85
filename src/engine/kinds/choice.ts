import type { ChoiceStep } from '../script.ts';
import { matchWords } from '../understand/match.ts';
import { answer, fromReadings, unclear, type Understood } from '../understand/understanding.ts';
import type { Kind } from './kind.ts';

/** One of several. Where "noget andet" is offered, words that match no option are the citizen's own. */
export const choice: Kind<ChoiceStep> = {
  fromText: (step, by) => {
    const ids = matchWords(by.folded, by);
    if (ids === 'turned') return unclear;
    if (ids.length > 0) return fromReadings(ids);
    return step.other && by.core !== '' ? other(by.text) : unclear;
  },
  fromReply: (step, reply, by) => {
    const offered = by.options.some((option) => option.id === reply.value);
    // "Noget andet" may itself be offered, with the words it was given: where the options are those of an earlier answer.
    if (reply.value === 'other' && step.other && !(offered && reply.other === undefined)) {
      return reply.other?.trim() ? other(reply.other.trim()) : unclear;
    }
    return typeof reply.value === 'string' && offered ? answer(reply.value) : unclear;
  },
};

function other(words: string): Understood {
  return { kind: 'answer', value: 'other', other: words };
}
