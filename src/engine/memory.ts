/** What was found of the answers that were looked at last, so that one turn does not find the same thing many times over. */
import type { Dialogue } from './dialogue.ts';
import type { ProgramEntry } from './program.ts';
import type { Answers } from './state.ts';

/** Gives what is known of an entry and round, or finds it. What is found must follow from the dialogue, the answers and the place alone. */
export type Remember<T> = (entry: ProgramEntry, each: string | undefined, find: () => T) => T;

/**
 * A memory for one kind of finding. Answers are replaced and never written to, so what was found of them stays true; it is kept for one set of
 * answers only, since a turn looks at one at a time, and forgotten with the next.
 */
export function makeMemory<T extends boolean | string | object>(): (dialogue: Dialogue, answers: Answers) => Remember<T> {
  let of: { readonly dialogue?: Dialogue; readonly answers?: Answers } = {};
  const whole = new Map<ProgramEntry, T>();
  const rounds = new Map<ProgramEntry, Map<string, T>>();
  const remember: Remember<T> = (entry, each, find) => {
    const known = each === undefined ? whole.get(entry) : rounds.get(entry)?.get(each);
    if (known !== undefined) return known;
    const found = find();
    if (each === undefined) whole.set(entry, found);
    else rounds.set(entry, (rounds.get(entry) ?? new Map<string, T>()).set(each, found));
    return found;
  };
  return (dialogue, answers) => {
    if (of.dialogue === dialogue && of.answers === answers) return remember;
    of = { dialogue, answers };
    whole.clear();
    rounds.clear();
    return remember;
  };
}
