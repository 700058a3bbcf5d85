/** Which answers may stand under a step of another structure; those that may not are kept beside. */
import { describe, expect, test } from 'vitest';
import { askedOf } from '../../src/engine/asked.ts';
import { migrate } from '../../src/engine/migrate.ts';
import { prepare } from '../../src/engine/prepare.ts';
import type { State } from '../../src/engine/state.ts';
import { areas, data, scriptOf, sectionOf, type stepOf } from './fixture.ts';
import { Talk } from './talk.ts';

describe('answers that fit no more', () => {
  const answered = scriptOf(
    sectionOf('a', [
      { ask: 'text', id: 'x' },
      { ask: 'text', id: 'last' },
    ]),
  );
  const state = (value: State['answers'][string][string]['value']): State => ({
    ...new Talk(prepare(answered, data)).state,
    answers: { a: { x: { value, turn: 1, quote: 'egne ord' } } },
    cursor: { step: 'a.last' },
  });
  const kept = (value: Parameters<typeof state>[0], now: Parameters<typeof stepOf>[0]): boolean => {
    const script = { ...scriptOf(sectionOf('a', [now, { ask: 'text', id: 'last' }])), structure: 'next' };
    const after = migrate(prepare(script, data), state(value), []);
    const found = after.answers['a']!;
    expect(found['x'] ?? found['x~1']).toEqual({ value, turn: 1, quote: 'egne ord' });
    return found['x'] !== undefined;
  };

  test.each([
    ['a text where there is a scale', 'Ro', { ask: 'scale', id: 'x' }, false],
    ['a number out of bounds', 9, { ask: 'number', id: 'x', min: 0, max: 8 }, false],
    ['a number within', 8, { ask: 'number', id: 'x', min: 0, max: 8 }, true],
    ['half a point on a scale', 7.5, { ask: 'scale', id: 'x' }, false],
    ['a choice that is no option', 'debt', { ask: 'choice', id: 'x', options: areas, other: false }, false],
    ['a choice that is one', 'sleep', { ask: 'choice', id: 'x', options: areas, other: false }, true],
    ['something else, no longer offered', 'other', { ask: 'choice', id: 'x', options: areas, other: false }, false],
    [
      'choices of which one is gone',
      ['sleep', 'debt'],
      { ask: 'choices', id: 'x', options: areas, other: false, ordered: false, min: 1, max: 8 },
      false,
    ],
    [
      'more choices than may be',
      ['sleep', 'pain'],
      { ask: 'choices', id: 'x', options: areas, other: false, ordered: false, min: 1, max: 1 },
      false,
    ],
    [
      'one choice where there are several',
      'sleep',
      { ask: 'choices', id: 'x', options: areas, other: false, ordered: false, min: 1, max: 8 },
      false,
    ],
    ['own words where an offer is chosen', 'Jeg vil have ro', { ask: 'choice', id: 'x', options: { from: 'offers' }, other: true }, false],
    ['a mentor who may have gone', 'anna', { ask: 'choice', id: 'x', options: { from: 'mentors' }, other: false }, true],
    ['a day', '2026-12-24', { ask: 'date', id: 'x', past: true, future: true }, true],
    ['words where there is a day', 'juleaften', { ask: 'date', id: 'x', past: true, future: true }, false],
    ['yes', 'yes', { ask: 'yes-no', id: 'x' }, true],
    ['maybe', 'maybe', { ask: 'yes-no', id: 'x' }, false],
    ['passed by', { none: 'skipped' }, { ask: 'scale', id: 'x' }, true],
    ['an answer where something is only said now', 'Ro', { ask: 'say', id: 'x' }, false],
  ] as const)('%s', (_name, value, now, holds) => {
    expect(kept(value, now)).toBe(holds);
  });

  test('an id is no text of the citizen: where the kind was known to be another, no answer holds', () => {
    const chosen = scriptOf(sectionOf('a', [{ ask: 'choice', id: 'x', options: areas, other: false }]));
    const script = { ...scriptOf(sectionOf('a', [{ ask: 'text', id: 'x' }])), structure: 'next' };
    const after = migrate(prepare(script, data), state('sleep'), [], askedOf(chosen));
    expect(after.answers['a']).toEqual({ 'x~1': { value: 'sleep', turn: 1, quote: 'egne ord' } });
    expect(after.cursor).toEqual({ step: 'a.x' });
  });
});
