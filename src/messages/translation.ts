/**
 * What is known of a language beside its texts: `locales/<language>/translation.yaml` says its name, its direction and who has checked it;
 * `locales/<language>/sources.yaml` which Danish wording each text translates. Danish is the source and has neither.
 *
 * ```yaml
 * name: English
 * direction: ltr
 * checked: { by: project-staff, on: 2026-11-25 }   # or: false
 * ```
 */
import { z } from 'zod';
import type { Found } from './fault.ts';
import { shapeFaults } from './shape.ts';
import type { Source } from './source.ts';
import { leavesOf, textHash, within } from './texts.ts';

/** The language that all others are translated from. */
export const sourceLanguage = 'da';

/** Names of the two files, without ending: they hold no texts. */
export const aboutFiles = ['translation', 'sources'] as const;

const Checked = z.union([z.strictObject({ by: z.string().min(1), on: z.iso.date() }), z.literal(false)]);
const TranslationShape = z.strictObject({ name: z.string().min(1), direction: z.enum(['ltr', 'rtl']), checked: Checked });

/** A language as its `translation.yaml` has it. */
export interface Translation {
  /** Its name in itself: "Українська". */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  /** Who has checked the texts and when; `false` where nobody has, and citizens see them only where the municipality allows it. */
  readonly checked: false | { readonly by: string; readonly on: string };
}

/** The translation, or what is wrong with the file. */
export type ReadTranslation =
  | { readonly ok: true; readonly translation: Translation }
  | { readonly ok: false; readonly faults: readonly Found[] };

/** Reads a `translation.yaml`. Never throws. */
export function readTranslation(source: Source): ReadTranslation {
  const read = TranslationShape.safeParse(source.data);
  if (read.success) return { ok: true, translation: read.data };
  const known = (path: readonly unknown[]): readonly string[] => (path.length === 0 ? Object.keys(TranslationShape.shape) : ['by', 'on']);
  return { ok: false, faults: shapeFaults(source, read.error.issues, [], known) };
}

/** A file of Danish texts, for noting what has been translated. */
export interface SourceTexts {
  /** Without ending: `app`, `intake`. */
  readonly name: string;
  readonly data: unknown;
}

/** Hash of the Danish wording that a text translates, as `sources.yaml` has it; absent where it is not noted. */
export function notedHash(notes: unknown, file: string, path: readonly string[]): string | undefined {
  const hash = within(notes, [file, path.join('.')]);
  return typeof hash === 'string' ? hash : undefined;
}

/**
 * The text of a `sources.yaml`: every text that a language has, as a translation of the Danish wording of today.
 *
 * @param translated the language's own files
 * @param danish the files of the same names in Danish
 */
export function notesOf(language: string, translated: readonly SourceTexts[], danish: readonly SourceTexts[]): string {
  const files = translated
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, data }) => {
      const wordings = wordingsOf(danish.find((file) => file.name === name));
      const lines = leavesOf(name, data).flatMap(({ path }) => {
        const key = path.join('.');
        const wording = wordings.get(key);
        return wording === undefined ? [] : [`  ${key}: "${textHash(wording)}"`];
      });
      return lines.length === 0 ? [] : [`${name}:`, ...lines];
    });
  return [
    `# Which Danish wording each text translates, by its hash. Written by: npm run check -- --translated ${language}`,
    '# Run it when the texts have been looked through against the Danish ones, and not before.',
    ...files,
    '',
  ].join('\n');
}

/** Texts of a file by their key within it. */
export function wordingsOf(file: SourceTexts | undefined): ReadonlyMap<string, string> {
  return new Map(file === undefined ? [] : leavesOf(file.name, file.data).map(({ path, text }) => [path.join('.'), text]));
}
