import { expect, test } from 'vitest';
import { directionOf } from '../../../src/web/pages/shared/direction.ts';

test.each([
  ['da', 'ltr'],
  ['uk', 'ltr'],
  ['ar', 'rtl'],
  ['ar-SY', 'rtl'],
  ['AR', 'rtl'],
  ['fa', 'rtl'],
  ['he', 'rtl'],
  ['ku', 'ltr'],
  ['ku-Arab', 'rtl'],
  ['pa-Arab-PK', 'rtl'],
  ['sd-Deva', 'ltr'],
  ['no such tag', 'ltr'],
] as const)('%s is written %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

/** What Node tells, by the Unicode CLDR; not yet in TypeScript's own types. */
type WithText = Intl.Locale & { getTextInfo(): { readonly direction: string } };

test('every language that has a name is written as the Unicode CLDR knows it', () => {
  const letters = Array.from({ length: 26 }, (_, place) => String.fromCodePoint(97 + place));
  const two = letters.flatMap((one) => letters.map((other) => one + other));
  const codes = [...two, ...two.flatMap((one) => letters.map((other) => one + other))];
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const known = codes.filter((code) => names.of(code) !== undefined && new Intl.Locale(code).language === code);
  expect(known.length).toBeGreaterThan(500);
  const told = known.filter((code) => (new Intl.Locale(code) as WithText).getTextInfo().direction === 'rtl');
  expect(known.filter((code) => directionOf(code) === 'rtl')).toEqual(told);
});
