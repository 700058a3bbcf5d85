/** All kinds of step that are answered, by their wire words. `say`, `handover` and `given` ask nothing; `repeat` is flattened by `prepare()`. */
import type { ProgramEntry } from '../program.ts';
import { unclear, type Understanding, type Understood } from '../understand/understanding.ts';
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import { date } from './date.ts';
import type { Kind } from './kind.ts';
import { number } from './number.ts';
import { scale } from './scale.ts';
import { summary } from './summary.ts';
import { text } from './text.ts';
import { yesNo } from './yes-no.ts';

type Asked = ProgramEntry['step'];
type Silent = 'say' | 'handover' | 'given';

/** Each kind beside its wire word; one that is missing is a fault of types. */
const kinds: { readonly [K in Exclude<Asked['ask'], Silent>]: Kind<Extract<Asked, { ask: K }>> } = {
  text,
  choice,
  choices,
  'yes-no': yesNo,
  scale,
  number,
  date,
  summary,
};

/** What was said to a step: a text, or the value of a button. */
export type Said =
  | { readonly kind: 'text' }
  | { readonly kind: 'reply'; readonly reply: { readonly value: unknown; readonly other?: string } };

/** Understands what was said to a step. */
export function understand(step: Asked, said: Said, by: Understanding): Understood {
  if (step.ask === 'say' || step.ask === 'handover' || step.ask === 'given') return unclear;
  // The table above gives each step its own kind, which the compiler cannot follow through the look-up.
  const kind = kinds[step.ask] as Kind<Asked>;
  return said.kind === 'text' ? kind.fromText(step, by) : kind.fromReply(step, said.reply, by);
}
