/** One turn as a citizen meets it: the state through JSON, the engine, and the words. */
import type { Dialogue } from '../../engine/dialogue.ts';
import type { Input } from '../../engine/input.ts';
import type { Output } from '../../engine/output.ts';
import type { Given, State } from '../../engine/state.ts';
import { begin, step } from '../../engine/step.ts';
import type { Language } from '../../engine/script.ts';
import type { Rendered } from '../../messages/card.ts';
import { render } from '../../messages/render.ts';
import type { Catalogue, TextParams } from '../../messages/types.ts';

/** What a simulation works with: a dialogue with its texts, and the values of what any text may use (`{caseworker}`). */
export interface Setting {
  readonly dialogue: Dialogue;
  readonly catalogue: Catalogue;
  readonly standing: TextParams;
  readonly language: Language;
}

/** How things stand after a turn: what is remembered, what was said, and the words that the citizen sees. */
export interface Scene {
  readonly state: State;
  readonly output: Output;
  readonly rendered: Rendered;
}

/** A turn that was taken, or why it could not be: the engine or a text failed. */
export type Taken = { readonly ok: true; readonly scene: Scene } | { readonly ok: false; readonly why: string };

/** When every simulated conversation begins: a Monday morning, as in the transcripts. */
export const firstMorning = '2026-11-23T09:00:00Z';

/** The first turn of a conversation to which something is brought, or nothing. */
export function open(setting: Setting, given: Given = {}): Taken {
  const { dialogue, language } = setting;
  const state = begin(dialogue, { conversation: 'simulated', language, at: firstMorning, given });
  return take(setting, state, { kind: 'start', at: firstMorning });
}

/** Takes a turn. The state goes through JSON as it does between two messages of a citizen. Never throws. */
export function take(setting: Setting, state: State, input: Input): Taken {
  const { dialogue, catalogue, standing } = setting;
  try {
    const { state: after, output } = step(dialogue, JSON.parse(JSON.stringify(state)) as State, input);
    return { ok: true, scene: { state: after, output, rendered: render(output, { catalogue, language: after.language, standing }) } };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}

/** A dialogue that waits: paused by the citizen, or held until a person has looked. It is no dead end, for it can be gone on with. */
export function isWaiting({ state }: Pick<Scene, 'state'>): boolean {
  return state.status === 'paused' || state.status === 'held';
}

/** The pieces of an answer are still coming; a tick closes them. */
export function isCollecting({ open }: State): boolean {
  return open?.kind === 'step' && open.burst !== undefined;
}

/** Nothing is asked, and the dialogue neither waits nor is over: the citizen stands before nothing. */
export function isStranded({ state, output }: Scene): boolean {
  return state.status === 'open' && output.question === undefined && !isCollecting(state);
}

/** The instant a minute later. */
export function minuteAfter(at: string): string {
  return new Date(Date.parse(at) + 60_000).toISOString();
}
