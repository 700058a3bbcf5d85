/** All texts of one script and of the house, made ready: flat keys, formats parsed once and kept. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language, Script } from '../engine/script.ts';
import { leavesOf, textHash, type LanguageFiles } from './texts.ts';
import type { Catalogue, TextParams } from './types.ts';
import { makeVocabulary } from './vocabulary.ts';

/** Files of every language, by name without ending: `app`, `page`, `desk` and the script's own. */
export type CatalogueFiles = Readonly<Record<Language, LanguageFiles>>;

interface Texts {
  readonly byKey: ReadonlyMap<string, string>;
  readonly formats: Map<string, IntlMessageFormat>;
  readonly hashes: Map<string, string>;
}

/** The language that a text is taken from where another one misses it. */
const source = 'da';

/** Told of a text that a language misses, or that cannot be put together: once for each text and language. */
export type ReportText = (missing: { readonly language: Language; readonly key: string }) => void;

/**
 * Makes a catalogue. Formats are parsed when they are first used; that they can be parsed is found by `npm run check`. A text that a language
 * misses is shown in Danish and reported; nobody is ever shown a key.
 */
export function makeCatalogue(files: CatalogueFiles, script: Script, report: ReportText = () => undefined): Catalogue {
  const languages = Object.keys(files);
  const wanted = ['app', 'page', 'desk', script.id];
  const texts = new Map(languages.map((language) => [language, textsOf(files[language] ?? {}, wanted)]));
  // Where the script has no texts in a language, Danish is shown, and so Danish words are understood.
  const understood = (language: Language): LanguageFiles => ({ [script.id]: files[source]?.[script.id], ...files[language] });
  const vocabularies = new Map(
    languages.map((language) => [language, makeVocabulary(understood(language), script, otherNames(languages, language))]),
  );
  const told = new Set<string>();
  const tell = (language: Language, key: string): void => {
    if (told.has(`${language} ${key}`)) return;
    told.add(`${language} ${key}`);
    report({ language, key });
  };
  /** The language that has the text: its own, or Danish. */
  const homeOf = (language: Language, key: string): Language => {
    if (texts.get(language)?.byKey.has(key) === true) return language;
    tell(language, key);
    if (texts.get(source)?.byKey.has(key) === true) return source;
    throw new Error(`There is no text "${key}" in "${language}", and none in "${source}"`);
  };
  const raw = (language: Language, key: string): string => texts.get(language)!.byKey.get(key)!;
  return {
    languages,
    has: (language, key) => texts.get(language)?.byKey.has(key) ?? false,
    text: (language, key, params = {}) => {
      const home = homeOf(language, key);
      const pattern = raw(home, key);
      try {
        return formatted(texts.get(home)!, { language: home, key, pattern }).format({ ...params }) as string;
      } catch {
        tell(home, key);
        return unformatted(pattern, params);
      }
    },
    textHash: (language, key) => {
      const home = homeOf(language, key);
      const { hashes } = texts.get(home)!;
      const known = hashes.get(key) ?? textHash(raw(home, key));
      hashes.set(key, known);
      return known;
    },
    vocabulary: (language) => {
      const found = vocabularies.get(language);
      if (found === undefined) throw new Error(`There is no language "${language}"`);
      return found;
    },
    flat: (language, file) => ({ ...flatOf(files[source]?.[file], file), ...flatOf(files[language]?.[file], file) }),
  };
}

/** Own names of the other languages: "English". */
function otherNames(languages: readonly Language[], own: Language): Readonly<Record<Language, string>> {
  const others = languages.filter((language) => language !== own);
  return Object.fromEntries(others.map((code) => [code, new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code]));
}

function flatOf(data: unknown, file: string): Readonly<Record<string, string>> {
  return Object.fromEntries(leavesOf(file, data).map(({ key, text }) => [key, text]));
}

/** A text that cannot be put together, with what is known put in and the rest left out: better than nothing, and than an error. */
function unformatted(pattern: string, params: TextParams): string {
  return pattern.replaceAll(/\{\s*(\w+)[^{}]*\}/g, (_, name: string) => String(params[name] ?? '')).replaceAll(/[{}]/g, '');
}

function textsOf(files: LanguageFiles, wanted: readonly string[]): Texts {
  const leaves = wanted.flatMap((file) => leavesOf(file, files[file]));
  return { byKey: new Map(leaves.map(({ key, text }) => [key, text])), formats: new Map(), hashes: new Map() };
}

function formatted(texts: Texts, at: { readonly language: string; readonly key: string; readonly pattern: string }): IntlMessageFormat {
  let format = texts.formats.get(at.key);
  if (format === undefined) {
    // Words of people go through these texts: "<" is a sign like any other, never a tag.
    format = new IntlMessageFormat(at.pattern, at.language, undefined, { ignoreTag: true });
    texts.formats.set(at.key, format);
  }
  return format;
}
