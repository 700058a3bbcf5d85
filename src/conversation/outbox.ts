/** Sending what the turns have committed to be sent: once where that can be known, and told to the caseworker where it cannot. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Claimed, OutboxItem, Outcome, Sender, Sending, Sent } from '../ports.ts';
import type { CitizenDocument } from './citizen.ts';
import type { Context } from './context.ts';
import { readHold } from './hold.ts';
import { positionOf } from './outbox-items.ts';
import { isItemGone } from './store-errors.ts';
import { entriesAfter } from './transcript.ts';
import { raiseUndelivered } from './undelivered.ts';

/** Messages handled in one go, each of another citizen or channel, and the seconds that each is held for: longer than a sending may take. */
const batch = 20;
const leaseSeconds = 60;
/** Milliseconds that one sending may take. After that nobody knows what became of it. */
const sendWithin = 20_000;
/** Seconds before the second try; each further one waits twice as long, up to the longest. */
const firstWait = 5;
const longestWait = 900;
/** Tries before a message counts as not delivered: about a day. Counted and not timed, so that a wrong clock gives nothing up. */
const mostTries = 100;
/** Seconds until a message is looked at again whose channel is not set up here. */
const noSenderWait = 60;

/** What a run may be told otherwise. */
export interface Run {
  /** Ends what is under way: its outcome is unclear then. */
  readonly signal?: AbortSignal;
  readonly sendWithin?: number;
}

/**
 * Sends what may be sent by now; gives how many messages it looked at, 20 at most. Nothing is sent while the outbox is held. To be called
 * again and again: once a second is enough, and at once where there was something. Throws what the store throws, after all others were handled.
 */
export async function runOutbox(context: Context, run: Run = {}): Promise<number> {
  if (context.senders === undefined || (await readHold(context)) !== undefined) return 0;
  const claimed = await context.store.claim(context.clock.now(), batch, leaseSeconds, 'outbox');
  const handled = await Promise.allSettled(claimed.map((one) => handle(context, one, run)));
  for (const one of handled) if (one.status === 'rejected' && !isItemGone(one.reason)) throw one.reason;
  return claimed.length;
}

async function handle(context: Context, claimed: Claimed, run: Run): Promise<void> {
  const item = claimed.item as OutboxItem;
  const settle = (outcome: Omit<Outcome, 'at'>): Promise<void> => context.store.settle(claimed, { at: context.clock.now(), ...outcome });
  const sender = context.senders?.get(item.channel);
  // One that was begun stays so: it is looked at again when the lease has run out, with the mark that it may have been sent.
  if (sender === undefined) return claimed.begun ? undefined : settle({ result: 'retry', retryAt: after(context, noSenderWait) });
  // A process died in the middle of it. What was sent then must not be sent again.
  if (claimed.begun && !sender.idempotent) return settle({ result: 'unclear' });
  const sending = await sendingOf(context, claimed);
  // Its conversation is no more, or has become part of another one.
  if (sending === undefined) return settle({ result: 'failed' });
  await context.store.markAttempt(claimed, context.clock.now());
  const sent = await trySending(sender, sending, run);
  const outcome = outcomeOf(context, sent, { sender, sending, tries: claimed.attempts + 1 });
  if (outcome.result === 'failed') await raiseUndelivered(context, { citizen: claimed.citizen, item: item.id });
  await settle(outcome);
}

interface Tried {
  readonly sender: Sender;
  readonly sending: Sending;
  readonly tries: number;
}

/** What is to be done after a try. */
function outcomeOf(context: Context, sent: Sent, { sender, sending, tries }: Tried): Omit<Outcome, 'at'> {
  const again = (least = 0): Omit<Outcome, 'at'> =>
    tries >= mostTries
      ? { result: 'failed' }
      : { result: 'retry', retryAt: after(context, Math.min(longestWait, Math.max(least, waitFor(sending.id, tries)))) };
  switch (sent.kind) {
    case 'sent':
      return { result: 'sent' };
    case 'refused':
      return { result: 'failed' };
    case 'later':
      return again(sent.retryAfterSeconds);
    case 'unclear':
      return sender.idempotent ? again() : { result: 'unclear' };
    default:
      return sent satisfies never;
  }
}

/**
 * Seconds to wait after a try: twice as long each time, less up to a half, so that what failed together does not come back together. The same
 * for the same message and try, so that it can be tested and needs no chance.
 *
 * @param id of the sending
 */
export function waitFor(id: string, tries: number): number {
  const [high = 0, low = 0] = sha256(utf8ToBytes(`${id}/${tries}`));
  const share = 0.5 + (high * 256 + low) / 131_072;
  return Math.min(longestWait, firstWait * 2 ** Math.min(tries - 1, 20)) * share;
}

/** What the sender says; one that throws or does not come to an end leaves it unclear. */
async function trySending(sender: Sender, sending: Sending, run: Run): Promise<Sent> {
  const limits = [AbortSignal.timeout(run.sendWithin ?? sendWithin), ...(run.signal === undefined ? [] : [run.signal])];
  const signal = AbortSignal.any(limits);
  const ended = Promise.withResolvers<Sent>();
  const end = (): void => ended.resolve({ kind: 'unclear' });
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  try {
    return await Promise.race([ended.promise, sender.send(sending, signal)]);
  } catch {
    // Its words may hold a number or a text, so that they are not even logged.
    return { kind: 'unclear' };
  } finally {
    signal.removeEventListener('abort', end);
  }
}

async function sendingOf(context: Context, { municipality, citizen, item }: Claimed): Promise<Sending | undefined> {
  const document = (await context.store.read(municipality, citizen))?.document;
  const position = document === undefined ? undefined : positionOf(document, item.id);
  if (document === undefined || position === undefined) return undefined;
  const [entry] = await entriesAfter(context, document, position - 1);
  if (entry?.position !== position) return undefined;
  const card = cardOf(document, position);
  return { id: sendingId(municipality, citizen, item.id), municipality, citizen, item: item.id, entry, ...(card && { card }) };
}

function cardOf({ card }: CitizenDocument, position: number): Sending['card'] {
  return card?.position === position ? card.card : undefined;
}

/** 128 bits of a hash, in the alphabet of URLs: the same at each try. It tells nothing of whom it goes to. */
function sendingId(...of: readonly string[]): string {
  const bytes = sha256(utf8ToBytes(JSON.stringify(of))).slice(0, 16);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function after(context: Context, seconds: number): string {
  return new Date(Date.parse(context.clock.now()) + seconds * 1000).toISOString();
}
