/** What each command does. Commands work at every step. */
import { advance, ask, askAgain } from './advance.ts';
import { openChangeList, placeByKey } from './changing.ts';
import { answerOf, fullKey } from './answers.ts';
import type { Command } from './input.ts';
import { currentAnswer, cursorOf, isSilent, places, type Place } from './path.ts';
import { progressAt } from './question.ts';
import { readBack } from './readback.ts';
import { effect, put, say, type Turn } from './turn.ts';

/** `target`: answer key or language; `nth`: number in the list of own answers. */
export interface CommandNow {
  readonly command: Command;
  readonly target?: string;
  readonly nth?: number;
}

/** Performs a command. While the dialogue is held, only those that lead to a person or on are heard. */
export function perform(turn: Turn, now: CommandNow): Turn {
  const { status } = turn.state;
  if (status === 'held' && now.command !== 'resume' && now.command !== 'person') return say(turn, { key: 'app.held' });
  switch (now.command) {
    case 'back':
      return back(turn);
    case 'change':
      return change(turn, now);
    case 'repeat':
      return again(turn);
    case 'pause':
      return effect(say(put(turn, { status: 'paused' }), { key: 'app.paused' }), { kind: 'record', event: 'paused' });
    case 'resume':
      return resume(turn);
    case 'person':
      return person(turn);
    case 'help':
      return again(say(turn, { key: 'app.help' }));
    case 'plan':
      return again(effect(say(turn, { key: 'app.plan.here' }), { kind: 'show-plan' }));
    case 'language':
      return speakIn(turn, now.target);
    default:
      return now.command satisfies never;
  }
}

/** The question that is open, once more; where none is, that is said, for nobody is left without an answer. */
export function again(turn: Turn): Turn {
  if (turn.state.status === 'done') return turn.messages.length > 0 ? turn : say(turn, { key: 'app.nothing-open' });
  if (turn.state.status === 'held') return turn;
  const tries = turn.state.open?.kind === 'step' ? turn.state.open.tries : 0;
  return askAgain(turn, tries);
}

/** Goes on: after a pause, after danger, or past a question that was opened to be changed and is left as it stood. */
export function resume(turn: Turn): Turn {
  const { cursor, status } = turn.state;
  if (status === 'done') return again(turn);
  const going = effect(say(turn, { key: 'app.resumed' }), { kind: 'record', event: 'resumed' });
  return status === 'open' && cursor !== undefined ? advance(going, { index: 0 }) : askAgain(put(going, { status: 'open' }));
}

/** Back after days: how far the citizen has come, and the question that is open. */
export function recap(turn: Turn): Turn {
  const { cursor, status } = turn.state;
  if (status === 'held') return say(turn, { key: 'app.held' });
  if (cursor === undefined) return status === 'done' ? turn : askAgain(turn);
  const entry = turn.dialogue.program.entries[cursor.index];
  if (entry === undefined) return askAgain(turn);
  const { at, of } = progressAt(turn.dialogue, turn.state, entry);
  return askAgain(put(say(turn, { key: 'app.recap', params: { done: at - 1, of } }), { status: 'open' }));
}

function person(turn: Turn): Turn {
  const called = effect(say(turn, { key: 'app.person.contact' }), { kind: 'raise-task', task: 'person' });
  return again(called);
}

/** The question before this one that was answered. A list that is open is only closed. */
function back(turn: Turn): Turn {
  const { open, cursor } = turn.state;
  if (open !== undefined && open.kind !== 'step') return cursor === undefined ? again(put(turn, { open: undefined })) : askAgain(turn);
  let before: Place | undefined;
  for (const place of places(turn.dialogue, turn.state.answers)) {
    if (cursor !== undefined && reached(place, cursor)) break;
    const answered = answerOf(turn.state.answers, place.entry, place.each?.id) !== undefined;
    if (answered && !isSilent(place.entry) && place.entry.step.ask !== 'summary') before = place;
  }
  return before === undefined ? again(say(turn, { key: 'app.nothing-back' })) : ask(turn, before);
}

function reached(place: Place, cursor: { readonly index: number; readonly each?: string }): boolean {
  const at = cursorOf(place);
  return at.index === cursor.index && at.each === cursor.each;
}

/** Opens one answer to be given anew, or the list to choose from. */
function change(turn: Turn, now: CommandNow): Turn {
  const named = now.target === undefined ? undefined : answeredPlace(turn, now.target);
  if (named !== undefined) return ask(turn, named);
  const lines = readBack(turn.dialogue, turn.state.answers);
  if (lines.length === 0) return again(say(turn, { key: 'app.nothing-to-change' }));
  const key = now.target !== undefined || now.nth === undefined ? undefined : lines[now.nth - 1]?.key;
  const place = key === undefined ? undefined : placeByKey(turn, key);
  return place === undefined ? openChangeList(turn) : ask(turn, place);
}

/** The place of an answer that is one of the citizen's own just now, without reading back all of them. */
function answeredPlace(turn: Turn, key: string): Place | undefined {
  const place = placeByKey(turn, key);
  if (place === undefined || fullKey(place.entry, place.each?.id) !== key) return undefined;
  if (isSilent(place.entry) || place.entry.step.ask === 'summary') return undefined;
  return currentAnswer(turn.dialogue, turn.state.answers, place) === undefined ? undefined : place;
}

/** Another language: the one asked for, or the next one there is. */
function speakIn(turn: Turn, target: string | undefined): Turn {
  const languages = Object.keys(turn.dialogue.lexicon);
  const next = languages[(languages.indexOf(turn.state.language) + 1) % languages.length];
  const language = target !== undefined && languages.includes(target) ? target : next;
  if (language === undefined) return again(turn);
  return again(say(put(turn, { language }), { key: 'app.language-changed' }));
}
