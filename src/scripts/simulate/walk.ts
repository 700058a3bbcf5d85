/** One walk through a dialogue as one citizen, from the first turn to the end. */
import type { Input } from '../../engine/input.ts';
import { chanceOf, type Chance } from './chance.ts';
import { citizenOf, type Act, type CitizenKind } from './citizens.ts';
import { coveredBy, type Coverage } from './coverage.ts';
import { wayShown, type DeadEnd, type DeadEndKind } from './dead-end.ts';
import { minutesOf, smsOf, wordsIn, wordsShown } from './figures.ts';
import { phrasesOf } from './phrases.ts';
import { firstMorning, isStranded, isWaiting, open, take, type Scene, type Setting } from './scene.ts';

/** How a walk went. */
export interface Walk {
  readonly citizen: CitizenKind;
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
  turns: number;
  read: number;
  written: number;
  sms: number;
  at: string;
}

/** Walks once. `most` is the number of turns after which a walk is given up as endless. */
export function walkAs(setting: Setting, citizen: CitizenKind, { seed, most }: { readonly seed: number; readonly most: number }): Walk {
  const steps: Steps = {
    setting,
    chance: chanceOf(seed),
    path: [],
    did: [],
    coverage: new Set(),
    turns: 0,
    read: 0,
    written: 0,
    sms: 0,
    at: firstMorning,
  };
  const deadEnd = walked(steps, citizen, most);
  const { turns, read, written, sms, path, coverage } = steps;
  return { citizen, turns, minutes: minutesOf(read, written), sms, path, coverage, ...(deadEnd !== undefined && { deadEnd }) };
}

function walked(steps: Steps, kind: CitizenKind, most: number): DeadEnd | undefined {
  const { setting, chance } = steps;
  const act = citizenOf(kind);
  const phrases = phrasesOf(setting.language);
  let result = open(setting);
  for (;;) {
    if (!result.ok) return stop(steps, 'failure', result.why);
    const { scene } = result;
    note(steps, scene);
    if (isStranded(scene)) return stop(steps, 'silence');
    const { question } = scene.output;
    const { card } = scene.rendered;
    if (question === undefined && !isWaiting(scene)) return undefined;
    if (steps.turns >= most) return stop(steps, 'endless', `${most} turns`);
    const vocabulary = setting.catalogue.vocabulary(scene.state.language);
    const next: Act =
      question === undefined || card === undefined
        ? { kind: 'write', text: vocabulary.commands.resume[0] ?? '' }
        : act({ question, card, vocabulary, phrases, chance, at: steps.at });
    result = take(setting, scene.state, inputOf(steps, scene, next));
  }
}

/** Counts what a turn has shown. */
function note(steps: Steps, scene: Scene): void {
  steps.read += wordsShown(scene.rendered);
  steps.sms += smsOf(scene);
  for (const name of coveredBy(steps.setting.dialogue, scene)) steps.coverage.add(name);
  const key = scene.output.question?.key;
  if (key !== undefined && steps.path.at(-1) !== key) steps.path.push(key);
}

/** What a citizen does, as an input; a minute passes with each, and days where the citizen is away. */
function inputOf(steps: Steps, { state, output }: Scene, act: Act): Input {
  const away = act.kind === 'away' ? act.days * 1440 : 1;
  steps.at = new Date(Date.parse(steps.at) + away * 60_000).toISOString();
  const { at } = steps;
  if (act.kind !== 'away') steps.turns += 1;
  steps.written += act.kind === 'write' ? wordsIn(act.text) : act.kind === 'away' ? 0 : 1;
  steps.did.push(`${output.question?.key ?? state.status}: ${told(act)}`);
  switch (act.kind) {
    case 'write':
      return { kind: 'message', text: act.text, at };
    case 'tap':
      return { kind: 'message', text: '', reply: { token: output.question?.token ?? '', ...act.answering }, at };
    case 'command':
      return { kind: 'command', command: act.command, at, ...(act.target !== undefined && { target: act.target }) };
    case 'away':
      return { kind: 'tick', name: 'returned', at };
    default:
      return act satisfies never;
  }
}

function told(act: Act): string {
  switch (act.kind) {
    case 'write':
      return `"${act.text}"`;
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
