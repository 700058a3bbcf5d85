/** A script made ready to run: its program, the municipality's data, and the words by which answers are understood. */
import type { Command } from './input.ts';
import type { OfferedOption } from './output.ts';
import type { Language, Script } from './script.ts';
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
  /** Option text key (`lists.barrier-areas.sleep`) -> its label and the other words for it. */
  readonly options: Readonly<Record<string, readonly string[]>>;
}

/** What a municipality brings to a dialogue. `also`: other words for an offer, by language. */
export interface MunicipalOption extends OfferedOption {
  readonly label: Readonly<Record<Language, string>>;
  readonly also?: Readonly<Record<Language, readonly string[]>>;
}

export interface DialogueData {
  readonly offers: readonly MunicipalOption[];
  readonly mentors: readonly MunicipalOption[];
  readonly vocabulary: Readonly<Record<Language, Vocabulary>>;
  /** Shown by "talk to a person". */
  readonly caseworker: { readonly name: string; readonly phone: string; readonly hours: Readonly<Record<Language, string>> };
}

/** The argument of `step()`: build it once per script and set of data with `prepare()`. */
export interface Dialogue {
  readonly script: Script;
  readonly data: DialogueData;
}
