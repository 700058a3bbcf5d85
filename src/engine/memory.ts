/** What was found of the answers that were looked at last, so that one turn does not find the same thing many times over. */
import type { ProgramEntry } from './program.ts';
import type { Answers } from './state.ts';

/** Gives what is known of an entry (and round) under these answers, or finds it. `find` must follow from its arguments alone. */
export type Memory<T> = (answers: Answers, entry: ProgramEntry, each: string | undefined, find: () => T) => T;

/**
 * A memory for one kind of finding. Answers are replaced and never written to, so what was found of them stays true; it is kept for one set of
 * answers only, since a turn looks at one at a time, and forgotten with the next.
 */
export function makeMemory<T extends boolean | string | object>(): Memory<T> {
  let of: Answers | undefined;
  const whole = new Map<ProgramEntry, T>();
  const rounds = new Map<ProgramEntry, Map<string, T>>();
  return (answers, entry, each, find) => {
    if (of !== answers) {
      of = answers;
      whole.clear();
      rounds.clear();
    }
    const known = each === undefined ? whole.get(entry) : rounds.get(entry)?.get(each);
    if (known !== undefined) return known;
    const found = find();
    if (each === undefined) whole.set(entry, found);
    else rounds.set(entry, (rounds.get(entry) ?? new Map<string, T>()).set(each, found));
    return found;
  };
}
