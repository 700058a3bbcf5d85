/** Checks of everything under `locales/`, for all languages together. */
import type { Script } from '../engine/script.ts';
import type { Code } from './codes.ts';
import type { Found } from './fault.ts';
import { bareKey, formsOf, listsOf, type Form } from './forms.ts';
import { houseForms } from './house.ts';
import type { Source } from './source.ts';
import { shapeFaults } from './shape.ts';
import { buttonFaults } from './faults-buttons.ts';
import { readingFaults } from './faults-reading.ts';
import { smsFaults } from './faults-sms.ts';
import { parameterFaults, textFaults } from './faults-texts.ts';
import { translationFaults, translationsOf } from './faults-translations.ts';
import { wordFaults } from './faults-words.ts';
import { houseFiles, leavesOf, prefixOf, within } from './texts.ts';
import { sourceLanguage } from './translation.ts';
import type { LocaleFile } from './locale-file.ts';
import { Understand } from './vocabulary.ts';

/** What is expected of the texts. */
export interface LocaleCheck {
  readonly files: readonly LocaleFile[];
  /** What is known of the languages: the files `translation` and `sources`, which hold no texts. */
  readonly about: readonly LocaleFile[];
  /** Files that are there but could not be read: their faults are told elsewhere. */
  readonly unread: readonly { readonly language: string; readonly name: string }[];
  readonly scripts: readonly Script[];
  /** Ids of scripts that have faults of their own: what their texts must be is not known. */
  readonly brokenScripts: readonly string[];
}

/** Every fault of the texts. */
export function checkLocales(given: LocaleCheck): readonly Found[] {
  const translations = translationsOf(given.about);
  // A language of which nothing is known is held to all that a checked one is.
  const check: Checking = { ...given, isChecked: (language) => translations.get(language)?.checked !== false };
  const languages = languagesOf(check);
  const names = [...houseFiles, ...check.scripts.map((script) => script.id)];
  const wanted = new Map(names.map((name) => [name, formsOfFile(name, check.scripts)]));
  const byName = Map.groupBy(check.files, (file) => file.name);
  const app = (language: string): LocaleFile | undefined => byName.get('app')?.find((file) => file.language === language);
  return [
    ...languages.flatMap((language) => names.flatMap((name) => missingFile(check, language, name))),
    ...check.files.flatMap((file) => [
      ...fileFaults(file, check, wanted.get(file.name)),
      ...readingFaults(file),
      ...smsFaults(file, app(file.language), check.scripts),
      ...buttonFaults(file, check.scripts),
    ]),
    ...names.flatMap((name) => acrossLanguages(check, byName.get(name) ?? [], wanted.get(name))),
    ...names.flatMap((name) => parameterFaults(byName.get(name) ?? [])),
    ...translationFaults(languages, check.files, check.about),
    ...wordFaults(check.files, check.scripts),
  ];
}

/** What is checked, and which languages a person has checked: there a missing text is an error. */
interface Checking extends LocaleCheck {
  isChecked(language: string): boolean;
}

/** Danish first: it is what the others are held against. */
function languagesOf({ files, unread }: LocaleCheck): readonly string[] {
  return [...new Set([...files, ...unread].map(({ language }) => language))].toSorted((a, b) => Number(b === 'da') - Number(a === 'da'));
}

/** In a language that nobody has checked a file may be missing, and the desk in every language but Danish and English. */
function missingFile(check: Checking, language: string, name: string): readonly Found[] {
  if (!check.isChecked(language) || (name === 'desk' && language !== sourceLanguage && language !== 'en')) return [];
  if ([...check.files, ...check.unread].some((file) => file.language === language && file.name === name)) return [];
  const file = `locales/${language}/${name}.yaml`;
  return [
    { file, line: 1, code: 'missing-file', message: `The texts of "${name}" are missing in "${language}".`, mend: 'Write the file.' },
  ];
}

/** What a file must and may hold; nothing is known of `page` and `desk`, whose keys belong to the pages. */
function formsOfFile(name: string, scripts: readonly Script[]): readonly Form[] | undefined {
  if (name === 'page' || name === 'desk') return undefined;
  const own = scripts.filter((script) => script.id === name);
  const scriptForms = own.flatMap(formsOf);
  // The words of a list stand with its script, those of the house's lists in `app`.
  const offering = name === 'app' ? scripts : own;
  const lists = new Map(
    offering.flatMap((script) => [...listsOf(script)].filter(([list]) => (name === 'app') === list.startsWith('app.'))),
  );
  const prefix = prefixOf(name);
  const listForms = [...lists].flatMap(([list, ids]) => ids.map((id) => `${prefix}lists.${list.replace(/^app\./, '')}.${id}`));
  const forms = listForms.map((key) => ({ key: `${key}.label`, required: true, params: [] }));
  const hints = listForms.map((key) => ({ key: `${key}.hint`, required: false, params: [] }));
  return [...(name === 'app' ? houseForms : scriptForms), ...forms, ...hints];
}

function fileFaults(file: LocaleFile, check: Checking, forms: readonly Form[] | undefined): readonly Found[] {
  const { source, name } = file;
  if (name === 'page' || name === 'desk') return textFaults(file, undefined);
  if (forms === undefined) {
    if (check.brokenScripts.includes(name)) return textFaults(file, undefined);
    const mend = 'Give the file the name of a script, or take it out.';
    return [{ file: source.file, line: 1, code: 'unknown-file', message: `There is no script "${name}".`, mend }];
  }
  const understood = name === 'app' ? understandFaults(source) : [];
  // What is offered in a list of a script that is broken cannot be known to be unused.
  const complete = name !== 'app' || check.brokenScripts.length === 0;
  return [
    ...missing(file, forms, missingCode(check, file)),
    ...(complete ? unused(file, forms) : []),
    ...textFaults(file, forms),
    ...understood,
  ];
}

function missingCode(check: Checking, file: LocaleFile): 'missing-text' | 'untranslated' {
  return check.isChecked(file.language) ? 'missing-text' : 'untranslated';
}

function missing({ source, name, language }: LocaleFile, forms: readonly Form[], code: Code): readonly Found[] {
  const there = new Set(leavesOf(name, source.data).map(({ key }) => key));
  return forms.flatMap(({ key, required }): readonly Found[] => {
    if (!required || there.has(key) || there.has(bareKey(key))) return [];
    const path = key.slice(prefixOf(name).length).split('.');
    const place = source.place(path);
    const message = `The text "${key}" is missing in "${language}".`;
    return [{ file: source.file, ...place, code, message, mend: `Write it in ${source.file}.` }];
  });
}

function unused({ source, name }: LocaleFile, forms: readonly Form[]): readonly Found[] {
  const known = new Set(forms.map(({ key }) => bareKey(key)));
  return leavesOf(name, source.data).flatMap(({ key, path }) => {
    if (known.has(bareKey(key))) return [];
    const mend = 'Take it out, or look at how the step or the list is written.';
    return [{ file: source.file, ...source.place(path), code: 'unused-text', message: `Nothing shows the text "${key}".`, mend }];
  });
}

function understandFaults(source: Source): readonly Found[] {
  const read = Understand.safeParse(within(source.data, ['understand']));
  return read.success ? [] : shapeFaults(source, read.error.issues, ['understand'], () => Object.keys(Understand.shape));
}

/** A text that one checked language has, all have. What is required anyway is told in each language by itself. */
function acrossLanguages(check: Checking, files: readonly LocaleFile[], forms: readonly Form[] = []): readonly Found[] {
  const required = new Set(forms.filter((form) => form.required).map(({ key }) => bareKey(key)));
  const keys = new Map(files.map((file) => [file, new Set(leavesOf(file.name, file.source.data).map(({ key }) => key))]));
  const all = new Map<string, LocaleFile>();
  for (const [file, own] of keys) {
    if (check.isChecked(file.language)) for (const key of own) if (!required.has(bareKey(key)) && !all.has(key)) all.set(key, file);
  }
  return files.flatMap((file) =>
    [...all].flatMap(([key, other]): readonly Found[] => {
      if (keys.get(file)?.has(key) === true) return [];
      const place = file.source.place(key.slice(prefixOf(file.name).length).split('.'));
      const message = `The text "${key}" is in "${other.language}" and missing in "${file.language}".`;
      return [{ file: file.source.file, ...place, code: missingCode(check, file), message, mend: `Write it in ${file.source.file}.` }];
    }),
  );
}
