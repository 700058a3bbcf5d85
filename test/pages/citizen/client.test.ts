import { afterEach, describe, expect, it, vi } from 'vitest';
import { Line, open, shelf, stopAll } from './line.ts';

afterEach(stopAll);

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
