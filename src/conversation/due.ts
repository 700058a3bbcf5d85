/** Handling what falls due: an input like any other, in a commit of its own. */
import type { Claimed, DueItem } from '../ports.ts';
import { changeDocument } from './change.ts';
import type { CitizenDocument } from './citizen.ts';
import { TooBusyError } from './commit.ts';
import type { Context } from './context.ts';
import { dueItems, joinDue } from './due-items.ts';
import { refocus } from './focus.ts';
import { finishJoin } from './joining.ts';
import { threadsOf } from './threads.ts';
import { takeTurn } from './turn.ts';

/** Items handled in one go, and the seconds that each is held for. */
const batch = 20;
const leaseSeconds = 30;
/** Milliseconds after which an item that could not be handled is tried again. */
const againAfter = 5_000;

/**
 * Handles what is due by now; gives how many items. An item whose reason is gone is settled and does nothing, so that a repeat has one
 * effect. To be called again and again: once a second is enough.
 */
export async function runDue(context: Context): Promise<number> {
  const claimed = await context.store.claim(context.clock.now(), batch, leaseSeconds, 'due');
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

/** True where the item has had its effect, or has none any more; false where others were first with the document too many times. */
async function take(context: Context, { citizen, item: due }: Claimed): Promise<boolean> {
  try {
    if ((due as DueItem).name === joinDue) return await finishJoin(context, citizen).then(() => true);
    await changeDocument(context, citizen, (before) => {
      const document = ticked(before, context, due as DueItem);
      return document === before ? { kind: 'keep', result: true } : { kind: 'change', document, audit: [], result: true };
    });
    return true;
  } catch (error) {
    if (error instanceof TooBusyError) return false;
    throw error;
  }
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
