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

/**
 * Holds one conversation's ticket and reading place. A kept token that is refused on the way in gives place to a new one; when the token
 * is refused later, the owner calls `drop` and enters again.
 */
export class Session {
  /** Place in the transcript that was read last; empty for none. */
  watermark = '';
  readonly #line: DirectLine;
  readonly #options: SessionOptions;
  #ticket: Ticket | undefined;

  constructor(line: DirectLine, options: SessionOptions) {
    this.#line = line;
    this.#options = options;
  }

  /** Absent until the first way in, and when the token has been refused. */
  get ticket(): Ticket | undefined {
    return this.#ticket;
  }

  /** Begins the conversation or takes it up where it was left. Throws `Refused` or `Unreachable`. */
  async enter(): Promise<Ticket> {
    if (this.#ticket !== undefined) {
      this.#ticket = { ...this.#ticket, ...(await this.#line.again(this.#ticket, this.watermark)) };
      return this.#ticket;
    }
    this.#ticket = await this.#begin();
    this.#keep(this.#ticket);
    return this.#ticket;
  }

  /** Takes a fresh token in good time before the old one runs out. */
  async renew(): Promise<void> {
    if (this.#ticket === undefined) return;
    const { token } = await this.#line.refresh(this.#ticket.token);
    this.#ticket = { ...this.#ticket, token };
    this.#keep(this.#ticket);
  }

  /** The token is no longer taken. The next `enter` makes the kept one fresh, or begins anew. */
  drop(): void {
    this.#ticket = undefined;
  }

  #keep({ token, conversationId, me }: Ticket): void {
    this.#options.keeping.keepSession({ token, conversationId });
    this.#options.renewed({ token, conversationId }, me);
  }

  /** By the page's own token, by the kept one, by that one made fresh where it has run out, or anew: one request where nothing is amiss. */
  async #begin(): Promise<Ticket> {
    const { keeping, token } = this.#options;
    const known = token ?? keeping.session()?.token ?? '';
    try {
      return await this.#line.start(known);
    } catch (error) {
      if (!(error instanceof Refused) || known === '') throw error;
    }
    try {
      return await this.#line.start((await this.#line.refresh(known)).token);
    } catch (error) {
      if (!(error instanceof Refused) || token !== undefined) throw error;
      keeping.forgetSession();
      return this.#line.start('');
    }
  }
}
