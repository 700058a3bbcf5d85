/**
 * What waits to be sent or to fall due, of one citizen. Pure.
 *
 * Items come in order: of the messages for one channel only the first is offered, and one that is to be tried again later holds those
 * behind it. Of the due items one at a time is offered, by time; one that is to be tried again has its new time.
 */
import { z } from 'zod';
import { wrongBy } from '../engine/wrong-clock.ts';
import type { Claimed, DueItem, Outcome, OutboxItem, Waiting } from '../ports.ts';

/** All that waits, of one citizen. */
export interface Lanes {
  readonly outbox: readonly Waiting<OutboxItem>[];
  readonly due: readonly Waiting<DueItem>[];
}

const instant = z.string().refine((at) => !Number.isNaN(Date.parse(at)));
const history = { attempts: z.int().min(0), notBefore: instant.exactOptional(), unclear: instant.exactOptional() };
const Outbox = z.looseObject({ id: z.string(), channel: z.string(), position: z.int(), at: instant });
const Due = z.looseObject({ id: z.string(), name: z.string(), at: instant, soon: z.literal(true).exactOptional() });
/** The check of both lists, as fields of the object they stand in. */
export const LanesSchema = {
  outbox: z.array(z.strictObject({ ...history, item: Outbox })),
  due: z.array(z.strictObject({ ...history, item: Due })),
};

/** No message waits and no lease lasts longer than this, in milliseconds. A time further ahead is from a clock that was wrong. */
export const farthest = wrongBy;

/** An item that may be offered, from `ready` on (milliseconds since 1970). */
export interface Offer {
  readonly kind: Claimed['kind'];
  readonly item: OutboxItem | DueItem;
  readonly attempts: number;
  readonly begun: boolean;
  readonly ready: number;
}

/** When a lease ends, in milliseconds. A `RangeError` for one that could not be told from that of a wrong clock. */
export function leaseEnd(now: number, leaseSeconds: number): number {
  if (leaseSeconds * 1000 > farthest) throw new RangeError(`A lease lasts ${farthest / 1000} seconds at most`);
  return now + leaseSeconds * 1000;
}

/** Until when an item is held by a worker, in milliseconds; undefined when it is not. */
export type HeldUntil = (kind: Claimed['kind'], item: OutboxItem | DueItem) => number | undefined;

/**
 * What may be offered next, of each channel and of the due items, and when at the earliest. `now` in milliseconds: a message whose time is
 * from a wrong clock is ready then.
 */
export function offers(lanes: Lanes, held: HeldUntil, now = Number.POSITIVE_INFINITY): readonly Offer[] {
  const clear = lanes.outbox.filter(({ unclear }) => unclear === undefined);
  const channels = Map.groupBy(clear, (waiting) => waiting.item.channel);
  const messages = [...channels.values()].map((waiting): Offer => {
    const first = firstBy(waiting, (one) => one.item.position);
    const at = readyAt(first);
    return { ...offerOf('outbox', first), ready: Math.max(at > now + farthest ? now : at, held('outbox', first.item) ?? 0) };
  });
  if (lanes.due.length === 0) return messages;
  const dueAt = (one: Waiting<DueItem>): number => {
    const at = readyAt(one);
    return one.item.soon === true && at > now + farthest ? now : at;
  };
  const next = firstBy(lanes.due, dueAt);
  const first = { ...offerOf('due', next), ready: dueAt(next) };
  const free = Math.max(first.ready, ...lanes.due.map((one) => held('due', one.item) ?? 0));
  return [...messages, { ...first, ready: free }];
}

/** When the next item may be offered, where it is `now`; undefined when nothing waits. */
export function nextReady(lanes: Lanes, held: HeldUntil = () => undefined, now = Number.POSITIVE_INFINITY): number | undefined {
  const times = offers(lanes, held, now).map((offer) => offer.ready);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** New items, after those that no longer hold are gone. An item with the id of another one takes its place. Throws on a time that is none. */
export function withItems(
  lanes: Lanes,
  change: { readonly outbox?: readonly OutboxItem[]; readonly due?: readonly DueItem[]; readonly cancelDue?: readonly string[] },
): Lanes {
  z.array(Outbox).parse(change.outbox ?? []);
  z.array(Due).parse(change.due ?? []);
  const cancelled = new Set(change.cancelDue);
  const kept = lanes.due.filter((one) => !cancelled.has(one.item.id));
  return { outbox: replaced(lanes.outbox, change.outbox ?? []), due: replaced(kept, change.due ?? []) };
}

/** With one attempt more; undefined when the item is gone, or another worker has tried it meanwhile. */
export function withAttempt(lanes: Lanes, claimed: Claimed): Lanes | undefined {
  const found = find(lanes, claimed);
  if (found === undefined || found.attempts !== claimed.attempts) return undefined;
  return changed(lanes, claimed, { attempts: found.attempts + 1, notBefore: undefined });
}

/**
 * Without the item, or with its new time. Undefined when nothing changes: the item is gone, or another worker has it by now, and what
 * this one says counts only when it is that the item was sent.
 */
export function withOutcome(
  lanes: Lanes,
  claimed: Claimed,
  outcome: { readonly result: Outcome['result']; readonly again: string },
): Lanes | undefined {
  const found = find(lanes, claimed);
  if (found === undefined) return undefined;
  const late = found.attempts > claimed.attempts + 1;
  if (late && outcome.result !== 'sent') return undefined;
  if (outcome.result === 'unclear') return changed(lanes, claimed, { unclear: outcome.again });
  if (outcome.result === 'retry') return changed(lanes, claimed, { notBefore: laterOf(outcome.again, found.item.at) });
  const rest = <T extends { readonly id: string }>(waiting: readonly Waiting<T>[]) =>
    waiting.filter((one) => one.item.id !== claimed.item.id);
  return claimed.kind === 'outbox' ? { ...lanes, outbox: rest(lanes.outbox) } : { ...lanes, due: rest(lanes.due) };
}

/** When an item is tried again: after its own time, so that the two are told apart. */
function laterOf(again: string, at: string): string {
  return Date.parse(again) > Date.parse(at) ? again : new Date(Date.parse(at) + 1).toISOString();
}

/** Without a message that was tried; undefined where there is none of that id. */
export function withReport(lanes: Lanes, item: string): Lanes | undefined {
  const rest = lanes.outbox.filter((one) => one.item.id !== item || one.attempts === 0);
  return rest.length === lanes.outbox.length ? undefined : { ...lanes, outbox: rest };
}

/** What waits to be sent, and what is unclear; undefined where there is nothing of either. */
export function depthOf({ outbox }: Lanes): { readonly waiting: number; readonly unclear: number; readonly oldest?: string } | undefined {
  if (outbox.length === 0) return undefined;
  const clear = outbox.filter(({ unclear }) => unclear === undefined);
  const depth = { waiting: clear.length, unclear: outbox.length - clear.length };
  return clear.length === 0 ? depth : { ...depth, oldest: firstBy(clear, (one) => Date.parse(one.item.at)).item.at };
}

/** True while the very item that was claimed still waits. */
export function isWaiting(lanes: Lanes, claimed: Claimed): boolean {
  return find(lanes, claimed) !== undefined;
}

/** The very item that was claimed: one with the same id and another time has taken its place. */
function find(lanes: Lanes, claimed: Claimed): Waiting<OutboxItem | DueItem> | undefined {
  const waiting: readonly Waiting<OutboxItem | DueItem>[] = lanes[claimed.kind];
  return waiting.find((one) => one.item.id === claimed.item.id && one.item.at === claimed.item.at);
}

interface Change {
  readonly attempts?: number;
  readonly unclear?: string;
  /** `undefined` takes it away. */
  readonly notBefore?: string | undefined;
}
function changed(lanes: Lanes, claimed: Claimed, change: Change): Lanes {
  const moved = <T extends { readonly id: string }>(waiting: readonly Waiting<T>[]) =>
    waiting.map((one) => (one.item.id === claimed.item.id ? withChange(one, change) : one));
  return claimed.kind === 'outbox' ? { ...lanes, outbox: moved(lanes.outbox) } : { ...lanes, due: moved(lanes.due) };
}

function withChange<T>(waiting: Waiting<T>, { notBefore, ...change }: Change): Waiting<T> {
  const { notBefore: _before, ...rest } = waiting;
  return { ...rest, ...change, ...(notBefore !== undefined && { notBefore }) };
}

function replaced<T extends { readonly id: string }>(waiting: readonly Waiting<T>[], items: readonly T[]): readonly Waiting<T>[] {
  const ids = new Set(items.map((item) => item.id));
  return [...waiting.filter((one) => !ids.has(one.item.id)), ...items.map((item) => ({ item, attempts: 0 }))];
}

function offerOf(kind: Claimed['kind'], waiting: Waiting<OutboxItem | DueItem>): Offer {
  const { item, attempts, notBefore } = waiting;
  return { kind, item, attempts, begun: attempts > 0 && notBefore === undefined, ready: readyAt(waiting) };
}

function readyAt(waiting: Waiting<{ readonly at: string }>): number {
  return Math.max(Date.parse(waiting.item.at), waiting.notBefore === undefined ? 0 : Date.parse(waiting.notBefore));
}

/** The first of equals. `waiting` is never empty. */
function firstBy<T>(waiting: readonly Waiting<T>[], measure: (one: Waiting<T>) => number): Waiting<T> {
  return waiting.reduce((first, one) => (measure(one) < measure(first) ? one : first));
}
