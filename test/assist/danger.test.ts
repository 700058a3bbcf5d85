import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { dangers } from '../../src/engine/input.ts';
import { makeDangerDetector } from '../../src/assist/danger.ts';
import { dangerousArabic, harmlessArabic } from './arabic-sentences.ts';
import { dangerous } from './danger-sentences.ts';
import { harmlessSentences } from './harmless-sentences.ts';
import { dangerousUkrainian, harmlessUkrainian } from './ukrainian-sentences.ts';

const detector = makeDangerDetector();

describe('signs of danger, as people write them', () => {
  for (const about of dangers) {
    test.each(dangerous[about])(`${about}: %s`, (sentence) => {
      expect(detector.find(sentence)).toBe(about);
    });
  }

  test('capitals, missing letters and other spellings of å, æ and ø change nothing', () => {
    for (const about of dangers) {
      for (const sentence of dangerous[about]) {
        expect(detector.find(sentence.toUpperCase())).toBe(about);
        expect(detector.find(sentence.replaceAll('å', 'aa').replaceAll('æ', 'ae').replaceAll('ø', 'oe'))).toBe(about);
        expect(detector.find(`hej. ${sentence}! hvad nu`)).toBe(about);
      }
    }
  });
});

describe('what looks like danger and is none', () => {
  test.each(harmlessSentences)('%s', (sentence) => {
    expect(detector.find(sentence)).toBeUndefined();
  });

  test('a harmless phrase hides no sign beside it', () => {
    expect(detector.find('jeg slår græsset, men min mand slår mig')).toBe('violence');
    expect(detector.find('jeg dør af grin. nej, jeg vil ikke leve mere')).toBe('self-harm');
    expect(detector.find('min søn slår mig i ludo og han slår mig i hovedet')).toBe('violence');
  });
});

describe.each([
  ['Arabic', dangerousArabic, harmlessArabic],
  ['Ukrainian', dangerousUkrainian, harmlessUkrainian],
] as const)('%s', (_language, grave, innocent) => {
  for (const about of dangers) {
    test.each(grave[about])(`${about}: %s`, (sentence) => {
      expect(detector.find(sentence)).toBe(about);
      // Within a longer text, in capitals, without the apostrophe.
      expect(detector.find(`hej. ${sentence.toUpperCase().replaceAll(/['’ʼ]/g, '')}! ok`)).toBe(about);
    });
  }

  test.each(innocent)('no danger: %s', (sentence) => {
    expect(detector.find(sentence)).toBeUndefined();
  });

  test('a harmless phrase hides no sign beside it', () => {
    for (const about of dangers) {
      for (const sentence of grave[about]) expect(detector.find(`${innocent[0]!}. ${sentence}`)).toBe(about);
    }
  });
});

test('words of the other languages are seen in a text that begins in Danish', () => {
  expect(detector.find('hej, بدي موت')).toBe('self-harm');
  expect(detector.find('jeg har det fint, але не хочу жити')).toBe('self-harm');
});

describe('conversations of the intake', () => {
  const text = readFileSync(new URL('../../dialogs/intake.test.yaml', import.meta.url), 'utf8');
  const talks = parse(text) as readonly { readonly talk: readonly { readonly citizen?: string; readonly tap?: unknown }[] }[];
  const written = talks.flatMap(({ talk }) => talk.flatMap(({ citizen, tap }) => citizen ?? (typeof tap === 'string' ? tap : [])));

  test('are never taken for danger', () => {
    expect(written.length).toBeGreaterThan(100);
    expect(written.filter((line) => detector.find(line) !== undefined)).toEqual([]);
  });
});

describe('any text', () => {
  const words = [...harmlessSentences, ...Object.values(dangerous).flat()].flatMap((sentence) => sentence.split(' '));
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4000 }),
    fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((some) => some.join(' ')),
  );

  test('is looked at without an error, and the same text gives the same answer', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const found = detector.find(text);
        expect(found === undefined || dangers.includes(found)).toBe(true);
        expect(detector.find(text)).toBe(found);
      }),
    );
  });

  test('of the greatest length is looked at in time that grows evenly, also where signs begin again and again', () => {
    const hard = ['vil ', 'jeg vil ikke ', 'han han han ', 'took all ', 'å', '. ', 'selvmor'].map((piece) =>
      piece.repeat(4000).slice(0, 4000),
    );
    for (const text of hard) expect(detector.find(`${text}. intet her er farligt`)).toBe(detector.find(text));
  });
});
