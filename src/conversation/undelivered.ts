/** What becomes known of a message after it was sent, and the caseworker's task where it did not come. */
import { wrongBy } from '../engine/wrong-clock.ts';
import { changeDocument } from './change.ts';
import type { DatedEvent } from './citizen.ts';
import type { Context } from './context.ts';
import { positionOf } from './outbox-items.ts';
import { raiseTask, withEvents } from './tasks.ts';
import { eventsOf } from './transcript.ts';

/** A message of a citizen's, by the item of the outbox that sent it. */
export interface Message {
  readonly citizen: string;
  readonly item: string;
}

/** Milliseconds after which nobody waits for a report any more. */
const reportWithin = 24 * 3_600_000;

/**
 * Tells the caseworker that a message did not come to the citizen. Once for each message, however often it is said; nothing happens for one
 * that the conversation does not have.
 */
export async function raiseUndelivered(context: Context, { citizen, item }: Message): Promise<void> {
  if (await toldLongAgo(context, { citizen, item })) return;
  await changeDocument<true>(context, citizen, (document) => {
    const position = positionOf(document, item);
    const told = document.events.some((event) => isOf(event, item));
    if (position === undefined || told) return { kind: 'keep', result: true };
    const at = context.clock.now();
    const raised = raiseTask(document, { kind: 'undelivered', at, position });
    return { kind: 'change', document: withEvents(raised, [{ at, kind: 'undelivered', key: item }]), result: true };
  });
}

/** Older events are in the segments, which no change of the document reads. */
async function toldLongAgo(context: Context, { citizen, item }: Message): Promise<boolean> {
  const stored = await context.store.read(context.municipality.id, citizen);
  if (stored === undefined || stored.document.segments.length === 0) return false;
  return (await eventsOf(context, stored.document)).some((event) => isOf(event, item));
}

function isOf({ kind, key }: DatedEvent, item: string): boolean {
  return kind === 'undelivered' && key === item;
}

/**
 * Takes a delivery report of a channel, which its caller has proved. Reports may come twice, late, in any order and of a message whose
 * sending is unclear: that it failed is told, whatever was said before.
 */
export async function report(context: Context, { result, ...message }: Message & { readonly result: 'sent' | 'failed' }): Promise<void> {
  // First the task: a report that is cut between the two is taken again.
  if (result === 'failed') await raiseUndelivered(context, message);
  await context.store.reconcile(context.municipality.id, message.citizen, message.item, result);
}

/**
 * Gives up messages of which nobody could say for a day whether they were sent, and those from a clock that was wrong: for how long is not
 * known of them. Gives how many. To be called now and then.
 */
export async function giveUpUnclear(context: Context): Promise<number> {
  const now = Date.parse(context.clock.now());
  const all = await context.store.unclear(context.municipality.id, '9999-12-31T00:00:00.000Z');
  const unclear = all.filter(({ since }) => Date.parse(since) <= now - reportWithin || Date.parse(since) > now + wrongBy);
  const failed: unknown[] = [];
  for (const { citizen, item } of unclear) {
    // One citizen's document that cannot be read keeps nobody else's caseworker from hearing.
    await report(context, { citizen, item: item.id, result: 'failed' }).catch((error: unknown) => failed.push(error));
  }
  if (failed.length > 0) throw failed[0];
  return unclear.length;
}
