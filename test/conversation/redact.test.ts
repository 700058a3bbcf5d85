import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactCpr } from '../../src/conversation/redact.ts';

test.each([
  ['010190-1234', '******-****'],
  ['CPR 0101901234.', 'CPR ******-****.'],
  ['010190 1234', '******-****'],
  ['610190-1234 uden adresse', '******-**** uden adresse'],
  ['Ring på 70 20 12 34', 'Ring på 70 20 12 34'],
  ['991390-1234', '991390-1234'],
  ['12345678901234', '12345678901234'],
])('%s becomes %s', (text, expected) => {
  expect(redactCpr(text)).toBe(expected);
});

test('what is left holds no number of a possible day and month', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 31 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom('', '-', ' ', '.'),
      (day, month, mark) => {
        const number = `${String(day).padStart(2, '0')}${String(month).padStart(2, '0')}85${mark}4321`;
        expect(redactCpr(`før ${number} efter`)).toBe('før ******-**** efter');
      },
    ),
  );
});
