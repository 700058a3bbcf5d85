/** The way in and out of a conversation: signing in, taking words along, being signed out, and a page that is no safe place. */
import { takeCode } from './code.ts';
import type { Keeping } from './keeping.ts';
import { exchange, join, remember, signInAddress } from './signing-in.ts';
import type { Reach } from './signing-in.ts';

/**
 * What is to be said at the door. `over`: the sign-in came to nothing. `forbidden`: the browser lets nobody sign in. `expired`: signed out
 * after a time. `leaving`: logging out would lose something that is unsent. `left`: logged out. `framed`: the page stands inside another
 * that may not show a conversation.
 */
export type Notice = 'over' | 'forbidden' | 'expired' | 'leaving' | 'left' | 'framed';
/** Whether words from before signing in come along: `asked`, being taken, not to be reached just now, or no longer to be had. */
export type Joining = 'asked' | 'busy' | 'away' | 'gone';

/** Whether the device is the citizen's own: `asked`, not to be had just now (`away`), and the answers. */
export type Owning = 'asked' | 'away' | 'kept' | 'no';

/** Change it only by `Door`. */
export interface DoorView {
  readonly notice?: Notice | undefined;
  readonly joining?: Joining | undefined;
  readonly own?: Owning | undefined;
}

/** What a door opens to. `change` is told whenever what is to be said is another. */
export interface DoorOptions {
  readonly base: string;
  readonly keeping: Keeping;
  readonly reach: Reach;
  readonly change: (part: DoorView) => void;
}

/** One for each room. Nothing here talks of the conversation itself. */
export class Door {
  readonly #options: DoorOptions;

  constructor(options: DoorOptions) {
    this.#options = options;
  }

  /** To be called before the conversation is entered: whoever comes home from signing in gets their own. */
  async open(): Promise<void> {
    const { base, keeping, reach, change } = this.#options;
    const code = takeCode();
    if (code !== undefined) {
      const kept = await exchange(reach, base, code);
      if (kept === undefined) change({ notice: 'over' });
      else {
        keeping.keepSession(kept);
        keeping.askOwn(kept.conversationId);
      }
    }
    if (keeping.isOwnAsked()) change({ own: 'asked' });
    this.#ask();
  }

  /** Leaves for the sign-in, at top level: it is never shown inside another page. */
  async signIn(): Promise<void> {
    const address = await signInAddress(this.#options.base, location.href);
    if (address === undefined) return this.#options.change({ notice: 'forbidden' });
    open(address, '_top');
  }

  /** The citizen's word on what was written before signing in. On a no it is forgotten here, and nobody else has it. */
  async join(yes: boolean): Promise<void> {
    const { base, keeping, reach, change } = this.#options;
    const [session, thread] = [keeping.session(), keeping.thread()];
    if (thread === undefined || session === undefined) return change({ joining: undefined });
    if (!yes) return this.#forget();
    change({ joining: 'busy' });
    const joined = await join(reach, base, { session, thread });
    if (joined === 'away') return change({ joining: 'away' });
    keeping.clear(thread.conversationId);
    change({ joining: joined === 'over' ? 'gone' : undefined });
  }

  /** The citizen's word on whose device this is. On a yes they are remembered on it. */
  async own(yes: boolean): Promise<void> {
    const { base, keeping, reach, change } = this.#options;
    const session = keeping.session();
    if (!yes || session === undefined) {
      keeping.forgetOwn();
      return change({ own: 'no' });
    }
    change({ own: 'asked' });
    const token = await remember(reach, base, session);
    // Another tab may have logged out meanwhile.
    if (!keeping.isOwnAsked()) return change({ own: undefined });
    if (token === undefined) return change({ own: 'away' });
    keeping.keepSession({ ...session, token });
    keeping.forgetOwn();
    change({ own: 'kept' });
  }

  /** Takes what was said off the screen. */
  dismiss(): void {
    this.#options.change({ notice: undefined, joining: undefined });
  }

  #forget(): void {
    const thread = this.#options.keeping.thread();
    if (thread !== undefined) this.#options.keeping.clear(thread.conversationId);
    this.#options.change({ joining: undefined });
  }

  /** What nobody has said anything in is forgotten without a word. */
  #ask(): void {
    const { keeping, change } = this.#options;
    const thread = keeping.thread();
    if (thread === undefined || keeping.session()?.anonymous === true) return;
    if (keeping.hasSpoken()) change({ joining: 'asked' });
    else this.#forget();
  }
}
