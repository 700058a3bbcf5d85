/** Tokens that have run out, on devices that several people use. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MemoryShelf } from '../../../src/web/pages/shared/shelf.ts';
import type { Client } from '../../../src/web/pages/widget/client.ts';
import { Keeping } from '../../../src/web/pages/widget/keeping.ts';
import { Line, open, shelf, stopAll } from './line.ts';

afterEach(stopAll);

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

  it('is made fresh from the token that another tab has got, which may last longer', async () => {
    const { line, storage } = await begin({ me });
    new Keeping({ lasting: storage, passing: new MemoryShelf() }, 'x').keepSession({ token: 'own', conversationId: 'c1', signedIn: true });
    const asked: string[] = [];
    line.heard = (path, token) => void (path === '/tokens/refresh' && asked.push(token));
    await vi.advanceTimersByTimeAsync(16 * 60_000);
    expect(asked).toEqual(['Bearer own']);
  });

  it('does not put a token in the place of a newer one that came while it was fetched', async () => {
    const { line, storage } = await begin({ me });
    const keeping = new Keeping({ lasting: storage, passing: new MemoryShelf() }, 'x');
    const asked: string[] = [];
    line.heard = (path, token) => {
      if (path !== '/tokens/refresh') return;
      asked.push(token);
      if (asked.length === 1) keeping.keepSession({ token: 'own', conversationId: 'c1', signedIn: true });
    };
    await vi.advanceTimersByTimeAsync(16 * 60_000);
    expect(asked).toEqual(['Bearer good', 'Bearer own']);
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
