/** The widget's client over a server in memory. */
import { vi } from 'vitest';
import { MemoryShelf } from '../../../src/web/pages/shared/shelf.ts';
import { Client } from '../../../src/web/pages/widget/client.ts';
import type { Listener, Stream, StreamEvents } from '../../../src/web/pages/widget/client.ts';
import { Keeping } from '../../../src/web/pages/widget/keeping.ts';
import type { Activity } from '../../../src/web/pages/widget/wire.ts';

/** A Direct Line server in memory that keeps each client id once; `mood` is how the network fares just now. */
export class Line {
  /** `over`: no token that was given out is taken any more, nor made fresh. */
  mood: 'well' | 'down' | 'answers-lost' | 'token-stale' | 'over' = 'well';
  /** What comes along with a ticket, beside it. */
  more: object = {};
  streams = true;
  /** Whether all that was said comes with the ticket. */
  first = false;
  tooLong = 4000;
  readonly transcript: Activity[] = [];
  readonly requests: string[] = [];
  /** Told of each request and its token, before it is answered. */
  heard: (path: string, token: string) => void = () => undefined;
  #listening: StreamEvents[] = [];

  fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const path = url.replace(/^.*\/v3\/directline/, '');
    this.requests.push(`${init.method} ${path}`);
    if (this.mood === 'down') throw new TypeError('no network');
    const token = (init.headers as Record<string, string>)['authorization'] ?? '';
    this.heard(path, token);
    if (this.mood === 'token-stale' && token === 'Bearer good' && !path.startsWith('/tokens')) return new Response('{}', { status: 403 });
    if (this.mood === 'over' && token !== '') return new Response('{}', { status: 403 });
    const ticket = {
      ...this.more,
      conversationId: 'c1',
      token: token === '' ? 'good' : 'fresh',
      expires_in: 1800,
      streamUrl: 'ws://server/stream',
    };
    if (path === '/conversations?lean=1' && this.first) return Response.json({ ...ticket, first: this.#since('?watermark=') });
    if (path.startsWith('/tokens') || !path.includes('/activities')) return Response.json(ticket);
    if (init.method === 'GET') return Response.json(this.#since(path));
    const activity = JSON.parse(init.body as string) as Activity;
    if ((activity.text ?? '').length > this.tooLong)
      return Response.json({ error: { code: 'long', message: 'Teksten er for lang.' } }, { status: 400 });
    this.#keep(activity);
    if (this.mood === 'answers-lost') throw new TypeError('answer lost');
    return Response.json({ id: 'x' });
  };
  stream = (_url: string, events: StreamEvents): Stream => {
    queueMicrotask(() => {
      if (this.mood === 'down' || !this.streams) return events.closed();
      this.#listening.push(events);
      events.opened();
      events.frame(JSON.stringify({ activities: this.transcript, watermark: String(this.transcript.length) }));
    });
    return { close: () => events.closed() };
  };
  breakStreams(): void {
    for (const events of this.#listening.splice(0)) events.closed();
  }
  /** Something is committed that is no message. */
  move(): void {
    const data = JSON.stringify({ activities: [], watermark: String(this.transcript.length) });
    for (const events of this.#listening) events.frame(data);
  }
  texts(): readonly string[] {
    return this.transcript.flatMap((one) => one.text ?? []);
  }
  #since(path: string): unknown {
    const from = Number(new URL(path, 'http://server').searchParams.get('watermark') ?? 0);
    return { activities: this.transcript.slice(from), watermark: String(this.transcript.length) };
  }
  #keep(activity: Activity): void {
    const id = activity.channelData?.clientActivityID;
    if (this.transcript.some((one) => one.channelData?.clientActivityID === id)) return;
    this.transcript.push(activity);
    const data = JSON.stringify({ activities: [activity], watermark: String(this.transcript.length) });
    for (const events of this.#listening) events.frame(data);
  }
}

/** Storage that outlives a page. */
export function shelf(): Storage {
  const map = new Map<string, string>();
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
    clear: () => map.clear(),
  };
}

let ids = 0;
const running: Client[] = [];
export function open(line: Line, storage: Storage, heard: Partial<Listener> = {}): Client {
  const none = (): void => undefined;
  const listener: Listener = {
    activities: none,
    moved: none,
    connection: none,
    queue: none,
    refused: none,
    session: none,
    ended: none,
    ...heard,
  };
  const world = {
    fetch: line.fetch,
    stream: line.stream,
    wait: (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms)),
    random: () => 0.5,
    id: () => `id${(ids += 1)}`,
    now: () => ids,
  };
  const client = new Client(
    world,
    { base: 'http://server', keeping: new Keeping({ lasting: storage, passing: new MemoryShelf() }, 'x'), locale: 'da' },
    listener,
  );
  running.push(client);
  void client.run();
  return client;
}

/** Ends every client that was opened, and gives the time back. */
export function stopAll(): void {
  for (const client of running.splice(0)) client.stop();
  vi.useRealTimers();
}
