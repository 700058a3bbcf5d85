/**
 * What a turn looks like in words: the wire form that every channel gets, and that the pages draw.
 * A channel that cannot draw a card (SMS, a plain Direct Line client) shows `text` and the suggested actions alone.
 */
import type { ReplyValue } from '../engine/input.ts';
import type { StepKind } from '../engine/script.ts';
import type { Value } from '../engine/state.ts';

/** One tap: the label on it, and what it sends as `Reply.value`. */
export interface CardOption {
  readonly value: ReplyValue;
  readonly label: string;
  readonly hint?: string;
}

/** A line of the read-back, or of the list of own answers to change. */
export interface CardLine {
  /** Target of the command `change`. */
  readonly key: string;
  readonly heading: string;
  readonly text: string;
  /** The text is the citizen's own, verbatim, and stands as a quotation. */
  readonly quote: boolean;
}

/** The open question, drawn under the conversation. At most one is open at a time. */
export interface Card {
  /** Goes back in `Reply.token`; an old card's token is answered by "that question is closed". */
  readonly token: string;
  readonly key: string;
  readonly kind: StepKind | 'readings' | 'confirm' | 'change' | 'caseworker-question';
  /** 0 the first time, 1 and 2 asked again in other words, 3 with a person offered. */
  readonly tries: 0 | 1 | 2 | 3;
  readonly question: string;
  /** "Derfor spørger jeg". */
  readonly why?: string;
  /** Whether answering is voluntary. */
  readonly free: string;
  /** `text` is empty where nothing is known of it yet. */
  readonly progress: { readonly at: number; readonly of: number; readonly text: string };
  readonly options: readonly CardOption[];
  /** Label of "noget andet", answered in own words in `Reply.other`. */
  readonly other?: string;
  /** Scale only: the worded anchors. */
  readonly anchors?: { readonly low: string; readonly middle: string; readonly high: string };
  readonly ordered: boolean;
  readonly min?: number;
  readonly max?: number;
  /** The ways past the question: skip, don't know, won't say. */
  readonly passes: readonly CardOption[];
  readonly lines: readonly CardLine[];
  /** Label of the one green button: "Send dit svar". */
  readonly submit: string;
  /** The answer that stands already, when it is being changed. */
  readonly standing?: Value;
  readonly sensitive: boolean;
  /** Label of "three questions today", where a portion may be chosen now; it sends the command `portion`. */
  readonly portion?: string;
  /** Read-back only: label of the command `change`, for clients that have no bar of commands. */
  readonly change?: string;
  /** Summary of the short way: label of "tell more first", which stands beside send as its equal; it sends the command `more`. */
  readonly more?: string;
}

/** A turn in words. */
export interface Rendered {
  readonly messages: readonly RenderedMessage[];
  readonly card?: Card;
}
/** One message of the bot, ready to be shown on any channel. */
export interface RenderedMessage {
  /** Plain text, line breaks as `\n`. */
  readonly text: string;
  /** Text key it came from. */
  readonly key: string;
  /** It repeats a sensitive answer. */
  readonly sensitive?: true;
}

/**
 * What a button puts in the activity's `value`, as `{ medspil: ... }`, beside the text that it shows as the citizen's own.
 * `reply` goes to the question with that token; `command` works at every step.
 */
export type CardAction =
  | { readonly reply: { readonly token: string; readonly value: ReplyValue; readonly other?: string } }
  | { readonly command: string; readonly target?: string };
