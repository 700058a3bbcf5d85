/** The path through the program that the answers give: which steps are on it, and which of them are still open. */
import { answerOf, fullKey } from './answers.ts';
import { basisOf, shortHash } from './basis.ts';
import type { Dialogue, PathItem } from './dialogue.ts';
import { holds } from './live.ts';
import { chosen, optionsOf } from './options.ts';
import { makeMemory } from './memory.ts';
import type { OfferedOption } from './output.ts';
import type { ProgramEntry } from './program.ts';
import { asksWay } from './short-way.ts';
import type { Answer, Answers, Cursor } from './state.ts';

/** A place on the path: an entry and, inside a loop, the choice of the round. */
export interface Place {
  readonly entry: ProgramEntry;
  readonly each?: OfferedOption;
}

/** The places on the path in order, lazily: all of them, or those from a cursor on. A cursor that names no step begins at the start. */
export function* places(dialogue: Dialogue, answers: Answers, from?: Cursor): Generator<Place> {
  const { entries, byText } = dialogue.program;
  const first = from === undefined ? undefined : byText.get(from.step);
  let index = first?.index ?? 0;
  let start: string | undefined = first === undefined ? undefined : from?.each;
  while (index < entries.length) {
    const entry = entries[index]!;
    if (entry.repeat === undefined) {
      if (holds(dialogue, answers, entry, undefined)) yield { entry };
      index += 1;
    } else {
      yield* rounds(dialogue, answers, entry, start);
      index = entry.repeat.last + 1;
    }
    start = undefined;
  }
}

/** The rounds of a loop, beginning inside one where the cursor stands there. */
function* rounds(dialogue: Dialogue, answers: Answers, at: ProgramEntry, start: string | undefined): Generator<Place> {
  const loop = at.repeat!;
  const choices = chosen(dialogue, answers, loop.over).slice(0, loop.max);
  const found = start === undefined ? 0 : choices.findIndex((option) => option.id === start);
  // The round of the cursor may have been un-chosen: then the loop begins anew, and what is answered is passed over.
  const first = Math.max(0, found);
  for (const [number, each] of choices.entries()) {
    if (number < first) continue;
    const begin = number === first && found >= 0 && start !== undefined ? at.index : loop.first;
    for (let index = begin; index <= loop.last; index += 1) {
      const place = { entry: dialogue.program.entries[index]!, each };
      if (holds(dialogue, answers, place.entry, each.id)) yield place;
    }
  }
}

const remembered = makeMemory<Answer | 'none'>();

/** The answer of a place, where it is one that still holds. */
export function currentAnswer(dialogue: Dialogue, answers: Answers, place: Place): Answer | undefined {
  const { entry } = place;
  const each = place.each?.id;
  const memory = remembered(dialogue, answers);
  const known = memory.get(entry, each);
  if (known !== undefined) return known === 'none' ? undefined : known;
  const answer = answerOf(answers, entry, each);
  const stands =
    answer !== undefined && answer.basis === basisAt(dialogue, answers, place) && stillOffered(dialogue, answers, place, answer);
  memory.set(entry, each, stands ? answer : 'none');
  return stands ? answer : undefined;
}

/** What an answer given at this place rests on just now. A summary rests on everything that it reads back. */
export function basisAt(dialogue: Dialogue, answers: Answers, place: Place): string | undefined {
  if (place.entry.step.ask !== 'summary') return basisOf(dialogue, answers, place.entry, place.each?.id);
  const read: unknown[] = [];
  for (const earlier of places(dialogue, answers)) {
    if (earlier.entry.index >= place.entry.index) break;
    // The way is not what is sent: whoever looks at the whole one and comes back has sent the same.
    if (isSilent(earlier.entry) || asksWay(dialogue, earlier.entry)) continue;
    const answer = answerOf(answers, earlier.entry, earlier.each?.id);
    read.push([fullKey(earlier.entry, earlier.each?.id), answer?.value ?? null, answer?.other ?? null]);
  }
  return shortHash(read);
}

/** A choice that the municipality no longer offers is open again. */
function stillOffered(dialogue: Dialogue, answers: Answers, place: Place, answer: Answer): boolean {
  const { step } = place.entry;
  if (step.ask !== 'choice' && step.ask !== 'choices') return true;
  if (typeof answer.value === 'number' || (typeof answer.value === 'object' && !Array.isArray(answer.value))) return true;
  const ids: readonly string[] = typeof answer.value === 'string' ? [answer.value] : (answer.value as readonly string[]);
  const options = optionsOf(dialogue, answers, place.entry);
  return ids.every((id) => (id === 'other' && step.other) || options.some((option) => option.id === id));
}

/** Steps that ask nothing. */
export function isSilent(entry: ProgramEntry): boolean {
  return entry.step.ask === 'say' || entry.step.ask === 'handover' || entry.step.ask === 'given';
}

/** The cursor of a place. */
export function cursorOf(place: Place): Cursor {
  return place.each === undefined ? { step: place.entry.text } : { step: place.entry.text, each: place.each.id };
}

/** The place of a cursor, where it is (still) on the path. */
export function placeOf(dialogue: Dialogue, answers: Answers, cursor: Cursor): Place | undefined {
  const { value } = places(dialogue, answers, cursor).next();
  if (value === undefined || value.entry.text !== cursor.step) return undefined;
  return value.each?.id === cursor.each ? value : undefined;
}

/** Every place on the path with its answer, where it still holds. */
export function pathItems(dialogue: Dialogue, answers: Answers): readonly PathItem[] {
  const items: PathItem[] = [];
  for (const place of places(dialogue, answers)) items.push(itemAt(dialogue, answers, place));
  return items;
}

function itemAt(dialogue: Dialogue, answers: Answers, place: Place): PathItem {
  const { entry, each } = place;
  const key = fullKey(entry, each?.id);
  const answer = currentAnswer(dialogue, answers, place);
  const item: { -readonly [K in keyof PathItem]: PathItem[K] } = {
    step: entry.step,
    key,
    text: entry.text,
    options: optionsOf(dialogue, answers, entry),
  };
  // Written one by one, for on a change this is done for every step of a script.
  if (each !== undefined) item.each = each;
  if (answer !== undefined) item.answer = answer;
  return item;
}
