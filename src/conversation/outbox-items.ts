/** What is to be sent of a conversation, read from the document itself: a message and the turn that says it are one commit. */
import type { OutboxItem, Sender } from '../ports.ts';
import { nextPosition, type CitizenDocument, type Entry } from './citizen.ts';
import { entryId } from './entries.ts';

/** The channels that have to be sent on, by name. */
export type Senders = ReadonlyMap<string, Sender>;

/** Id of the item by which one entry goes out on one channel: `conversation|0000007:sms`. The same whoever works it out. */
export function outboxId(entry: Pick<Entry, 'id'>, channel: string): string {
  return `${entry.id}:${channel}`;
}

/** Place in the transcript of the entry that an item sends; undefined for an item that this conversation cannot have. */
export function positionOf(document: CitizenDocument, item: string): number | undefined {
  const position = Number(/\|(\d{7,}):[a-z]+$/.exec(item)?.[1]);
  const known = position >= 1 && position < nextPosition(document) && item.startsWith(`${entryId(document.conversation, position)}:`);
  return known ? position : undefined;
}

/** The document, with the channel that the citizen has written on last. It is kept only where messages have to be sent there. */
export function withChannel(before: CitizenDocument | undefined, after: CitizenDocument, senders: Senders | undefined): CitizenDocument {
  const written = added(before, after).findLast(({ from }) => from === 'citizen')?.channel;
  if (written === undefined || written === after.channel) return after;
  const { channel: _before, ...rest } = after;
  return senders?.has(written) === true ? { ...rest, channel: written } : rest;
}

/**
 * What a commit of `after` has to send: all that is said in it and not by the citizen. It goes where the citizen is just now (`channel`), or
 * wrote last. What may not go there is not sent: it stays on the page.
 */
export function newOutbox(
  before: CitizenDocument | undefined,
  after: CitizenDocument,
  { senders, channel = after.channel }: { readonly senders: Senders | undefined; readonly channel: string | undefined },
): readonly OutboxItem[] {
  const sender = channel === undefined ? undefined : senders?.get(channel);
  if (sender === undefined) return [];
  return added(before, after)
    .filter((entry) => entry.from !== 'citizen' && (entry.sensitive !== true || sender.sensitive))
    .map((entry) => ({ id: outboxId(entry, sender.channel), channel: sender.channel, position: entry.position, at: entry.at }));
}

function added(before: CitizenDocument | undefined, after: CitizenDocument): readonly Entry[] {
  const last = before === undefined ? 0 : nextPosition(before) - 1;
  return after.transcript.filter(({ position }) => position > last);
}
