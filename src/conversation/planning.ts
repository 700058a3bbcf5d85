/** The draft follows the answers of every dialogue that feeds the plan. */
import type { Effect } from '../engine/output.ts';
import { walk } from '../engine/walk.ts';
import type { State } from '../engine/state.ts';
import { planWords } from '../messages/plan-words.ts';
import { build, merge } from '../plan/build.ts';
import type { Line } from '../plan/document.ts';
import { planAfterTurn, submitPlan } from '../plan/lifecycle.ts';
import type { CitizenDocument } from './citizen.ts';
import type { Context } from './context.ts';
import { markPlan, renderContextOf } from './entries.ts';
import { houseScripts, type Runnable } from './scripts.ts';
import { raiseTask, withdrawTasks } from './tasks.ts';
import { runnableOf, type Thread } from './threads.ts';

/**
 * The document with its plan brought up to date after a turn. Where lines have moved, the newest entry says so to the pages. Dialogues
 * that feed no slot leave the plan alone.
 *
 * @param turn what the turn did; `moved`: an answer was given or changed in it
 */
export function withPlan(
  document: CitizenDocument,
  context: Context,
  { thread, effects, moved }: { readonly thread: Thread; readonly effects: readonly Effect[]; readonly moved: boolean },
): CitizenDocument {
  const runnable = runnableOf(context, thread);
  if (runnable === undefined || !feedsPlan(runnable)) return document;
  const { conversation, language } = document;
  const now = planAfterTurn(document.plans, linesOf(document, context), { conversation, language });
  // An edit of a script takes back nothing that was sent, and revises nothing that was confirmed: only what the citizen says does.
  const followed = moved || isSameRevision(document.plans, now) ? now : document.plans;
  // A dialogue beside the plan's own sends no draft that the citizen is still at work on.
  const ready = thread.matter === undefined || document.state?.status === 'done';
  const submits = ready && effects.some((effect) => effect.kind === 'submit');
  const plans = submits ? submitPlan(followed, sentAt(document, thread)) : followed;
  return plans === document.plans ? document : withSentTask(document, markPlan({ ...document, plans }), submits);
}

function isSameRevision(before: CitizenDocument['plans'], now: CitizenDocument['plans']): boolean {
  return before.length === now.length && before.at(-1)?.status === now.at(-1)?.status;
}

/** True where an answer of the dialogue has a place on the sheet. */
function feedsPlan({ dialogue }: Runnable): boolean {
  return dialogue.program.feedsPlan;
}

/** The lines that all answers give now: the plan's own dialogue, and on the same lines what was said in a later one. */
function linesOf(document: CitizenDocument, context: Context): readonly Line[] {
  const own = linesIn(document, context, { script: houseScripts.plan, state: document.state });
  // A dialogue that was dropped said nothing that counts.
  const others = document.matters.filter(({ closed }) => closed?.how !== 'dropped');
  return merge([own, ...others.map((matter) => linesIn(document, context, matter))]);
}

function linesIn(
  document: CitizenDocument,
  context: Context,
  { script, state }: { readonly script: string; readonly state?: State | undefined },
): readonly Line[] {
  const runnable = runnableOf(context, { script });
  if (state === undefined || runnable === undefined || !feedsPlan(runnable)) return [];
  const rendering = { ...renderContextOf(context, document), catalogue: runnable.catalogue };
  return build(walk(runnable.dialogue, state.answers), planWords(rendering));
}

function sentAt(document: CitizenDocument, thread: Thread): string {
  const state = thread.matter === undefined ? document.state : document.matters.find(({ id }) => id === thread.id)?.state;
  return state?.at ?? document.transcript.at(-1)?.at ?? '';
}

/** A sent draft that is taken back by a change waits on the caseworker no longer; changed back, it waits again. */
function withSentTask(before: CitizenDocument, after: CitizenDocument, submits: boolean): CitizenDocument {
  const isSent = ({ plans }: CitizenDocument): boolean => plans.at(-1)?.status === 'submitted' || plans.at(-1)?.status === 'returned';
  const at = after.transcript.at(-1)?.at ?? '';
  if (isSent(before) && !isSent(after)) return withdrawTasks(after, 'submitted', at);
  return !isSent(before) && isSent(after) && !submits ? raiseTask(after, { kind: 'submitted', at }) : after;
}
