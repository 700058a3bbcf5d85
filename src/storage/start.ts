/** What happens before the store is ready: every citizen's header is read, and what is damaged is found and set aside. */
import { join } from 'node:path';
import type { Disk } from './disk.ts';
import type { Directory } from './directory.ts';
import { findErased } from './erased.ts';
import { Fault } from './errors.ts';
import { readHeader } from './frame.ts';
import { setAside, type House } from './lowdb.ts';
import { idOf, type Paths } from './paths.ts';
import { knownFrom } from './record.ts';
import { damagedMark, unfinished } from './safe-files.ts';

/** What was found at start. `damaged`: names below DATA_DIR, with a word on what is wrong; whoever runs the house must look at them. */
export interface StartReport {
  readonly citizens: number;
  readonly damaged: readonly { readonly file: string; readonly reason: string }[];
}
type Damaged = StartReport['damaged'][number];

/** As much of a file as holds nearly every header. */
const headBytes = 4096;

interface Start {
  readonly house: House;
  readonly disk: Disk;
  readonly paths: Paths;
  readonly directory: Directory;
}

/** Fills the directory. A header tells a cut file by its length; a change within a body is found when the body is read. */
export async function start(parts: Start): Promise<StartReport> {
  const damaged: Damaged[] = [];
  for (const folder of await parts.disk.list(parts.paths.root)) {
    const municipality = idOf(folder);
    if (municipality !== undefined) await findErased(parts, municipality);
  }
  for (const municipality of await parts.disk.list(parts.paths.root)) {
    const citizens = join(parts.paths.root, municipality, 'citizens');
    for (const shard of await parts.disk.list(citizens)) damaged.push(...(await readShard(parts, join(citizens, shard))));
    const accounts = join(parts.paths.root, municipality, 'accounts');
    for (const shard of await parts.disk.list(accounts)) await clear(parts.disk, join(accounts, shard));
    await clear(parts.disk, join(parts.paths.root, municipality, 'registry'));
  }
  parts.house.log.info('store-open', { citizens: parts.directory.size, damaged: damaged.length });
  return { citizens: parts.directory.size, damaged };
}

async function readShard(parts: Start, folder: string): Promise<readonly Damaged[]> {
  // A rename before a crash may be in memory only: it is made durable before anybody is told what the file says.
  await parts.house.files.settle(folder);
  const damaged: Damaged[] = [];
  for (const name of (await parts.disk.list(folder)).toSorted()) {
    const path = join(folder, name);
    if (name.includes(damagedMark)) damaged.push(earlier(parts, path));
    else if (name.endsWith(unfinished)) await parts.disk.remove(path);
    else if (name.endsWith('.json')) damaged.push(...(await readCitizen(parts, path)));
  }
  return damaged;
}

/** Takes away files half written, where no writer is yet. */
async function clear(disk: Disk, folder: string): Promise<void> {
  for (const name of await disk.list(folder)) if (name.endsWith(unfinished)) await disk.remove(join(folder, name));
}

/** One set aside before, that nobody has looked after yet. */
function earlier(parts: Start, path: string): Damaged {
  const file = parts.house.files.nameOf(path);
  parts.house.log.warn('store-file-set-aside', { file });
  return { file, reason: 'set-aside' };
}

async function readCitizen(parts: Start, path: string): Promise<readonly Damaged[]> {
  try {
    const header = await headerOf(parts.disk, path);
    const known = knownFrom(header);
    if (parts.paths.citizen(known.municipality, known.summary.citizen) !== path) throw new Fault('shape');
    if (parts.directory.isErased({ municipality: known.municipality, citizen: known.summary.citizen })) return [];
    parts.directory.set(known);
    return [];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return [{ file: await setAside(parts.house, path, error.reason), reason: error.reason }];
  }
}

async function headerOf(disk: Disk, path: string): Promise<NonNullable<ReturnType<typeof readHeader>>> {
  const { start, size } = await disk.head(path, headBytes);
  const header = readHeader(start, 'citizen', size) ?? readHeader((await disk.head(path, size)).start, 'citizen', size);
  if (header === undefined) throw new Fault('short');
  return header;
}
