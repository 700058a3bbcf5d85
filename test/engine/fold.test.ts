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

test.each([
  // Arabic: marks, tatweel, hamza, ta marbuta, alef maqsura, Persian letters, the old encoding, digits.
  ['نَعَم', 'نعم'],
  ['نعـــم', 'نعم'],
  ['أُسرة', 'اسره'],
  ['إلى', 'الي'],
  ['آسف', 'اسف'],
  ['مسؤول', 'مسوول'],
  ['شيء', 'شي'],
  ['دائماً', 'دايما'],
  ['کلمه ی', 'كلمه ي'],
  ['\uFEFB', 'لا'],
  ['\u061Cلا\u200F', 'لا'],
  ['لا، شكراً!', 'لا شكرا'],
  ['هل هذا صحيح؟', 'هل هذا صحيح'],
  ['٧', '7'],
  ['۷-۸', '7-8'],
  ['٧٫٥', '7,5'],
  ['١٬٠٠٠', '1000'],
  ['١٢/٣', '12/3'],
  // Cyrillic: the apostrophe, "ї", "ґ", "ё", and a Latin "i".
  ["п'ять", 'пять'],
  ['П’ЯТЬ', 'пять'],
  ['пʼять', 'пять'],
  ['п`ять', 'пять'],
  ["сім''я", 'сімя'],
  ['Київ', 'киів'],
  ['ки\u0456\u0308в', 'киів'],
  ['ґанок', 'ганок'],
  ['ещё', 'еще'],
  ['нi', 'ні'],
  ['мій', 'мій'],
  ['«так»', 'так'],
  // What stands between letters of another writing stays.
  ["i'm", "i'm"],
  ['naïve', 'naïve'],
  ['én', 'én'],
  ['ÆBLEGRØD', 'æblegrød'],
])('of %j the writing does not matter: %j', (text, expected) => {
  expect(fold(text)).toBe(expected);
});

test('Latin text is folded as it always was', () => {
  const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;
  const before = (text: string): string =>
    text
      .toLowerCase()
      .replace(unseen, '')
      .normalize('NFC')
      .split(/\s+/)
      .map((word) => word.replace(/^(?:[^\p{L}\p{N}+-]|[+-](?!\d))+|[^\p{L}\p{N}]+$/gu, ''))
      .filter((word) => word !== '')
      .join(' ');
  const signs = 'abcdeiouyæøåéïü ABCÆØÅ 0123456789 .,-/+!?«»"\'’ʼ\n\u0301\u0308\u200B'.split('');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 30 }), (some) => {
      expect(fold(some.join(''))).toBe(before(some.join('')));
    }),
    { numRuns: 2000 },
  );
});

test('Arabic and Cyrillic that is folded once is folded', () => {
  const signs =
    'اأإآٱءؤئىيیةهلانعمكک ٧۸٫٬،؟\u0640\u064B\u0653\u0654\u0655\uFEFB\uFDFA аеєиіїйоґгёъьn iі\'’ʼ"*\u0300\u0308\u0306\u0301 -7'.split('');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 30 }), (some) => {
      expect(fold(fold(some.join('')))).toBe(fold(some.join('')));
    }),
    { numRuns: 5000 },
  );
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
