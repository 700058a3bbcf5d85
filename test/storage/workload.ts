/** A small life of a store, for crashes and full disks to fall into: two citizens, segments, audit pages, accounts, registry. */
import { expect } from 'vitest';
import type { Disk } from '../../src/storage/disk.ts';
import { open, type OpenStore } from '../../src/storage/open.ts';
import { after, clock, entry, memoryChanges, memoryLog, municipality, seenKey } from '../contract/fixture.ts';
import { commitTo, documentAt, records } from './versions.ts';

export { commitTo, documentAt } from './versions.ts';

export const root = '/data';
export const citizens = ['a', 'b'] as const;
export const versions = 4;

export const openOn = (disk: Disk): Promise<OpenStore> => open({ dir: root, clock, log: memoryLog(), changes: memoryChanges(), disk });

/** What was acknowledged so far. */
export interface Acknowledged {
  readonly versions: Record<string, number>;
  linked: boolean;
  registry: boolean;
}
export const nothingYet = (): Acknowledged => ({ versions: { a: 0, b: 0 }, linked: false, registry: false });
export const account = { channel: 'sms', account: '1' };

/** Runs the whole life; notes each thing when it has been promised. */
export async function live(store: OpenStore, acknowledged: Acknowledged): Promise<void> {
  for (let version = 1; version <= versions; version += 1) {
    for (const citizen of citizens) {
      const result = await store.commit(commitTo(citizen, version));
      expect(result.kind).toBe('committed');
      acknowledged.versions[citizen] = version;
    }
    if (version === 1) acknowledged.linked = await store.link(municipality, account, 'a');
    if (version === 2) acknowledged.registry = await store.writeRegistry(municipality, 'staff', ['mette'], 0);
  }
}

/** What is there must be what was promised, or the one thing more that was under way; and each citizen all of one version. Gives what is there. */
export async function expectKept(store: OpenStore, acknowledged: Acknowledged): Promise<Acknowledged> {
  expect(store.report.damaged).toEqual([]);
  const versions: Record<string, number> = {};
  for (const citizen of citizens) {
    const version = (await store.read(municipality, citizen))?.version ?? 0;
    const promised = acknowledged.versions[citizen]!;
    expect([promised, promised + 1]).toContain(version);
    await expectWhole(store, citizen, version);
    versions[citizen] = version;
  }
  const owner = await store.accountOwner(municipality, account);
  if (acknowledged.linked) expect(owner).toBe('a');
  const staff = await store.readRegistry(municipality, 'staff');
  if (acknowledged.registry) expect(staff).toEqual({ version: 1, value: ['mette'] });
  return { versions, linked: owner !== undefined, registry: staff !== undefined };
}

async function expectWhole(store: OpenStore, citizen: string, version: number): Promise<void> {
  const stored = await store.read(municipality, citizen);
  if (version > 0) expect(stored?.document).toEqual(documentAt(citizen, version));
  for (const segment of stored?.document.segments ?? [])
    expect(await store.segment(municipality, citizen, segment.id)).toEqual([entry(segment.first)]);
  expect(await store.audit(municipality, citizen)).toHaveLength(version * records);
  for (let message = 1; message <= versions; message += 1) {
    expect(await store.seen(municipality, seenKey(`m${message}`, citizen))).toBe(message <= version);
  }
  const claimed = (await store.claim(after(1), 99, 0)).filter((one) => one.citizen === citizen);
  expect(claimed).toHaveLength(version);
}
