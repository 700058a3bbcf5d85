/** The way in: a token that is good, the conversation it belongs to, and the place in it that was read last. */
import { Refused } from './directline.ts';
import type { DirectLine } from './directline.ts';
import type { Keeping, Kept } from './keeping.ts';
import type { Ticket } from './wire.ts';

/** What a session is made from. A token from the page goes before the kept one, and no new one is asked for when it is refused. */
export interface SessionOptions {
  /** A token handed over by the page around the widget, where it has one. */
  readonly token?: string;
  readonly keeping: Keeping;
  /** Told at every new token, with the caseworker where that came along. */
  readonly renewed: (kept: Kept, me: Ticket['me']) => void;
}

/** HTTP status of a token that is not taken. */
const notTaken = 401;

/**
 * Holds one conversation's ticket and reading place. A kept token that is refused on the way in gives place to a new one, where nobody signed
 * in for it; when the token is refused later, the owner calls `drop` and enters again.
 */
export class Session {
  /** Place in the transcript that was read last; empty for none. */
  watermark = '';
  readonly #line: DirectLine;
  readonly #options: SessionOptions;
  #ticket: Ticket | undefined;
  /** What was entered last, also when its token has been refused since. */
  #entered: Kept | undefined;

  constructor(line: DirectLine, options: SessionOptions) {
    this.#line = line;
    this.#options = options;
  }

  /** Absent until the first way in, and when the token has been refused. */
  get ticket(): Ticket | undefined {
    return this.#ticket;
  }
  /** The conversation that what is written belongs to, also while there is no way in. */
  get conversation(): Kept | undefined {
    return this.#entered ?? (this.#options.token === undefined ? this.#options.keeping.session() : undefined);
  }

  /** Begins the conversation or takes it up where it was left. Throws `Refused` or `Unreachable`. */
  async enter(): Promise<Ticket> {
    if (this.#ticket !== undefined) {
      this.#ticket = { ...this.#ticket, ...(await this.#line.again(this.#ticket, this.watermark)) };
      return this.#ticket;
    }
    const ticket = await this.#begin();
    if (this.#entered?.conversationId !== ticket.conversationId) this.watermark = '';
    this.#ticket = ticket;
    this.#keep(ticket);
    return ticket;
  }

  /** Takes a fresh token in good time before the old one runs out. */
  async renew(): Promise<void> {
    const ticket = this.#ticket;
    if (ticket === undefined) return;
    this.#assertOurs();
    const known = this.#latest(ticket);
    const { token } = await this.#line.refresh(known);
    if (this.#latest(ticket) !== known) return this.renew();
    this.#ticket = { ...ticket, token };
    this.#keep(this.#ticket);
  }

  /** The kept token of the conversation goes before the own: since this one was given, the citizen may have asked to be remembered. */
  #latest({ conversationId, token }: Ticket): string {
    const kept = this.#options.token === undefined ? this.#options.keeping.session() : undefined;
    return kept?.conversationId === conversationId ? kept.token : token;
  }

  /** The token is no longer taken. The next `enter` makes the kept one fresh, or begins anew. */
  drop(): void {
    this.#ticket = undefined;
  }

  #keep({ token, conversationId, me, anonymous }: Ticket): void {
    const before = this.#entered?.conversationId === conversationId ? this.#entered : undefined;
    const signedIn = me === undefined ? before?.signedIn : me.signIn === 'required' && me.signedIn ? true : undefined;
    const language = me?.language ?? this.#options.keeping.session()?.language;
    const kept: Kept = {
      token,
      conversationId,
      ...((anonymous ?? before?.anonymous) === true && { anonymous: true }),
      ...(signedIn === true && { signedIn }),
      ...(language !== undefined && { language }),
    };
    this.#entered = kept;
    // A token that the page around brings is the page's to keep.
    if (this.#options.token === undefined) this.#options.keeping.keepSession(kept);
    this.#options.renewed(kept, me);
  }

  /** Where somebody has logged out, or another person in, by another tab, this one must not go on in either's name. */
  #assertOurs(): void {
    const { keeping, token } = this.#options;
    if (token !== undefined || this.#entered?.signedIn !== true) return;
    if (keeping.session()?.conversationId !== this.#entered.conversationId) throw new Refused(notTaken, undefined);
  }

  /** By the page's own token, by the kept one, by that one made fresh where it has run out, or anew: one request where nothing is amiss. */
  async #begin(): Promise<Ticket> {
    this.#assertOurs();
    const { keeping, token } = this.#options;
    const kept = keeping.session();
    const known = token ?? kept?.token ?? '';
    try {
      return await this.#line.start(known);
    } catch (error) {
      if (!(error instanceof Refused) || known === '') throw error;
    }
    try {
      return await this.#line.start((await this.#line.refresh(known)).token);
    } catch (error) {
      // Whoever has signed in signs in again: they are not made somebody new behind their back, and what they wrote waits for them.
      if (!(error instanceof Refused) || token !== undefined || kept === undefined || kept.signedIn === true) throw error;
      keeping.forgetSession(kept);
      return this.#line.start('');
    }
  }
}
