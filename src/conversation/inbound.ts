/** One message as a channel hands it over, already checked and mapped. */
import type { Command, Reply } from '../engine/input.ts';
import type { Language } from '../engine/script.ts';

/**
 * What `receive` takes. `message` with `channel` and `account` tells repeats; `reply` and `command` say what was tapped, beside its label
 * in `text`. CPR numbers are still in it: `receive` redacts before anything is kept.
 */
export interface Inbound {
  readonly municipality: string;
  /** Pinned by the channel's own proof (token, linked account); never taken from the message. */
  readonly citizen: string;
  readonly channel: string;
  /** Account on the channel, for dropping repeats. */
  readonly account: string;
  /** The channel's or the client's own id of the message. */
  readonly message: string;
  /** As written, or the label of what was tapped. 4,000 characters at most. */
  readonly text: string;
  /** What stood on the button, from a client that sends no text with a tap: it stands for the citizen's words where nothing tells more. */
  readonly label?: string;
  readonly reply?: Reply;
  readonly command?: { readonly command: Command; readonly target?: string };
  /** The citizen opened the page; nothing was written. Starts the dialogue the first time, gives a recap after days. */
  readonly opened?: true;
  readonly language?: Language;
}

/** What became of it. `position` is the citizen's own entry in the transcript (absent for `opened`). */
export type Received =
  | { readonly kind: 'received'; readonly position?: number; readonly id?: string }
  | { readonly kind: 'repeated'; readonly position?: number; readonly id?: string }
  | { readonly kind: 'unknown-citizen' };
