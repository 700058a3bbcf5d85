import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/web/pages/desk/compare.ts';
import { actOf } from '../../../src/web/pages/desk/keys.ts';
import { reviewPath, routeOf } from '../../../src/web/pages/desk/route.ts';
import { dayAndTime, waited } from '../../../src/web/pages/desk/times.ts';
import { word } from '../../../src/web/pages/desk/words.ts';

describe('addresses', () => {
  it('lead to the inbox and to one citizen', () => {
    expect(routeOf('/staff')).toEqual({ page: 'inbox' });
    expect(routeOf('/staff/')).toEqual({ page: 'inbox' });
    expect(routeOf('/staff/citizens/abc')).toEqual({ page: 'review', citizen: 'abc' });
    expect(routeOf(reviewPath('a/b æ'))).toEqual({ page: 'review', citizen: 'a/b æ' });
    expect(routeOf('/staff/citizens/%E0%A4%A')).toEqual({ page: 'review', citizen: '%E0%A4%A' });
  });
});

describe('keys', () => {
  const pressed = { key: 'a', ctrlKey: false, altKey: false, metaKey: false, repeat: false };
  it('act alone, never with another key and never while writing', () => {
    expect(actOf(pressed, false)).toBe('accept');
    expect(actOf({ ...pressed, key: 'S' }, false)).toBe('ask');
    expect(actOf(pressed, true)).toBeUndefined();
    expect(actOf({ ...pressed, ctrlKey: true }, false)).toBeUndefined();
    expect(actOf({ ...pressed, key: 'x' }, false)).toBeUndefined();
  });
  it('held down only move', () => {
    expect(actOf({ ...pressed, repeat: true }, false)).toBeUndefined();
    expect(actOf({ ...pressed, key: 'j', repeat: true }, false)).toBe('next');
  });
});

describe('waiting times', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');
  const w = (key: string, params = {}): string => `${key} ${JSON.stringify(params)}`;
  it.each([
    ['2026-11-24T12:00:30Z', 'wait.minutes {"n":1}'],
    ['2026-11-24T11:42:00Z', 'wait.minutes {"n":18}'],
    ['2026-11-24T10:05:00Z', 'wait.both {"n":1,"m":55}'],
    ['2026-11-24T02:00:00Z', 'wait.hours {"n":10}'],
    ['2026-11-23T11:00:00Z', 'wait.day {}'],
    ['2026-11-19T11:00:00Z', 'wait.days {"n":5}'],
    ['ikke et tidspunkt', ''],
  ])('since %s', (at, said) => expect(waited(at, now, w)).toBe(said));

  it('are told in Danish time, and a time that cannot be read as it came', () => {
    expect(dayAndTime('2026-11-23T23:30:00Z', 'da')).toMatch(/^tirsdag.* 24\. november.* 0\.30$/);
    expect(dayAndTime('i går', 'da')).toBe('i går');
  });
});

describe('before and after', () => {
  const marks = (before: string, after: string): string =>
    compare(before, after)
      .map(({ text, kind }) => ({ same: text, gone: `[-${text}]`, new: `[+${text}]` })[kind])
      .join('');
  it('mark what goes and what comes, word by word', () => {
    expect(marks('Jeg vil arbejde med dyr nu', 'Jeg vil arbejde med planter nu')).toBe('Jeg vil arbejde med [-dyr ][+planter ]nu');
    expect(marks('Det samme', 'Det samme')).toBe('Det samme');
    expect(marks('', 'Alt er nyt')).toBe('[+Alt er nyt]');
  });
  it('leave no word out on either side, however long', () => {
    const [before, after] = ['ord '.repeat(500), 'andre ord '.repeat(300)];
    const pieces = compare(before, after);
    expect(
      pieces
        .filter(({ kind }) => kind !== 'new')
        .map(({ text }) => text)
        .join(''),
    ).toBe(before);
    expect(
      pieces
        .filter(({ kind }) => kind !== 'gone')
        .map(({ text }) => text)
        .join(''),
    ).toBe(after);
  });
});

it('puts names into a text, and shows a key that has no text', () => {
  expect(word({ 'desk.hello': 'Hej {name}, {other}' }, 'hello', { name: 'Ida' })).toBe('Hej Ida, {other}');
  expect(word({}, 'missing')).toBe('missing');
});
