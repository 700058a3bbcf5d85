/** Sends what is to be sent, while the product runs. */
import type { Context } from '../conversation/context.ts';
import { runOutbox } from '../conversation/outbox.ts';
import { giveUpUnclear } from '../conversation/undelivered.ts';

/** Milliseconds between two looks, where the last one found nothing. What comes behind a message that was sent is sent at once. */
const pause = 1000;
/** As many looks lie between two at those that nobody knows of. */
const unclearEvery = 60;
/** Milliseconds that sendings under way are given when the product stops. After that their outcome is unclear, and written as such. */
const finishWithin = 1500;

/** Looks at the outbox until it is closed. A look that fails is logged, and the next one comes all the same. */
export class OutboxWorker {
  readonly #context: Context;
  readonly #stop = new AbortController();
  #timer: ReturnType<typeof setTimeout>;
  #working: Promise<void> = Promise.resolve();
  #looks = 0;
  #closed = false;

  constructor(context: Context) {
    this.#context = context;
    this.#timer = this.#next(pause);
  }

  /** Ends after what is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const late = setTimeout(() => this.#stop.abort(), finishWithin);
    await this.#working;
    clearTimeout(late);
  }

  #next(wait: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.#working = this.#look();
    }, wait).unref();
  }

  async #look(): Promise<void> {
    let more = false;
    try {
      more = (await runOutbox(this.#context, { signal: this.#stop.signal })) > 0;
      this.#looks += 1;
      if (this.#looks % unclearEvery === 0) await giveUpUnclear(this.#context);
    } catch (error) {
      this.#context.log.error('outbox.failed', { kind: error instanceof Error ? error.name : 'unknown' });
    }
    if (!this.#closed) this.#timer = this.#next(more ? 0 : pause);
  }
}
