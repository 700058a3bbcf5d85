/** From the texts that staff write, and what the municipality brings, to a dialogue that can run. */
import type { Dialogue } from '../engine/dialogue.ts';
import type { MunicipalOption } from '../engine/vocabulary.ts';
import { prepare } from '../engine/prepare.ts';
import type { Script } from '../engine/script.ts';
import { makeCatalogue, type ReportText } from '../messages/catalogue.ts';
import { inOrder, isError, type Fault, type Found } from '../messages/fault.ts';
import { translationsOf } from '../messages/faults-translations.ts';
import { sourceLanguage } from '../messages/translation.ts';
import type { Catalogue } from '../messages/types.ts';
import { inspect } from './check.ts';
import { parseScript } from './parse.ts';
import { readLocales, type Locales, type Sources } from './sources.ts';

/** What a municipality brings to a dialogue: its catalogue of offers and its mentors. Further fields are not looked at. */
export interface Municipal {
  readonly offers: readonly BroughtOption[];
  readonly mentors: readonly BroughtOption[];
}
/** An option as a municipality has it on file. */
export type BroughtOption = {
  readonly [K in keyof MunicipalOption]: MunicipalOption[K] | (undefined extends MunicipalOption[K] ? undefined : never);
};

/** What loading may be told beside. */
export interface LoadOptions {
  /** Steps whose wording was taken back, as `<script>:<text key>`. */
  readonly withdrawn?: readonly string[];
  /** Told of a text that a language misses while it is shown in Danish. */
  readonly report?: ReportText;
  /** Languages that are loaded although no person has checked their texts. Absent: all. */
  readonly unchecked?: readonly string[];
}

/** A dialogue that can run, with its texts. */
export interface Ready {
  readonly dialogue: Dialogue;
  readonly catalogue: Catalogue;
}

/** A dialogue that can run, or the faults, never both: nothing runs on a script that is partly right. */
export type Loaded = ({ readonly ok: true } & Ready) | { readonly ok: false; readonly faults: readonly Fault[] };
/** All dialogues that can run, by the id of their script; or the faults. */
export type LoadedAll =
  | { readonly ok: true; readonly scripts: ReadonlyMap<string, Ready> }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Loads every script with its texts. Refused on any error that a citizen could meet, in whichever script. The rules for whoever writes
 * (a step that nothing leads to, a mark that is missing, transcripts) are held by `npm run check` and by publishing.
 */
export function loadScripts(sources: Sources, municipality: Municipal, options: LoadOptions = {}): LoadedAll {
  const { scripts, locales, faults } = inspect(loadable(sources, options.unchecked), parseScript);
  const grave = faults.filter(isError);
  if (grave.length > 0) return { ok: false, faults: grave };
  const ready = scripts.map((script) => [script.id, readyOf(script, locales, { municipality, ...options })] as const);
  return { ok: true, scripts: new Map(ready) };
}

/**
 * What is needed to run: the texts of languages that are shown, without the notes of what has been translated. What citizens are not shown is
 * neither read nor checked here: a start should not wait for it.
 */
function loadable(sources: Sources, unchecked: LoadOptions['unchecked']): Sources {
  const isAbout = (path: string): boolean => path.endsWith('/translation.yaml');
  const about = Object.fromEntries(Object.entries(sources).filter(([path]) => isAbout(path)));
  const translations = translationsOf(readLocales(about).about);
  const isShown = (language: string): boolean =>
    language === sourceLanguage || unchecked?.includes(language) !== false || Boolean(translations.get(language)?.checked);
  const wanted = Object.entries(sources).filter(([path]) => {
    const [, language, name] = /^locales\/([^/]+)\/([^/]+)\.yaml$/.exec(path) ?? [];
    return language === undefined || (isShown(language) && name !== 'sources');
  });
  return Object.fromEntries(wanted);
}

/**
 * Loads one script.
 *
 * @param scriptId `intake` for `dialogs/intake.yaml`
 */
export function loadDialogue(sources: Sources, scriptId: string, municipality: Municipal, options: LoadOptions = {}): Loaded {
  const loaded = loadScripts(sources, municipality, options);
  if (!loaded.ok) return loaded;
  const ready = loaded.scripts.get(scriptId);
  return ready === undefined ? { ok: false, faults: inOrder([unknownScript(scriptId)]) } : { ok: true, ...ready };
}

function readyOf(
  script: Script,
  locales: Locales,
  { municipality, withdrawn = [], ...options }: LoadOptions & { readonly municipality: Municipal },
): Ready {
  const catalogue = loadCatalogue(locales, script, options);
  const vocabulary = Object.fromEntries(catalogue.languages.map((language) => [language, catalogue.vocabulary(language)]));
  const data = { offers: municipality.offers.map(brought), mentors: municipality.mentors.map(brought), vocabulary };
  const own = withdrawn.filter((key) => key.startsWith(`${script.id}:`)).map((key) => key.slice(script.id.length + 1));
  return { dialogue: prepare(script, data, own), catalogue };
}

/**
 * The texts of a script and of the house. Danish comes first, then what a person has checked, so that whoever goes to "the next language"
 * comes to one that is known to be right.
 */
function loadCatalogue(locales: Locales, script: Script, { report }: LoadOptions): Catalogue {
  const translations = translationsOf(locales.about);
  const place = (language: string): number => (language === sourceLanguage ? 0 : translations.get(language)?.checked ? 1 : 2);
  const files: Record<string, Record<string, unknown>> = {};
  for (const { language, name, source } of locales.files.toSorted((a, b) => place(a.language) - place(b.language))) {
    files[language] = { ...files[language], [name]: source.data };
  }
  return makeCatalogue(files, script, report);
}

function brought(option: BroughtOption): MunicipalOption {
  const { id, label, hint, also } = option;
  return { id, label, ...(hint !== undefined && { hint }), ...(also !== undefined && { also }) };
}

function unknownScript(id: string): Found {
  const file = `dialogs/${id}.yaml`;
  return { file, line: 1, code: 'missing-file', message: `There is no script "${id}".`, mend: `Write ${file}.` };
}
