import fc from 'fast-check';
import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../src/messages/fault.ts';
import { filled, readPattern } from '../../src/messages/icu.ts';
import { hardWords, inFull, lix, readingOf } from '../../src/messages/reading.ts';
import { readYaml } from '../../src/messages/source.ts';

test('words, sentences and long words are counted', () => {
  expect(readingOf('Velkommen tilbage.')).toEqual({ words: 2, sentences: 1, long: 2, longest: 2 });
  expect(readingOf('Du kan skrive kl. 9.30. Vi svarer hurtigt!\nTak')).toMatchObject({ words: 9, long: 1 });
  expect(readingOf('')).toEqual({ words: 0, sentences: 0, long: 0, longest: 0 });
  expect(readingOf('Er du klar? Ja. Nej')).toMatchObject({ sentences: 3, longest: 3 });
});

test('LIX is words per sentence and long words per hundred', () => {
  expect(lix('Velkommen tilbage.')).toBe(102);
  expect(lix('Du er her nu. Det er godt.')).toBe(4);
  expect(lix('')).toBe(0);
});

test.each([
  ['Vi ses kl. 9.30, f.eks. hos dig.', 'Vi ses klokken 9.30, for eksempel hos dig.'],
  ['Bl.a. søvn, smerter m.m. Resten kommer.', 'blandt andet søvn, smerter med mere. Resten kommer.'],
  ['Søvn osv. og mere pga. det', 'Søvn og så videre og mere på grund af det'],
  [
    'Ring på tlf. 12 34 (ca. 5 min.), evt. mht. nr. 7, dvs. nu',
    'Ring på telefon 12 34 (cirka 5 minutter), eventuelt med hensyn til nummer 7, det vil sige nu',
  ],
  ['Skal jeg? Ja. Nr er ikke nr.', 'Skal jeg? Ja. Nr er ikke nummer'],
  ['Kl.assen, nokl. og fx. noget', 'Kl.assen, nokl. og for eksempel noget'],
])('short forms are written out: %s', (text, full) => {
  expect(inFull(text)).toBe(full);
});

test('a short form ends no sentence, and counts as the words that it stands for', () => {
  expect(readingOf(inFull('Vi ses f.eks. hos dig kl. 9.'))).toMatchObject({ sentences: 1, words: 8 });
  expect(readingOf(inFull('Søvn, smerter m.m. Resten kommer.'))).toMatchObject({ sentences: 2, words: 6 });
});

test('hard words are long ones that not everybody meets every day', () => {
  expect(hardWords('Din sagsbehandler i kommunen spørger, om det er frivilligt.')).toEqual([]);
  expect(hardWords('Beskæftigelsesindsatsen understøtter progression. Progression!')).toEqual([
    'Beskæftigelsesindsatsen',
    'understøtter',
    'progression',
    'Progression',
  ]);
});

test('a text is filled with words as long as they may be', () => {
  const text = 'Hej {name}. {n, plural, one {Én ting} other {# andre ting}}, {state, select, a {kort} other {meget længere}}';
  expect(filled(text, (name) => name.toUpperCase())).toBe('Hej NAME. 12 andre ting, meget længere');
  expect(filled('{', () => '')).toBe('{');
});

test('a text is looked into', () => {
  expect(readPattern('Hej {name}. Du har {n, plural, one {én ting} other {{n} ting}} <b>')).toEqual({
    ok: true,
    pattern: { params: ['name', 'n'], simple: false, plain: 'Hej x. Du har x ting <b>' },
  });
  expect(readPattern('Ring {phone}')).toMatchObject({ pattern: { simple: true } });
  expect(readPattern('{').ok).toBe(false);
});

test('no text makes the reading throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(lix(text)).toBeGreaterThanOrEqual(0);
      const read = readPattern(text);
      if (read.ok) expect(read.pattern.params.every((name) => name !== '')).toBe(true);
    }),
  );
});

test('what was probably meant is the nearest word', () => {
  expect(nearest('skipable', ['sensitive', 'skippable'])).toBe('skippable');
  expect(nearest('xyz', ['sensitive', 'skippable'])).toBeUndefined();
  expect(didYouMean('xyz', ['a-long-one', 'b-long-one'])).toBe('Known: a-long-one, b-long-one.');
  expect(didYouMean('xyz', [])).toBe('Take it out.');
});

test('places are those of the file', () => {
  const read = readYaml('f.yaml', 'a:\n  - b: 1\n    "c": "text"\nd: { e: yes }\n');
  if (!read.ok) throw new Error('it is YAML');
  const { source } = read;
  expect(source.data).toEqual({ a: [{ b: 1, c: 'text' }], d: { e: 'yes' } });
  expect(source.place(['a', 0, 'c'])).toEqual({ line: 3, column: 5 });
  expect(source.valuePlace(['a', 0, 'c'], 2)).toEqual({ line: 3, column: 13 });
  expect(source.place(['d', 'e'])).toEqual({ line: 4, column: 6 });
  expect(source.place(['d', 'nothing', 'here'])).toEqual({ line: 4, column: 1 });
});
