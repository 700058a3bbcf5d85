/** "Three questions today": a dialogue in portions, for who has a bad day or little credit left. */
import { pose, put, say, type Turn } from './turn.ts';

/** Questions of a portion: few enough for a bad day. */
export const portionSize = 3;
/** Minutes that must be left, by the script's own count, for a portion to be offered. */
const offeredFrom = 5;
/** Messages after which a sitting begins. */
const beginnings = ['app.recap', 'app.resumed'];

/** From now on so many answers, and then the dialogue pauses by itself. Where nothing is left to ask, nothing is chosen. */
export function choosePortion(turn: Turn): Turn {
  if (turn.state.status === 'done') return turn;
  return say(put(turn, { status: 'open', portion: portionSize }), { key: 'app.portion.begun', params: { count: portionSize } });
}

/** Where a sitting begins and much is left, the question says that a portion may be chosen. */
export function withPortionOffer(turn: Turn): Turn {
  const { question, state, messages } = turn;
  const begins = state.turn === 1 || messages.some(({ key }) => beginnings.includes(key));
  if (question === undefined || !begins || state.portion !== undefined || question.kind === 'summary') return turn;
  return minutesFrom(turn, question.text) >= offeredFrom ? pose(turn, { ...question, portion: true }) : turn;
}

/** Expected minutes from the section of a step (by its text key) to the end, that section whole. */
export function minutesFrom({ dialogue }: Turn, text: string): number {
  const { sections, byText } = dialogue.program;
  const section = byText.get(text)?.section;
  return section === undefined ? 0 : sections.slice(sections.indexOf(section)).reduce((sum, one) => sum + one.minutes, 0);
}
