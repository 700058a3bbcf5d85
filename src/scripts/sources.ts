/** The texts that staff write, by path: which file is what. */
import type { Found } from '../messages/fault.ts';
import type { LocaleFile } from '../messages/locale-file.ts';
import { readYaml } from '../messages/source.ts';
import { aboutFiles, sourceLanguage } from '../messages/translation.ts';

/** Text of every file under `dialogs/` and `locales/`, by its path from the root: `dialogs/intake.yaml`. */
export type Sources = Readonly<Record<string, string>>;

/** Paths of the scripts. */
export function scriptPaths(sources: Sources): readonly string[] {
  return Object.keys(sources).filter((path) => /^dialogs\/[^/]+\.yaml$/.test(path) && !path.endsWith('.test.yaml'));
}

/** Paths of the files of transcripts. */
export function transcriptPaths(sources: Sources): readonly string[] {
  return Object.keys(sources).filter((path) => /^dialogs\/[^/]+\.test\.yaml$/.test(path));
}

/** `intake` of `dialogs/intake.yaml` and of `dialogs/intake.test.yaml`. */
export function scriptIdOf(path: string): string {
  return path.replace(/^dialogs\//, '').replace(/(\.test)?\.yaml$/, '');
}

/** Files under `locales/`, read, with the faults of those that could not be. */
export interface Locales {
  readonly files: readonly LocaleFile[];
  /** `translation.yaml` and `sources.yaml` of the languages but Danish. */
  readonly about: readonly LocaleFile[];
  readonly unread: readonly { readonly language: string; readonly name: string }[];
  readonly faults: readonly Found[];
}

/** Reads every file of texts. */
export function readLocales(sources: Sources): Locales {
  const files: LocaleFile[] = [];
  const about: LocaleFile[] = [];
  const unread: { language: string; name: string }[] = [];
  const faults: Found[] = [];
  for (const [path, text] of Object.entries(sources)) {
    const [, language, name] = /^locales\/([^/]+)\/([^/]+)\.yaml$/.exec(path) ?? [];
    if (language === undefined || name === undefined) continue;
    const read = readYaml(path, text);
    const isAbout = language !== sourceLanguage && aboutFiles.some((one) => one === name);
    if (read.ok) (isAbout ? about : files).push({ language, name, source: read.source });
    else if (isAbout) faults.push(...read.faults);
    else {
      unread.push({ language, name });
      faults.push(...read.faults);
    }
  }
  return { files, about, unread, faults };
}
