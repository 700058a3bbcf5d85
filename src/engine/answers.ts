/** Reading and writing answers, which lie nested by section so that a turn costs the same in a long script. */
import type { ProgramEntry } from './program.ts';
import type { Answer, Answers, Value } from './state.ts';

/** Where an entry's answer lies inside its section: `each[sleep].weight`. */
function keyIn(entry: ProgramEntry, each: string | undefined): string {
  return entry.repeat === undefined ? entry.step.id : `${entry.repeat.id}[${each ?? ''}].${entry.step.id}`;
}

/** The full answer key: `barriers.each[sleep].weight`. */
export function fullKey(entry: ProgramEntry, each: string | undefined): string {
  return entry.repeat === undefined ? entry.text : `${entry.section.id}.${keyIn(entry, each)}`;
}

/** The answer of an entry, current or not. */
export function answerOf(answers: Answers, entry: ProgramEntry, each: string | undefined): Answer | undefined {
  const found = answers[entry.section.id];
  if (found === undefined) return undefined;
  const key = keyIn(entry, each);
  return Object.hasOwn(found, key) ? found[key] : undefined;
}

/** The same answers with one of them put, or taken away. */
export function withAnswer(answers: Answers, entry: ProgramEntry, each: string | undefined, answer: Answer | undefined): Answers {
  const section = entry.section.id;
  const key = keyIn(entry, each);
  if (answer !== undefined) return { ...answers, [section]: { ...answers[section], [key]: answer } };
  const { [key]: _taken, ...rest } = answers[section] ?? {};
  return { ...answers, [section]: rest };
}

/** True for "skipped", "unknown" and "declined": an answer, but none in substance. */
export function isNone(value: Value): value is Exclude<Value, string | number | readonly string[]> {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Same value, whatever way it was given. */
export function sameValue(a: Value, b: Value): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
