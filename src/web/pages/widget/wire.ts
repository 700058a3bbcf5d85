/** What goes over Direct Line 3.0, as far as the widget reads and writes it. */
import type { Status } from '../../../engine/state.ts';
import type { Card, CardAction } from '../../../messages/card.ts';
import type { CitizenPage } from '../../../review/views.ts';

/** `channelData.medspil` of an activity from the server. */
export interface Mark {
  /** Place in the durable transcript, 1 first. */
  readonly position: number;
  /** The open question, with the message that asks it. */
  readonly card?: Card;
  /** The message asked a question that is closed by now. */
  readonly asks?: boolean;
  /** The plan has moved with this message. */
  readonly plan?: boolean;
  /** How the dialogue stands. Only the newest message of the conversation has it. */
  readonly status?: Status;
  /** Nothing is asked and there is more to tell: label of the button for it. Only the newest message has it. */
  readonly more?: string;
}

/** An activity as the server sends it. Fields that the widget does not use are left out. */
export interface Activity {
  readonly type: string;
  readonly id?: string;
  readonly timestamp?: string;
  readonly from?: { readonly id?: string; readonly role?: string };
  readonly text?: string;
  readonly locale?: string;
  readonly value?: unknown;
  readonly channelData?: { readonly clientActivityID?: string; readonly medspil?: Mark };
}

/** One frame of the stream, and the answer of a poll. */
export interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}

/** Answer of `tokens/generate`, `tokens/refresh` and `conversations`. */
export interface Ticket {
  readonly conversationId: string;
  readonly token: string;
  /** Seconds. */
  readonly expires_in?: number;
  readonly streamUrl?: string;
  /** Whoever writes has not signed in. */
  readonly anonymous?: true;
  /** All that has been said, where the conversation has just been entered; the stream goes on after it. */
  readonly first?: ActivitySet;
  /** The caseworker, likewise. */
  readonly me?: CitizenPage;
}

/** What the citizen sends: words, a tap or a command, or that the page was opened. */
export type Outgoing = { readonly kind: 'message'; readonly text: string; readonly action?: CardAction } | { readonly kind: 'opened' };

/** The activity that carries it. `id` is the client's own id: sent again with the same id it has one effect. */
export function activityOf(outgoing: Outgoing, id: string, locale: string): Activity & { readonly name?: string } {
  const common = { from: { id: 'citizen', role: 'user' }, locale, channelData: { clientActivityID: id } };
  if (outgoing.kind === 'opened') return { type: 'event', name: 'medspil/opened', ...common };
  const value = outgoing.action === undefined ? {} : { value: { medspil: outgoing.action } };
  return { type: 'message', text: outgoing.text, ...common, ...value };
}

/** What was tapped, where an activity carries it. */
export function actionOf(activity: Activity): CardAction | undefined {
  const { value } = activity;
  if (typeof value !== 'object' || value === null || !('medspil' in value)) return undefined;
  return value.medspil as CardAction;
}
