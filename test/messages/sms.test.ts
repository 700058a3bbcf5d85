import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gsmReplacement, numbered, outsideGsm, smsLength } from '../../src/messages/sms.ts';

describe('the length of an SMS', () => {
  test.each<[text: string, alphabet: string, units: number, parts: number]>([
    ['', 'gsm-7', 0, 0],
    ['Hej', 'gsm-7', 3, 1],
    ['æøåÆØÅéüöä§', 'gsm-7', 11, 1],
    ['a'.repeat(160), 'gsm-7', 160, 1],
    ['a'.repeat(161), 'gsm-7', 161, 2],
    ['a'.repeat(306), 'gsm-7', 306, 2],
    ['a'.repeat(307), 'gsm-7', 307, 3],
    ['a'.repeat(459), 'gsm-7', 459, 3],
    ['a'.repeat(460), 'gsm-7', 460, 4],
    ['€', 'gsm-7', 2, 1],
    ['€'.repeat(80), 'gsm-7', 160, 1],
    ['–', 'ucs-2', 1, 1],
    ['ж'.repeat(70), 'ucs-2', 70, 1],
    ['ж'.repeat(71), 'ucs-2', 71, 2],
    ['ж'.repeat(134), 'ucs-2', 134, 2],
    ['ж'.repeat(135), 'ucs-2', 135, 3],
    ['مرحبا', 'ucs-2', 5, 1],
  ])('%j is %s, %i units, %i parts', (text, alphabet, units, parts) => {
    expect(smsLength(text)).toEqual({ alphabet, units, parts });
  });

  test('a character of two units is not divided between two parts', () => {
    // 152 and an escape at the end of the first part: the euro sign begins the next one.
    const text = 'a'.repeat(152) + '€' + 'a'.repeat(151 + 152);
    expect(smsLength(text)).toMatchObject({ units: 457, parts: 3 });
    expect(smsLength(`${text}a`)).toMatchObject({ units: 458, parts: 3 });
    const full = 'a'.repeat(152) + '€' + 'a'.repeat(152) + '€' + 'a'.repeat(151);
    expect(smsLength(full)).toMatchObject({ units: 459, parts: 4 });
    expect(smsLength('😀'.repeat(35)).parts).toBe(1);
    expect(smsLength('😀'.repeat(36)).parts).toBe(2);
    expect(smsLength('😀'.repeat(67)).parts).toBe(3);
  });

  test('holds what is in it: no part is larger than a part may be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 900 }), (text) => {
        const { alphabet, units, parts } = smsLength(text);
        const [alone, joined] = alphabet === 'gsm-7' ? [160, 153] : [70, 67];
        if (parts <= 1) expect(units).toBeLessThanOrEqual(alone);
        else expect(parts).toBeGreaterThanOrEqual(Math.ceil(units / joined));
        // What is in the parts before the last one is at least that many units: one may be left over in each.
        expect(Math.max(0, parts - 1) * (joined - 1)).toBeLessThanOrEqual(units);
      }),
    );
  });
});

describe('characters', () => {
  test('that are not in GSM-7 are told once each, with what stands for them', () => {
    expect(outsideGsm('Så – “nu” … og – så')).toEqual(['–', '“', '”', '…']);
    expect(['–', '“', '…', '\u00A0', 'ê', 'ł', '😀', 'ж'].map(gsmReplacement)).toEqual([
      '-',
      '"',
      '...',
      ' ',
      'e',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('that stand for others are themselves in GSM-7', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (character) => {
        const replaced = gsmReplacement(character);
        if (replaced !== undefined) expect(outsideGsm(replaced)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('options are answered by their number', () => {
  expect(numbered('Hvornår?', ['I dag', 'I morgen'])).toBe('Hvornår?\n1 I dag\n2 I morgen');
});
