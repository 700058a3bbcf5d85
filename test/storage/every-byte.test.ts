/** Every file of a small store, cut at every one of its bytes: it is found, set aside and told of, and all else is as it was. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { open, type OpenStore } from '../../src/storage/open.ts';
import { pathsOf } from '../../src/storage/paths.ts';
import { at, clock, commitOf, documentOf, entry, memoryChanges, memoryLog, municipality } from '../contract/fixture.ts';
import { SimulatedDisk } from './simulated-disk.ts';

const root = '/data';
const paths = pathsOf(root);
const account = { channel: 'sms', account: '1' };

const openOn = (disk: SimulatedDisk): Promise<OpenStore> => open({ dir: root, clock, log: memoryLog(), changes: memoryChanges(), disk });

async function filled(): Promise<SimulatedDisk> {
  const disk = new SimulatedDisk(root);
  const store = await openOn(disk);
  const name = { id: '1-1', first: 1, last: 1 };
  const audit = Array.from({ length: 40 }, () => ({ at, actor: 'mette', action: 'read', object: 'goal' }));
  await store.commit(
    commitOf('a', 0, { document: documentOf('a', { segments: [name] }), segments: [{ name, entries: [entry(1)] }], audit }),
  );
  await store.commit(commitOf('b', 0));
  await store.link(municipality, account, 'a');
  await store.writeRegistry(municipality, 'staff', ['mette'], 0);
  return disk;
}

const files: readonly (readonly [string, string, (store: OpenStore) => Promise<unknown>])[] = [
  ['document', paths.citizen(municipality, 'a'), (store) => store.read(municipality, 'a')],
  ['segment', paths.segment(municipality, 'a', '1-1'), (store) => store.segment(municipality, 'a', '1-1')],
  ['page of audit', paths.auditPage(municipality, 'a', 1), (store) => store.audit(municipality, 'a')],
  ['account', paths.account(municipality, account), (store) => store.accountOwner(municipality, account)],
  ['registry', paths.registry(municipality, 'staff'), (store) => store.readRegistry(municipality, 'staff')],
];

test.each(files)('%s', { timeout: 120_000 }, async (_what, path, use) => {
  const disk = await filled();
  const whole = disk.bytes(path);
  expect(whole.length).toBeGreaterThan(100);
  for (let length = 0; length < whole.length; length += 1) {
    const cut = whole.slice(0, length);
    disk.damage(path, () => cut);
    const store = await openOn(disk);
    await expect(use(store), `cut to ${length} bytes`).rejects.toMatchObject({ code: 'store-damaged' });
    expect((await store.read(municipality, 'b'))?.version).toBe(1);
    await store.tidied;
    // What is left of it is kept; a good copy put in its place is used again.
    const [aside] = (await disk.list(join(path, '..'))).filter((name) => name.includes('.damaged-'));
    expect(disk.bytes(join(path, '..', aside!))).toEqual(cut);
    await disk.rename(join(path, '..', aside!), path);
  }
  disk.damage(path, () => whole);
  await expect(use(await openOn(disk))).resolves.toBeDefined();
});
