/** All kinds of step that are answered, by their wire words. `say` and `handover` ask nothing; `repeat` is flattened by `prepare()`. */
import type { ProgramEntry } from '../program.ts';
import type { Understanding, Understood } from '../understand/understanding.ts';
import { unclear } from '../understand/understanding.ts';
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import { date } from './date.ts';
import { number } from './number.ts';
import { scale } from './scale.ts';
import { summary } from './summary.ts';
import { text } from './text.ts';
import { yesNo } from './yes-no.ts';

/** What was said to a step: a text, or the value of a button. */
export type Said =
  | { readonly kind: 'text' }
  | { readonly kind: 'reply'; readonly reply: { readonly value: unknown; readonly other?: string } };

/** Understands what was said to a step. */
export function understand(step: ProgramEntry['step'], said: Said, by: Understanding): Understood {
  switch (step.ask) {
    case 'text':
      return said.kind === 'text' ? text.fromText(step, by) : text.fromReply(step, said.reply, by);
    case 'choice':
      return said.kind === 'text' ? choice.fromText(step, by) : choice.fromReply(step, said.reply, by);
    case 'choices':
      return said.kind === 'text' ? choices.fromText(step, by) : choices.fromReply(step, said.reply, by);
    case 'yes-no':
      return said.kind === 'text' ? yesNo.fromText(step, by) : yesNo.fromReply(step, said.reply, by);
    case 'scale':
      return said.kind === 'text' ? scale.fromText(step, by) : scale.fromReply(step, said.reply, by);
    case 'number':
      return said.kind === 'text' ? number.fromText(step, by) : number.fromReply(step, said.reply, by);
    case 'date':
      return said.kind === 'text' ? date.fromText(step, by) : date.fromReply(step, said.reply, by);
    case 'summary':
      return said.kind === 'text' ? summary.fromText(step, by) : summary.fromReply(step, said.reply, by);
    case 'say':
    case 'handover':
      return unclear;
    default:
      return step satisfies never;
  }
}
