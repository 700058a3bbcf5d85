/** The texts of one script and of the house, in every language. */
import type { Vocabulary } from '../engine/vocabulary.ts';
import type { Language } from '../engine/script.ts';

/** Parameters of one text, by their names in it (`{phone}`). Values are in the reader's language already: nothing here is translated. */
export type TextParams = Readonly<Record<string, string | number>>;

/**
 * Full keys. `app.*`, `page.*` and `desk.*` are looked up in the file of that name; everything else in the script's own file
 * (`goal.own-goal.ask` in `locales/<language>/intake.yaml`).
 */
export interface Catalogue {
  readonly languages: readonly Language[];
  has(language: Language, key: string): boolean;
  /**
   * ICU MessageFormat. Where the language misses the text, the Danish one; where a parameter is missing, the text without it: both are
   * reported, and found by `npm run check` first. Throws where Danish has no such text either.
   */
  text(language: Language, key: string, params?: TextParams): string;
  /** Short hash of the wording, recorded with each question asked. */
  textHash(language: Language, key: string): string;
  vocabulary(language: Language): Vocabulary;
  /** All texts of `page` or `desk` as flat keys, for the browser. */
  flat(language: Language, file: 'page' | 'desk'): Readonly<Record<string, string>>;
}

/** What every rendering needs. `standing` are the parameters that any text may use (see `conversation/standing.ts`). */
export interface RenderContext {
  readonly catalogue: Catalogue;
  readonly language: Language;
  readonly standing: TextParams;
}
