/** A script made ready to run: its program, the municipality's data, and the words by which answers are understood. */
import type { OfferedOption } from './output.ts';
import type { Lexicon } from './lexicon.ts';
import type { Program } from './program.ts';
import type { Language, Script, Step } from './script.ts';
import type { Answer } from './state.ts';
import type { MunicipalOption, Vocabulary } from './vocabulary.ts';

/** What a dialogue works with beside its script. */
export interface DialogueData {
  readonly offers: readonly MunicipalOption[];
  readonly mentors: readonly MunicipalOption[];
  readonly vocabulary: Readonly<Record<Language, Vocabulary>>;
}

/** The argument of `step()`: build it once per script and set of data with `prepare()`. */
export interface Dialogue {
  readonly script: Script;
  readonly data: DialogueData;
  readonly program: Program;
  /** The vocabulary made ready for look-up, by language. */
  readonly lexicon: Readonly<Record<Language, Lexicon>>;
  /** Text keys of steps whose wording was taken back in haste: they are off every path. */
  readonly withdrawn: ReadonlySet<string>;
}

/** A step on the path taken, with its answer: what `walk()` gives and the plan is built from. */
export interface PathItem {
  readonly step: Step;
  /** Full answer key: `barriers.each[sleep].weight`. */
  readonly key: string;
  /** Text key of the step: `barriers.weight`. */
  readonly text: string;
  /** The choice of the round, inside a repeat. */
  readonly each?: OfferedOption;
  /** Options as they are offered now; empty for kinds without any. */
  readonly options: readonly OfferedOption[];
  /** Absent while the step is unanswered, or open again because what it depends on has moved. */
  readonly answer?: Answer;
}
