/** All texts of one script and of the house, made ready: flat keys, formats parsed once and kept. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Language, Script } from '../engine/script.ts';
import { leavesOf, type LanguageFiles } from './texts.ts';
import type { Catalogue } from './types.ts';
import { makeVocabulary } from './vocabulary.ts';

/** Files of every language, by name without ending: `app`, `page`, `desk` and the script's own. */
export type CatalogueFiles = Readonly<Record<Language, LanguageFiles>>;

interface Texts {
  readonly byKey: ReadonlyMap<string, string>;
  readonly formats: Map<string, IntlMessageFormat>;
  readonly hashes: Map<string, string>;
}

/** Makes a catalogue. Formats are parsed when they are first used; that they can be parsed is found by `npm run check`. */
export function makeCatalogue(files: CatalogueFiles, script: Script): Catalogue {
  const languages = Object.keys(files);
  const wanted = ['app', 'page', 'desk', script.id];
  const texts = new Map(languages.map((language) => [language, textsOf(files[language] ?? {}, wanted)]));
  const vocabularies = new Map(
    languages.map((language) => [language, makeVocabulary(files[language] ?? {}, script, otherNames(languages, language))]),
  );
  const raw = (language: Language, key: string): string => {
    const found = texts.get(language)?.byKey.get(key);
    if (found === undefined) throw new Error(`There is no text "${key}" in the language "${language}"`);
    return found;
  };
  return {
    languages,
    has: (language, key) => texts.get(language)?.byKey.has(key) ?? false,
    text: (language, key, params = {}) => {
      const pattern = raw(language, key);
      return formatted(texts.get(language)!, { language, key, pattern }).format({ ...params }) as string;
    },
    textHash: (language, key) => {
      const { hashes } = texts.get(language) ?? { hashes: new Map<string, string>() };
      const known = hashes.get(key) ?? bytesToHex(sha256(utf8ToBytes(raw(language, key)))).slice(0, 12);
      hashes.set(key, known);
      return known;
    },
    vocabulary: (language) => {
      const found = vocabularies.get(language);
      if (found === undefined) throw new Error(`There is no language "${language}"`);
      return found;
    },
    flat: (language, file) => Object.fromEntries(leavesOf(file, files[language]?.[file]).map(({ key, text }) => [key, text])),
  };
}

/** Own names of the other languages: "English". */
function otherNames(languages: readonly Language[], own: Language): Readonly<Record<Language, string>> {
  const others = languages.filter((language) => language !== own);
  return Object.fromEntries(others.map((code) => [code, new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code]));
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
