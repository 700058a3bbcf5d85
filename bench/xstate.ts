/** The same conversation as an XState 5 actor. Its types are spelled out here, for it is not installed with the product. */
import assert from 'node:assert/strict';
import { type Asked, questions, understand } from './questions.ts';

interface Context {
  readonly answers: Readonly<Record<string, { readonly value: string | number; readonly quote: string }>>;
  readonly tries: number;
}
interface Answered {
  readonly type: 'ANSWERED' | 'NOT_UNDERSTOOD';
  readonly value?: string | number;
  readonly quote?: string;
}
interface Snapshot {
  readonly value: string;
  readonly context: Context;
}
interface Actor {
  start(): Actor;
  stop(): void;
  send(event: Answered): void;
  getSnapshot(): Snapshot;
  getPersistedSnapshot(): unknown;
}
interface XState {
  createMachine(config: unknown): unknown;
  createActor(machine: unknown, options?: { readonly snapshot: unknown }): Actor;
  assign(change: (given: { readonly context: Context; readonly event: Answered }) => Partial<Context>): unknown;
}

const library: string = 'xstate';
const xstate = (await import(library)) as XState;
const byId = new Map(questions.map((question) => [question.id, question]));

function stateOf(question: Asked, next: string): unknown {
  const keep = xstate.assign(({ context, event }) => ({
    answers: { ...context.answers, [question.id]: { value: event.value ?? '', quote: event.quote ?? '' } },
    tries: 0,
  }));
  const count = xstate.assign(({ context }) => ({ tries: context.tries + 1 }));
  return { on: { ANSWERED: { target: next, actions: keep }, NOT_UNDERSTOOD: { actions: count } } };
}

const machine = xstate.createMachine({
  id: 'bench',
  initial: questions[0]?.id,
  context: { answers: {}, tries: 0 },
  states: {
    ...Object.fromEntries(questions.map((question, index) => [question.id, stateOf(question, questions[index + 1]?.id ?? 'done')])),
    done: { type: 'final' },
  },
});

/** The answer is judged once, before the event is sent: the quickest way to use an actor. */
function answer(actor: Actor, text: string): void {
  const open = byId.get(actor.getSnapshot().value);
  if (open === undefined) return;
  const value = understand(open.kind, text);
  actor.send(value === undefined ? { type: 'NOT_UNDERSTOOD' } : { type: 'ANSWERED', value, quote: text });
}

function talk(serialise: boolean): Actor {
  let actor = xstate.createActor(machine).start();
  for (const question of questions) {
    if (serialise) {
      const snapshot: unknown = JSON.parse(JSON.stringify(actor.getPersistedSnapshot()));
      actor = xstate.createActor(machine, { snapshot }).start();
    }
    answer(actor, question.answer);
  }
  return actor;
}

export function converseXState(serialise: boolean): number {
  talk(serialise);
  return questions.length;
}

/** Throws unless every answer was understood as meant. */
export function proveXState(): void {
  for (const serialise of [false, true]) {
    const { answers } = talk(serialise).getSnapshot().context;
    const values = Object.fromEntries(Object.entries(answers).map(([id, given]) => [id, given.value]));
    assert.deepEqual(values, Object.fromEntries(questions.map((question) => [question.id, question.value])));
  }
}
