/** Moving on: from where the cursor stands to the next question that is open. */
import { answerOf, withAnswer } from './answers.ts';
import { basisAt, currentAnswer, cursorOf, isSilent, places, placeOf, type Place } from './path.ts';
import { paramsOf, questionAt } from './question.ts';
import type { Answer, Cursor } from './state.ts';
import { effect, pose, put, say, unpose, type Turn } from './turn.ts';

/**
 * Goes to the next place without a current answer, saying what is to be said on the way; or ends the dialogue. Without a cursor it looks
 * from the start: so it does before all is read back and before the end, for another version may have put a question in before the cursor.
 */
export function advance(turn: Turn, from?: Cursor, changed = false): Turn {
  let now = turn;
  for (const place of places(turn.dialogue, turn.state.answers, from)) {
    if (currentAnswer(now.dialogue, now.state.answers, place) !== undefined || place.entry.step.ask === 'given') continue;
    if (isSilent(place.entry)) now = speak(now, place);
    else if (place.entry.step.ask === 'summary' && from !== undefined) return advance(now, undefined, changed);
    else {
      const moved = answerOf(now.state.answers, place.entry, place.each?.id) !== undefined;
      // What was sent has changed since. Changed back, it counts as sent again.
      if (place.entry.step.ask === 'summary' && moved) now = effect(now, { kind: 'reopen' });
      else if (moved && changed) now = say(now, { key: 'app.reopened' });
      return now.state.portion === 0 ? rest(now, place) : ask(now, place);
    }
  }
  if (from !== undefined) return advance(now, undefined, changed);
  return put(now, { status: 'done', cursor: undefined, open: undefined, portion: undefined });
}

/** The portion of today is done: the next question waits, unasked. The read-back is no question more, and is shown. */
function rest(turn: Turn, place: Place): Turn {
  const now = put(turn, { portion: undefined });
  if (place.entry.step.ask === 'summary') return ask(now, place);
  const paused = put(say(now, { key: 'app.portion.done' }), { status: 'paused', cursor: cursorOf(place), open: undefined });
  return effect(unpose(paused), { kind: 'record', event: 'paused' });
}

/** Asks the question of a place. */
export function ask(turn: Turn, place: Place, tries = 0): Turn {
  const open = { kind: 'step', token: tokenOf(turn), tries } as const;
  const moved = put(turn, { status: 'open', cursor: cursorOf(place), open });
  const question = questionAt(turn.dialogue, moved.state, place, open);
  return effect(pose(moved, question), { kind: 'record', event: 'asked', key: question.key });
}

/** Asks the question at the cursor once more, or the next one where the cursor's is no longer on the path. */
export function askAgain(turn: Turn, tries = 0): Turn {
  const { cursor } = turn.state;
  if (cursor === undefined) return advance(turn);
  const place = placeOf(turn.dialogue, turn.state.answers, cursor);
  if (place === undefined) return advance(turn);
  return isSilent(place.entry) ? advance(turn, cursor) : ask(turn, place, tries);
}

/** The token of a question asked in this turn. */
export function tokenOf(turn: Turn): string {
  return `q${turn.state.turn}`;
}

/** Records an answer at a place, with what it rests on. */
export function record(turn: Turn, place: Place, given: Pick<Answer, 'value' | 'quote' | 'other'>): Turn {
  const basis = basisAt(turn.dialogue, turn.state.answers, place);
  const answer: Answer = { ...given, turn: turn.state.turn, ...(basis !== undefined && { basis }) };
  return put(turn, { answers: withAnswer(turn.state.answers, place.entry, place.each?.id, answer) });
}

function speak(turn: Turn, place: Place): Turn {
  const { step, text, sensitive } = place.entry;
  const params = paramsOf(turn.dialogue, turn.state, place);
  const spoken = record(say(turn, { key: `${text}.ask`, params, sensitive }), place, { value: 'said' });
  if (step.ask !== 'handover') return spoken;
  return effect(say(spoken, { key: 'app.person.contact' }), { kind: 'raise-task', task: 'person' });
}
