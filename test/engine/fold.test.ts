import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, wordsOf } from '../../src/engine/fold.ts';

test.each([
  ['Nej, det TROR jeg ikke!', 'nej det tror jeg ikke'],
  ['  ja   tak ', 'ja tak'],
  ['j\u200Ba', 'ja'],
  ['\u202Eja\u202C', 'ja'],
  ['A\u030Arhus', 'århus'],
  ['7-8', '7-8'],
  ['1.000', '1.000'],
  ['12/3.', '12/3'],
  ['- søvn', 'søvn'],
  ['-3', '-3'],
  ['+!0', '0'],
  ['--5', '-5'],
  ['"tilbage"', 'tilbage'],
  ['🙂', ''],
])('%j is compared as %j', (text, expected) => {
  expect(fold(text)).toBe(expected);
});

test('what is folded once is folded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      expect(wordsOf(fold(text)).every((word) => word !== '' && !/\s/.test(word))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
