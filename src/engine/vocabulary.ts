/** The words by which answers are understood: those of a language, and those that a municipality brings. */
import type { Command } from './input.ts';
import type { OfferedOption } from './output.ts';
import type { Language } from './script.ts';
import type { Without } from './state.ts';

/**
 * Words of one language, from `locales/<language>/app.yaml` and the script's own file. All are compared after folding
 * (lower case, no punctuation).
 */
export interface Vocabulary {
  readonly commands: Readonly<Record<Command, readonly string[]>>;
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly without: Readonly<Record<Without, readonly string[]>>;
  /** Ways of sending a summary: "send", "det passer". */
  readonly send: readonly string[];
  /** Numerals as words, `{ fem: 5, "en halv": 0.5 }`. */
  readonly numbers: Readonly<Record<string, number>>;
  /**
   * Words for a day counted from today, `{ "i morgen": 1, "i går": -1 }`; or a span from today where a language says it without a
   * number, `{ "через місяць": P1M, "بعد أسبوعين": P2W }`.
   */
  readonly days: Readonly<Record<string, number | string>>;
  /** Monday first; each with its short forms. */
  readonly weekdays: readonly (readonly string[])[];
  /** January first; each with its short forms. */
  readonly months: readonly (readonly string[])[];
  /** Words that change nothing at the start or the end of an answer: "tak", "nok", "vist", "jeg vil gerne". */
  readonly fillers: readonly string[];
  /** Those of the fillers that only say please or thank you, also in several words: after a command they change nothing. */
  readonly please?: readonly string[];
  /** Words that join several choices: "og", "samt". */
  readonly and: readonly string[];
  /** Words between two readings: "eller", "til", "måske". */
  readonly or: readonly string[];
  /** "ingen", "intet af det": an empty list of choices. */
  readonly nothing: readonly string[];
  /** Words that turn an answer round: "ikke", "aldrig". */
  readonly not: readonly string[];
  /** Words for "in" before a span of time: "om". */
  readonly within: readonly string[];
  /** Words for spans of time, `{ uge: 'week', uger: 'week' }`. */
  readonly units: Readonly<Record<string, 'day' | 'week' | 'month'>>;
  /** "næste", before a weekday: this one or the one after, so both are offered. */
  readonly next: readonly string[];
  /** The decimal mark; the other of "," and "." groups thousands. */
  readonly decimal: ',' | '.';
  /** Code of each other language of the dialogue -> its own name: "English", "العربية". */
  readonly languages: Readonly<Record<Language, string>>;
  /** Beginnings of the names of languages, as a language calls them: `{ en: [engelsk, english] }`. Absent: the next language is meant. */
  readonly languageNames?: Readonly<Record<Language, readonly string[]>>;
  /** Option text key (`lists.barrier-areas.sleep`) -> its label and the other words for it. */
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** What a municipality brings to a dialogue. `also`: other words for an offer, by language. */
export interface MunicipalOption extends OfferedOption {
  readonly label: Readonly<Record<Language, string>>;
  readonly also?: Readonly<Record<Language, readonly string[]>>;
}
