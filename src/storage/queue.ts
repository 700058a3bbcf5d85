/** One thing after another per key; different keys at the same time. */
export class Queue {
  readonly #tails = new Map<string, Promise<unknown>>();

  /** Runs when everything given before under this key has ended, well or not. */
  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const result = (this.#tails.get(key) ?? Promise.resolve()).then(task);
    const tail: Promise<void> = result.catch(() => undefined).then(() => this.#forget(key, tail));
    this.#tails.set(key, tail);
    return result;
  }

  /** Fulfilled when nothing runs and nothing waits. */
  async idle(): Promise<void> {
    while (this.#tails.size > 0) await Promise.all(this.#tails.values());
  }

  #forget(key: string, tail: Promise<unknown>): void {
    if (this.#tails.get(key) === tail) this.#tails.delete(key);
  }
}
