/** Answers on their way to another structure: each finds its key there, or is kept beside. None is ever lost. */
import { fits, type Asked } from './asked.ts';
import type { Program } from './program.ts';
import type { Move } from './script.ts';
import type { Answer, Answers } from './state.ts';

/** One answer under way. */
interface Carried {
  readonly section: string;
  readonly step: string;
  /** The loop and the choice of the round, inside a repeat. */
  readonly round?: { readonly loop: string; readonly choice: string };
  readonly answer: Answer;
  /** Text key that it came with. */
  readonly was: string;
  /** No answer any more: kept beside, under a key that no step can have. */
  readonly beside?: true;
  readonly renamed?: true;
}

/** Between a key and the number of an answer kept beside it: no id holds this sign. */
const besideMark = '~';

/**
 * The answers as another structure has them: renamed keys, also in every round; what is to be asked again, or fits no more, is kept beside
 * as `own-goal~1`. The same object where nothing moves.
 *
 * @param asked what the steps asked for in the structure that the answers come from
 */
export function moveAnswers(program: Program, answers: Answers, moves: readonly Move[], asked: Asked): Answers {
  const unpacked = unpack(answers);
  const moved = moves.reduce(applied, unpacked).map((one) => placed(program, one));
  const judged = moved.map((one) => (isAnswer(program, one, asked) ? one : { ...one, beside: true as const }));
  return judged.every((one, index) => keyOf(one) === keyOf(unpacked[index]!) && one.beside === undefined) ? answers : pack(judged);
}

/** The answers with something kept beside a key: words that were still waiting when their question went. */
export function keepBeside(answers: Answers, at: { readonly section: string; readonly key: string }, answer: Answer): Answers {
  const section = answers[at.section] ?? {};
  return { ...answers, [at.section]: { ...section, [freeKey(at.key, new Set(Object.keys(section)))]: answer } };
}

function unpack(answers: Answers): readonly Carried[] {
  return Object.entries(answers).flatMap(([section, keyed]) =>
    Object.entries(keyed).map(([key, answer]): Carried => {
      const round = /^(.+?)\[(.+?)\]\.(.+)$/.exec(key);
      const step = round === null ? key : round[3]!;
      const inside = round === null ? {} : { round: { loop: round[1]!, choice: round[2]! } };
      return { section, step, answer, was: `${section}.${step}`, ...inside };
    }),
  );
}

function applied(all: readonly Carried[], move: Move): readonly Carried[] {
  switch (move.kind) {
    case 'renamed': {
      const [section, step] = split(move.to);
      return all.map((one) => (isAt(one, move.from) ? { ...one, section, step, renamed: true } : one));
    }
    case 'again':
      return all.map((one) => (isAt(one, move.step) ? { ...one, beside: true } : one));
    case 'removed':
      return all;
    default:
      return move satisfies never;
  }
}

function isAt(one: Carried, text: string): boolean {
  return one.beside === undefined && `${one.section}.${one.step}` === text;
}

/** Section and step of a text key. */
function split(text: string): readonly [string, string] {
  const dot = text.indexOf('.');
  return [text.slice(0, dot), text.slice(dot + 1)];
}

/** A repeat may have another id now: its rounds are named after it. */
function placed(program: Program, one: Carried): Carried {
  const loop = program.byText.get(`${one.section}.${one.step}`)?.repeat?.id;
  return loop === undefined || one.round === undefined ? one : { ...one, round: { ...one.round, loop } };
}

/** What no step reads (gone, or in a repeat only then or only now) stays under its key and feeds nothing. */
function isAnswer(program: Program, one: Carried, asked: Asked): boolean {
  if (one.beside !== undefined) return false;
  const entry = program.byText.get(`${one.section}.${one.step}`);
  const read = entry !== undefined && (entry.repeat === undefined) === (one.round === undefined);
  return !read || fits(program, entry, one.answer, asked[one.was]);
}

function keyOf({ section, step, round }: Carried): string {
  return `${section}.${round === undefined ? step : `${round.loop}[${round.choice}].${step}`}`;
}

/** Lays the answers under their keys. Of two under one key the renamed one has it, and the other is kept beside. */
function pack(all: readonly Carried[]): Answers {
  const answers: Record<string, Record<string, Answer>> = {};
  const taken = new Map<string, Set<string>>();
  const put = (one: Carried, own: boolean): void => {
    const [section, key] = split(keyOf(one));
    const names = taken.get(section) ?? new Set<string>();
    taken.set(section, names);
    const name = own && !names.has(key) ? key : freeKey(key, names);
    names.add(name);
    answers[section] = { ...answers[section], [name]: one.answer };
  };
  const standing = all.filter((one) => one.beside === undefined);
  for (const one of standing) if (one.renamed === true) put(one, true);
  for (const one of standing) if (one.renamed === undefined) put(one, true);
  for (const one of all) if (one.beside !== undefined) put(one, false);
  return answers;
}

/** `own-goal~1`, or the next number that is free. */
function freeKey(key: string, taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`${key}${besideMark}${number}`)) number += 1;
  return `${key}${besideMark}${number}`;
}
