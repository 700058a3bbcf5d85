/** A data folder with many citizens in it, each with a conversation parked in the middle and a document of about 10 kB. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { CitizenDocument, Entry } from '../src/conversation/citizen.ts';
import type { Municipality } from '../src/conversation/municipality.ts';
import { type Disk, nodeDisk } from '../src/storage/disk.ts';
import { open } from '../src/storage/open.ts';
import { opened } from './engine.ts';
import { dialogueOf } from './questions.ts';

/** Filling ten thousand files is not what is measured, so it does not wait for the disk. */
const hasty: Disk = {
  ...nodeDisk,
  async create(path) {
    const writing = await nodeDisk.create(path);
    return { write: (bytes) => writing.write(bytes), close: () => writing.close(), sync: () => Promise.resolve() };
  },
  syncFolder: () => Promise.resolve(),
};

const at = '2026-11-24T10:00:00.000Z';
const words = 'Jeg vil gerne have mere ro på hverdagen, og jeg går allerede tur med hunden hver morgen. ';

function entries(citizen: string): readonly Entry[] {
  return Array.from({ length: 26 }, (_, index) => ({
    position: index + 1,
    id: `${citizen}-${index + 1}`,
    at,
    from: index % 2 === 0 ? ('bot' as const) : ('citizen' as const),
    channel: 'web',
    turn: Math.floor(index / 2) + 1,
    language: 'da',
    text: words.repeat(3),
  }));
}

function documentOf(citizen: string, municipality: Municipality): CitizenDocument {
  return {
    schema: 2,
    municipality: municipality.id,
    citizen,
    name: 'Borger',
    language: 'da',
    caseworker: municipality.caseworkers[0]?.id ?? '',
    conversation: `${citizen}-talk`,
    state: { ...opened(dialogueOf()), conversation: `${citizen}-talk` },
    segments: [],
    transcript: entries(citizen),
    plans: [],
    tasks: [],
    matters: [],
    events: [],
  };
}

/** A folder of its own under `dist`, on the disk that the product would use. */
export async function makeFolder(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const under = fileURLToPath(new URL('../dist/bench/', import.meta.url));
  await mkdir(under, { recursive: true });
  const path = await mkdtemp(join(under, 'data-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Fills the folder; resolves to the size of one document in bytes. */
export async function fill(folder: string, count: number): Promise<number> {
  const file = fileURLToPath(new URL('../src/cli/demo-municipality.yaml', import.meta.url));
  const municipality = parse(await readFile(file, 'utf8')) as Municipality;
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const store = await open({ dir: folder, clock: { now: () => at }, log: silent, changes: { committed: () => undefined }, disk: hasty });
  let size = 0;
  for (let first = 0; first < count; first += 100) {
    const batch = Array.from({ length: Math.min(100, count - first) }, (_, index) => documentOf(`citizen-${first + index}`, municipality));
    size = JSON.stringify(batch[0]).length;
    const commits = batch.map((document) =>
      store.commit({ municipality: municipality.id, citizen: document.citizen, expectedVersion: 0, document }),
    );
    const odd = (await Promise.all(commits)).find((commit) => commit.kind !== 'committed');
    if (odd !== undefined) throw new Error(`The folder could not be filled: ${odd.kind}`);
  }
  await store.close();
  return size;
}
