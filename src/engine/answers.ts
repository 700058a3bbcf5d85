/** Reading and writing answers, which lie nested by section so that a turn costs the same in a long script. */
import type { ProgramEntry } from './program.ts';
import type { Answer, Answers, Value } from './state.ts';

/** Where an entry's answer lies: `barriers` and `each[sleep].weight`. */
export function keyOf(entry: ProgramEntry, each: string | undefined): { readonly section: string; readonly key: string } {
  const key = entry.repeat === undefined ? entry.step.id : `${entry.repeat.id}[${each ?? ''}].${entry.step.id}`;
  return { section: entry.section.id, key };
}

/** The full answer key: `barriers.each[sleep].weight`. */
export function fullKey(entry: ProgramEntry, each: string | undefined): string {
  const { section, key } = keyOf(entry, each);
  return `${section}.${key}`;
}

/** The answer of an entry, current or not. */
export function answerOf(answers: Answers, entry: ProgramEntry, each: string | undefined): Answer | undefined {
  const { section, key } = keyOf(entry, each);
  const found = answers[section];
  return found !== undefined && Object.hasOwn(found, key) ? found[key] : undefined;
}

/** The same answers with one of them put, or taken away. */
export function withAnswer(answers: Answers, entry: ProgramEntry, each: string | undefined, answer: Answer | undefined): Answers {
  const { section, key } = keyOf(entry, each);
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
