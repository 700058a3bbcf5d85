import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redactCpr, redactId } from '../../src/conversation/redact.ts';

test.each([
  ['010190-1234', '******-****'],
  ['CPR 0101901234.', 'CPR ******-****.'],
  ['010190 1234', '******-****'],
  ['610190-1234 uden adresse', '******-**** uden adresse'],
  ['Mit er 010190 - 1234, tak', 'Mit er ******-****, tak'],
  ['010190 -1234', '******-****'],
  ['010190- 1234', '******-****'],
  ['010190\u20111234', '******-****'],
  ['010190\u20141234', '******-****'],
  ['010190\u22121234', '******-****'],
  ['010190/1234', '******-****'],
  ['01 01 90 1234', '******-****'],
  ['01.01.90-1234', '******-****'],
  ['01/01/90 - 1234', '******-****'],
  ['01 - 01 - 90 - 1234', '******-****'],
  ['0101 90-1234', '******-****'],
  ['010190\u200B-1234', '******-****'],
  ['0\u200B1\u00AD01\uFEFF90\u2060-\u200D12\u200C34', '******-****'],
  ['010190\u00A0\u20131234', '******-****'],
  ['Vi er 2: 01 01 90 1234 02 02 92 4321', 'Vi er 2: ******-**** ******-****'],
])('%s becomes %s', (text, expected) => {
  expect(redactCpr(text)).toBe(expected);
});

test.each([
  ['a phone number', 'Ring på 70 20 12 34'],
  ['another', '12 34 56 78'],
  ['one that begins like a date', 'Ring 20111234 eller 20 11 12 34 eller 2011 1234'],
  ['one with the code of the country', '+45 20 11 12 34, 0045 20111234'],
  ['two in a row', '20 11 12 34 10 11 12 34 og 20111234 10111234'],
  ['one before a town', 'Ring 70 20 12 34 5000 Odense'],
  ['one with points before a town', '70.20.12.34 5000 Odense'],
  ['one after an hour', 'Ring kl. 10 12345678 eller kl. 10 1234 5678 eller kl 10 12 34 56 78'],
  ['no day', '991390-1234'],
  ['no month', '011390-1234'],
  ['a long run', '12345678901234'],
  ['a long run with unseen characters', '010190\u200B12345'],
  ['a card', '4571 0101 9012 3456'],
  ['a date and a time', '01.01.2024 12:30'],
])('%s stays', (_name, text) => {
  expect(redactCpr(text)).toBe(text);
});

const digits = (from: number, to: number): fc.Arbitrary<string> =>
  fc.integer({ min: from, max: to }).map((number) => String(number).padStart(2, '0'));
const marks = fc.array(fc.constantFrom('-', ' ', '.', '/', '\u2011', '\u2014', '\u00A0', '\u200B'), { minLength: 1, maxLength: 2 });

test('what is left holds no number of a possible day and month', () => {
  fc.assert(
    fc.property(digits(1, 31), digits(1, 12), fc.constantFrom('', '-', ' ', '.', ' - '), (day, month, mark) => {
      expect(redactCpr(`før ${day}${month}85${mark}4321 efter`)).toBe('før ******-**** efter');
    }),
  );
});

test('nor one with marks between its parts', () => {
  fc.assert(
    fc.property(digits(61, 91), digits(1, 12), marks, marks, (day, month, inside, last) => {
      const number = `${[day, month, '85'].join(inside.join(''))}${last.join('')}4321`;
      expect(redactCpr(`før ${number} efter`)).toBe('før ******-**** efter');
    }),
  );
});

test('a phone number of eight digits always stays, whatever is around it', () => {
  const phone = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }).map((all) => all.join(''));
  const shape = fc.constantFrom(/(..)(?!$)/g, /(....)(?!$)/g, /(x)/g);
  fc.assert(
    fc.property(
      phone,
      shape,
      fc.constantFrom('', 'kl. 10 ', '+45 ', '12 '),
      fc.constantFrom('', ' 5000 Odense', ' 20'),
      (one, cut, before, after) => {
        const text = `${before}${one.replace(cut, '$1 ')}${after}`;
        expect(redactCpr(text)).toBe(text);
      },
    ),
  );
});

test('very many unseen characters take no time', () => {
  const text = `01${'\uFEFF\u200B'.repeat(2000)} 01 90 12345`;
  const before = performance.now();
  expect(redactCpr(text)).toBe(text);
  expect(performance.now() - before).toBeLessThan(250);
});

test('ids lose a number and stay apart from one another; random ids stay as they are', () => {
  const [one, other] = ['m-010190-1234-1', 'm-010191-1235-1'].map(redactId);
  expect(one).toMatch(/^m-\*{6}-\*{4}-1~[0-9a-f]{4}$/);
  expect(other).not.toBe(one);
  expect(redactId('m-010190-1234-1')).toBe(one);
  for (const id of ['0f8a1c2e-0101-4901-9234-010190123412', 'Zk3c0sYQ2mTz0aN1x-_dQ', '17', 'a.0.1']) expect(redactId(id)).toBe(id);
});
