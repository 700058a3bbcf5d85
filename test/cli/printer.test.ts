import { expect, test } from 'vitest';
import { lazyPrinter } from '../../src/cli/printer.ts';
import type { Printer } from '../../src/ports.ts';
import { sheetIn } from '../paper/fixture.ts';

const page = new Uint8Array([1]);
const printer: Printer = { pdf: async () => page };

test('the printer gets ready at the first sheet, and once', async () => {
  let loads = 0;
  const lazy = lazyPrinter(async () => {
    loads += 1;
    return printer;
  });
  expect(loads).toBe(0);
  expect(await Promise.all([lazy.pdf(sheetIn('da')), lazy.pdf(sheetIn('da'))])).toEqual([page, page]);
  expect(loads).toBe(1);
});

test('a printer that could not get ready is tried again at the next sheet', async () => {
  let loads = 0;
  const lazy = lazyPrinter(async () => {
    loads += 1;
    if (loads === 1) throw new Error('no letters');
    return printer;
  });
  await expect(lazy.pdf(sheetIn('da'))).rejects.toThrow('no letters');
  expect(await lazy.pdf(sheetIn('da'))).toBe(page);
});
