/** What may happen at any question beside an answer to it. Each is tried once at every question; none may leave the citizen standing. */
import { commands, dangers, type Input } from '../../engine/input.ts';
import type { DeadEndKind } from './dead-end.ts';
import { answersTo } from './answers.ts';
import { phrasesOf } from './phrases.ts';
import { isCollecting, isStranded, isWaiting, minuteAfter, take, type Scene, type Setting } from './scene.ts';

/** A detour that leads nowhere. */
export interface LostWay {
  readonly kind: DeadEndKind;
  /** What was done: `command change`. */
  readonly did: string;
  readonly detail: string;
}

interface Detour {
  readonly did: string;
  readonly inputs: readonly Input[];
  /** Of what is offered on the way the last is taken, not the first: "no", the higher of two numbers. */
  readonly last?: true;
}

/** Tries them all from where a citizen stands at an open question. */
export function detours(setting: Setting, from: Scene): { readonly turns: number; readonly deadEnds: readonly LostWay[] } {
  let turns = 0;
  const deadEnds: LostWay[] = [];
  for (const detour of detoursFrom(setting, from)) {
    const gone = go(setting, from, detour);
    turns += gone.turns;
    if (gone.kind !== undefined) deadEnds.push({ kind: gone.kind, did: detour.did, detail: gone.detail });
  }
  return { turns, deadEnds };
}

function detoursFrom(setting: Setting, { state, rendered }: Scene): readonly Detour[] {
  const { at } = state;
  const { yes } = setting.catalogue.vocabulary(setting.language);
  const phrases = phrasesOf(setting.language).short.slice(0, 2);
  const labels = rendered.card?.options.map(({ label }) => label) ?? [];
  const write = (text: string): Input => ({ kind: 'message', text, at });
  return [
    ...commands.map((command): Detour => ({ did: `command ${command}`, inputs: [{ kind: 'command', command, at }] })),
    ...dangers.map((about): Detour => ({ did: `danger ${about}`, inputs: [{ kind: 'hold', about, at }] })),
    {
      did: 'held, released by staff',
      inputs: [
        { kind: 'hold', about: dangers[0], at },
        { kind: 'staff', action: 'resume', at },
      ],
    },
    { did: 'away for days', inputs: [{ kind: 'tick', name: 'returned', at }] },
    { did: 'the page opened again', inputs: [{ kind: 'start', at }] },
    { did: 'three times words that are no answer', inputs: ['?', '...', '!'].map(write) },
    { did: 'two numbers in one answer', inputs: [write('7-8')] },
    { did: 'two numbers in one answer, the second meant', inputs: [write('7-8')], last: true },
    { did: 'an answer in pieces', inputs: phrases.map((text) => ({ ...write(text), joins: true })) },
    {
      did: 'no answer within the time',
      inputs: [
        { kind: 'tick', name: 'expired', at },
        { kind: 'start', at },
      ],
    },
    { did: 'two things in one answer', inputs: [write(labels.slice(0, 2).join(', '))] },
    { did: 'two things in one answer, not meant so', inputs: [write(labels.slice(0, 2).join(', '))], last: true },
    { did: 'the last of the own answers', inputs: [{ kind: 'command', command: 'change', at }], last: true },
    { did: 'a plain yes', inputs: [write(yes[0] ?? 'ja')] },
  ];
}

interface Gone {
  readonly turns: number;
  readonly kind?: DeadEndKind;
  readonly detail: string;
}

/** Goes a detour, and on from a pause; a list or a choice of readings that it opens must be answerable as well. */
function go(setting: Setting, from: Scene, { inputs, last }: Detour): Gone {
  let scene = from;
  let turns = 0;
  const queue = [...inputs];
  for (let input = queue.shift(); input !== undefined; input = queue.shift()) {
    const taken = take(setting, scene.state, input);
    turns += 1;
    if (!taken.ok) return { turns, kind: 'failure', detail: taken.why };
    ({ scene } = taken);
    if (isStranded(scene)) return { turns, kind: 'silence', detail: '' };
    if (queue.length > 0 || turns >= mostTurns) continue;
    const next = onwards(scene, last === true ? -1 : 0);
    if (next === 'wall') return { turns, kind: 'wall', detail: '' };
    if (next !== undefined) queue.push(next);
  }
  return isWaiting(scene) ? { turns, kind: 'silence', detail: 'It cannot be gone on with.' } : { turns, detail: '' };
}

const mostTurns = 6;

/** What brings a detour to its end: going on from a wait, or answering what is only asked on the way; a wall where it has no answer. */
function onwards({ state, output }: Scene, which: number): Input | 'wall' | undefined {
  const { at } = state;
  if (isCollecting(state)) return { kind: 'tick', name: 'burst', at: minuteAfter(at) };
  if (isWaiting({ state })) return { kind: 'command', command: 'resume', at };
  const { question } = output;
  if (question === undefined || !['readings', 'confirm', 'change'].includes(question.kind)) return undefined;
  const taken = answersTo(question, at).at(which);
  return taken === undefined ? 'wall' : { kind: 'message', text: '', reply: { token: question.token, ...taken }, at };
}
