/** Open streams: each follows the durable transcript of one conversation from the place that its client has read. */
import type { WebSocket } from 'ws';
import type { Context } from '../../conversation/context.ts';
import { entriesAfter } from '../../conversation/transcript.ts';
import { activitySet, type From } from './activity.ts';
import { readPlace } from './place.ts';
import type { Holder } from './tokens.ts';

/** Milliseconds between signs of life. A client that shows none in between is gone. */
const beat = 30_000;
/** Milliseconds that a stream is open at most; the client comes back with a token that is good then. */
const longest = 2 * 60 * 60 * 1000;
/** Bytes that a client may be behind. One that reads nothing is let go, and catches up when it comes back. */
const behind = 1024 * 1024;
/** Streams of one conversation at once, as for tabs and devices. The oldest makes room. */
const perConversation = 8;
/** Status codes of RFC 6455: "going away" and "try again later". */
const goingAway = 1001;
const tryLater = 1013;

/**
 * All open streams of this process. Only frames go out: what a client writes comes by HTTP. The transcript is the source, so a stream
 * that breaks loses nothing; the client comes back with the watermark it had.
 */
export class Streams {
  readonly #context: Context;
  readonly #open = new Map<string, Stream[]>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Carries the transcript after a place to the socket until either side closes. */
  follow(socket: WebSocket, holder: Holder, from: From): void {
    const stream = new Stream(this.#context, { socket, holder, from });
    const streams = [...(this.#open.get(holder.conversation) ?? []), stream];
    if (streams.length > perConversation) streams.shift()?.end(tryLater);
    this.#open.set(holder.conversation, streams);
    socket.once('close', () => this.#forget(holder.conversation, stream));
    stream.begin();
  }

  /** Streams now open. */
  get size(): number {
    return this.#open.values().reduce((sum, streams) => sum + streams.length, 0);
  }

  close(): void {
    for (const stream of [...this.#open.values()].flat()) stream.end(goingAway);
    this.#open.clear();
  }

  #forget(conversation: string, stream: Stream): void {
    const left = (this.#open.get(conversation) ?? []).filter((one) => one !== stream);
    if (left.length === 0) this.#open.delete(conversation);
    else this.#open.set(conversation, left);
  }
}

class Stream {
  readonly #context: Context;
  readonly #socket: WebSocket;
  readonly #holder: Holder;
  readonly #lean: boolean;
  #watermark: number;
  /** Of the document as it was read last. */
  #version: number | undefined;
  #reading = false;
  #moved = false;
  #alive = true;

  constructor(context: Context, { socket, holder, from }: { readonly socket: WebSocket; readonly holder: Holder; readonly from: From }) {
    this.#context = context;
    this.#socket = socket;
    this.#holder = holder;
    this.#lean = from.lean;
    this.#watermark = from.watermark;
  }

  begin(): void {
    const { changes, municipality } = this.#context;
    const stop = changes.onCitizen(municipality.id, this.#holder.citizen, () => void this.#read());
    const signs = setInterval(() => this.#sign(), beat);
    const end = setTimeout(() => this.end(goingAway), longest);
    this.#socket.on('pong', () => (this.#alive = true));
    this.#socket.on('error', () => this.#socket.terminate());
    this.#socket.once('close', () => {
      stop();
      clearInterval(signs);
      clearTimeout(end);
    });
    void this.#read();
  }

  end(code: number): void {
    this.#socket.close(code);
    // A peer that is gone never answers the close.
    setTimeout(() => this.#socket.terminate(), 1000).unref();
  }

  /** One reading at a time; what is committed meanwhile is read right after. */
  async #read(): Promise<void> {
    this.#moved = true;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#moved && this.#socket.readyState === this.#socket.OPEN) {
        this.#moved = false;
        await this.#send();
      }
    } catch (error) {
      this.#context.log.warn('stream-failed', { error: error instanceof Error ? error.name : 'unknown' });
      this.end(tryLater);
    } finally {
      this.#reading = false;
    }
  }

  async #send(): Promise<void> {
    const stored = await this.#context.store.read(this.#context.municipality.id, this.#holder.citizen);
    if (stored === undefined) return;
    this.#watermark = readPlace(stored.document, this.#watermark);
    const entries = await entriesAfter(this.#context, stored.document, this.#watermark);
    const last = entries.at(-1);
    const known = this.#version;
    this.#version = stored.version;
    // A commit without a new entry (a decision of the caseworker) may have moved the plan: an empty frame says so.
    if (last === undefined && (known === undefined || known === stored.version)) return;
    this.#socket.send(JSON.stringify(activitySet(stored.document, entries, { watermark: this.#watermark, lean: this.#lean })));
    this.#watermark = last?.position ?? this.#watermark;
    if (this.#socket.bufferedAmount > behind) this.#socket.terminate();
  }

  #sign(): void {
    if (!this.#alive) return this.#socket.terminate();
    this.#alive = false;
    this.#socket.ping();
  }
}
