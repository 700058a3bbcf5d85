/** A generated script made ready to run, with texts in two languages. */
import fc from 'fast-check';
import { parse } from 'yaml';
import type { Dialogue } from '../../../src/engine/dialogue.ts';
import { prepare } from '../../../src/engine/prepare.ts';
import type { Script } from '../../../src/engine/script.ts';
import type { Given } from '../../../src/engine/state.ts';
import type { Vocabulary } from '../../../src/engine/vocabulary.ts';
import { makeCatalogue } from '../../../src/messages/catalogue.ts';
import { formsOf, listsOf } from '../../../src/messages/forms.ts';
import type { Catalogue } from '../../../src/messages/types.ts';
import { builtinLists } from '../../../src/scripts/compositions.ts';
import { parseScript } from '../../../src/scripts/parse.ts';
import { appYaml } from '../../scripts/fixture.ts';
import { data } from '../fixture.ts';
import { mended, refused } from './mend.ts';
import { scriptSeed, type ScriptSeed } from './seeds.ts';
import { writeScript } from './write.ts';

/** A script with all that is needed to talk with it. */
export interface Subject {
  readonly yaml: string;
  readonly dialogue: Dialogue;
  readonly catalogue: Catalogue;
  /** What whoever starts it brings; one of two things given may be missing. */
  readonly given: Given;
}

/** The script of a text that the real parser takes. A text that it refuses is a mistake of the generator. */
export function parsed(yaml: string): Script {
  const read = parseScript(yaml, 'dialogs/generated.yaml');
  if (read.ok) return read.script;
  throw refused(yaml, read.faults);
}

/** What there is beside the script: how many offers and mentors, whether texts that may be left out are there, and texts of its own. */
export interface Surroundings {
  readonly brought: number;
  readonly wordy: boolean;
  readonly texts?: Readonly<Record<string, string>>;
  /** Words for options, by the text key of the option; without, its id. */
  readonly words?: Vocabulary['options'];
}

/** A script ready to run. */
export function subjectOf(yaml: string, surroundings: Surroundings): Subject {
  const script = parsed(yaml);
  const offers = data.offers.slice(0, surroundings.brought);
  const mentors = data.mentors.slice(0, surroundings.brought);
  return {
    yaml,
    dialogue: prepare(script, { offers, mentors, vocabulary: vocabularyOf(script, surroundings.words) }),
    catalogue: makeCatalogue(filesOf(script, surroundings), script),
    given: Object.fromEntries(script.given.slice(0, 1).map(({ id, is }) => [id, givenValues[is]])),
  };
}

const givenValues = { text: 'Ringe til lægen', number: 4, date: '2026-12-01', choice: 'alpha', choices: ['alpha', 'beta'] } as const;

/** Any script at all. */
export const subject: fc.Arbitrary<Subject> = scriptSeed.map((seed: ScriptSeed) => subjectOf(mended(writeScript(seed)), seed));

const listWords = (keys: (list: string, id: string) => string, all: Readonly<Record<string, readonly string[]>>): Vocabulary['options'] =>
  Object.fromEntries(Object.entries(all).flatMap(([list, ids]) => ids.map((id) => [keys(list, id), [id]])));

const houseWords = listWords((list, id) => `app.lists.${list}.${id}`, builtinLists);

/** The vocabulary of the fixture, with words for the lists. */
function vocabularyOf(script: Script, words: Vocabulary['options'] = {}): Readonly<Record<string, Vocabulary>> {
  const own = listWords((list, id) => `lists.${list}.${id}`, Object.fromEntries(listsOf(script)));
  const options = { ...own, ...houseWords, ...words };
  return Object.fromEntries(Object.entries(data.vocabulary).map(([language, all]) => [language, { ...all, options }]));
}

const house = { da: parse(appYaml('da')) as unknown, en: parse(appYaml('en')) as unknown };

type Tree = { [name: string]: Tree | string };

/** Every text that the script needs (and, where it is wordy, may have), with all the parameters it may use. */
function filesOf(script: Script, { wordy, texts = {} }: Surroundings): Parameters<typeof makeCatalogue>[0] {
  const tree: Tree = {};
  const put = (key: string, text: string): void => {
    const names = key.split('.');
    let inner = tree;
    for (const name of names.slice(0, -1)) inner = (inner[name] ??= {}) as Tree;
    inner[names.at(-1)!] = text;
  };
  for (const { key, params, required } of formsOf(script)) if (required || wordy) put(key, [key, ...params.map(present)].join(' '));
  for (const [list, ids] of listsOf(script)) if (!list.startsWith('app.')) for (const id of ids) put(`lists.${list}.${id}`, id);
  for (const [key, text] of Object.entries(texts)) put(key, text);
  return { da: { app: house.da, generated: tree }, en: { app: house.en, generated: tree } };
}

/** `{each}` as it is. What is shown may be missing, where the step that it shows was passed over. */
function present(name: string): string {
  return `{${name}}`;
}
