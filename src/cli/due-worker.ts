/** Handles what falls due while the product runs. */
import type { Context } from '../conversation/context.ts';
import { runDue } from '../conversation/due.ts';

/** Milliseconds between two looks. The pieces of an answer wait four seconds, so that a quarter more is not felt. */
const pause = 1000;

/** Looks for due items until it is closed. A look that fails is logged, and the next one comes all the same. */
export class DueWorker {
  readonly #context: Context;
  #timer: ReturnType<typeof setTimeout>;
  #working: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(context: Context) {
    this.#context = context;
    this.#timer = this.#next();
  }

  /** Ends after the look that is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  #next(): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.#working = this.#look();
    }, pause).unref();
  }

  async #look(): Promise<void> {
    try {
      await runDue(this.#context);
    } catch (error) {
      this.#context.log.error('due.failed', { kind: error instanceof Error ? error.name : 'unknown' });
    }
    if (!this.#closed) this.#timer = this.#next();
  }
}
