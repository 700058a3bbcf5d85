/** Processes that write to the store are killed at an operation or at any moment; the next one finds all that was promised. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { open, type OpenStore } from '../../src/storage/open.ts';
import { clock, entry, memoryChanges, memoryLog, municipality } from '../contract/fixture.ts';
import { commitTo, documentAt, records } from '../storage/versions.ts';
import { randomFrom, seed, times } from './counts.ts';
import { type StoppingDisk, stoppingDisk } from './stopping-disk.ts';

const simulated = times('store', 100);
const real = times('store_processes', 4);
const citizens = ['a', 'b'] as const;
/** Versions after which a new folder is begun, so that documents stay small. */
const longest = 12;
type Promised = Record<string, number>;

const openIn = (dir: string, disk?: StoppingDisk): Promise<OpenStore> =>
  open({ dir, clock, log: memoryLog(), changes: memoryChanges(), ...(disk !== undefined && { disk: disk.disk }) });

async function within<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'medspil-store-'));
  return use(folder).finally(() => rm(folder, { recursive: true, force: true }));
}

test(`${simulated} kills at an operation`, { timeout: 60_000 + simulated * 200 }, async () => {
  const random = randomFrom(seed);
  let left = simulated;
  while (left > 0) left -= await within((folder) => livesIn(folder, left, random));
});

/** Lives in one folder until its citizens have come to their last version; gives how many there were. */
async function livesIn(folder: string, most: number, random: () => number): Promise<number> {
  const promised: Promised = {};
  let lives = 0;
  while (lives < most && citizens.some((citizen) => (promised[citizen] ?? 0) < longest)) {
    const stopping = stoppingDisk(Math.floor(random() * 60), random() < 0.5);
    const life = openIn(folder, stopping).then((store) => write(store, promised));
    await Promise.race([stopping.dead, life]);
    await expectKept(folder, promised);
    lives += 1;
  }
  return lives;
}

/** Both citizens at the same time, to the end. */
async function write(store: OpenStore, promised: Promised): Promise<void> {
  await Promise.all(
    citizens.map(async (citizen) => {
      for (let version = (promised[citizen] ?? 0) + 1; version <= longest; version += 1) {
        expect(await store.commit(commitTo(citizen, version))).toEqual({ kind: 'committed', version });
        promised[citizen] = version;
      }
    }),
  );
}

test(`${real} processes killed by the system`, { timeout: 60_000 + real * 5000 }, async () => {
  const random = randomFrom(seed + 1);
  let left = real;
  while (left > 0) left -= await within((folder) => processesIn(folder, Math.min(left, 5), random));
});

async function processesIn(folder: string, lives: number, random: () => number): Promise<number> {
  const promised: Promised = {};
  for (let life = 0; life < lives; life += 1) {
    await killWriter(folder, promised, random);
    await expectKept(folder, promised);
  }
  return lives;
}

async function killWriter(folder: string, promised: Promised, random: () => number): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child.stdout, 'data');
  await pause(random() * 30);
  child.kill('SIGKILL');
  await once(child, 'close');
  for (const line of said.split('\n').slice(0, -1)) {
    const [citizen, version] = line.split(' ');
    promised[citizen!] = Number(version);
  }
  expect(Object.keys(promised).length).toBeGreaterThan(0);
}

/** What is there is what was promised, or the one commit more that was under way; it is noted as promised. */
async function expectKept(folder: string, promised: Promised): Promise<void> {
  const store = await openIn(folder);
  expect(store.report.damaged).toEqual([]);
  await store.tidied;
  for (const citizen of citizens) {
    const stored = await store.read(municipality, citizen);
    const version = stored?.version ?? 0;
    expect([promised[citizen] ?? 0, (promised[citizen] ?? 0) + 1]).toContain(version);
    if (stored !== undefined) expect(stored.document).toEqual(documentAt(citizen, version));
    for (const { id, first } of stored?.document.segments ?? [])
      expect(await store.segment(municipality, citizen, id)).toEqual([entry(first)]);
    expect(await store.audit(municipality, citizen)).toHaveLength(version * records);
    promised[citizen] = version;
  }
  await store.close();
}
