import type { Dialogue, DialogueData } from './dialogue.ts';
import { makeLexicon } from './lexicon.ts';
import { compile } from './program.ts';
import type { Script } from './script.ts';

/**
 * Makes a script ready to run with a municipality's data. Do it once; the result is shared by all conversations.
 *
 * @param withdrawn text keys of steps whose wording was taken back: they are not asked any more
 */
export function prepare(script: Script, data: DialogueData, withdrawn: readonly string[] = []): Dialogue {
  const municipal = [...data.offers, ...data.mentors];
  const all = Object.entries(data.vocabulary);
  const lexicon = Object.fromEntries(
    all.map(([language, words]) => {
      const others = all.filter(([other]) => other !== language).map(([, vocabulary]) => vocabulary);
      return [language, makeLexicon(words, municipal, others)];
    }),
  );
  return { script, data, program: compile(script), lexicon, withdrawn: new Set(withdrawn) };
}
