import type { SummaryStep } from '../script.ts';
import { answer, unclear } from '../understand/understanding.ts';
import type { Kind } from './kind.ts';

/** The value of a summary that was sent. */
export const sent = 'sent';

/** Sent by "send" or "ja, det passer"; a "nej" opens the list of answers to change, as the command does. */
export const summary: Kind<SummaryStep> = {
  fromText: (_step, by) => {
    const says = (set: ReadonlySet<string>): boolean => set.has(by.folded) || set.has(by.core);
    if (says(by.lexicon.send) || says(by.lexicon.yes)) return answer(sent);
    return says(by.lexicon.no) ? { kind: 'change' } : unclear;
  },
  fromReply: (_step, reply) => (typeof reply.value === 'object' && reply.value !== null && 'send' in reply.value ? answer(sent) : unclear),
};
