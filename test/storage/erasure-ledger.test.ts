import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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
