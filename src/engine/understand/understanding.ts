/** What there is to understand an answer by, and what can come of it. */
import type { Dialogue } from '../dialogue.ts';
import { fold } from '../fold.ts';
import type { Heard, Lexicon } from '../lexicon.ts';
import type { Message, OfferedOption } from '../output.ts';
import type { Language } from '../script.ts';
import type { Value } from '../state.ts';

/** The text as it was written, and all that helps to understand it. */
export interface Understanding {
  /** Verbatim, without space at the ends. */
  readonly text: string;
  readonly folded: string;
  /** Folded, politeness taken off both ends. */
  readonly core: string;
  readonly lexicon: Lexicon;
  readonly options: readonly OfferedOption[];
  /** All words for an option, folded, its label first. */
  readonly wordsFor: (option: OfferedOption) => readonly string[];
  /** The instant of the turn. */
  readonly at: string;
  /** How often this question was asked again already. */
  readonly tries: number;
}

/** `readings`: ambiguous, so the citizen chooses. `refused`: understood, but it cannot be. `unclear`: asked again in other words. */
export type Understood =
  /** `confirm`: several things were understood from own words, so the citizen is asked whether that is right. */
  | { readonly kind: 'answer'; readonly value: Value; readonly other?: string; readonly confirm?: true }
  | { readonly kind: 'readings'; readonly values: readonly Value[] }
  | { readonly kind: 'refused'; readonly message: Message }
  /** The summary is not right as it stands. */
  | { readonly kind: 'change' }
  | { readonly kind: 'unclear' };

/** Not understood: the step asks again in other words, and from the third time offers a person too. */
export const unclear: Understood = { kind: 'unclear' };

/** An answer of that value. */
export function answer(value: Value): Understood {
  return { kind: 'answer', value };
}

/** One reading is an answer, several are offered, none is unclear. */
export function fromReadings(values: readonly Value[]): Understood {
  const [first] = values;
  if (first === undefined) return unclear;
  return values.length === 1 ? answer(first) : { kind: 'readings', values };
}

/** Gathers what a text is understood by. */
export function understandingOf(
  dialogue: Dialogue,
  language: Language,
  said: {
    readonly text: string;
    readonly heard: Heard;
    readonly at: string;
    readonly tries: number;
    readonly options: readonly OfferedOption[];
  },
): Understanding {
  const lexicon = dialogue.lexicon[language];
  if (lexicon === undefined) throw new RangeError(`No vocabulary for the language ${language}`);
  const { heard, at, tries, options } = said;
  return {
    at,
    tries,
    options,
    text: said.text.trim(),
    ...heard,
    lexicon,
    wordsFor: (option) => wordsFor(lexicon, option),
  };
}

/** Words of the script or the house by text key; of the municipality by its label; and "noget andet" by what the citizen called it. */
function wordsFor(lexicon: Lexicon, option: OfferedOption): readonly string[] {
  const known = option.text === undefined ? lexicon.municipal.get(option.label) : lexicon.options.get(option.text);
  return known ?? Object.values(option.label ?? {}).map(fold);
}
