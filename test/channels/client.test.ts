/** Microsoft's own client, as it comes, against the product: over its stream and by polling. */
import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from '../web/running.ts';
import { enter, Xhr } from './talker.ts';

type Seen = Activity & { readonly channelData?: { readonly clientActivityID?: string; readonly medspil?: { readonly card?: unknown } } };

vi.stubGlobal('XMLHttpRequest', Xhr);

const clients: DirectLine[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.end();
});

/** A client that is connected, with all that it has seen. `random: 0` makes its pause after a lost stream three seconds. */
function connect(url: string, token: string, webSocket: boolean): { readonly line: DirectLine; readonly seen: Seen[] } {
  const options = { domain: `${url}/v3/directline`, token, webSocket, pollingInterval: 200, random: () => 0 };
  const line = new DirectLine(options);
  const seen: Seen[] = [];
  clients.push(line);
  // `end()` tells whoever listens by an error.
  line.activity$.subscribe({
    next: (activity) => void seen.push(activity as Seen),
    error: (error: Error) => expect(error.message).toBe('conversation ended'),
  });
  return { line, seen };
}

function say(line: DirectLine, text: string, clientActivityID: string): Promise<string> {
  const activity = { type: 'message', from: { id: 'me' }, text, channelData: { clientActivityID } } as Activity;
  return new Promise((resolve, reject) => void line.postActivity(activity).subscribe(resolve, reject));
}

async function newToken(url: string): Promise<string> {
  const response = await fetch(`${url}/v3/directline/tokens/generate`, { method: 'POST' });
  return ((await response.json()) as { readonly token: string }).token;
}

describe.each([
  ['its stream', true],
  ['polling', false],
])("Microsoft's client over %s", (_name, webSocket) => {
  it('connects, gets the first question, sends, and sees its own message under the id that it was given', async () => {
    const { url } = await run();
    const { line, seen } = connect(url, await newToken(url), webSocket);
    await vi.waitFor(() => expect(seen.some((one) => one.channelData?.medspil?.card !== undefined)).toBe(true), 5000);
    const question = seen.at(-1)!;
    expect(question.from.role).toBe('bot');
    expect(question.type === 'message' && question.suggestedActions?.actions.length).toBeGreaterThan(0);
    const before = seen.length;

    const id = await say(line, 'Hvad sker der med mine svar?', 'own-1');
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(before + 1), 5000);
    const own = seen.filter((one) => one.from.role === 'user');
    expect(own.map((one) => [one.id, one.type === 'message' && one.text, one.channelData?.clientActivityID])).toEqual([
      [id, 'Hvad sker der med mine svar?', 'own-1'],
    ]);
    expect(seen.at(-1)!.from.role).toBe('bot');
    expect(line.connectionStatus$.getValue()).toBe(ConnectionStatus.Online);
  });

  it('sends the same message twice with one effect', async () => {
    const { url } = await run();
    const { line, seen } = connect(url, await newToken(url), webSocket);
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0), 5000);
    const first = await say(line, 'hjælp', 'twice');
    const second = await say(line, 'hjælp', 'twice');
    expect(second).toBe(first);
    await say(line, 'hjælp', 'another');
    await vi.waitFor(() => expect(seen.filter((one) => one.from.role === 'user')).toHaveLength(2), 5000);
    expect(new Set(seen.map((one) => one.id)).size).toBe(seen.length);
  });
});

describe("Microsoft's client", () => {
  it('comes back by itself when the server was away, goes on where it was, and its token still holds', async () => {
    const running = await run();
    const { token, conversationId } = await enter(running.url);
    const { line, seen } = connect(running.url, token, true);
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0), 5000);
    const before = seen.map((one) => one.id);
    await running.restart();
    const response = await fetch(`${running.url}/v3/directline/conversations/${conversationId}/activities`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'message', text: 'hjælp', channelData: { clientActivityID: 'meanwhile' } }),
    });
    expect(response.status).toBe(200);
    await vi.waitFor(() => expect(seen.some((one) => one.channelData?.clientActivityID === 'meanwhile')).toBe(true), 12_000);
    const ids = seen.map((one) => one.id);
    expect(ids.slice(0, before.length)).toEqual(before);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await say(line, 'hjælp', 'afterwards')).not.toBe('retry');
  });
});
