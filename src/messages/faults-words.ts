/** Words of commands must mean nothing else: a person who answers "plan" must not be sent to the plan by mistake. */
import { fold } from '../engine/fold.ts';
import { commands } from '../engine/input.ts';
import type { Fault } from './fault.ts';
import type { LocaleFile } from './faults.ts';
import { namesAt, wordsAt } from './texts.ts';

interface Meaning {
  /** What the word stands for: `commands.back`, `lists.barrier-areas.sleep`. */
  readonly of: string;
  readonly language: string;
}

/** Command words that are also another command's, an option's or a reply's, in any language. */
export function wordFaults(files: readonly LocaleFile[]): readonly Fault[] {
  const taken = new Map<string, readonly Meaning[]>();
  const take = (words: readonly string[], meaning: Meaning): void => {
    for (const word of new Set(words.map(fold))) taken.set(word, [...(taken.get(word) ?? []), meaning]);
  };
  for (const { name, language, source } of files) {
    for (const path of meaningPaths(name, source.data)) take(wordsAt(source.data, path), { of: path.join('.'), language });
  }
  return files.filter(({ name }) => name === 'app').flatMap((file) => commands.flatMap((command) => collisions(file, command, taken)));
}

/** Where words stand that a citizen may write as a whole message. */
function meaningPaths(name: string, data: unknown): readonly (readonly string[])[] {
  if (name === 'page' || name === 'desk') return [];
  const lists = namesAt(data, ['lists']).flatMap((list) => namesAt(data, ['lists', list]).map((id) => ['lists', list, id]));
  if (name !== 'app') return [...lists, ...ownPasses(data)];
  const replies = [
    ['yes'],
    ['no'],
    ['send'],
    ['understand', 'nothing'],
    ...['skipped', 'unknown', 'declined'].map((why) => ['without', why]),
  ];
  return [...commands.map((command) => ['commands', command]), ...replies, ...lists];
}

/** A step's own words for passing it by. */
function ownPasses(data: unknown): readonly (readonly string[])[] {
  return namesAt(data, []).flatMap((section) =>
    namesAt(data, [section]).flatMap((step) => ['skipped', 'unknown', 'declined'].map((why) => [section, step, why])),
  );
}

function collisions(file: LocaleFile, command: string, taken: ReadonlyMap<string, readonly Meaning[]>): readonly Fault[] {
  const path = ['commands', command];
  return [...new Set(wordsAt(file.source.data, path))].flatMap((word, number) => {
    const others = (taken.get(fold(word)) ?? []).filter(({ of }) => of !== `commands.${command}`);
    const place = file.source.place(number === 0 ? [...path, 'label'] : [...path, 'also', number - 1]);
    return others.slice(0, 1).map(({ of, language }): Fault => {
      const message = `"${word}" is a word for the command "${command}" and also for "${of}" in "${language}".`;
      return { file: file.source.file, ...place, code: 'word-collision', message, mend: 'Take it out at one of the two.' };
    });
  });
}
