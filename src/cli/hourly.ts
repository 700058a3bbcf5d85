/** Work that is done every hour while the product runs. */
const hour = 3_600_000;

/** One piece of work. `look` is done at the start too, and `failed` told of what it throws; the next hour it is tried again. */
export interface Hourly {
  readonly look: () => Promise<void>;
  readonly failed: (kind: string) => void;
  /** Done once more when the product stops. */
  readonly atEnd?: true;
}

/** Does the work until it is closed, one look after the other. */
export class HourlyWorker {
  readonly #work: Hourly;
  readonly #timer: ReturnType<typeof setInterval>;
  #working: Promise<void>;

  constructor(work: Hourly) {
    this.#work = work;
    this.#working = this.#look();
    this.#timer = setInterval(() => {
      this.#working = this.#working.then(() => this.#look());
    }, hour).unref();
  }

  /** Ends after the look that is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#working;
    if (this.#work.atEnd === true) await this.#look();
  }

  async #look(): Promise<void> {
    try {
      await this.#work.look();
    } catch (error) {
      this.#work.failed(error instanceof Error ? error.name : 'unknown');
    }
  }
}
