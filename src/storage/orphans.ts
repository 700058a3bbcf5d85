/**
 * What a commit that was cut leaves behind: segments and pages of audit that no document names, and files half written. They are taken
 * away in the background once the store is open, citizen by citizen in the order of their commits, so that none under way is met.
 */
import { dirname, join } from 'node:path';
import type { Citizens } from './citizens.ts';
import type { Directory, Place } from './directory.ts';
import type { Disk } from './disk.ts';
import type { House } from './lowdb.ts';
import type { Paths } from './paths.ts';
import type { CitizenRecord } from './record.ts';
import { unfinished } from './safe-files.ts';

/** What the collection works with. `stopped` is asked before each citizen. */
export interface OrphanParts {
  readonly house: House;
  readonly disk: Disk;
  readonly paths: Paths;
  readonly directory: Directory;
  readonly citizens: Citizens;
  readonly stopped: () => boolean;
}

/**
 * Takes the orphans of all citizens away and gives their number. Of a citizen whose document is damaged or not there, nothing is
 * touched: nobody can say what it named. Files set aside stay. Never rejects; what could not be done is done at the next start.
 */
export async function collectOrphans(parts: OrphanParts): Promise<number> {
  let removed = 0;
  const folders = await foldersIn(parts).catch(() => new Set<string>());
  for (const place of parts.directory.places()) {
    if (parts.stopped()) break;
    const own = foldersOf(parts.paths, place).filter((folder) => folders.has(folder));
    if (own.length === 0) continue;
    await parts.citizens
      .withRecord(place, async (record) => {
        const named = namedBy(parts.paths, record);
        for (const folder of own) removed += await sweep(parts.disk, folder, named);
      })
      .catch(() => undefined);
  }
  if (removed > 0) parts.house.log.info('store-orphans-removed', { count: removed });
  return removed;
}

/** Folders of single citizens that are there: two looks at each shard, however many citizens have none. */
async function foldersIn({ disk, paths }: OrphanParts): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const municipality of await disk.list(paths.root)) {
    for (const kind of ['segments', 'audit']) {
      const shards = join(paths.root, municipality, kind);
      for (const shard of await disk.list(shards))
        for (const name of await disk.list(join(shards, shard))) found.add(join(shards, shard, name));
    }
  }
  return found;
}

function foldersOf(paths: Paths, { municipality, citizen }: Place): readonly string[] {
  return [dirname(paths.segment(municipality, citizen, 'any')), dirname(paths.auditPage(municipality, citizen, 1))];
}

function namedBy(paths: Paths, { document, audit }: CitizenRecord): ReadonlySet<string> {
  const { municipality, citizen, segments } = document;
  const pages = Array.from({ length: audit.pages }, (_, index) => paths.auditPage(municipality, citizen, index + 1));
  return new Set([...segments.map(({ id }) => paths.segment(municipality, citizen, id)), ...pages]);
}

/** The folder is not synced: a name that comes back after a loss of power is taken away at the next start. */
async function sweep(disk: Disk, folder: string, named: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for (const name of await disk.list(folder)) {
    const path = join(folder, name);
    const isOrphan = name.endsWith('.json') && !named.has(path);
    if (!isOrphan && !name.endsWith(unfinished)) continue;
    await disk.remove(path);
    removed += 1;
  }
  return removed;
}
