import type { Source } from './source.ts';

/** One file under `locales/<language>/`, read. */
export interface LocaleFile {
  readonly language: string;
  /** Without ending: `app`, `intake`. */
  readonly name: string;
  readonly source: Source;
}
