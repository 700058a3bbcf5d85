/** The whole server is killed while citizens write: nothing acknowledged is lost, nothing is there twice, every file can be read, each message has its reply. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { open } from '../../src/storage/open.ts';
import { clock, memoryChanges, memoryLog } from '../contract/fixture.ts';
import { randomFrom, seed, times } from './counts.ts';
import type { Point } from './kill-at.ts';
import { newWriter, serve, type Served, transcript, writeOn, type Writer } from './served.ts';

const kills = times('server', 6);
const points: readonly Point[] = ['after-rename', 'half', 'committed', 'after-segment', 'random', 'before-rename', 'before'];
/** Citizens who write at once; after some kills others take their place. */
const crowd = 3;
const livesOfCrowd = 15;
/** Seconds after a restart within which a reply must be there. */
const replyWithin = 30;

test(`${kills} kills of the whole server`, { timeout: 60_000 + kills * 20_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'medspil-kill-'));
  const random = randomFrom(seed);
  const ids = names();
  let writers: readonly Writer[] = [];
  let acknowledged = 0;
  try {
    for (let kill = 0; kill <= kills; kill += 1) {
      const point = kill === kills ? 'random' : points[kill % points.length]!;
      const nth = point === 'after-segment' ? 1 : 1 + Math.floor(random() * 40);
      const served = await serve(folder, { point, nth: kill % livesOfCrowd === 0 ? nth + 6 : nth });
      const since = performance.now();
      for (const writer of writers) await expectKept(served.url, writer, since);
      acknowledged += writers.reduce((sum, writer) => sum + writer.acknowledged.size, 0);
      if (kill % livesOfCrowd === 0) writers = await newCrowd(served.url, writers);
      if (kill < kills) await writeUntilKilled(served, { writers, ids, after: point === 'random' ? random() * 600 : undefined });
      else served.child.kill('SIGKILL');
      await served.gone;
      await expectReadable(folder);
    }
    expect(acknowledged).toBeGreaterThan(kills);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function* names(): Generator<string> {
  for (let n = 1; ; n += 1) yield `message-${n}`;
}

/** At a kill while citizens come, those who are there already write. */
async function newCrowd(url: string, before: readonly Writer[]): Promise<readonly Writer[]> {
  const writers: Writer[] = [];
  for (let n = 0; n < crowd; n += 1) {
    const writer = await newWriter(url).catch(() => undefined);
    if (writer !== undefined) writers.push(writer);
  }
  return writers.length === 0 ? before : writers;
}

async function writeUntilKilled(
  served: Served,
  { writers, ids, after }: { readonly writers: readonly Writer[]; readonly ids: Iterator<string>; readonly after: number | undefined },
): Promise<void> {
  const writing = Promise.all(writers.map((writer) => writeOn(served.url, writer, ids, 150)));
  if (after !== undefined) await pause(after);
  if (after !== undefined) served.child.kill('SIGKILL');
  await writing;
  // The process ended at its point, and not because all was written.
  expect(writers.some(({ unsure }) => unsure !== undefined)).toBe(true);
  served.child.kill('SIGKILL');
}

/** Each acknowledged message once, one that was not answered at most once, and a reply after the last. */
async function expectKept(url: string, writer: Writer, since: number): Promise<void> {
  for (;;) {
    const all = await transcript(url, writer);
    const own = all.flatMap(({ channelData }) => channelData.clientActivityID ?? []);
    expect(own).toEqual([...new Set(own)]);
    expect(all.map(({ id }) => id)).toEqual([...new Set(all.map(({ id }) => id))]);
    expect(all.map(({ channelData }) => channelData.medspil.position)).toEqual(all.map((_one, index) => index + 1));
    expect(own.filter((id) => id !== writer.unsure)).toEqual([...writer.acknowledged].filter((id) => id !== writer.unsure));
    if (own.length === 0 || all.at(-1)?.from.role === 'bot') return;
    expect(performance.now() - since).toBeLessThan(replyWithin * 1000);
    await pause(200);
  }
}

/** The files as the killed process left them, opened by this one. */
async function expectReadable(folder: string): Promise<void> {
  const store = await open({ dir: folder, clock, log: memoryLog(), changes: memoryChanges() });
  try {
    expect(store.report.damaged).toEqual([]);
    const municipality = 'lindeby';
    const citizens = await store.citizens(municipality);
    expect(citizens.length).toBeGreaterThanOrEqual(crowd);
    for (const citizen of citizens) {
      const { document } = (await store.read(municipality, citizen))!;
      for (const { id, first, last } of document.segments)
        expect(await store.segment(municipality, citizen, id)).toHaveLength(last - first + 1);
      await store.audit(municipality, citizen);
    }
  } finally {
    await store.close();
  }
}
