/** A vocabulary made ready: all words folded once, sets and maps instead of lists. */
import type { MunicipalOption, Vocabulary } from './vocabulary.ts';
import { fold } from './fold.ts';
import { commands, type Command } from './input.ts';
import type { OfferedOption } from './output.ts';
import type { Language } from './script.ts';
import type { Without } from './state.ts';

/**
 * The words of one language, folded, as `understand` and the commands look them up. Fields mean what those of `Vocabulary` do; weekdays
 * and months count from 1, Monday and January first. Made once for each language, by `prepare()`.
 */
export interface Lexicon {
  readonly commands: ReadonlyMap<string, Command>;
  readonly changeWords: readonly string[];
  /** Words of commands in the other languages of the dialogue: they are heard too, after those of this one. */
  readonly foreign: ReadonlyMap<string, Command>;
  /** Own names of the other languages -> their codes: "English" -> `en`. */
  readonly languages: ReadonlyMap<string, Language>;
  readonly yes: ReadonlySet<string>;
  readonly no: ReadonlySet<string>;
  /** The ways to begin a "no": not with "ikke", which begins much else ("ikke noget problem"). */
  readonly beginsNo: ReadonlySet<string>;
  readonly without: ReadonlyMap<string, Without>;
  readonly send: ReadonlySet<string>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly days: ReadonlyMap<string, number | string>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly months: ReadonlyMap<string, number>;
  readonly units: ReadonlyMap<string, 'day' | 'week' | 'month'>;
  readonly fillers: ReadonlySet<string>;
  readonly please: ReadonlySet<string>;
  /** Each word that stands in a filler. */
  readonly fillerWords: ReadonlySet<string>;
  /** The same at the start and at the end of a longer text, the longest first: "tak " and " tak". */
  readonly polite: readonly { readonly before: string; readonly after: string }[];
  readonly and: ReadonlySet<string>;
  readonly or: ReadonlySet<string>;
  readonly nothing: ReadonlySet<string>;
  /** Single words that turn an answer round. */
  readonly not: ReadonlySet<string>;
  /** The same in several words: "alt andet end". */
  readonly notPhrases: readonly string[];
  readonly within: ReadonlySet<string>;
  readonly next: ReadonlySet<string>;
  readonly decimal: ',' | '.';
  /** How the name of a language begins, in this language -> that language. */
  readonly languageNames: ReadonlyMap<string, Language>;
  /** Option text key -> its words. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** The municipality's own data: label -> its words, in every language, since people mix them. */
  readonly municipal: ReadonlyMap<OfferedOption['label'], readonly string[]>;
}

/**
 * Folds every word of a vocabulary. Longer fillers come first, so that "jeg vil gerne" goes before "jeg".
 *
 * @param others the vocabularies of the other languages of the dialogue
 */
export function makeLexicon(
  vocabulary: Vocabulary,
  municipal: readonly MunicipalOption[] = [],
  others: readonly Vocabulary[] = [],
): Lexicon {
  const set = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(fold));
  const fillers = [...vocabulary.fillers, ...(vocabulary.please ?? [])];
  const map = <T>(record: Readonly<Record<string, T>>): ReadonlyMap<string, T> =>
    new Map(Object.entries(record).map(([word, value]) => [fold(word), value]));
  return {
    commands: commandWords(vocabulary),
    foreign: new Map(others.flatMap((other) => [...commandWords(other)])),
    languages: new Map(Object.entries(vocabulary.languages).map(([code, name]) => [fold(name), code] as const)),
    changeWords: vocabulary.commands.change.map(fold),
    yes: set(vocabulary.yes),
    no: set(vocabulary.no),
    beginsNo: beginsNo(vocabulary),
    without: new Map(
      (['skipped', 'unknown', 'declined'] as const).flatMap((why) => vocabulary.without[why].map((word) => [fold(word), why] as const)),
    ),
    send: set(vocabulary.send),
    numbers: map(vocabulary.numbers),
    days: map(vocabulary.days),
    weekdays: numbered(vocabulary.weekdays),
    months: numbered(vocabulary.months),
    units: map(vocabulary.units),
    fillers: set(fillers),
    please: set(vocabulary.please ?? []),
    fillerWords: new Set(fillers.flatMap((filler) => fold(filler).split(' '))),
    polite: fillers
      .map(fold)
      .toSorted((a, b) => b.length - a.length)
      .map((filler) => ({ before: `${filler} `, after: ` ${filler}` })),
    and: set(vocabulary.and),
    or: set(vocabulary.or),
    nothing: set(vocabulary.nothing),
    not: set(vocabulary.not.filter((word) => !word.includes(' '))),
    notPhrases: vocabulary.not.filter((word) => word.includes(' ')).map(fold),
    within: set(vocabulary.within),
    next: set(vocabulary.next),
    decimal: vocabulary.decimal,
    languageNames: new Map(
      Object.entries(vocabulary.languageNames ?? {}).flatMap(([language, names]) => names.map((name) => [fold(name), language] as const)),
    ),
    municipal: new Map(municipal.map((option) => [option.label, municipalWords(option)])),
    options: new Map(Object.entries(vocabulary.options).map(([key, words]) => [key, words.map(fold).filter((word) => word !== '')])),
  };
}

function commandWords(vocabulary: Vocabulary): ReadonlyMap<string, Command> {
  return new Map(commands.flatMap((command) => vocabulary.commands[command].map((word) => [fold(word), command] as const)));
}

function beginsNo(vocabulary: Vocabulary): ReadonlySet<string> {
  const [label] = vocabulary.no;
  const not = new Set(vocabulary.not.map(fold));
  return new Set(vocabulary.no.filter((phrase) => phrase === label || !not.has(fold(phrase).split(' ')[0]!)).map(fold));
}

/** True where something in a folded text turns it round: "ikke", "alt andet end". */
export function saysNot(folded: string, lexicon: Lexicon): boolean {
  const spaced = ` ${folded} `;
  return folded.split(' ').some((word) => lexicon.not.has(word)) || lexicon.notPhrases.some((phrase) => spaced.includes(` ${phrase} `));
}

function municipalWords(option: MunicipalOption): readonly string[] {
  const words = [...Object.values(option.label), ...Object.values(option.also ?? {}).flat()];
  return [...new Set(words.map(fold))].filter((word) => word !== '');
}

/** Lists of words by place -> word to place, 1 first. */
function numbered(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  return new Map(lists.flatMap((words, index) => words.map((word) => [fold(word), index + 1] as const)));
}

/** A text as it is compared: folded, and without politeness at its ends. */
export interface Heard {
  readonly folded: string;
  readonly core: string;
}

/** Makes a text ready to be understood. */
export function hear(text: string, lexicon: Lexicon): Heard {
  const folded = fold(text);
  return { folded, core: strip(folded, lexicon) };
}

/** Takes politeness off both ends: "ja tak, det vil jeg gerne" -> "ja". What is nothing but fillers stays as it is. */
export function strip(folded: string, lexicon: Lexicon): string {
  let rest = folded;
  for (;;) {
    const before = rest;
    if (lexicon.fillers.has(rest) || !rest.includes(' ')) return rest;
    for (const { before: start, after: end } of lexicon.polite) {
      if (rest.startsWith(start)) rest = rest.slice(start.length);
      if (rest.endsWith(end)) rest = rest.slice(0, -end.length);
    }
    if (rest === before) return rest;
  }
}

/** True for a text that is nothing but politeness: "tak", "mange tak". */
export function onlyFillers(folded: string, lexicon: Lexicon): boolean {
  return lexicon.fillers.has(folded) || lexicon.fillers.has(strip(folded, lexicon));
}
