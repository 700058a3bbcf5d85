/** One walk through a dialogue as one citizen, from the first turn to the end. */
import type { Input } from '../../engine/input.ts';
import type { Given, Status } from '../../engine/state.ts';
import { chanceOf, type Chance } from './chance.ts';
import { citizenOf, type Act, type Citizen, type CitizenKind } from './citizens.ts';
import { coveredBy, type Coverage } from './coverage.ts';
import { wayShown, type DeadEnd, type DeadEndKind } from './dead-end.ts';
import { minutesOf, smsOf, wordsIn, wordsShown } from './figures.ts';
import { phrasesOf } from './phrases.ts';
import {
  firstMorning,
  isCollecting,
  isStranded,
  isWaiting,
  minuteAfter,
  open,
  take,
  type Scene,
  type Setting,
  type Taken,
} from './scene.ts';

/** How a walk went. */
export interface Walk {
  readonly citizen: CitizenKind;
  /** How the dialogue stood when nothing more was to be done: `done`, or `expired` where the citizen was away too long. */
  readonly status: Status;
  /** What the citizen did: messages, taps and commands. */
  readonly turns: number;
  readonly minutes: number;
  readonly sms: number;
  /** Keys of the questions in the order in which they were asked; one asked again at once counts once. */
  readonly path: readonly string[];
  readonly coverage: Coverage;
  readonly deadEnd?: DeadEnd;
}

/** What is counted on the way. */
interface Steps {
  readonly setting: Setting;
  readonly chance: Chance;
  readonly path: string[];
  readonly did: string[];
  readonly coverage: Set<string>;
  /** Pieces of an answer that are still to be written. */
  pieces: readonly string[];
  last: Scene | undefined;
  status: Status;
  turns: number;
  read: number;
  written: number;
  sms: number;
  at: string;
}

/** What a walk begins with. `most`: turns after which it is given up as endless; `given`: what is brought to the dialogue. */
export interface Start {
  readonly seed: number;
  readonly most: number;
  readonly given?: Given;
}

/** Walks once. */
export function walkAs(setting: Setting, citizen: CitizenKind, { seed, most, given = {} }: Start): Walk {
  const steps: Steps = {
    setting,
    chance: chanceOf(seed),
    path: [],
    did: [],
    coverage: new Set(),
    pieces: [],
    last: undefined,
    status: 'open',
    turns: 0,
    read: 0,
    written: 0,
    sms: 0,
    at: firstMorning,
  };
  const deadEnd = walked(steps, open(setting, given), { act: citizenOf(citizen), most });
  cover(steps);
  const { turns, read, written, sms, path, coverage, status } = steps;
  return { citizen, status, turns, minutes: minutesOf(read, written), sms, path, coverage, ...(deadEnd !== undefined && { deadEnd }) };
}

function walked(steps: Steps, first: Taken, { act, most }: { readonly act: Citizen; readonly most: number }): DeadEnd | undefined {
  const { setting, chance } = steps;
  const phrases = phrasesOf(setting.language);
  let result = first;
  for (;;) {
    if (!result.ok) return stop(steps, 'failure', result.why);
    const { scene } = result;
    if (scene.output.question === undefined) cover(steps);
    note(steps, scene);
    if (isStranded(scene)) return stop(steps, 'silence');
    const { question } = scene.output;
    const { card } = scene.rendered;
    if (question === undefined && !isWaiting(scene) && !isCollecting(scene.state)) return undefined;
    if (steps.turns >= most) return stop(steps, 'endless', `${most} turns`);
    const vocabulary = setting.catalogue.vocabulary(scene.state.language);
    if (isCollecting(scene.state)) result = take(setting, scene.state, nextPiece(steps));
    else if (question === undefined || card === undefined) {
      result = take(setting, scene.state, inputOf(steps, scene, { kind: 'write', text: vocabulary.commands.resume[0] ?? '' }));
    } else {
      const next = act({ question, card, vocabulary, phrases, chance, at: steps.at });
      result = take(setting, scene.state, inputOf(steps, scene, next));
    }
  }
}

/** Counts what a turn has shown. */
function note(steps: Steps, scene: Scene): void {
  // What was gone through is seen best from the farthest place: before an answer is changed, and at the end.
  if (scene.output.question?.standing !== undefined) cover(steps);
  steps.last = scene;
  steps.status = scene.state.status;
  steps.read += wordsShown(scene.rendered);
  steps.sms += smsOf(scene, steps.setting);
  const key = scene.output.question?.key;
  if (key !== undefined && steps.path.at(-1) !== key) steps.path.push(key);
}

/** Takes up what lies behind the place of the last turn. */
function cover({ setting, last, coverage }: Steps): void {
  if (last === undefined) return;
  for (const name of coveredBy(setting.dialogue, last)) coverage.add(name);
}

/** The next piece of an answer, at once; or, where there is none left, the tick that closes it. */
function nextPiece(steps: Steps): Input {
  const [text, ...rest] = steps.pieces;
  steps.pieces = rest;
  if (text !== undefined) return piece(steps, text);
  steps.at = minuteAfter(steps.at);
  return { kind: 'tick', name: 'burst', at: steps.at };
}

function piece(steps: Steps, text: string): Input {
  steps.turns += 1;
  steps.written += wordsIn(text);
  return { kind: 'message', text, joins: true, at: steps.at };
}

/** What a citizen does, as an input; a minute passes with each, and days where the citizen is away. */
function inputOf(steps: Steps, { state, output }: Scene, act: Act): Input {
  steps.did.push(`${output.question?.key ?? state.status}: ${told(act)}`);
  steps.at = act.kind === 'away' ? new Date(Date.parse(steps.at) + act.days * 86_400_000).toISOString() : minuteAfter(steps.at);
  const { at } = steps;
  if (act.kind === 'pieces') {
    const [first = '', ...rest] = act.texts;
    steps.pieces = rest;
    return piece(steps, first);
  }
  if (act.kind === 'away') return { kind: 'tick', name: isTooLong(steps, act.days) ? 'expired' : 'returned', at };
  steps.turns += 1;
  steps.written += act.kind === 'write' ? wordsIn(act.text) : 1;
  switch (act.kind) {
    case 'write':
      return { kind: 'message', text: act.text, at };
    case 'tap':
      return { kind: 'message', text: '', reply: { token: output.question?.token ?? '', ...act.answering }, at };
    case 'command':
      return { kind: 'command', command: act.command, at, ...(act.target !== undefined && { target: act.target }) };
    default:
      return act satisfies never;
  }
}

/** The script closes a dialogue in which nobody has answered for so many days. */
function isTooLong({ setting }: Steps, days: number): boolean {
  const { expires } = setting.dialogue.script;
  return expires !== undefined && days >= expires;
}

function told(act: Act): string {
  switch (act.kind) {
    case 'write':
      return `"${act.text}"`;
    case 'pieces':
      return `"${act.texts.join(' / ')}"`;
    case 'tap':
      return `taps ${JSON.stringify(act.answering.value)}`;
    case 'command':
      return `command ${act.command}`;
    case 'away':
      return `away for ${act.days} days`;
    default:
      return act satisfies never;
  }
}

function stop({ path, did }: Steps, kind: DeadEndKind, detail = ''): DeadEnd {
  return { kind, at: path.at(-1) ?? 'start', after: did.slice(-wayShown), detail };
}
