import type { Dialogue, DialogueData } from './dialogue.ts';
import { makeLexicon } from './lexicon.ts';
import { compile } from './program.ts';
import type { Script } from './script.ts';

/** Makes a script ready to run with a municipality's data. Do it once; the result is shared by all conversations. */
export function prepare(script: Script, data: DialogueData): Dialogue {
  const municipal = [...data.offers, ...data.mentors];
  const lexicon = Object.fromEntries(Object.entries(data.vocabulary).map(([language, words]) => [language, makeLexicon(words, municipal)]));
  return { script, data, program: compile(script), lexicon };
}
