/**
 * What stays on the citizen's own device: the token, the messages that have not reached the server, and the answer being written. All but the
 * token stands under its conversation, so that nobody is ever shown, and nothing is ever sent of, another person's who used the device.
 */
import type { Shelf, Shelves } from '../shared/shelf.ts';
import type { Waiting } from './queue.ts';

/** The way back into a conversation when the page is opened again. The token may have run out meanwhile. */
export interface Kept {
  readonly token: string;
  readonly conversationId: string;
  /** The thread of somebody who has not signed in. It is kept no longer than its tab: the next at a library's machine must not find it. */
  readonly anonymous?: true;
  /** Somebody signed in for it, and it takes signing in to come back once the token has run out. */
  readonly signedIn?: true;
  /** In which the citizen was spoken to last: what is said when there is no way in any more is said in it too. */
  readonly language?: string;
}

/** Reads and writes one widget's things. A full storage is no error: then they live as long as the page. */
export class Keeping {
  readonly #shelves: Shelves;
  readonly #prefix: string;

  /** `name` tells apart widgets of several servers on one page. */
  constructor(shelves: Shelves, name: string) {
    this.#shelves = shelves;
    this.#prefix = `medspil:${name}:`;
  }

  /** The conversation of whoever has signed in, or else the anonymous thread. */
  session(): Kept | undefined {
    return (this.#read(this.#shelves.lasting, 'session') as Kept | undefined) ?? this.thread();
  }
  /** What was begun without signing in. */
  thread(): Kept | undefined {
    return this.#read(this.#shelves.passing, 'thread') as Kept | undefined;
  }
  keepSession(kept: Kept): void {
    if (kept.anonymous === true) this.#write(this.#shelves.passing, 'thread', kept);
    else this.#write(this.#shelves.lasting, 'session', kept);
  }
  /** Its token is no longer taken. What was written in it stays. */
  forgetSession({ anonymous }: Kept): void {
    if (anonymous === true) this.#shelves.passing.removeItem(`${this.#prefix}thread`);
    else this.#shelves.lasting.removeItem(`${this.#prefix}session`);
  }
  /** True where the change of a storage, as its event tells it, may have ended the session: another tab has logged out or signed in. */
  isSessionKey(key: string | null): boolean {
    return key === null || key === `${this.#prefix}session`;
  }

  /** The person has said something in the thread: whether it comes along is for them to say once they have signed in. */
  markSpoken(conversation: string): void {
    this.#write(this.#shelves.passing, 'spoken', conversation);
  }
  hasSpoken(): boolean {
    const thread = this.thread();
    return thread !== undefined && this.#read(this.#shelves.passing, 'spoken') === thread.conversationId;
  }

  /** Somebody has signed in: until they answer, this tab asks whether the device is their own. Closing it answers no. */
  askOwn(conversation: string): void {
    this.#write(this.#shelves.passing, 'own', conversation);
  }
  isOwnAsked(): boolean {
    const own = this.#read(this.#shelves.passing, 'own');
    return own !== undefined && own === this.session()?.conversationId;
  }
  forgetOwn(): void {
    this.#shelves.passing.removeItem(`${this.#prefix}own`);
  }

  /** Every message has a key of its own, so that two tabs never write over each other. Oldest first. */
  waiting(conversation: string): readonly Waiting[] {
    return this.#keysOf(conversation, 'out')
      .flatMap((key) => (this.#read(this.#shelfOf(conversation), key) as Waiting | undefined) ?? [])
      .toSorted((a, b) => a.at - b.at);
  }
  keepWaiting(conversation: string, item: Waiting): void {
    this.#write(this.#shelfOf(conversation), `out:${conversation}:${item.id}`, item);
  }
  dropWaiting(conversation: string, id: string): void {
    this.#shelfOf(conversation).removeItem(`${this.#prefix}out:${conversation}:${id}`);
  }

  /** The answer being written to the question with that key, which begins with its conversation. */
  draft(question: string): string {
    return (this.#read(this.#shelfOf(conversationOf(question)), `draft:${question}`) as string | undefined) ?? '';
  }
  keepDraft(question: string, text: string): void {
    const shelf = this.#shelfOf(conversationOf(question));
    if (text === '') shelf.removeItem(`${this.#prefix}draft:${question}`);
    else this.#write(shelf, `draft:${question}`, text);
  }

  /** True where something of that conversation is on the device alone. */
  isUnsent(conversation: string): boolean {
    return this.#keysOf(conversation, 'out').length + this.#keysOf(conversation, 'draft').length > 0;
  }
  /** Nothing of that conversation is left on the device: the way in, what waits, what was being written. */
  clear(conversation: string): void {
    for (const name of ['out', 'draft'] as const) {
      for (const key of this.#keysOf(conversation, name)) this.#shelfOf(conversation).removeItem(this.#prefix + key);
    }
    for (const kept of [this.#read(this.#shelves.lasting, 'session') as Kept | undefined, this.thread()]) {
      if (kept?.conversationId === conversation) this.forgetSession(kept);
    }
    for (const name of ['spoken', 'own']) {
      if (this.#read(this.#shelves.passing, name) === conversation) this.#shelves.passing.removeItem(this.#prefix + name);
    }
  }

  /** Keys of one conversation, without the prefix. */
  #keysOf(conversation: string, name: 'out' | 'draft'): readonly string[] {
    const shelf = this.#shelfOf(conversation);
    const start = `${this.#prefix}${name}:${conversation}:`;
    const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '');
    return keys.filter((key) => key.startsWith(start)).map((key) => key.slice(this.#prefix.length));
  }
  #shelfOf(conversation: string): Shelf {
    return this.thread()?.conversationId === conversation ? this.#shelves.passing : this.#shelves.lasting;
  }
  #read(shelf: Shelf, key: string): unknown {
    try {
      const text = shelf.getItem(this.#prefix + key);
      return text === null ? undefined : (JSON.parse(text) as unknown);
    } catch {
      return undefined;
    }
  }
  #write(shelf: Shelf, key: string, value: unknown): void {
    try {
      shelf.setItem(this.#prefix + key, JSON.stringify(value));
    } catch {
      // Storage is full; the page still holds the value.
    }
  }
}

function conversationOf(question: string): string {
  return question.slice(0, question.indexOf(':'));
}
