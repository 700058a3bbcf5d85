/**
 * Words that must mean one thing only: a person who answers "plan" must not be sent to the plan by mistake, and a person who picks an
 * option must not pass the question by. People mix languages, so the words of all languages are held against each other.
 */
import { fold } from '../engine/fold.ts';
import { commands } from '../engine/input.ts';
import type { Script } from '../engine/script.ts';
import type { Found } from './fault.ts';
import type { LocaleFile } from './locale-file.ts';
import { asksOf, type Ask } from './forms.ts';
import { namesAt, wordsAt } from './texts.ts';

/** What a word stands for. */
type Kind = 'command' | 'pass' | 'yes-no' | 'reply' | 'option';

interface Meaning {
  readonly kind: Kind;
  /** `commands.back`, `lists.barrier-areas.sleep`, `goal.job-goal.unknown`. */
  readonly path: readonly string[];
  /** The same thing in every language and step: `commands.back`, `without.unknown`. */
  readonly of: string;
  readonly file: LocaleFile;
}

/** What a word of a kind must not be besides. A command must be nothing else at all; another command is another one. */
const clashes: Readonly<Record<Kind, readonly Kind[]>> = {
  command: ['command', 'pass', 'yes-no', 'reply', 'option'],
  pass: ['pass', 'yes-no', 'option'],
  'yes-no': ['yes-no'],
  reply: [],
  option: [],
};

/** Words for commands, for passing a question by, and for yes and no that are also words for something else, in any language. */
export function wordFaults(files: readonly LocaleFile[], scripts: readonly Script[]): readonly Found[] {
  const meanings = files.flatMap(meaningsOf);
  const taken = new Map<string, Meaning[]>();
  for (const meaning of meanings) {
    for (const word of new Set(wordsAt(meaning.file.source.data, meaning.path).map(fold))) {
      const others = taken.get(word);
      if (others === undefined) taken.set(word, [meaning]);
      else others.push(meaning);
    }
  }
  return meanings.flatMap((meaning) => (clashes[meaning.kind].length === 0 ? [] : collisions(meaning, taken, scripts)));
}

const passes = ['skipped', 'unknown', 'declined'] as const;

/** Where words stand that a citizen may write as a whole message. */
function meaningsOf(file: LocaleFile): readonly Meaning[] {
  const { name, source } = file;
  if (name === 'page' || name === 'desk') return [];
  const meaning = (kind: Kind, path: readonly string[], of = path.join('.')): Meaning => ({ kind, path, of, file });
  const lists = namesAt(source.data, ['lists']).flatMap((list) =>
    namesAt(source.data, ['lists', list]).map((id) => meaning('option', ['lists', list, id])),
  );
  if (name !== 'app') return [...lists, ...ownPasses(source.data).map((path) => meaning('pass', path, `without.${path.at(-1)!}`))];
  return [
    ...commands.map((command) => meaning('command', ['commands', command])),
    ...passes.map((why) => meaning('pass', ['without', why])),
    ...['yes', 'no'].map((word) => meaning('yes-no', [word])),
    meaning('reply', ['send']),
    meaning('reply', ['understand', 'nothing']),
    ...lists,
  ];
}

/** A step's own words for passing it by. */
function ownPasses(data: unknown): readonly (readonly string[])[] {
  return namesAt(data, [])
    .filter((section) => section !== 'lists')
    .flatMap((section) => namesAt(data, [section]).flatMap((step) => passes.map((why) => [section, step, why])));
}

/** True where a person could mean either: what a step itself says for passing by is understood in its own script only, where it is offered. */
function meet(one: Meaning, other: Meaning, scripts: readonly Script[]): boolean {
  if (one.of === other.of || !clashes[one.kind].includes(other.kind)) return false;
  if (one.kind !== 'pass' || one.file.name === 'app') return true;
  if (other.kind === 'pass') return other.file.name === 'app' || other.file.name === one.file.name;
  if (other.file.name !== 'app' && other.file.name !== one.file.name) return false;
  const script = scripts.find(({ id }) => id === one.file.name);
  return script !== undefined && asksOf(script).some(({ step }) => passedBy(step, one.path.at(-1)!) && offers(step, other));
}

function passedBy(step: Ask['step'], why: string): boolean {
  return why === 'skipped' ? step.skippable : why === 'unknown' ? step.unknown : step.declinable;
}

function offers(step: Ask['step'], { kind, path, file }: Meaning): boolean {
  if (kind === 'yes-no') return step.ask === 'yes-no';
  if ((step.ask !== 'choice' && step.ask !== 'choices') || step.options.from !== 'list') return false;
  const list = path[1]!;
  return step.options.list === (file.name === 'app' ? `app.${list}` : list);
}

function collisions(meaning: Meaning, taken: ReadonlyMap<string, readonly Meaning[]>, scripts: readonly Script[]): readonly Found[] {
  const { source } = meaning.file;
  const words = wordsAt(source.data, meaning.path);
  return [...new Set(words)].flatMap((word): readonly Found[] => {
    const other = (taken.get(fold(word)) ?? []).find((one) => meet(meaning, one, scripts));
    if (other === undefined) return [];
    const place = source.place(wordPath(meaning, words.indexOf(word)));
    const message = `"${word}" is a word for "${meaning.path.join('.')}" and also for "${other.path.join('.')}" in "${other.file.language}".`;
    return [{ file: source.file, ...place, code: 'word-collision', message, mend: 'Take it out at one of the two.' }];
  });
}

/** Where the word with that number stands: the label first, then `also`. */
function wordPath({ path, file }: Meaning, number: number): readonly (string | number)[] {
  const labelled = wordsAt(file.source.data, [...path, 'label']).length > 0;
  if (!labelled) return path;
  return number === 0 ? [...path, 'label'] : [...path, 'also', number - 1];
}
