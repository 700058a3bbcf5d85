/** Power is lost at every single operation; the disk forgets what was not synced, all of it or any part. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { seenKey, commitOf, municipality } from '../contract/fixture.ts';
import type { OpenStore } from '../../src/storage/open.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { citizens, commitTo, expectKept, live, nothingYet, openOn, root } from './workload.ts';

// Each test opens some hundred stores; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 120_000 });

/** Operations of a whole, undisturbed life. */
async function operations(): Promise<number> {
  const disk = new SimulatedDisk(root);
  await live(await openOn(disk), nothingYet());
  return disk.operations;
}

/** Lives until the power goes, and gives the disk of before and what had been promised. */
async function liveUntil(at: number, done: boolean) {
  const disk = new SimulatedDisk(root);
  disk.trouble = { at, kind: 'crash', done };
  const acknowledged = nothingYet();
  const store = await openOn(disk);
  // The life never ends: it waits for the operation that is not answered. All else is done when the timers run.
  await Promise.race([live(store, acknowledged), new Promise((resolve) => setTimeout(resolve, 3))]);
  return { disk, acknowledged };
}

function bits(choices: readonly boolean[]): () => boolean {
  let next = 0;
  return () => choices[next++ % choices.length] ?? false;
}

/** After the power is back, or after a kill that leaves the disk as it was. */
async function expectSurvival(at: number, done: boolean, choices: readonly boolean[] | 'killed'): Promise<void> {
  const { disk, acknowledged } = await liveUntil(at, done);
  disk.trouble = undefined;
  const after = choices === 'killed' ? disk : disk.afterPowerLoss(root, bits(choices));
  const found = await expectKept(await openOn(after), acknowledged);
  // What was read after the first start is a promise too: power may go at once, and nothing unsynced be kept.
  const again = await openOn(after.afterPowerLoss(root, () => false));
  expect(await expectKept(again, { ...acknowledged, ...found })).toEqual(found);
  for (const citizen of citizens) {
    const version = found.versions[citizen]!;
    if (version < 4) expect(await again.commit(commitTo(citizen, version + 1))).toEqual({ kind: 'committed', version: version + 1 });
  }
}

test('power lost at any operation, nothing unsynced kept: what was promised is there, and whole', async () => {
  const all = await operations();
  expect(all).toBeGreaterThan(80);
  await Promise.all(Array.from({ length: all }, (_, at) => expectSurvival(at, at % 2 === 0, [false])));
});

test('power lost at any operation, any part of the unsynced kept', async () => {
  const all = await operations();
  const scene = fc.tuple(fc.nat(all), fc.boolean(), fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }));
  await fc.assert(
    fc.asyncProperty(scene, ([at, done, choices]) => expectSurvival(at, done, choices)),
    { numRuns: 150 },
  );
});

test('a process killed: what the next one tells is durable, also where the sync was still to come', async () => {
  const all = await operations();
  await Promise.all(Array.from({ length: all }, (_, at) => expectSurvival(at, true, 'killed')));
});

test.for([0, 2])(
  'the disk runs full at any operation after version %i: the commit is refused, all is whole, the same again goes well',
  async (first) => {
    const all = await operations();
    for (let at = 0; at < all; at += 1) {
      const disk = new SimulatedDisk(root);
      const early = await openOn(disk);
      for (const citizen of citizens) await reach({ store: early, disk }, citizen, { from: 0, to: first, refused: [] });
      const store = await openOn(disk);
      for (const citizen of citizens) await store.read(municipality, citizen);
      disk.trouble = { at: disk.operations + at, kind: 'full', done: at % 2 === 0 };
      const refused: string[] = [];
      for (const citizen of citizens) await reach({ store, disk }, citizen, { from: first, to: 4, refused });
      expect(refused.length).toBeLessThanOrEqual(1);
      disk.trouble = undefined;
      const promised = { ...nothingYet(), versions: { a: 4, b: 4 } };
      await expectKept(store, promised);
      await expectKept(await openOn(disk.afterPowerLoss(root, () => false)), promised);
    }
  },
);

/** As a channel does it: what was refused is sent again. */
async function reach(
  { store, disk }: { readonly store: OpenStore; readonly disk: SimulatedDisk },
  citizen: string,
  { from, to, refused }: { readonly from: number; readonly to: number; readonly refused: string[] },
): Promise<void> {
  for (let version = from + 1; version <= to;) {
    try {
      const result = await store.commit(commitTo(citizen, version));
      expect(['committed', 'seen']).toContain(result.kind);
      version += 1;
    } catch (error) {
      refused.push(String((error as { code?: unknown }).code));
      expect(error).toMatchObject({ code: 'store-unwritable', cause: { code: 'ENOSPC' } });
      // What is read from here on is what a restart would read.
      const read = await store.read(municipality, citizen);
      expect(await (await openOn(disk.afterPowerLoss(root, () => false))).read(municipality, citizen)).toEqual(read);
      expect([version - 1, version]).toContain(read?.version ?? 0);
    }
  }
}

test('the order of one commit: bytes, their sync, the name, its sync', async () => {
  const disk = new SimulatedDisk(root);
  const store = await openOn(disk);
  await store.commit(commitOf('a', 0));
  const before = disk.done.length;
  await store.commit(commitOf('a', 1, { seen: seenKey('m1') }));
  expect(disk.done.slice(before).map((line) => line.split(' ')[0])).toEqual(['create', 'write', 'sync', 'rename', 'syncFolder']);
});
