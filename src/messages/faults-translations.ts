/** Whether translations are checked by a person, and whether the Danish texts that they stand for are still the same. */
import type { Found } from './fault.ts';
import type { LocaleFile } from './locale-file.ts';
import { leavesOf, textHash } from './texts.ts';
import { notedHash, readTranslation, sourceLanguage, wordingsOf, type Translation } from './translation.ts';

/** What is known of each language, by its tag; without those whose `translation.yaml` is missing or faulty, and without Danish. */
export function translationsOf(about: readonly LocaleFile[]): ReadonlyMap<string, Translation> {
  return new Map(
    about.flatMap(({ language, name, source }) => {
      const read = name === 'translation' ? readTranslation(source) : undefined;
      return read?.ok === true ? [[language, read.translation] as const] : [];
    }),
  );
}

/** Faults of the translations of every language but Danish. `about` are the files `translation` and `sources`. */
export function translationFaults(
  languages: readonly string[],
  files: readonly LocaleFile[],
  about: readonly LocaleFile[],
): readonly Found[] {
  return languages
    .filter((language) => language !== sourceLanguage)
    .flatMap((language) => {
      const aboutIt = (name: string): LocaleFile | undefined => about.find((file) => file.language === language && file.name === name);
      const notes = aboutIt('sources');
      const own = files.filter((file) => file.language === language);
      const danish = (name: string): LocaleFile | undefined => files.find((file) => file.language === sourceLanguage && file.name === name);
      return [
        ...checkedFaults(language, aboutIt('translation')),
        ...own.flatMap((file) => staleFaults(file, danish(file.name), notes?.source.data)),
      ];
    });
}

function checkedFaults(language: string, file: LocaleFile | undefined): readonly Found[] {
  if (file === undefined) {
    const path = `locales/${language}/translation.yaml`;
    const message = `Nothing says what language "${language}" is, and whether a person has checked it.`;
    return [
      { file: path, line: 1, code: 'missing-file', message, mend: 'Write name, direction (ltr or rtl) and checked (false, or by and on).' },
    ];
  }
  const { source } = file;
  const read = readTranslation(source);
  if (!read.ok) return read.faults;
  if (read.translation.checked !== false) return [];
  const message = `No person has checked the texts in "${language}".`;
  const mend = 'Let somebody who speaks it read them, and write: checked: { by: ..., on: ... }.';
  return [{ file: source.file, ...source.place(['checked']), code: 'unchecked-translation', message, mend }];
}

/** Texts whose Danish wording has changed since; and, once for a file, those of which nothing is noted. */
function staleFaults(file: LocaleFile, danish: LocaleFile | undefined, notes: unknown): readonly Found[] {
  const { source, name, language } = file;
  const wordings = wordingsOf(danish && { name, data: danish.source.data });
  const mend = `Look at it against the Danish text, then run: npm run check -- --translated ${language}.`;
  const unnoted: (readonly string[])[] = [];
  const stale = leavesOf(name, source.data).flatMap(({ key, path }): readonly Found[] => {
    const wording = wordings.get(path.join('.'));
    if (wording === undefined) return [];
    const hash = notedHash(notes, name, path);
    if (hash === undefined) unnoted.push(path);
    if (hash === undefined || hash === textHash(wording)) return [];
    const message = `The Danish text of "${key}" has changed since it was translated.`;
    return [{ file: source.file, ...source.place(path), code: 'stale-translation', message, mend }];
  });
  if (unnoted.length === 0) return stale;
  const named = `${unnoted
    .slice(0, 3)
    .map((path) => `"${path.join('.')}"`)
    .join(', ')}${unnoted.length > 3 ? ', ...' : ''}`;
  const message = `It is not noted which Danish wording ${unnoted.length} texts translate: ${named}.`;
  return [...stale, { file: source.file, ...source.place(unnoted[0]!), code: 'unnoted-translation', message, mend }];
}
