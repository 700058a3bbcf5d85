/**
 * The widget's own small Direct Line client: comes back by itself after every loss, takes up where it left, and sends each
 * message until the server has answered for it. Time, network, storage and chance are handed in as `World`.
 */
import { after, pause, unconnected } from './connection.ts';
import type { Connection, Happening } from './connection.ts';
import { DirectLine, Refused } from './directline.ts';
import type { Fetch } from './directline.ts';
import type { Keeping, Kept } from './keeping.ts';
import { add, emptyQueue, land, settle, take } from './queue.ts';
import type { Queue, Waiting } from './queue.ts';
import { Session } from './session.ts';
import { activityOf } from './wire.ts';
import type { Activity, ActivitySet, Outgoing, Ticket } from './wire.ts';

/** What a stream tells: that it is open, each frame, and that it is over, also when it never opened. */
export interface StreamEvents {
  readonly opened: () => void;
  readonly frame: (data: string) => void;
  readonly closed: () => void;
}
/** An open stream. `close` ends it, and `closed` of its events is then told once. */
export interface Stream {
  close(): void;
}

/**
 * All that the client needs from outside: it reaches for no clock, network or chance of its own. `random` is from 0 up to 1, `now` in
 * milliseconds since 1970, `wait` takes milliseconds; `id` must never repeat, since the server takes two messages with one id for the
 * same.
 */
export interface World {
  readonly fetch: Fetch;
  readonly stream: (url: string, events: StreamEvents) => Stream;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly random: () => number;
  readonly id: () => string;
  readonly now: () => number;
}

/** What the client tells its owner. */
export interface Listener {
  readonly activities: (activities: readonly Activity[]) => void;
  /** Something moved without a new message: the plan, when a caseworker decides. */
  readonly moved: () => void;
  readonly connection: (connection: Connection) => void;
  readonly queue: (queue: Queue) => void;
  /** The server will not take this message; `said` are its words. The text is handed back so that it is not lost. */
  readonly refused: (item: Waiting, said: string | undefined) => void;
  /** The token has changed. `me`: the caseworker, where that came along. */
  readonly session: (session: Kept, me: Ticket['me']) => void;
  /** There is no way in any more: the token is no longer good and a new one takes somebody's help. */
  readonly ended: () => void;
}

/** What is settled when the client is made, and does not change save for the locale, which `Client.locale` goes on from. */
export interface ClientOptions {
  /** Origin of the server, empty for the page's own. */
  readonly base: string;
  /** A token handed over by the page around the widget, where it has one. */
  readonly token?: string;
  readonly keeping: Keeping;
  readonly locale: string;
}

const pollEvery = 2000;
const pollsBeforeStream = 150;
const echoWithin = 6000;
const refreshEvery = 15 * 60_000;

/**
 * One citizen's connection. `run` is called once and goes on until `stop`, or until there is no way in any more. What goes wrong on the
 * way is told to the `Listener` and not thrown.
 */
export class Client {
  locale: string;
  readonly #world: World;
  readonly #options: ClientOptions;
  readonly #listener: Listener;
  readonly #line: DirectLine;
  #connection = unconnected;
  #queue: Queue = emptyQueue;
  readonly #session: Session;
  #open: Stream | undefined;
  #stopped = false;
  #wake: () => void = () => undefined;
  readonly #echoed = new Set<string>();

  constructor(world: World, options: ClientOptions, listener: Listener) {
    this.#world = world;
    this.#options = options;
    this.#listener = listener;
    this.#line = new DirectLine(world.fetch, options.base);
    const token = options.token === undefined ? {} : { token: options.token };
    this.#session = new Session(this.#line, { keeping: options.keeping, renewed: listener.session, ...token });
    this.locale = options.locale;
  }

  /** Runs until `stop`. */
  async run(): Promise<void> {
    void this.#keepFresh();
    while (!this.#stopped) {
      try {
        await this.#enter();
        this.#happened({ kind: 'reached' });
        void this.#flush();
        await this.#follow();
      } catch (error) {
        this.#fault(error);
      }
      if (!this.#stopped) await this.#rest(pause(this.#connection, this.#world.random()));
    }
  }
  stop(): void {
    this.#stopped = true;
    this.#open?.close();
    this.#wake();
  }
  /** Tries again now instead of waiting. */
  retry(): void {
    this.#wake();
  }
  /** The device has lost its network. */
  offline(): void {
    this.#happened({ kind: 'offline' });
    this.#open?.close();
  }
  /** Puts a message in the queue; it is kept on the device until the server has it. */
  send(outgoing: Outgoing): void {
    const item: Waiting = { id: this.#world.id(), outgoing, at: this.#world.now() };
    if (outgoing.kind === 'message') this.#remember(item);
    this.#change(add(this.#queue, item));
    if (this.#connection.phase === 'online') void this.#flush();
  }

  /** A message is kept on the device until the server has it, also while there is no way in. */
  #remember(item: Waiting): void {
    const { keeping } = this.#options;
    const kept = this.#session.conversation;
    if (kept === undefined) return;
    keeping.keepWaiting(kept.conversationId, item);
    if (kept.anonymous === true) keeping.markSpoken(kept.conversationId);
  }

  /** Once in, messages that were kept on the device come first. That the page was opened, the server knows by the way in. */
  async #enter(): Promise<void> {
    const first = this.#session.ticket === undefined;
    const { conversationId, first: said } = await this.#session.enter();
    if (!first) return;
    if (said !== undefined) this.#receive(said);
    const { keeping } = this.#options;
    for (const item of this.#queue.waiting) if (item.outgoing.kind === 'message') this.#remember(item);
    this.#change(keeping.waiting(conversationId).reduce(add, this.#queue));
  }

  #follow(): Promise<void> {
    const url = this.#session.ticket?.streamUrl;
    return this.#connection.transport === 'stream' && url !== undefined ? this.#stream(url) : this.#poll();
  }
  #stream(url: string): Promise<void> {
    return new Promise((resolve) => {
      let opened = false;
      this.#open = this.#world.stream(url, {
        opened: () => {
          opened = true;
          this.#happened({ kind: 'stream-opened' });
        },
        frame: (data) => {
          if (data.trim() !== '') this.#receive(JSON.parse(data) as ActivitySet);
        },
        closed: () => {
          this.#open = undefined;
          this.#happened({ kind: 'stream-closed', opened });
          resolve();
        },
      });
    });
  }
  async #poll(): Promise<void> {
    for (let round = 0; round < pollsBeforeStream && !this.#stopped && this.#session.ticket !== undefined; round += 1) {
      this.#receive(await this.#line.activities(this.#session.ticket, this.#session.watermark));
      this.#happened({ kind: 'reached' });
      void this.#flush();
      await this.#rest(pollEvery);
    }
    this.#happened({ kind: 'stream-closed', opened: true });
  }

  #receive(set: ActivitySet): void {
    for (const activity of set.activities) {
      const id = activity.channelData?.clientActivityID;
      if (id !== undefined) {
        this.#echoed.add(id);
        this.#settled(id);
      }
    }
    this.#session.watermark = set.watermark ?? this.#session.watermark;
    if (set.activities.length > 0) this.#listener.activities(set.activities);
    else if (this.#open !== undefined) this.#listener.moved();
  }

  async #flush(): Promise<void> {
    for (;;) {
      const ticket = this.#session.ticket;
      const { queue, item } = take(this.#queue);
      if (ticket === undefined || item === undefined) return;
      this.#queue = queue;
      try {
        await this.#line.send(ticket, activityOf(item.outgoing, item.id, this.locale));
        this.#settled(item.id);
        this.#happened({ kind: 'reached' });
        if (item.outgoing.kind === 'message') void this.#expectEcho(item.id);
      } catch (error) {
        this.#change(land(this.#queue, item.id));
        if (error instanceof Refused && error.status !== 401 && error.status !== 403) {
          this.#settled(item.id);
          this.#listener.refused(item, error.said);
          continue;
        }
        this.#fault(error);
        this.#open?.close();
        return;
      }
    }
  }
  /** A stream may be dead without knowing: what was sent and does not come back in time closes it, and the next one catches up. */
  async #expectEcho(id: string): Promise<void> {
    await this.#world.wait(echoWithin);
    if (!this.#echoed.has(id)) this.#open?.close();
  }
  async #keepFresh(): Promise<void> {
    for (;;) {
      await this.#world.wait(refreshEvery);
      if (this.#stopped) return;
      if (this.#connection.phase !== 'online') continue;
      try {
        await this.#session.renew();
      } catch (error) {
        this.#fault(error);
        // The way in leads by a new token, and not over the stream of the old one.
        this.#open?.close();
      }
    }
  }

  #settled(id: string): void {
    const kept = this.#session.conversation;
    if (kept !== undefined) this.#options.keeping.dropWaiting(kept.conversationId, id);
    this.#change(settle(this.#queue, id));
  }
  #change(queue: Queue): void {
    this.#queue = queue;
    this.#listener.queue(queue);
  }
  #happened(happening: Happening): void {
    this.#connection = after(this.#connection, happening);
    this.#listener.connection(this.#connection);
  }
  /** A refused request with a conversation open means that the token is stale; without one, that there is no way in. */
  #fault(error: unknown): void {
    if (error instanceof Refused && this.#session.ticket === undefined) {
      this.#stopped = true;
      this.#listener.ended();
      return;
    }
    if (error instanceof Refused) this.#session.drop();
    this.#happened({ kind: 'failed' });
  }
  #rest(milliseconds: number): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    return Promise.race([this.#world.wait(milliseconds), woken]);
  }
}
