/** Conversations with our own engine, in memory and with the state written and read as JSON at every turn. */
import assert from 'node:assert/strict';
import type { Dialogue } from '../src/engine/dialogue.ts';
import type { State } from '../src/engine/state.ts';
import { begin, step } from '../src/engine/step.ts';
import { questions } from './questions.ts';

const at = '2026-11-24T10:00:00Z';

export function opened(dialogue: Dialogue): State {
  return step(dialogue, begin(dialogue, { conversation: 'c1', language: 'da', at }), { kind: 'start', at }).state;
}

/** Answers the ten questions; resolves to how many turns that took. */
export function converse(dialogue: Dialogue, serialise: boolean): number {
  let state = opened(dialogue);
  for (const question of questions) {
    const taken = step(dialogue, state, { kind: 'message', text: question.answer, at });
    state = serialise ? (JSON.parse(JSON.stringify(taken.state)) as State) : taken.state;
  }
  return questions.length;
}

/** Throws unless every answer was understood as meant: a fast engine that got it wrong would prove nothing. */
export function proveEngine(dialogue: Dialogue): void {
  let state = opened(dialogue);
  for (const question of questions) state = step(dialogue, state, { kind: 'message', text: question.answer, at }).state;
  const values = Object.fromEntries(Object.entries(state.answers['part-0'] ?? {}).map(([key, answer]) => [key, answer.value]));
  assert.deepEqual(values, Object.fromEntries(questions.map((question) => [question.id, question.value])));
}
