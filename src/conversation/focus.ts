/**
 * What is wanted of the citizen now: one thing at a time, in order of weight. Danger, and talk to a person, come before all else (they
 * are answered as they are written); then the dialogues in their order (`threads.ts`).
 */
import type { CitizenDocument } from './citizen.ts';
import type { Context } from './context.ts';
import { appendBot } from './entries.ts';
import { houseScripts } from './scripts.ts';
import { focusOf, mainThread, threadsOf, type Thread } from './threads.ts';
import { takeTurn } from './turn.ts';

/**
 * Shows the question of the dialogue in focus, where another one's or none is shown. Nothing is shown while the conversation waits or pauses,
 * and a citizen who is on the way to change an answer is let come to its end first.
 *
 * @param before the document as it was, to tell an answer that was just given from a list that was just opened
 */
export function refocus(document: CitizenDocument, context: Context, before: CitizenDocument): CitizenDocument {
  const focus = focusOf(document);
  if (!isWanted(focus, document) || isChanging(document, before)) return document;
  const at = context.clock.now();
  const led = ledUpTo(focus, document, context);
  return takeTurn(led, context, focus.state === undefined ? { kind: 'start', at } : { kind: 'command', command: 'repeat', at }, focus);
}

/** What is said before a dialogue beside the plan's own: that the caseworker asks, and that what was open comes again. */
function ledUpTo(focus: Thread, document: CitizenDocument, context: Context): CitizenDocument {
  if (focus.matter?.script === houseScripts.question) return appendBot(document, context, [{ key: 'app.plan.asked' }], { plan: true });
  const breaksIn = focus.matter !== undefined && focus.state === undefined && document.card !== undefined;
  return breaksIn && focus.script !== houseScripts.agreement ? appendBot(document, context, [{ key: 'app.aside' }]) : document;
}

/** The dialogue in focus has something to ask that is not what is shown. */
function isWanted(focus: Thread, document: CitizenDocument): boolean {
  const { state } = focus;
  if (state === undefined) return focus.matter !== undefined || document.transcript.length > 0;
  if (state.status !== 'open' || isJoining(state)) return false;
  return document.card === undefined || document.card.card.token !== state.open?.token;
}

/** The pieces of an answer are still coming: nothing is asked in between. */
function isJoining({ open }: NonNullable<Thread['state']>): boolean {
  return open?.kind === 'step' && open.burst !== undefined;
}

/** One of the other dialogues shows its answers to choose from, or one that was given before, and nothing has been answered in this turn. */
function isChanging(document: CitizenDocument, before: CitizenDocument): boolean {
  const shown = threadsOf(document).find(({ state }) => state?.open !== undefined && state.open.token === document.card?.card.token);
  if (shown?.state === undefined) return false;
  const changing = shown.state.open?.kind === 'change' || document.card?.card.standing !== undefined;
  return changing && stateIn(before, shown)?.answers === shown.state.answers;
}

function stateIn(document: CitizenDocument, thread: Thread): Thread['state'] {
  return thread.id === mainThread ? document.state : document.matters.find(({ id }) => id === thread.id)?.state;
}
