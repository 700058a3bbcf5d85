/** What cut commits leave behind is taken away at start, and nothing else is. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { open, type OpenStore } from '../../src/storage/open.ts';
import { pathsOf } from '../../src/storage/paths.ts';
import { clock, memoryChanges, memoryLog, municipality } from '../contract/fixture.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import { commitTo, documentAt, expectKept, live, nothingYet, openOn, root } from './workload.ts';

const paths = pathsOf(root);
const all = { versions: { a: 4, b: 4 }, linked: true, registry: true };

async function lived(): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk(root);
  await live(await openOn(disk), nothingYet());
  return disk;
}
async function put(disk: SimulatedDisk, path: string): Promise<void> {
  await (await disk.create(path)).write(Buffer.from('left behind'));
}
/** Every file on the disk. */
async function files(disk: SimulatedDisk, folder = root): Promise<readonly string[]> {
  const below = await Promise.all(
    (await disk.list(folder)).map(async (name) => {
      const path = join(folder, name);
      return (await disk.read(path)) === undefined ? files(disk, path) : [path];
    }),
  );
  return below.flat().toSorted();
}

test('segments and pages that no document names go, and files half written; what is named stays', async () => {
  const disk = await lived();
  const before = await files(disk);
  const inBackground = [
    paths.segment(municipality, 'a', 's9'),
    paths.auditPage(municipality, 'a', 3),
    `${paths.segment(municipality, 'b', 's2')}.tmp`,
  ];
  const atStart = [`${paths.account(municipality, { channel: 'sms', account: '1' })}.tmp`, `${paths.registry(municipality, 'staff')}.tmp`];
  for (const path of [...inBackground, ...atStart, `${paths.citizen(municipality, 'a')}.tmp`]) await put(disk, path);
  const store = await openOn(disk);
  expect(await store.tidied).toBe(inBackground.length);
  expect(await files(disk)).toEqual(before);
  await expectKept(store, all);
});

test('files set aside stay', async () => {
  const disk = await lived();
  const aside = [`${paths.segment(municipality, 'a', 's1')}.damaged-1`, `${paths.auditPage(municipality, 'b', 9)}.damaged-1`];
  for (const path of aside) await put(disk, path);
  expect(await (await openOn(disk)).tidied).toBe(0);
  expect(await files(disk)).toEqual(expect.arrayContaining(aside));
});

test('of a citizen whose document is damaged, or is not there, nothing is touched', async () => {
  const disk = await lived();
  disk.damage(paths.citizen(municipality, 'a'), (bytes) => bytes.slice(0, -3));
  await disk.remove(paths.citizen(municipality, 'b'));
  const segments = async () => (await files(disk)).filter((path) => /segments|audit/.test(path));
  const before = await segments();
  await (
    await openOn(disk)
  ).tidied;
  expect(await segments()).toEqual(before);
});

test('a document damaged in its body is found by the collection too, and its segments stay', async () => {
  const disk = await lived();
  disk.damage(paths.citizen(municipality, 'a'), (bytes) =>
    Buffer.from(Buffer.from(bytes).toString('latin1').replace('version 4', 'version 5'), 'latin1'),
  );
  const named = (await files(disk)).filter((path) => /segments/.test(path));
  await (
    await openOn(disk)
  ).tidied;
  expect(await files(disk)).toEqual(expect.arrayContaining([...named]));
});

test('a commit while the collection is at work keeps its segments', async () => {
  const disk = new SimulatedDisk(root);
  const first = await openOn(disk);
  for (const version of [1, 2]) await first.commit(commitTo('a', version));
  for (const id of ['s2', 's7']) await put(disk, paths.segment(municipality, 'a', id));
  const store = await openOn(disk);
  const commits = [await store.commit(commitTo('a', 3)), await store.commit(commitTo('a', 4))];
  expect(commits).toMatchObject([{ kind: 'committed' }, { kind: 'committed' }]);
  await store.tidied;
  const again = await openOn(disk);
  expect((await again.read(municipality, 'a'))?.document).toEqual(documentAt('a', 4));
  for (const id of ['s1', 's2', 's3']) await expect(again.segment(municipality, 'a', id)).resolves.toHaveLength(1);
});

test('a cut at every operation of a life: what is left behind is gone after one start', async () => {
  const whole = (await lived()).operations;
  for (let at = 0; at < whole; at += 1) {
    const disk = new SimulatedDisk(root);
    disk.trouble = { at, kind: 'crash', done: true };
    await Promise.race([live(await openOn(disk), nothingYet()), new Promise((resolve) => setTimeout(resolve, 2))]);
    disk.trouble = undefined;
    const after = disk.afterPowerLoss(root, () => true);
    const store: OpenStore = await open({ dir: root, clock, log: memoryLog(), changes: memoryChanges(), disk: after });
    await store.tidied;
    const citizens = await Promise.all(['a', 'b'].map((citizen) => store.read(municipality, citizen)));
    const named = citizens.flatMap(
      (one) => one?.document.segments.map(({ id }) => paths.segment(municipality, one.document.citizen, id)) ?? [],
    );
    const there = (await files(after)).filter((path) => path.includes('/segments/'));
    expect(there, `cut at ${at}`).toEqual(named.toSorted());
  }
});
