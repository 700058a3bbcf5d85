import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { StreamEvents, World } from '../../../src/web/pages/widget/client.ts';
import { Room } from '../../../src/web/pages/widget/room.ts';
import type { Activity } from '../../../src/web/pages/widget/wire.ts';

const words = { da: { 'page.typing': 'Medspil skriver' }, en: { 'page.typing': 'Medspil is writing' } };
const ticket = { conversationId: 'c1', token: 't', expires_in: 1800, streamUrl: 'ws://server/stream' };
const bot = (position: number, locale: string): Activity => ({
  type: 'message',
  from: { id: 'medspil', role: 'bot' },
  text: `bot ${position}`,
  locale,
  channelData: { medspil: { position, status: 'open' } },
});
const own: Activity = {
  type: 'message',
  from: { role: 'user' },
  text: 'Ja',
  locale: 'da',
  channelData: { clientActivityID: 'o', medspil: { position: 2 } },
};

/** What the browser keeps, and what the server says of words and citizen. */
function standIn(): void {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  // A page that stands in no frame, and comes from no sign-in.
  vi.stubGlobal('window', { top: undefined, self: undefined });
  vi.stubGlobal('location', { origin: 'http://server', hash: '', ancestorOrigins: [] });
  vi.stubGlobal('fetch', async (url: string) =>
    url.includes('/api/texts/en/')
      ? Response.json(words.en)
      : url.includes('/api/texts/')
        ? Response.json(words.da)
        : Response.json({ language: spoken, caseworker: { hours: spoken === 'da' ? 'hverdage' : 'weekdays' } }),
  );
}
/** The language that the server says the citizen is spoken to in. */
let spoken = 'da';

/** A room whose stream says at once what was said before; `say` says more. */
async function opened(before: readonly Activity[]): Promise<{ readonly room: Room; readonly say: (activity: Activity) => void }> {
  let listening: StreamEvents | undefined;
  const say = (activities: readonly Activity[]): void => listening?.frame(JSON.stringify({ activities, watermark: '9' }));
  const world: World = {
    fetch: async () => Response.json(ticket),
    stream: (_url, events) => {
      queueMicrotask(() => {
        listening = events;
        events.opened();
        say(before);
      });
      return { close: () => events.closed() };
    },
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: () => 0.5,
    id: () => 'id',
    now: () => 0,
  };
  const room = new Room(world, { base: '', language: 'da' });
  room.open();
  await vi.advanceTimersByTimeAsync(100);
  return { room, say: (activity) => say([activity]) };
}

describe('the room of the conversation', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    standIn();
    spoken = 'da';
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('gives the pen back after a while where the own message was the last when the page was opened', async () => {
    const { room } = await opened([bot(1, 'da'), own]);
    expect(room.view.talk.waiting).toBe(true);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(room.view.talk.waiting).toBe(false);
    room.close();
  });

  it('shows the words of the language that the citizen is spoken to in, whoever changed it', async () => {
    const { room, say } = await opened([bot(1, 'da')]);
    expect(room.view).toMatchObject({ language: 'da', texts: words.da });
    say(bot(3, 'en'));
    await vi.advanceTimersByTimeAsync(100);
    expect(room.view).toMatchObject({ language: 'en', texts: words.en });
    room.close();
  });

  it('has the hours of the caseworker in the language that the citizen has chosen here', async () => {
    const { room, say } = await opened([bot(1, 'da')]);
    expect(room.view.me?.caseworker.hours).toBe('hverdage');
    room.speak('en', 'English');
    spoken = 'en';
    await vi.advanceTimersByTimeAsync(100);
    say(bot(3, 'en'));
    await vi.advanceTimersByTimeAsync(100);
    expect(room.view.me?.caseworker.hours).toBe('weekdays');
    room.close();
  });
});
