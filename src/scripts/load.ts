/** From the texts that staff write, and what the municipality brings, to a dialogue that can run. */
import type { Dialogue } from '../engine/dialogue.ts';
import type { MunicipalOption } from '../engine/vocabulary.ts';
import { prepare } from '../engine/prepare.ts';
import type { Script } from '../engine/script.ts';
import { makeCatalogue } from '../messages/catalogue.ts';
import { inOrder, isError, type Fault, type Found } from '../messages/fault.ts';
import type { Catalogue } from '../messages/types.ts';
import { inspect } from './check.ts';
import type { Locales, Sources } from './sources.ts';

/** What a municipality brings to a dialogue: its catalogue of offers and its mentors. Further fields are not looked at. */
export interface Municipal {
  readonly offers: readonly BroughtOption[];
  readonly mentors: readonly BroughtOption[];
}
/** An option as a municipality has it on file. */
export type BroughtOption = {
  readonly [K in keyof MunicipalOption]: MunicipalOption[K] | (undefined extends MunicipalOption[K] ? undefined : never);
};

/** A dialogue that can run, with its texts; or the faults, never both: nothing runs on a script that is partly right. */
export type Loaded =
  | { readonly ok: true; readonly dialogue: Dialogue; readonly catalogue: Catalogue }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Loads a script with its texts. Refused on any error, also in another script: what runs has been checked as a whole. Warnings, and what
 * is wrong with transcripts, are left to `npm run check`.
 *
 * @param scriptId `intake` for `dialogs/intake.yaml`
 */
export function loadDialogue(sources: Sources, scriptId: string, municipality: Municipal): Loaded {
  const { scripts, locales, faults } = inspect(sources);
  const grave = faults.filter(isError);
  if (grave.length > 0) return { ok: false, faults: grave };
  const script = scripts.find(({ id }) => id === scriptId);
  if (script === undefined) return { ok: false, faults: inOrder([unknownScript(scriptId)]) };
  const catalogue = loadCatalogue(locales, script);
  const vocabulary = Object.fromEntries(catalogue.languages.map((language) => [language, catalogue.vocabulary(language)]));
  const data = { offers: municipality.offers.map(brought), mentors: municipality.mentors.map(brought), vocabulary };
  return { ok: true, dialogue: prepare(script, data), catalogue };
}

/** The texts of a script and of the house. Danish comes first, where it is there. */
function loadCatalogue(locales: Locales, script: Script): Catalogue {
  const files: Record<string, Record<string, unknown>> = {};
  const danishFirst = locales.files.toSorted((a, b) => Number(b.language === 'da') - Number(a.language === 'da'));
  for (const { language, name, source } of danishFirst) files[language] = { ...files[language], [name]: source.data };
  return makeCatalogue(files, script);
}

function brought(option: BroughtOption): MunicipalOption {
  const { id, label, hint, also } = option;
  return { id, label, ...(hint !== undefined && { hint }), ...(also !== undefined && { also }) };
}

function unknownScript(id: string): Found {
  const file = `dialogs/${id}.yaml`;
  return { file, line: 1, code: 'missing-file', message: `There is no script "${id}".`, mend: `Write ${file}.` };
}
