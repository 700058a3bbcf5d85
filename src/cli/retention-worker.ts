/** Applies the rules of retention while the product runs: at the start, and every hour. */
import type { Context } from '../conversation/context.ts';
import { applyRetention, type Retention } from '../identity/retention.ts';

const hour = 3_600_000;

/** Works until it is closed. A look that fails is logged, and the next one comes all the same. */
export class RetentionWorker {
  readonly #context: Context;
  readonly #rules: Retention;
  readonly #timer: ReturnType<typeof setInterval>;
  #working: Promise<void>;

  constructor(context: Context, rules: Retention) {
    this.#context = context;
    this.#rules = rules;
    this.#working = this.#look();
    this.#timer = setInterval(() => {
      this.#working = this.#working.then(() => this.#look());
    }, hour).unref();
  }

  /** Ends after the look that is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#working;
  }

  async #look(): Promise<void> {
    const { log } = this.#context;
    try {
      const { noticed, erased } = await applyRetention(this.#context, this.#rules);
      if (noticed + erased > 0) log.info('retention.applied', { waiting: noticed, removed: erased });
    } catch (error) {
      log.error('retention.failed', { kind: error instanceof Error ? error.name : 'unknown' });
    }
  }
}
