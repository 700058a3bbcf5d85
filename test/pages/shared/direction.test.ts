import { afterEach, expect, test, vi } from 'vitest';
import { directionOf } from '../../../src/web/pages/shared/direction.ts';

afterEach(() => vi.unstubAllGlobals());

const rows = [
  ['da', 'ltr'],
  ['uk', 'ltr'],
  ['ar', 'rtl'],
  ['ar-SY', 'rtl'],
  ['fa', 'rtl'],
  ['he', 'rtl'],
  ['no such tag', 'ltr'],
] as const;

test.each(rows)('%s is written %s', (language, direction) => {
  expect(directionOf(language)).toBe(direction);
});

test.each(rows)('%s is written %s, also where the browser does not tell', (language, direction) => {
  vi.stubGlobal('Intl', { ...Intl, Locale: vi.fn() });
  expect(directionOf(language)).toBe(direction);
});
