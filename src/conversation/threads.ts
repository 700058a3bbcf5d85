/**
 * The dialogues of one citizen as a queue. One is in focus: its question is the one that is open on the page. Turns are counted over all of
 * them, so that a token, an effect and a place in the conversation are never mistaken for another dialogue's.
 */
import { begin } from '../engine/step.ts';
import type { State } from '../engine/state.ts';
import type { CitizenDocument, Matter } from './citizen.ts';
import type { Context } from './context.ts';
import { houseScripts, type Runnable } from './scripts.ts';

/** A dialogue in the queue: a matter by its id, or the plan's own. */
export interface Thread {
  readonly id: string;
  readonly script: string;
  readonly matter?: Matter;
  readonly state?: State;
}

/** Id of the plan's own dialogue among the threads. */
export const mainThread = 'plan';

/**
 * The order in which dialogues come to the citizen, the plan's own last. Danger and the wish for a person come before all of them: they are
 * answered as they are written. A script that is not named here comes right before the plan's own.
 */
const focusOrder: readonly string[] = [
  houseScripts.question,
  houseScripts.agreement,
  'check-in',
  'self-assessment',
  'placement-reflection',
  'exit',
  'welcome',
];

/** The dialogues that are not closed, in the order in which they come to the citizen. */
export function threadsOf(document: CitizenDocument): readonly Thread[] {
  const open = document.matters.filter((matter) => matter.closed === undefined);
  const queue = open.toSorted((a, b) => placeOf(a) - placeOf(b)).map(threadOf);
  return [...queue, planThread(document)];
}

/** The plan's own dialogue. */
export function planThread({ state }: CitizenDocument): Thread {
  return { id: mainThread, script: houseScripts.plan, ...(state !== undefined && { state }) };
}

function threadOf(matter: Matter): Thread {
  return { id: matter.id, script: matter.script, matter, ...(matter.state !== undefined && { state: matter.state }) };
}

function placeOf(matter: Matter): number {
  const place = focusOrder.indexOf(matter.script);
  return place < 0 ? focusOrder.length : place;
}

/** The dialogue in focus: one that waits after a sign of danger, or else the first of the queue. */
export function focusOf(document: CitizenDocument): Thread {
  const threads = threadsOf(document);
  return threads.find(({ state }) => state?.status === 'held') ?? threads[0]!;
}

/** The dialogue whose question carries the token. */
export function threadByToken(document: CitizenDocument, token: string): Thread | undefined {
  return threadsOf(document).find(({ state }) => state?.open?.token === token);
}

/** True while the conversation waits after a sign of danger. */
export function isHeld(document: CitizenDocument): boolean {
  return threadsOf(document).some(({ state }) => state?.status === 'held');
}

/** The last turn of any dialogue. */
export function turnOf(document: CitizenDocument): number {
  const states = [document.state, ...document.matters.map(({ state }) => state)];
  return Math.max(0, ...states.map((state) => state?.turn ?? 0));
}

/** The dialogue of a thread with its texts. One whose script is no longer there has none. */
export function runnableOf(context: Pick<Context, 'scripts'>, thread: Pick<Thread, 'script'>): Runnable | undefined {
  return thread.script === houseScripts.plan ? context.scripts.main : context.scripts.find(thread.script);
}

/** The state that the next turn of a thread begins from: its own, or that of a dialogue that has not begun. */
export function stateBefore(document: CitizenDocument, thread: Thread, { dialogue }: Runnable, at: string): State {
  const { conversation, language } = document;
  const given = thread.matter?.given;
  const state = thread.state ?? begin(dialogue, { conversation, language, at, ...(given !== undefined && { given }) });
  return { ...state, language, turn: turnOf(document) };
}

/** The document with a thread's new state. */
export function withState(document: CitizenDocument, thread: Thread, state: State): CitizenDocument {
  const { language } = state;
  if (thread.matter === undefined) return { ...document, state, language };
  const matters = document.matters.map((matter) => (matter.id === thread.id ? { ...matter, state } : matter));
  return { ...document, matters, language };
}
