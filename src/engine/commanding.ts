/** What each command does. Commands work at every step. */
import { advance, ask, askAgain } from './advance.ts';
import { widen } from './accepting.ts';
import { openChangeList, placeByKey } from './changing.ts';
import { answerOf, fullKey } from './answers.ts';
import type { PathItem } from './dialogue.ts';
import type { Command } from './input.ts';
import type { Message } from './output.ts';
import { currentAnswer, isSilent, places, type Place } from './path.ts';
import { minutesFrom, partAt } from './parts.ts';
import { choosePortion } from './portion.ts';
import { readBack } from './readback.ts';
import { isShort, ways } from './short-way.ts';
import type { Cursor } from './state.ts';
import { effect, put, say, unpose, type Turn } from './turn.ts';
import { walk } from './walk.ts';

/** `target`: answer key or language; `nth`: number in the list of own answers. */
export interface CommandNow {
  readonly command: Command;
  readonly target?: string;
  readonly nth?: number;
}

/** Performs a command. While the dialogue is held, only those that lead to a person or on are heard. */
export function perform(turn: Turn, now: CommandNow): Turn {
  const { status } = turn.state;
  if (status === 'expired' && now.command !== 'person') return say(turn, { key: 'app.expired' });
  if (status === 'held' && now.command !== 'resume' && now.command !== 'person') return say(turn, { key: 'app.held' });
  switch (now.command) {
    case 'back':
      return back(turn);
    case 'change':
      return change(turn, now);
    case 'repeat':
      return again(turn);
    case 'pause':
      return pause(turn);
    case 'resume':
      return resume(turn);
    case 'portion':
      return again(choosePortion(turn));
    case 'more':
      return more(turn);
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

/** What was done is done; nothing is thrown away. A portion that was chosen has been enough. */
function pause(turn: Turn): Turn {
  if (turn.state.status === 'done') return again(turn);
  const paused = put(unpose(turn), { status: 'paused', portion: undefined });
  return effect(say(paused, { key: 'app.paused' }), { kind: 'record', event: 'paused' });
}

/** The question that is open, once more; where none is, that is said, for nobody is left without an answer. */
export function again(turn: Turn): Turn {
  if (turn.state.status === 'done') return turn.messages.length > 0 ? turn : say(turn, { key: 'app.nothing-open' });
  if (turn.state.status === 'held' || turn.state.status === 'expired') return turn;
  const tries = turn.state.open?.kind === 'step' ? turn.state.open.tries : 0;
  return askAgain(turn, tries);
}

/** Goes on: after a pause, after danger, or past a question that was opened to be changed and is left as it stood. After days with a recap. */
export function resume(turn: Turn): Turn {
  const { cursor, status } = turn.state;
  if (status === 'done') return again(turn);
  if (status === 'paused' && awayFor(turn) >= awayMilliseconds) return recap(turn);
  const going = effect(say(turn, { key: 'app.resumed' }), { kind: 'record', event: 'resumed' });
  return status === 'open' && cursor !== undefined ? advance(going) : askAgain(put(going, { status: 'open' }));
}

/** Whoever was away this long is told where things stand. Twelve hours: not after a walk, but the next day. */
export const awayMilliseconds = 12 * 60 * 60 * 1000;

function awayFor({ since, state }: Turn): number {
  return Date.parse(state.at) - Date.parse(since);
}

/** Back after days: how far the citizen has come, what was said in own words, and the one question that is open. */
export function recap(turn: Turn): Turn {
  const { cursor, status } = turn.state;
  if (status === 'held') return say(turn, { key: 'app.held' });
  if (status === 'done' || status === 'expired') return turn;
  const entry = cursor === undefined ? undefined : turn.dialogue.program.byText.get(cursor.step);
  if (entry === undefined) return askAgain(turn);
  const { dialogue, state } = turn;
  const { at, of } = partAt(dialogue, state.answers, entry.section);
  const minutes = minutesFrom(dialogue, state.answers, entry.section);
  const told = say(turn, { key: 'app.recap', params: { done: at - 1, of, minutes } });
  for (const item of ownWords(turn)) say(told, quoted(item));
  return askAgain(put(say(told, { key: 'app.recap-next' }), { status: 'open', portion: undefined }));
}

/** The first thing that the citizen said in own words, and the newest: where it began, and where it stopped. */
function ownWords({ dialogue, state }: Turn): readonly PathItem[] {
  const written = walk(dialogue, state.answers).filter(
    ({ step, answer }) => step.ask === 'text' && typeof answer?.value === 'string' && answer.turn > 0,
  );
  const newest = written.toSorted((a, b) => a.answer!.turn - b.answer!.turn).at(-1);
  return [...new Set([written[0], newest])].filter((item) => item !== undefined);
}

function quoted({ text, each, step, answer }: PathItem): Message {
  const heading = { heading: { text, ...(each !== undefined && { each }) } };
  const words = typeof answer?.value === 'string' ? answer.value : '';
  return { key: 'app.recap-words', params: { heading, words }, sensitive: step.sensitive };
}

/** "I want to tell more": the whole way instead of the short one, also long after it was sent. Where there is no more to ask, that is said. */
function more(turn: Turn): Turn {
  const { dialogue, state } = turn;
  const way = dialogue.program.byText.get(dialogue.script.short?.step ?? '');
  if (way === undefined || !isShort(dialogue, state.answers)) return again(say(turn, { key: 'app.more-none' }));
  return widen(turn, { entry: way }, { value: ways.whole });
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

function reached(place: Place, cursor: Cursor): boolean {
  return place.entry.text === cursor.step && place.each?.id === cursor.each;
}

/** Opens one answer to be given anew, or the list to choose from. */
function change(turn: Turn, now: CommandNow): Turn {
  const { open, cursor } = turn.state;
  // "That is not right" to what was understood is a no to it.
  if (open?.kind === 'confirm' && now.target === undefined && cursor !== undefined) return askAgain(turn);
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
