/** Which steps repeat a sensitive answer in what they say. */
import type { Script } from '../engine/script.ts';
import { asksOf, type Ask } from './forms.ts';

/** A step that repeats a sensitive answer, with the key of one that it repeats. */
export interface Repeating {
  readonly ask: Ask;
  readonly answer: string;
}

/**
 * Every step whose wording or options repeat a sensitive answer: by `shows`, as the choice of a round, as options that come from it, or
 * by reading everything back.
 */
export function repeatingSteps(script: Pick<Script, 'given' | 'sections'>): readonly Repeating[] {
  const asks = asksOf(script);
  const sensitive = new Set([
    ...script.given.filter((step) => step.sensitive).map(({ id }) => `given.${id}`),
    ...asks.filter(({ step }) => step.sensitive).map(({ section, step }) => `${section.id}.${step.id}`),
  ]);
  return asks.flatMap((ask) => {
    const answer = shownBy(ask, sensitive).find((key) => sensitive.has(key));
    return answer === undefined ? [] : [{ ask, answer }];
  });
}

function shownBy({ step, loop }: Ask, sensitive: ReadonlySet<string>): readonly string[] {
  return [
    ...Object.values(step.shows),
    ...(loop === undefined ? [] : [loop.over]),
    ...((step.ask === 'choice' || step.ask === 'choices') && step.options.from === 'answers' ? [step.options.of] : []),
    ...(step.ask === 'summary' ? sensitive : []),
  ];
}
