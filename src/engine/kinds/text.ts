import type { TextStep } from '../script.ts';
import { answer, unclear, type Understanding, type Understood } from '../understand/understanding.ts';
import type { Kind } from './kind.ts';

/** Own words, kept verbatim. A bare "ja" is asked about once, because the question wanted words; the second time it stands. */
export const text: Kind<TextStep> = {
  fromText: (_step, by) => own(by.text, by),
  fromReply: (_step, reply, by) => (typeof reply.value === 'string' ? own(reply.value.trim(), by) : unclear),
};

function own(words: string, by: Understanding): Understood {
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(words)) return unclear;
  const bare = by.lexicon.yes.has(by.folded) || by.lexicon.no.has(by.folded);
  return bare && by.tries === 0 ? unclear : answer(words);
}
