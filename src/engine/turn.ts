/** A turn in the making: the state so far, what is said, and the effects, as plain data that each stage adds to. */
import type { Dialogue } from './dialogue.ts';
import type { Effect, Message, Question, StepResult } from './output.ts';
import type { State } from './state.ts';

type Without<T> = T extends unknown ? Omit<T, 'id'> : never;
/** An effect before it has its id. */
export type NewEffect = Without<Effect>;

export interface Turn {
  readonly dialogue: Dialogue;
  readonly state: State;
  readonly messages: readonly Message[];
  readonly effects: readonly NewEffect[];
  readonly question?: Question;
}

/** Adds a message. */
export function say(turn: Turn, ...messages: readonly Message[]): Turn {
  return { ...turn, messages: [...turn.messages, ...messages] };
}

/** Adds effects. */
export function effect(turn: Turn, ...effects: readonly NewEffect[]): Turn {
  return { ...turn, effects: [...turn.effects, ...effects] };
}

/** Changes the state. Only the cursor and what is open may be taken away, by `undefined`. */
export function put(
  turn: Turn,
  change: Partial<Omit<State, 'cursor' | 'open'>> & {
    readonly cursor?: State['cursor'] | undefined;
    readonly open?: State['open'] | undefined;
  },
): Turn {
  const merged = { ...turn.state, ...change };
  if (merged.cursor !== undefined && merged.open !== undefined) return { ...turn, state: merged as State };
  // Left out, not kept as undefined: the state is the same after JSON.
  const { cursor, open, ...rest } = merged;
  const state = { ...rest, ...(cursor !== undefined && { cursor }), ...(open !== undefined && { open }) };
  return { ...turn, state };
}

/** The result, with an id for every effect: `conversation:turn:index`, so that a repeat has one effect. */
export function result(turn: Turn): StepResult {
  const { state, messages, question } = turn;
  const effects = turn.effects.map((one, index) => ({ ...one, id: `${state.conversation}:${state.turn}:${index}` }));
  return { state, output: question === undefined ? { messages } : { messages, question }, effects };
}
