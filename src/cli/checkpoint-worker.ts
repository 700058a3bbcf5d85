/** Takes a checkpoint of the audit every hour while the product runs, and when it starts and stops. */
import type { Log } from '../ports.ts';
import { type Checkpointing, takeCheckpoint } from './checkpoints.ts';

const hour = 3_600_000;

/** Works until it is closed. A checkpoint that cannot be written is logged as an error, and the next one tries again. */
export class CheckpointWorker {
  readonly #parts: Checkpointing & { readonly log: Log };
  readonly #timer: ReturnType<typeof setInterval>;
  #working: Promise<void>;

  constructor(parts: Checkpointing & { readonly log: Log }) {
    this.#parts = parts;
    this.#working = this.#take();
    this.#timer = setInterval(() => {
      this.#working = this.#working.then(() => this.#take());
    }, hour).unref();
  }

  /** After a last one. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#working;
    await this.#take();
  }

  async #take(): Promise<void> {
    try {
      const count = await takeCheckpoint(this.#parts);
      if (count > 0) this.#parts.log.info('audit.checkpoint', { count });
    } catch (error) {
      this.#parts.log.error('audit.checkpoint-failed', { kind: error instanceof Error ? error.name : 'unknown' });
    }
  }
}
