/** An entry of the transcript as an activity of Direct Line. Pure. */
import { focusOf } from '../../conversation/threads.ts';
import { nextPosition, type CitizenDocument, type Entry } from '../../conversation/citizen.ts';
import type { Status } from '../../engine/state.ts';
import { type AdaptiveCard, adaptiveCard, plainText } from '../../messages/adaptive-card.ts';
import type { Card, CardAction } from '../../messages/card.ts';

/** One button of a client that cannot draw a card. */
export interface SuggestedAction {
  readonly type: 'messageBack';
  readonly title: string;
  readonly text: string;
  readonly displayText: string;
  readonly value: { readonly medspil: CardAction };
}

/** The open question where it takes more than one tap. */
export interface Attachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: AdaptiveCard;
}

/** The fields that we write. */
export interface WireActivity {
  readonly type: 'message';
  readonly id: string;
  readonly timestamp: string;
  readonly channelId: 'directline';
  readonly conversation: { readonly id: string };
  readonly from: { readonly id: string; readonly name?: string; readonly role: 'user' | 'bot' };
  readonly text: string;
  readonly textFormat: 'plain';
  readonly locale: string;
  readonly inputHint?: 'expectingInput';
  readonly replyToId?: string;
  readonly value?: { readonly medspil: CardAction };
  /** `to` is empty, for everybody in the conversation: Web Chat shows buttons to nobody whose id it has not given itself. */
  readonly suggestedActions?: { readonly to: readonly []; readonly actions: readonly SuggestedAction[] };
  readonly attachments?: readonly Attachment[];
  /** The question with its answers in text, for a client that cannot draw what is attached. */
  readonly summary?: string;
  readonly channelData: {
    readonly clientActivityID?: string;
    /**
     * `asks`: the message asks a question; `card`: and it is the open one. `plan`: the plan has moved with it. `status`: how the dialogue
     * stands now, on the newest entry of the whole transcript alone.
     */
    readonly medspil: {
      readonly position: number;
      readonly asks?: true;
      readonly card?: Card;
      readonly plan?: true;
      readonly status?: Status;
      /** On the newest entry, where nothing is asked and there is more to tell: label of the button for it. */
      readonly more?: string;
    };
  };
}

/** One frame of a stream, and the answer of a poll. The watermark is the place of the last entry. */
export interface ActivitySet {
  readonly activities: readonly WireActivity[];
  readonly watermark: string;
}

/** What a client has read, and whether it draws the card itself: then buttons that say the same are left out, for the sake of a slow line. */
export interface From {
  /** Place of the last entry that it has. */
  readonly watermark: number;
  readonly lean: boolean;
}

/** The entries after that place as they go out. */
export function activitySet(document: CitizenDocument, entries: readonly Entry[], { watermark, lean }: From): ActivitySet {
  const activities: WireActivity[] = [];
  let own: Entry | undefined;
  for (const entry of entries) {
    const activity = activityOf(entry, document, own);
    activities.push(lean ? activity : { ...activity, ...plainOf(document, entry) });
    if (entry.from === 'citizen') own = entry;
  }
  return { activities, watermark: String(entries.at(-1)?.position ?? watermark) };
}

/**
 * What a client that knows nothing of our cards needs to answer the open question. It stands with the newest that was said to the citizen,
 * which may be later than the question itself ("that question is closed"): such a client has no other place for what is open.
 */
function plainOf(document: CitizenDocument, entry: Entry): Pick<WireActivity, 'suggestedActions' | 'attachments' | 'summary'> {
  const { more } = document;
  if (more !== undefined && isNewest(document, entry)) {
    return { suggestedActions: { to: [], actions: [button(more, { command: 'more' })] } };
  }
  const newest = document.transcript.findLast(({ from }) => from !== 'citizen');
  if (document.card === undefined || newest?.position !== entry.position) return {};
  const { card } = document.card;
  const content = adaptiveCard(card, entry.language);
  const buttons = content === undefined ? actionsOf(card) : waysPast(card);
  return {
    ...(buttons.length > 0 && { suggestedActions: { to: [], actions: buttons } }),
    ...(content !== undefined && {
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
      summary: plainText(card),
    }),
  };
}

function isNewest(document: CitizenDocument, { position }: Entry): boolean {
  return position === nextPosition(document) - 1;
}

/** `own`: the citizen's entry that this one may answer. */
function activityOf(entry: Entry, document: CitizenDocument, own: Entry | undefined): WireActivity {
  const card = document.card?.position === entry.position ? document.card.card : undefined;
  const replyToId = entry.from === 'citizen' || own?.turn !== entry.turn ? undefined : own.id;
  const deed = deedOf(entry);
  const newest = isNewest(document, entry);
  const status = newest ? focusOf(document).state?.status : undefined;
  const more = newest ? document.more : undefined;
  return {
    type: 'message',
    id: entry.id,
    timestamp: entry.at,
    channelId: 'directline',
    conversation: { id: document.conversation },
    from: senderOf(entry, document),
    text: entry.text,
    textFormat: 'plain',
    locale: entry.language,
    ...(replyToId !== undefined && { replyToId }),
    ...(deed !== undefined && { value: { medspil: deed } }),
    ...(card !== undefined && { inputHint: 'expectingInput' }),
    channelData: {
      ...(entry.clientId !== undefined && { clientActivityID: entry.clientId }),
      medspil: {
        position: entry.position,
        ...(entry.asks !== undefined && { asks: true }),
        ...(card !== undefined && { card }),
        ...(entry.plan && { plan: true }),
        ...(status !== undefined && { status }),
        ...(more !== undefined && { more }),
      },
    },
  };
}

function senderOf(entry: Entry, document: CitizenDocument): WireActivity['from'] {
  switch (entry.from) {
    case 'citizen':
      return { id: document.citizen, role: 'user' };
    case 'bot':
      return { id: 'medspil', name: 'Medspil', role: 'bot' };
    case 'staff':
      // Whom the citizen talks with stands on the page; an id of ours has no place there.
      return { id: 'staff', role: 'bot' };
    default:
      return entry.from satisfies never;
  }
}

/** What the citizen tapped, so that a page tells it from written words. */
function deedOf(entry: Entry): CardAction | undefined {
  if (entry.reply !== undefined) return { reply: entry.reply };
  return entry.command === undefined ? undefined : { command: entry.command };
}

/** A question that one tap answers, as buttons; own words are written. The ways past it come last. */
export function actionsOf(card: Card): readonly SuggestedAction[] {
  const { token } = card;
  return [...card.options.map(({ label, value }) => button(label, { reply: { token, value } })), ...waysPast(card)];
}

/** The ways past the question, and after them "three questions today", where it is offered; before them telling more, after the short way. */
function waysPast({ token, passes, portion, more }: Card): readonly SuggestedAction[] {
  const first = more === undefined ? [] : [button(more, { command: 'more' })];
  const past = [...first, ...passes.map(({ label, value }) => button(label, { reply: { token, value } }))];
  return portion === undefined ? past : [...past, button(portion, { command: 'portion' })];
}

function button(label: string, medspil: CardAction): SuggestedAction {
  return { type: 'messageBack', title: label, text: label, displayText: label, value: { medspil } };
}
