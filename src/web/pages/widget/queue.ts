/**
 * Messages on their way out. Pure: every change gives a new queue. One message is in flight at a time, so that the order holds;
 * a message leaves the queue only when the server has answered for it, so that nothing is lost; it keeps its id however often
 * it is sent, so that nothing is doubled.
 */
import type { Outgoing } from './wire.ts';

/** A message that the server has not answered for. It is also what is kept on the device, as JSON. */
export interface Waiting {
  /** The client's own id, `channelData.clientActivityID`. */
  readonly id: string;
  readonly outgoing: Outgoing;
  /** When it was written, in milliseconds; the order in which messages of several tabs go out. */
  readonly at: number;
}
/** The messages in the order in which they go out. Change it only by the functions below. */
export interface Queue {
  readonly waiting: readonly Waiting[];
  /** Id of the message in flight. */
  readonly flying?: string;
}

/** Nothing on its way. */
export const emptyQueue: Queue = { waiting: [] };

/** Adds a message at the end. One that is there already stays as it is. */
export function add(queue: Queue, item: Waiting): Queue {
  if (queue.waiting.some((one) => one.id === item.id)) return queue;
  return { ...queue, waiting: [...queue.waiting, item] };
}

/** The message to send now, marked as in flight. None while another is on its way. */
export function take(queue: Queue): { readonly queue: Queue; readonly item?: Waiting } {
  const [item] = queue.waiting;
  if (queue.flying !== undefined || item === undefined) return { queue };
  return { queue: { ...queue, flying: item.id }, item };
}

/** The server has answered for the message, by its reply or by showing it in the stream. It leaves the queue. */
export function settle(queue: Queue, id: string): Queue {
  const waiting = queue.waiting.filter((one) => one.id !== id);
  return queue.flying === undefined || queue.flying === id ? { waiting } : { waiting, flying: queue.flying };
}

/** The sending failed on the way; the server may or may not have it. It stays first and is sent again with its id. */
export function land(queue: Queue, id: string): Queue {
  return queue.flying === id ? { waiting: queue.waiting } : queue;
}
