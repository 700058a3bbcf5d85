/** What falls due in a conversation, read from the document itself: a due item and what it is about are one commit. */
import type { TickName } from '../engine/input.ts';
import type { Claimed, DueItem } from '../ports.ts';
import type { CitizenDocument } from './citizen.ts';
import type { Context } from './context.ts';
import { refocus } from './focus.ts';
import { threadsOf } from './threads.ts';
import { takeTurn } from './turn.ts';
import { withSegments } from './transcript.ts';

/** Items handled in one go, and the seconds that each is held for. */
const batch = 20;
const leaseSeconds = 30;
/** Tries at a commit that others were before. */
const tries = 5;
/** Milliseconds after which an item that could not be handled is tried again. */
const againAfter = 5_000;

/** Items that a commit of `after` adds to those of `before`. */
export function newDue(before: CitizenDocument | undefined, after: CitizenDocument): readonly DueItem[] {
  const known = new Set((before === undefined ? [] : dueItems(before)).map(({ id }) => id));
  return dueItems(after).filter(({ id }) => !known.has(id));
}

/** The pieces of an answer that wait for more, and the dialogues that close by themselves. */
export function dueItems(document: CitizenDocument): readonly DueItem[] {
  return threadsOf(document).flatMap(({ id, matter, state }) => {
    const until = state?.open?.kind === 'step' ? state.open.burst?.until : undefined;
    return [
      ...(until === undefined ? [] : [item(document, 'burst', id, until)]),
      ...(matter?.expires === undefined ? [] : [item(document, 'expired', id, matter.expires)]),
    ];
  });
}

function item({ conversation }: CitizenDocument, name: TickName, thread: string, at: string): DueItem {
  return { id: `${conversation}:${thread}:${name}:${at}`, name: `${name}:${thread}`, at };
}

/**
 * Handles what is due by now; gives how many items. An item whose reason is gone is settled and does nothing, so that a repeat has one
 * effect. To be called again and again: once a second is enough.
 */
export async function runDue(context: Context): Promise<number> {
  const claimed = (await context.store.claim(context.clock.now(), batch, leaseSeconds)).filter(({ kind }) => kind === 'due');
  for (const one of claimed) await handle(context, one);
  return claimed.length;
}

async function handle(context: Context, claimed: Claimed): Promise<void> {
  const at = context.clock.now();
  await context.store.markAttempt(claimed, at);
  const done = await take(context, claimed);
  const retryAt = new Date(Date.parse(at) + againAfter).toISOString();
  await context.store.settle(claimed, done ? { at, result: 'sent' } : { at, result: 'retry', retryAt });
}

/** True where the item has had its effect, or has none any more. */
async function take(context: Context, { municipality, citizen, item: due }: Claimed): Promise<boolean> {
  for (let left = tries; left > 0; left -= 1) {
    const stored = await context.store.read(municipality, citizen);
    if (stored === undefined) return true;
    const next = ticked(stored.document, context, due as DueItem);
    if (next === stored.document) return true;
    const { document, segments } = withSegments(next);
    const commit = { municipality, citizen, expectedVersion: stored.version, document, segments, due: newDue(stored.document, document) };
    if ((await context.store.commit(commit)).kind !== 'conflict') return true;
  }
  return false;
}

/** The document after a tick; the same one where what it was set for is gone. */
function ticked(document: CitizenDocument, context: Context, due: DueItem): CitizenDocument {
  const [name, id] = due.name.split(':');
  if ((name !== 'burst' && name !== 'expired') || !dueItems(document).some((one) => one.id === due.id)) return document;
  const thread = threadsOf(document).find((one) => one.id === id);
  if (thread === undefined) return document;
  const at = context.clock.now();
  const after = takeTurn(document, context, { kind: 'tick', name, at }, thread);
  // Nobody is written to because something has closed; whoever comes next is shown what is open.
  return name === 'expired' ? after : refocus(after, context, document);
}
