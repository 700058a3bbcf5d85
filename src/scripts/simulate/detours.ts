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
}

/** Tries them all from where a citizen stands at an open question. */
export function detours(setting: Setting, from: Scene): { readonly turns: number; readonly deadEnds: readonly LostWay[] } {
  let turns = 0;
  const deadEnds: LostWay[] = [];
  for (const { did, inputs } of detoursFrom(setting, from)) {
    const gone = go(setting, from, inputs);
    turns += gone.turns;
    if (gone.kind !== undefined) deadEnds.push({ kind: gone.kind, did, detail: gone.detail });
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
    { did: 'an answer in pieces', inputs: phrases.map((text) => ({ ...write(text), joins: true })) },
    {
      did: 'no answer within the time',
      inputs: [
        { kind: 'tick', name: 'expired', at },
        { kind: 'start', at },
      ],
    },
    { did: 'two things in one answer', inputs: [write(labels.slice(0, 2).join(', '))] },
    { did: 'a plain yes', inputs: [write(yes[0] ?? 'ja')] },
  ];
}

interface Gone {
  readonly turns: number;
  readonly kind?: DeadEndKind;
  readonly detail: string;
}

/** Goes a detour, and on from a pause; a list or a choice of readings that it opens must be answerable as well. */
function go(setting: Setting, from: Scene, inputs: readonly Input[]): Gone {
  let scene = from;
  let turns = 0;
  const queue = [...inputs];
  for (let input = queue.shift(); input !== undefined; input = queue.shift()) {
    const taken = take(setting, scene.state, input);
    turns += 1;
    if (!taken.ok) return { turns, kind: 'failure', detail: taken.why };
    ({ scene } = taken);
    if (isStranded(scene)) return { turns, kind: 'silence', detail: '' };
    if (queue.length === 0 && turns < mostTurns) queue.push(...onwards(scene));
  }
  return isWaiting(scene) ? { turns, kind: 'silence', detail: 'It cannot be gone on with.' } : { turns, detail: '' };
}

const mostTurns = 6;

/** What brings a detour to its end: going on from a wait, or answering what is only asked on the way. */
function onwards({ state, output }: Scene): readonly Input[] {
  const { at } = state;
  if (isCollecting(state)) return [{ kind: 'tick', name: 'burst', at: minuteAfter(at) }];
  if (isWaiting({ state })) return [{ kind: 'command', command: 'resume', at }];
  const { question } = output;
  if (question === undefined || !['readings', 'confirm', 'change'].includes(question.kind)) return [];
  const first = answersTo(question, at)[0];
  return first === undefined ? [] : [{ kind: 'message', text: '', reply: { token: question.token, ...first }, at }];
}
