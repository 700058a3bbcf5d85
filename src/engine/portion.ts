/** "Three questions today": a dialogue in portions, for who has a bad day or little credit left. */
import { answerOf } from './answers.ts';
import { minutesFrom } from './parts.ts';
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
  const { question, state, messages, dialogue } = turn;
  const { byText } = dialogue.program;
  const section = state.cursor === undefined ? undefined : byText.get(state.cursor.step)?.section;
  if (question === undefined || section === undefined || state.portion !== undefined || question.kind === 'summary') return turn;
  const begins = isFirst(turn) || messages.some(({ key }) => beginnings.includes(key));
  // Which way to take is asked by itself: how much there is to be portioned follows from it.
  if (!begins || question.text === dialogue.script.short?.step) return turn;
  return minutesFrom(dialogue, state.answers, section) >= offeredFrom ? pose(turn, { ...question, portion: true }) : turn;
}

/** The first question, or the first one after it was said which way to take. */
function isFirst({ dialogue, state }: Turn): boolean {
  const way = dialogue.program.byText.get(dialogue.script.short?.step ?? '');
  return state.turn === 1 || (way !== undefined && answerOf(state.answers, way, undefined)?.turn === state.turn);
}
