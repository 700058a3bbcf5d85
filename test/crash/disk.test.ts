/** A random life, power lost at a random operation, and the disk in many of the states that it may then be in: what was promised is there, and whole. */
import { expect, test } from 'vitest';
import { municipality } from '../contract/fixture.ts';
import { SimulatedDisk } from '../storage/simulated-disk.ts';
import { account, type Acknowledged, citizens, commitTo, expectKept, nothingYet, openOn, root, versions } from '../storage/workload.ts';
import type { OpenStore } from '../../src/storage/open.ts';
import { randomFrom, seed, times } from './counts.ts';

const states = times('disk', 1000);
/** States looked at of each disk that lost its power. */
const perCrash = 10;
/** Lives at once: each waits for an operation that is never answered. */
const atOnce = 25;
/** More operations than a life has. */
const longest = 170;

test(`${states} states of a disk without power`, { timeout: 60_000 + states * 40 }, async () => {
  let seen = 0;
  let differing = 0;
  for (let batch = 0; seen < states; batch += 1) {
    const lives = Array.from({ length: atOnce }, (_, n) => crash(randomFrom(seed * 1_000_003 + batch * atOnce + n)));
    const found = (await Promise.all(lives)).flat();
    seen += found.length;
    differing += found.filter(Boolean).length;
  }
  // The disk did forget: in many states it held something else than before.
  expect(differing).toBeGreaterThan(states / 20);
});

/** One life and its crash; for each state whether it differs from what was on the disk. */
async function crash(random: () => number): Promise<readonly boolean[]> {
  const disk = new SimulatedDisk(root);
  disk.trouble = { at: Math.floor(random() * longest), kind: 'crash', done: random() < 0.5 };
  const acknowledged = nothingYet();
  const store = await openOn(disk);
  await Promise.race([live(store, acknowledged, random), new Promise((resolve) => setTimeout(resolve, 5))]);
  // What is promised from here on is promised by a process that is dead.
  const promised = structuredClone(acknowledged);
  disk.trouble = undefined;
  const kept = 0.1 + random() * 0.8;
  const found: boolean[] = [];
  for (let state = 0; state < perCrash; state += 1) {
    let lost = false;
    const after = disk.afterPowerLoss(root, () => {
      const keeps = random() < kept;
      lost ||= !keeps;
      return keeps;
    });
    found.push(lost);
    await expectRecovery(after, promised, state === 0);
  }
  return found;
}

/** Two citizens at the same time, each in order; links and registry in between. */
async function live(store: OpenStore, acknowledged: Acknowledged, random: () => number): Promise<void> {
  const lives = citizens.map(async (citizen) => {
    for (let version = 1; version <= versions; version += 1) {
      while (random() < 0.3) await Promise.resolve();
      await store.commit(commitTo(citizen, version));
      acknowledged.versions[citizen] = version;
      if (citizen === 'a' && version === 1) acknowledged.linked = await store.link(municipality, account, 'a');
      if (citizen === 'b' && version === 2) acknowledged.registry = await store.writeRegistry(municipality, 'staff', ['mette'], 0);
    }
  });
  await Promise.all(lives);
}

async function expectRecovery(disk: SimulatedDisk, promised: Acknowledged, goesOn: boolean): Promise<void> {
  const store = await openOn(disk);
  const found = await expectKept(store, promised);
  await store.tidied;
  if (!goesOn) return;
  // What was told of is a promise too, and the life goes on from it.
  const again = await openOn(disk.afterPowerLoss(root, () => false));
  expect(await expectKept(again, { ...promised, ...found })).toEqual(found);
  for (const citizen of citizens) {
    const version = found.versions[citizen]!;
    if (version < versions) expect(await again.commit(commitTo(citizen, version + 1))).toEqual({ kind: 'committed', version: version + 1 });
  }
}
