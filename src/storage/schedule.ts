/** Which key is due next: a binary heap by time. A key has one time; a new one replaces the old, whose place in the heap is skipped later. */
interface Slot {
  readonly key: string;
  readonly at: number;
}

/** Slots left behind by later times are swept out when there are more than so many of them beyond the keys. */
const slack = 1000;

/** Keys by the time at which they are due. It lives in memory, and is filled again from the headers at start. */
export class Schedule {
  readonly #times = new Map<string, number>();
  readonly #heap: Slot[] = [];

  /** `at` in milliseconds since 1970; undefined takes the key out. */
  set(key: string, at: number | undefined): void {
    if (at === this.#times.get(key)) return;
    if (at === undefined) {
      this.#times.delete(key);
      return;
    }
    this.#times.set(key, at);
    this.#push({ key, at });
    if (this.#heap.length > 2 * this.#times.size + slack) this.#sweep();
  }

  /** Takes out the key that has waited longest among those due at `now`. It is not due again before the next `set`. */
  take(now: number): string | undefined {
    for (let top = this.#heap[0]; top !== undefined && top.at <= now; top = this.#heap[0]) {
      this.#pop();
      if (this.#times.get(top.key) !== top.at) continue;
      this.#times.delete(top.key);
      return top.key;
    }
    return undefined;
  }

  #sweep(): void {
    this.#heap.length = 0;
    for (const [key, at] of this.#times) this.#push({ key, at });
  }

  #push(slot: Slot): void {
    this.#heap.push(slot);
    this.#up(this.#heap.length - 1);
  }

  #pop(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#down(0);
  }

  #up(index: number): void {
    for (let at = index; at > 0;) {
      const parent = (at - 1) >> 1;
      if (this.#heap[parent]!.at <= this.#heap[at]!.at) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #down(index: number): void {
    for (let at = index; ;) {
      const children = [2 * at + 1, 2 * at + 2].filter((child) => child < this.#heap.length);
      const [least] = children.toSorted((a, b) => this.#heap[a]!.at - this.#heap[b]!.at);
      if (least === undefined || this.#heap[at]!.at <= this.#heap[least]!.at) return;
      this.#swap(at, least);
      at = least;
    }
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!];
  }
}
