/** Checks of everything under `locales/`, for all languages together. */
import type { Script } from '../engine/script.ts';
import type { Fault } from './fault.ts';
import { formsOf, listsOf, type Form } from './forms.ts';
import { houseForms } from './house.ts';
import type { Source } from './source.ts';
import { shapeFaults } from './shape.ts';
import { parameterFaults, textFaults } from './faults-texts.ts';
import { wordFaults } from './faults-words.ts';
import { houseFiles, leavesOf, prefixOf, within } from './texts.ts';
import { Understand } from './vocabulary.ts';

/** One file under `locales/<language>/`, read. */
export interface LocaleFile {
  readonly language: string;
  /** Without ending: `app`, `intake`. */
  readonly name: string;
  readonly source: Source;
}

/** What is expected of the texts. */
export interface LocaleCheck {
  readonly files: readonly LocaleFile[];
  /** Files that are there but could not be read: their faults are told elsewhere. */
  readonly unread: readonly { readonly language: string; readonly name: string }[];
  readonly scripts: readonly Script[];
  /** Ids of scripts that have faults of their own: what their texts must be is not known. */
  readonly brokenScripts: readonly string[];
}

/** Every fault of the texts. */
export function checkLocales(check: LocaleCheck): readonly Fault[] {
  const languages = languagesOf(check);
  const names = [...houseFiles, ...check.scripts.map((script) => script.id)];
  const wanted = new Map(names.map((name) => [name, formsOfFile(name, check.scripts)]));
  return [
    ...languages.flatMap((language) => names.flatMap((name) => missingFile(check, language, name))),
    ...check.files.flatMap((file) => fileFaults(file, check, wanted.get(file.name))),
    ...names.flatMap((name) =>
      acrossLanguages(
        check.files.filter((file) => file.name === name),
        wanted.get(name),
      ),
    ),
    ...names.flatMap((name) => parameterFaults(check.files.filter((file) => file.name === name))),
    ...wordFaults(check.files),
  ];
}

/** Danish first: it is what the others are held against. */
function languagesOf({ files, unread }: LocaleCheck): readonly string[] {
  return [...new Set([...files, ...unread].map(({ language }) => language))].toSorted((a, b) => Number(b === 'da') - Number(a === 'da'));
}

function missingFile(check: LocaleCheck, language: string, name: string): readonly Fault[] {
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

function fileFaults(file: LocaleFile, check: LocaleCheck, forms: readonly Form[] | undefined): readonly Fault[] {
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
  return [...missing(file, forms), ...(complete ? unused(file, forms) : []), ...textFaults(file, forms), ...understood];
}

function missing({ source, name, language }: LocaleFile, forms: readonly Form[]): readonly Fault[] {
  const there = new Set(leavesOf(name, source.data).map(({ key }) => key));
  return forms.flatMap(({ key, required }): readonly Fault[] => {
    const bare = key.replace(/\.label$/, '');
    if (!required || there.has(key) || (bare !== key && there.has(bare))) return [];
    const path = key.slice(prefixOf(name).length).split('.');
    const place = source.place(path);
    const message = `The text "${key}" is missing in "${language}".`;
    return [{ file: source.file, ...place, code: 'missing-text', message, mend: `Write it in ${source.file}.` }];
  });
}

function unused({ source, name }: LocaleFile, forms: readonly Form[]): readonly Fault[] {
  // A label may be written short (`skipped: Spring over`) or with other words for it (`skipped: {label, also}`).
  const known = new Set(forms.flatMap(({ key }) => [key, `${key}.label`, key.replace(/\.label$/, '')]));
  return leavesOf(name, source.data).flatMap(({ key, path }) => {
    if (known.has(key)) return [];
    const mend = 'Take it out, or look at how the step or the list is written.';
    return [{ file: source.file, ...source.place(path), code: 'unused-text', message: `Nothing shows the text "${key}".`, mend }];
  });
}

function understandFaults(source: Source): readonly Fault[] {
  const read = Understand.safeParse(within(source.data, ['understand']));
  return read.success ? [] : shapeFaults(source, read.error.issues, ['understand'], () => Object.keys(Understand.shape));
}

/** A text that one language has, all have. What is required anyway is told in each language by itself. */
function acrossLanguages(files: readonly LocaleFile[], forms: readonly Form[] = []): readonly Fault[] {
  const required = new Set(forms.filter((form) => form.required).flatMap(({ key }) => [key, key.replace(/\.label$/, '')]));
  const all = new Map<string, LocaleFile>();
  for (const file of files) for (const { key } of leavesOf(file.name, file.source.data)) if (!all.has(key)) all.set(key, file);
  return files.flatMap((file) => {
    const there = new Set(leavesOf(file.name, file.source.data).map(({ key }) => key));
    return [...all].flatMap(([key, other]) => {
      if (there.has(key) || required.has(key)) return [];
      const path = key.slice(prefixOf(file.name).length).split('.');
      const message = `The text "${key}" is in "${other.language}" and missing in "${file.language}".`;
      return [
        { file: file.source.file, ...file.source.place(path), code: 'missing-text', message, mend: `Write it in ${file.source.file}.` },
      ];
    });
  });
}
