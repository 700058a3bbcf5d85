/** What stays on the citizen's own device: the token, the messages that have not reached the server, and the answer being written. */
import type { Waiting } from './queue.ts';

/** The part of the Web Storage interface that is used. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The way back into a conversation when the page is opened again. The token may have run out meanwhile. */
export interface Kept {
  readonly token: string;
  readonly conversationId: string;
}

/** Reads and writes one widget's things. A full or forbidden storage is no error: then they live as long as the page. */
export class Keeping {
  readonly #shelf: Shelf;
  readonly #prefix: string;

  /** `name` tells apart widgets of several servers on one page. */
  constructor(shelf: Shelf, name: string) {
    this.#shelf = shelf;
    this.#prefix = `medspil:${name}:`;
  }

  session(): Kept | undefined {
    return this.#read('session') as Kept | undefined;
  }
  keepSession(kept: Kept): void {
    this.#write('session', kept);
  }
  forgetSession(): void {
    this.#shelf.removeItem(`${this.#prefix}session`);
  }

  /** Every message has a key of its own, so that two tabs never write over each other. Oldest first. */
  waiting(conversation: string): readonly Waiting[] {
    const start = `${this.#prefix}out:${conversation}:`;
    const keys = Array.from({ length: this.#shelf.length }, (_, index) => this.#shelf.key(index) ?? '');
    return keys
      .filter((key) => key.startsWith(start))
      .flatMap((key) => (this.#read(key.slice(this.#prefix.length)) as Waiting | undefined) ?? [])
      .toSorted((a, b) => a.at - b.at);
  }
  keepWaiting(conversation: string, item: Waiting): void {
    this.#write(`out:${conversation}:${item.id}`, item);
  }
  dropWaiting(conversation: string, id: string): void {
    this.#shelf.removeItem(`${this.#prefix}out:${conversation}:${id}`);
  }

  /** The answer being written to the question with that key. */
  draft(question: string): string {
    return (this.#read(`draft:${question}`) as string | undefined) ?? '';
  }
  keepDraft(question: string, text: string): void {
    if (text === '') this.#shelf.removeItem(`${this.#prefix}draft:${question}`);
    else this.#write(`draft:${question}`, text);
  }

  #read(key: string): unknown {
    try {
      const text = this.#shelf.getItem(this.#prefix + key);
      return text === null ? undefined : (JSON.parse(text) as unknown);
    } catch {
      return undefined;
    }
  }
  #write(key: string, value: unknown): void {
    try {
      this.#shelf.setItem(this.#prefix + key, JSON.stringify(value));
    } catch {
      // Storage is full or forbidden; the page still holds the value.
    }
  }
}
