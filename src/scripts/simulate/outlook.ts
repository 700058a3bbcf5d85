/** When two citizens are in the same situation: at the same question, with the same ways before them. */
import { liveAnswer } from '../../engine/live.ts';
import type { Answers } from '../../engine/state.ts';
import type { Chart, Spot } from './chart.ts';
import { residual, type Known } from './residual.ts';

/** All that the way ahead depends on, as one text. */
export function outlook({ dialogue, ahead }: Chart, answers: Answers, { entry, each }: Spot): string {
  const { conditions, later, chosen, shown } = ahead[entry.index]!;
  const { byText } = dialogue.program;
  const answerTo = (key: string): ReturnType<typeof liveAnswer> => liveAnswer(dialogue, answers, key, each);
  const now: Known = (key) => {
    const source = byText.get(key);
    return source === undefined || source.index >= entry.index ? 'unknown' : { value: answerTo(key)?.value };
  };
  const inNextRound: Known = (key) => (byText.get(key)?.repeat?.first === entry.repeat?.first ? 'unknown' : now(key));
  return [
    ...conditions.map((condition) => residual(condition, now, each)),
    ...later.map((condition) => residual(condition, inNextRound)),
    ...chosen.map((key) => JSON.stringify(answerTo(key)?.value ?? null)),
    ...shown.map((key) => String(answerTo(key) !== undefined)),
  ].join(' | ');
}
