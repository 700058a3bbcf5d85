/** The ten questions that every rival asks, the answers it gets, and the check of an answer that the rivals without one of their own use. */
import type { Dialogue } from '../src/engine/dialogue.ts';
import type { Vocabulary } from '../src/engine/vocabulary.ts';
import { fold } from '../src/engine/fold.ts';
import { prepare } from '../src/engine/prepare.ts';
import type { Options, Step, StepBase } from '../src/engine/script.ts';

export type Kind = 'text' | 'choice' | 'yes-no' | 'scale';
export interface Asked {
  readonly id: string;
  readonly kind: Kind;
  readonly answer: string;
  readonly value: string | number;
}

/** Choices and the words for them. */
export const choices: Readonly<Record<string, readonly string[]>> = {
  outdoors: ['Udendørs', 'ude', 'i naturen'],
  people: ['Med mennesker', 'mennesker'],
  hands: ['Med hænderne', 'håndværk'],
  screen: ['Ved en skærm', 'kontor'],
};
export const yesWords = ['ja', 'jo', 'jep', 'ja tak'];
export const noWords = ['nej', 'næ', 'nej tak'];
export const commandWords = ['tilbage', 'ret', 'gentag', 'pause', 'videre', 'tal med et menneske', 'hjælp', 'min plan', 'english'];
export const numberWords: Readonly<Record<string, number>> = {
  nul: 0,
  en: 1,
  to: 2,
  tre: 3,
  fire: 4,
  fem: 5,
  seks: 6,
  syv: 7,
  otte: 8,
  ni: 9,
  ti: 10,
};

export const questions: readonly Asked[] = [
  { id: 'goal', kind: 'text', answer: 'Jeg vil gerne have mere ro på hverdagen', value: 'Jeg vil gerne have mere ro på hverdagen' },
  { id: 'place', kind: 'choice', answer: 'Udendørs', value: 'outdoors' },
  { id: 'sleep', kind: 'scale', answer: '7', value: 7 },
  { id: 'alone', kind: 'yes-no', answer: 'ja', value: 'yes' },
  { id: 'works', kind: 'text', answer: 'At gå en tur om morgenen', value: 'At gå en tur om morgenen' },
  { id: 'health', kind: 'scale', answer: '4', value: 4 },
  { id: 'mentor', kind: 'yes-no', answer: 'nej', value: 'no' },
  { id: 'with', kind: 'choice', answer: 'Med hænderne', value: 'hands' },
  { id: 'belief', kind: 'scale', answer: '5', value: 5 },
  { id: 'step', kind: 'text', answer: 'Ringe til lægen', value: 'Ringe til lægen' },
];

const yes = new Set(yesWords.map(fold));
const no = new Set(noWords.map(fold));
const commands = new Set(commandWords.map(fold));
const numbers = new Map(Object.entries(numberWords));
const byWord = new Map(Object.entries(choices).flatMap(([id, words]) => words.map((word) => [fold(word), id] as const)));

/** The value of an answer; nothing when it is a command or is not understood. */
export function understand(kind: Kind, text: string): string | number | undefined {
  const folded = fold(text);
  if (folded === '' || commands.has(folded)) return undefined;
  switch (kind) {
    case 'text':
      return text.length <= 4000 ? text : undefined;
    case 'choice':
      return byWord.get(folded);
    case 'yes-no':
      return yes.has(folded) ? 'yes' : no.has(folded) ? 'no' : undefined;
    case 'scale': {
      const number = numbers.get(folded) ?? Number(folded);
      return Number.isInteger(number) && number >= 0 && number <= 10 ? number : undefined;
    }
    default:
      return kind satisfies never;
  }
}

const base: Omit<StepBase, 'id'> = { sensitive: false, skippable: false, unknown: false, declinable: false, needs: [], shows: {} };
const places: Options = { from: 'list', list: 'places', ids: Object.keys(choices) };

function stepOf(question: Asked): Step {
  if (question.kind === 'choice') return { ...base, id: question.id, ask: 'choice', options: places, other: false };
  return { ...base, id: question.id, ask: question.kind };
}

/** Words of the bench. */
export const vocabulary: Vocabulary = {
  commands: {
    back: ['tilbage'],
    change: ['ret'],
    repeat: ['gentag'],
    pause: ['pause'],
    resume: ['videre'],
    portion: ['tre spørgsmål i dag'],
    more: ['fortæl mere'],
    person: ['tal med et menneske'],
    help: ['hjælp'],
    plan: ['min plan'],
    language: ['english'],
  },
  languages: {},
  yes: yesWords,
  no: noWords,
  without: { skipped: ['spring over'], unknown: ['det ved jeg ikke'], declined: ['det vil jeg ikke svare på'] },
  send: ['send'],
  numbers: numberWords,
  days: {},
  weekdays: [],
  months: [],
  fillers: ['tak', 'jeg vil gerne'],
  and: ['og'],
  or: ['eller'],
  nothing: ['ingen'],
  not: ['ikke'],
  within: ['om'],
  units: {},
  next: ['næste'],
  decimal: ',',
  options: Object.fromEntries(Object.entries(choices).map(([id, words]) => [`lists.places.${id}`, words])),
};

/** The ten questions as a dialogue; with `steps`, as many more of the same kinds, forty to a section as in a real script. */
export function dialogueOf(steps: number = questions.length): Dialogue {
  const all = Array.from({ length: steps }, (_, index) => {
    const question = questions[index % questions.length] as Asked;
    return stepOf(index < questions.length ? question : { ...question, id: `${question.id}-${index}` });
  });
  const perSection = 40;
  const sections = Array.from({ length: Math.ceil(steps / perSection) }, (_, index) => ({
    id: `part-${index}`,
    minutes: 5,
    steps: all.slice(index * perSection, (index + 1) * perSection),
  }));
  const script = { id: 'bench', purpose: 'bench', owner: 'bench', sections, given: [], migrate: [], structure: `bench-${steps}` };
  return prepare(script, { offers: [], mentors: [], vocabulary: { da: vocabulary } });
}
