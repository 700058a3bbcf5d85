/** What a newcomer is told first, before there is anybody: for the page to show while the conversation is on its way. */
import type { Language } from '../engine/script.ts';
import { begin, step } from '../engine/step.ts';
import { render } from '../messages/render.ts';
import type { Context } from './context.ts';
import { standingFor, wordsFor } from './standing.ts';

/** The first message of the plan's own dialogue, in lines. Empty where it begins with a question. */
export function firstWords(context: Context, language: Language): readonly string[] {
  const { dialogue, catalogue } = context.scripts.main;
  const at = context.clock.now();
  const { output } = step(dialogue, begin(dialogue, { conversation: '', language, at }), { kind: 'start', at });
  const nobody = { caseworker: '', language, ...(context.citizenSignIn === 'required' && { anonymous: true as const }) };
  const standing = standingFor(context.municipality, nobody, catalogue);
  const [first] = render(output, { catalogue: wordsFor(nobody, catalogue), language, standing }).messages;
  return (first?.text ?? '').split('\n').filter((line) => line.trim() !== '');
}
