/** From one structure of a script to another, in the middle of a conversation: nobody is stuck, and nothing that was answered is lost. */
import { askedAt, type Asked } from './asked.ts';
import type { Dialogue } from './dialogue.ts';
import { keepBeside, moveAnswers } from './moved-answers.ts';
import { liveAnswer } from './live.ts';
import { currentAnswer, cursorOf, isSilent, placeOf, places, type Place } from './path.ts';
import { readBack } from './readback.ts';
import type { Move } from './script.ts';
import { withWayTaken } from './short-way.ts';
import type { Answers, Cursor, Open, State } from './state.ts';

/**
 * Takes a state that is pinned to another structure to this one. The same state where the structure is the same.
 *
 * Answers go by the moves, in their order; what fits no more is kept beside and asked again. Whoever stands on a question that is not on
 * the path goes to the first open one. What is open stays open only where the very same question is still asked; else the next turn puts
 * the question anew, and takes nothing that was written to other words for an answer to it.
 *
 * @param moves those of all versions since the state's structure: see `movesSince` in `scripts/history.ts`
 * @param asked what the steps asked for in the state's structure; where it is not known, no question counts as the same
 * @example migrate(dialogue, state, [{ kind: 'renamed', from: 'goal.own', to: 'goal.own-goal' }], askedOf(before))
 */
export function migrate(dialogue: Dialogue, state: State, moves: readonly Move[], asked: Asked = {}): State {
  if (state.structure === dialogue.script.structure) return state;
  const carried = moveAnswers(dialogue.program, state.answers, moves, asked);
  const moved = withWayTaken(dialogue, carried, state.cursor && cursorAfter(dialogue, state.cursor, moves));
  const pinned: State = { ...state, structure: dialogue.script.structure, answers: moved };
  if (state.cursor === undefined && state.open === undefined) return reopened(dialogue, pinned, moves);
  const { open: was, cursor: stood, ...rest } = pinned;
  const touched = stood !== undefined && moves.some((move) => (move.kind === 'again' ? move.step : move.from) === stood.step);
  const same = was !== undefined && !touched && isSame(dialogue, { before: state, open: was, answers: moved, asked });
  const open = same ? was : undefined;
  const answers = same ? moved : withPieces(state, moved);
  const at = same || state.status === 'done' ? stood : nextFrom(dialogue, answers, stood && cursorAfter(dialogue, stood, moves));
  const standing = { ...rest, answers, ...(at !== undefined && { cursor: at }), ...(open !== undefined && { open }) };
  return at === undefined ? reopened(dialogue, ended(standing), moves) : standing;
}

/** Nothing is left to ask. Whoever waits for a person goes on waiting. */
function ended(state: State): State {
  if (state.status !== 'open' && state.status !== 'paused') return state;
  const { portion: _enough, ...rest } = state;
  return { ...rest, status: 'done' };
}

/**
 * A dialogue that is done stays done, though the new structure has questions that were never asked: what was sent was sent, and nobody is
 * called back by an edit. Only a question that is expressly to be asked again opens it.
 */
function reopened(dialogue: Dialogue, state: State, moves: readonly Move[]): State {
  if (state.status !== 'done') return state;
  const again = new Set(moves.flatMap((move) => (move.kind === 'again' ? [nameAfter(move.step, moves.slice(moves.indexOf(move)))] : [])));
  const isAgain = (place: Place): boolean =>
    again.has(place.entry.text) && currentAnswer(dialogue, state.answers, place) === undefined && !isSilent(place.entry);
  if (again.size === 0 || !places(dialogue, state.answers).some(isAgain)) return state;
  const cursor = nextFrom(dialogue, state.answers, undefined);
  return cursor === undefined ? state : { ...state, status: 'open', cursor };
}

/** What a step is called after some moves. */
function nameAfter(step: string, moves: readonly Move[]): string {
  return moves.reduce((name, move) => (move.kind === 'renamed' && move.from === name ? move.to : name), step);
}

/** Where a cursor leads: its step under its new name, or where the one that was removed says to go. */
export function cursorAfter(dialogue: Dialogue, cursor: Cursor, moves: readonly Move[]): Cursor {
  const step = moves.reduce((name, move) => (move.kind !== 'again' && move.from === name ? move.to : name), cursor.step);
  const inside = dialogue.program.byText.get(step)?.repeat !== undefined;
  return inside && cursor.each !== undefined ? { step, each: cursor.each } : { step };
}

/** The first place without an answer: from the cursor on, where that is on the path, and else from the start. */
function nextFrom(dialogue: Dialogue, answers: Answers, cursor: Cursor | undefined): Cursor | undefined {
  const from = cursor !== undefined && placeOf(dialogue, answers, cursor) !== undefined ? cursor : undefined;
  for (const place of places(dialogue, answers, from)) {
    if (place.entry.step.ask !== 'given' && currentAnswer(dialogue, answers, place) === undefined) return cursorOf(place);
  }
  return from === undefined ? undefined : nextFrom(dialogue, answers, undefined);
}

interface Standing {
  readonly before: State;
  readonly open: Open;
  readonly answers: Answers;
  readonly asked: Asked;
}

/** True where what is open is the very same question still: same key, same kind, same options. */
function isSame(dialogue: Dialogue, { before, open, answers, asked }: Standing): boolean {
  if (open.kind === 'change') {
    const keys = readBack(dialogue, answers).map(({ key }) => key);
    return keys.length === open.keys.length && keys.every((key, index) => key === open.keys[index]) && answers === before.answers;
  }
  const { cursor } = before;
  const place = cursor === undefined ? undefined : placeOf(dialogue, answers, cursor);
  if (place === undefined || isSilent(place.entry)) return false;
  const { entry } = place;
  // A read-back is the same only with the same lines, and what those were is known to the old structure alone.
  if (entry.step.ask === 'summary' || asked[entry.text] !== askedAt(dialogue.program, entry)) return false;
  const source = 'options' in entry.step && entry.step.options?.from === 'answers' ? entry.step.options.of : undefined;
  return source === undefined || liveAnswer(dialogue, answers, source, undefined) !== undefined;
}

/** Pieces of an answer that were still waiting for more, when their question went, are kept beside its key. */
function withPieces(state: State, answers: Answers): Answers {
  const { open, cursor, turn } = state;
  if (open?.kind !== 'step' || open.burst === undefined || cursor === undefined) return answers;
  const dot = cursor.step.indexOf('.');
  const at = { section: cursor.step.slice(0, dot), key: cursor.step.slice(dot + 1) };
  return keepBeside(answers, at, { value: open.burst.parts.join('\n'), turn });
}

/** True where a migration took the open question away: the next turn puts the one at the cursor. */
export function isUnasked({ status, cursor, open }: State): boolean {
  return status === 'open' && cursor !== undefined && open === undefined;
}
