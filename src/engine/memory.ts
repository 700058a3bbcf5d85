/** What was found of the answers that were looked at last, so that one turn does not find the same thing many times over. */
import type { Dialogue } from './dialogue.ts';
import type { ProgramEntry } from './program.ts';
import type { Answers } from './state.ts';

/** What is known of entries and rounds, under one set of answers. What is kept must follow from the dialogue, the answers and the place alone. */
export interface Memory<T> {
  /** Absent where nothing was found yet. */
  get(entry: ProgramEntry, each: string | undefined): T | undefined;
  /** Keeps what was found, and gives it. */
  set(entry: ProgramEntry, each: string | undefined, found: T): T;
}

/**
 * A memory for one kind of finding. Answers are replaced and never written to, so what was found of them stays true. It is kept for two sets of
 * answers, those before something is recorded and those after, and forgotten with the next.
 */
export function makeMemory<T extends boolean | string | object>(): (dialogue: Dialogue, answers: Answers) => Memory<T> {
  let [newer, older] = [makePage<T>(), makePage<T>()];
  return (dialogue, answers) => {
    if (newer.isOf(dialogue, answers)) return newer;
    [newer, older] = [older, newer];
    if (!newer.isOf(dialogue, answers)) newer.turnTo(dialogue, answers);
    return newer;
  };
}

interface Page<T> extends Memory<T> {
  isOf(dialogue: Dialogue, answers: Answers): boolean;
  /** Forgets what is on it. */
  turnTo(dialogue: Dialogue, answers: Answers): void;
}

function makePage<T>(): Page<T> {
  let of: { readonly dialogue?: Dialogue; readonly answers?: Answers } = {};
  const whole: (T | undefined)[] = [];
  const rounds = new Map<ProgramEntry, Map<string, T>>();
  return {
    isOf: (dialogue, answers) => of.dialogue === dialogue && of.answers === answers,
    turnTo: (dialogue, answers) => {
      of = { dialogue, answers };
      whole.fill(undefined);
      rounds.clear();
    },
    get: (entry, each) => (each === undefined ? whole[entry.index] : rounds.get(entry)?.get(each)),
    set: (entry, each, found) => {
      if (each === undefined) whole[entry.index] = found;
      else rounds.set(entry, (rounds.get(entry) ?? new Map<string, T>()).set(each, found));
      return found;
    },
  };
}
