import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DamagedError, UnwritableError } from '../../src/storage/errors.ts';
import { openErasureLedger } from '../../src/storage/erasure-ledger.ts';
import { at } from '../contract/fixture.ts';

let dir: string;
let path: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'medspil-ledger-'));
  path = join(dir, 'erased.jsonl');
});
afterEach(() => rm(dir, { recursive: true }));

const erasure = (citizen: string) => ({ at, municipality: 'nordby', citizen, by: 'mette', reason: 'Borgeren bad om det' });

test('what is appended is there for the next, in order, also when two append at once', async () => {
  const ledger = openErasureLedger(path);
  expect(await ledger.entries()).toEqual([]);
  await Promise.all(['a', 'b', 'c'].map((citizen) => ledger.append(erasure(citizen))));
  expect(await openErasureLedger(path).entries()).toEqual(['a', 'b', 'c'].map(erasure));
});

test('two that have it open at once lose no line', async () => {
  const both = [openErasureLedger(path), openErasureLedger(path)];
  const names = Array.from({ length: 40 }, (_, n) => `c${n}`);
  await Promise.all(names.map((citizen, n) => both[n % 2]!.append(erasure(citizen))));
  expect((await both[0]!.entries()).map(({ citizen }) => citizen).toSorted()).toEqual(names.toSorted());
});

test('two processes that add at once lose no line', { timeout: 30_000 }, async () => {
  const add = async (name: string): Promise<unknown> => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('./appender.ts', import.meta.url)), path, name, '25'], {
      stdio: 'inherit',
    });
    return (await once(child, 'exit'))[0];
  };
  expect(await Promise.all([add('a'), add('b')])).toEqual([0, 0]);
  const names = ['a', 'b'].flatMap((name) => Array.from({ length: 25 }, (_, n) => `${name}${n}`));
  expect((await openErasureLedger(path).entries()).map(({ citizen }) => citizen).toSorted()).toEqual(names.toSorted());
});

test('a disk that takes a part of a line is given the rest', async () => {
  const handle = await open(join(dir, 'any'), 'w');
  const write = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'write');
  await handle.close();
  // Of the first write five bytes are taken, and no error says so.
  write.mockImplementationOnce(async function (this: typeof handle, ...[bytes, from, , position]: [Uint8Array, number, number, number]) {
    return this.write(bytes, from, 5, position);
  } as never);
  await openErasureLedger(path).append(erasure('a'));
  expect(write.mock.calls.length).toBeGreaterThan(2);
  write.mockRestore();
  expect(await openErasureLedger(path).entries()).toEqual([erasure('a')]);
});

test('a line that was cut is written anew', async () => {
  const ledger = openErasureLedger(path);
  await ledger.append(erasure('a'));
  await appendFile(path, '{"at":"2026');
  await ledger.append(erasure('b'));
  expect(await ledger.entries()).toEqual(['a', 'b'].map(erasure));
});

test.each([
  ['changed', (text: string) => text.replace('"citizen":"a"', '"citizen":"x"')],
  ['dropped', (text: string) => text.split('\n').slice(1).join('\n')],
  ['no JSON', (text: string) => `x${text}`],
])('a line that is %s is found, and nothing is appended', async (_what, change) => {
  const ledger = openErasureLedger(path);
  for (const citizen of ['a', 'b']) await ledger.append(erasure(citizen));
  const spoilt = change(await readFile(path, 'utf8'));
  await writeFile(path, spoilt);
  await expect(ledger.entries()).rejects.toThrow(DamagedError);
  await expect(ledger.append(erasure('c'))).rejects.toThrow(DamagedError);
  expect(await readFile(path, 'utf8')).toBe(spoilt);
});

test('a place that cannot be written says so', async () => {
  await expect(openErasureLedger(join(dir, 'nowhere', 'x.jsonl')).append(erasure('a'))).rejects.toThrow(UnwritableError);
});
