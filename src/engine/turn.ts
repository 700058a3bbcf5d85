/** A turn in the making: the state so far, what is said, and the effects, as plain data that each stage adds to. */
import type { Dialogue } from './dialogue.ts';
import type { Effect, Message, Question, StepResult } from './output.ts';
import type { State } from './state.ts';

type Without<T> = T extends unknown ? Omit<T, 'id'> : never;
/** An effect before it has its id. */
export type NewEffect = Without<Effect>;

/**
 * Made anew by `step()` for one turn, written to by the functions below, and gone when the turn is over: outside of it nothing changes.
 * The state in it is the turn's own copy; what lies inside the state (the answers) is replaced, never written to.
 */
export interface Turn {
  readonly dialogue: Dialogue;
  /** The instant of the turn before. */
  readonly since: string;
  readonly state: State;
  readonly messages: readonly Message[];
  readonly effects: readonly NewEffect[];
  readonly question?: Question;
}
const removable = ['cursor', 'open', 'portion'] as const;
type Removable = (typeof removable)[number];
type Writable = { -readonly [K in keyof Turn]: Turn[K] } & { messages: Message[]; effects: NewEffect[]; question?: Question };

/** A turn on a copy of the state. */
export function beginTurn(dialogue: Dialogue, state: State, at: string): Turn {
  return { dialogue, since: state.at, state: { ...state, turn: state.turn + 1, at }, messages: [], effects: [] };
}

/** Adds a message. */
export function say(turn: Turn, message: Message): Turn {
  (turn as Writable).messages.push(message);
  return turn;
}

/** Adds an effect. */
export function effect(turn: Turn, added: NewEffect): Turn {
  (turn as Writable).effects.push(added);
  return turn;
}

/** Sets the question of the turn. */
export function pose(turn: Turn, question: Question): Turn {
  (turn as Writable).question = question;
  return turn;
}

/** Nothing that was to be said or asked in the turn is. What was recorded stays. */
export function hush(turn: Turn): Turn {
  (turn as Writable).messages = [];
  return unpose(turn);
}

/** Takes the question of the turn back: the dialogue waits. */
export function unpose(turn: Turn): Turn {
  delete (turn as Writable).question;
  return turn;
}

/** Changes the state. Only the cursor, what is open and the portion may be taken away, by `undefined`. */
export function put(turn: Turn, change: Partial<Omit<State, Removable>> & { readonly [K in Removable]?: State[K] | undefined }): Turn {
  Object.assign(turn.state, change);
  return turn;
}

/** The state to be kept. What was taken away is left out, not kept as undefined: it is the same after JSON. */
function kept(state: State): State {
  for (const name of removable)
    if (state[name] === undefined && name in state) delete (state as { -readonly [K in keyof State]: State[K] })[name];
  return state;
}

/** The result, with an id for every effect: `conversation:turn:index`, so that a repeat has one effect. */
export function result(turn: Turn): StepResult {
  const { messages, question } = turn;
  const state = kept(turn.state);
  const effects = turn.effects.map((one, index) => ({ ...one, id: `${state.conversation}:${state.turn}:${index}` }));
  return { state, output: question === undefined ? { messages } : { messages, question }, effects };
}
