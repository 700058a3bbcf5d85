import { afterEach, describe, expect, it, vi } from 'vitest';
import { Client } from '../../../src/web/pages/widget/client.ts';
import type { Listener, Stream, StreamEvents } from '../../../src/web/pages/widget/client.ts';
import { Keeping } from '../../../src/web/pages/widget/keeping.ts';
import { MemoryShelf } from '../../../src/web/pages/shared/shelf.ts';
import type { Activity } from '../../../src/web/pages/widget/wire.ts';

/** A Direct Line server in memory that keeps each client id once; `mood` is how the network fares just now. */
class Line {
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
  #listening: StreamEvents[] = [];

  fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const path = url.replace(/^.*\/v3\/directline/, '');
    this.requests.push(`${init.method} ${path}`);
    if (this.mood === 'down') throw new TypeError('no network');
    const token = (init.headers as Record<string, string>)['authorization'] ?? '';
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
function shelf(): Storage {
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
function open(line: Line, storage: Storage, heard: Partial<Listener> = {}): Client {
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

afterEach(() => {
  for (const client of running.splice(0)) client.stop();
  vi.useRealTimers();
});

describe('the client', () => {
  it('sends what was written while the connection was away, once and in order', async () => {
    vi.useFakeTimers();
    const line = new Line();
    const phases: string[] = [];
    const client = open(line, shelf(), { connection: ({ phase }) => phases.push(phase) });
    await vi.advanceTimersByTimeAsync(1000);
    line.mood = 'down';
    line.breakStreams();
    await vi.advanceTimersByTimeAsync(3000);
    expect(phases.at(-1)).toBe('away');
    client.send({ kind: 'message', text: 'en' });
    client.send({ kind: 'message', text: 'to' });
    await vi.advanceTimersByTimeAsync(20_000);
    line.mood = 'well';
    await vi.advanceTimersByTimeAsync(40_000);
    expect(line.texts()).toEqual(['en', 'to']);
    expect(phases.at(-1)).toBe('online');
  });

  it('sends again with the same id when the answer was lost, and the server has it once', async () => {
    vi.useFakeTimers();
    const line = new Line();
    const client = open(line, shelf());
    await vi.advanceTimersByTimeAsync(1000);
    line.mood = 'answers-lost';
    client.send({ kind: 'message', text: 'kun én gang' });
    await vi.advanceTimersByTimeAsync(5000);
    line.mood = 'well';
    await vi.advanceTimersByTimeAsync(40_000);
    expect(line.texts()).toEqual(['kun én gang']);
  });

  it('keeps unsent messages on the device and sends them when the page is opened again', async () => {
    vi.useFakeTimers();
    const line = new Line();
    const storage = shelf();
    const first = open(line, storage);
    await vi.advanceTimersByTimeAsync(1000);
    line.mood = 'down';
    line.breakStreams();
    first.send({ kind: 'message', text: 'skrevet uden net' });
    await vi.advanceTimersByTimeAsync(2000);
    first.stop();
    line.mood = 'well';
    open(line, storage);
    await vi.advanceTimersByTimeAsync(2000);
    expect(line.texts()).toEqual(['skrevet uden net']);
    expect(Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter((key) => key?.includes(':out:'))).toEqual([]);
  });

  it('tells of what moved without a message', async () => {
    vi.useFakeTimers();
    const line = new Line();
    let moved = 0;
    open(line, shelf(), { moved: () => (moved += 1) });
    await vi.advanceTimersByTimeAsync(1000);
    const before = moved;
    line.move();
    expect(moved).toBe(before + 1);
  });

  it('asks every other second where no stream can be opened', async () => {
    vi.useFakeTimers();
    const line = new Line();
    line.streams = false;
    const heard: string[] = [];
    const client = open(line, shelf(), { activities: (all) => heard.push(...all.flatMap((one) => one.text ?? [])) });
    await vi.advanceTimersByTimeAsync(5000);
    client.send({ kind: 'message', text: 'uden stream' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(heard).toEqual(['uden stream']);
  });

  it('comes back with a fresh token when the old one is no longer taken', async () => {
    vi.useFakeTimers();
    const line = new Line();
    const client = open(line, shelf());
    await vi.advanceTimersByTimeAsync(1000);
    line.mood = 'token-stale';
    client.send({ kind: 'message', text: 'efter mange dage' });
    await vi.advanceTimersByTimeAsync(40_000);
    expect(line.requests).toContain('POST /tokens/refresh');
    expect(line.texts()).toEqual(['efter mange dage']);
  });

  it('is in by one request, new or known, and hears what has been said before its stream is open', async () => {
    vi.useFakeTimers();
    const line = new Line();
    line.first = true;
    line.transcript.push({ type: 'message', text: 'hej', channelData: { medspil: { position: 1 } } });
    const storage = shelf();
    for (const visit of ['new', 'known']) {
      line.streams = false;
      line.requests.length = 0;
      const heard: string[] = [];
      const client = open(line, storage, { activities: (all) => heard.push(...all.flatMap((one) => one.text ?? [])) });
      await vi.advanceTimersByTimeAsync(0);
      expect(line.requests, visit).toEqual(['POST /conversations?lean=1']);
      expect(heard).toEqual(['hej']);
      client.stop();
    }
  });

  it('hands a message back that the server will not take, and goes on with the next', async () => {
    vi.useFakeTimers();
    const line = new Line();
    const refused: string[] = [];
    const client = open(line, shelf(), { refused: (item, said) => refused.push(`${item.outgoing.kind}: ${said}`) });
    await vi.advanceTimersByTimeAsync(1000);
    line.tooLong = 10;
    client.send({ kind: 'message', text: 'for lang en tekst' });
    client.send({ kind: 'message', text: 'kort' });
    await vi.advanceTimersByTimeAsync(2000);
    expect(refused).toEqual(['message: Teksten er for lang.']);
    expect(line.texts()).toEqual(['kort']);
  });
});

describe('a session that has run out', () => {
  const me = { signIn: 'required', signedIn: true };
  const begin = async (more: object): Promise<{ line: Line; storage: Storage; client: Client; told: string[] }> => {
    vi.useFakeTimers();
    const line = new Line();
    line.more = more;
    const storage = shelf();
    const told: string[] = [];
    const client = open(line, storage, { ended: () => told.push('ended'), session: ({ conversationId }) => told.push(conversationId) });
    await vi.advanceTimersByTimeAsync(1000);
    return { line, storage, client, told };
  };

  it('takes signing in again, and what was written meanwhile waits on the device and is sent then, once', async () => {
    const { line, storage, client, told } = await begin({ me });
    line.mood = 'over';
    line.breakStreams();
    client.send({ kind: 'message', text: 'skrevet for sent' });
    await vi.advanceTimersByTimeAsync(40_000);
    expect(told).toEqual(['c1', 'ended']);
    expect(line.requests.filter((one) => one === 'POST /conversations?lean=1').length).toBeGreaterThan(1);
    // Opened again without signing in: still nobody, and nobody new.
    open(line, storage, { ended: () => told.push('still ended') });
    await vi.advanceTimersByTimeAsync(40_000);
    expect(told.at(-1)).toBe('still ended');
    expect(line.texts()).toEqual([]);
    line.mood = 'well';
    new Keeping({ lasting: storage, passing: new MemoryShelf() }, 'x').keepSession({ token: 'new', conversationId: 'c1', signedIn: true });
    open(line, storage);
    open(line, storage);
    await vi.advanceTimersByTimeAsync(40_000);
    expect(line.texts()).toEqual(['skrevet for sent']);
  });

  it("never sends one person's words as another's who signs in on the device", async () => {
    const { line, storage, client, told } = await begin({ me });
    line.mood = 'over';
    line.breakStreams();
    client.send({ kind: 'message', text: 'kun for mig' });
    await vi.advanceTimersByTimeAsync(40_000);
    line.mood = 'well';
    line.more = { me };
    const keeping = new Keeping({ lasting: storage, passing: new MemoryShelf() }, 'x');
    keeping.keepSession({ token: 'another', conversationId: 'c2', signedIn: true });
    const others = new Line();
    others.fetch = ((inner) => async (url: string, init: RequestInit) => {
      const response = await inner(url, init);
      const body = (await response.json()) as object;
      return Response.json('conversationId' in body ? { ...body, conversationId: 'c2' } : body, { status: response.status });
    })(others.fetch);
    open(others, storage);
    await vi.advanceTimersByTimeAsync(40_000);
    expect([...line.texts(), ...others.texts()]).toEqual([]);
    expect(keeping.waiting('c1').map(({ outgoing }) => outgoing)).toEqual([{ kind: 'message', text: 'kun for mig' }]);
    expect(told).toEqual(['c1', 'ended']);
  });

  it('ends in a tab too in which somebody was signed in when another tab signs in another', async () => {
    const { line, storage, told } = await begin({ me });
    new Keeping({ lasting: storage, passing: new MemoryShelf() }, 'x').keepSession({ token: 'b', conversationId: 'c2', signedIn: true });
    await vi.advanceTimersByTimeAsync(16 * 60_000);
    expect(told).toEqual(['c1', 'ended']);
    expect(new Keeping({ lasting: storage, passing: new MemoryShelf() }, 'x').session()?.conversationId).toBe('c2');
    expect(line.requests).not.toContain('POST /tokens/refresh');
  });

  it('begins anew by itself where nobody signs in', async () => {
    const { line, told } = await begin({});
    line.mood = 'over';
    line.breakStreams();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(told.filter((one) => one === 'ended')).toEqual([]);
    expect(told.length).toBeGreaterThan(1);
  });
});
