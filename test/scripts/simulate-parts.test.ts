/** The small parts of a simulation, each alone. */
import { describe, expect, test } from 'vitest';
import type { Question } from '../../src/engine/output.ts';
import type { State } from '../../src/engine/state.ts';
import type { Catalogue } from '../../src/messages/types.ts';
import { answersTo } from '../../src/scripts/simulate/answers.ts';
import { chanceOf, seedOf } from '../../src/scripts/simulate/chance.ts';
import { citizenOf } from '../../src/scripts/simulate/citizens.ts';
import { distinct } from '../../src/scripts/simulate/dead-end.ts';
import { minutesOf, smsOf, spreadOf, wordsShown } from '../../src/scripts/simulate/figures.ts';
import { isStranded, isWaiting, type Scene } from '../../src/scripts/simulate/scene.ts';
import { waysThrough } from '../../src/scripts/simulate/ways.ts';
import { begin } from '../../src/engine/step.ts';
import { at, danish, dialogue } from '../engine/fixture.ts';

function question(change: Partial<Question> & Pick<Question, 'kind'>): Question {
  const rest = { token: 'q1', key: 'a.b', text: 'a.b', params: {}, sensitive: false, tries: 0, without: [], options: [] } as const;
  return { ...rest, other: false, ordered: false, progress: { at: 1, of: 1 }, ...change };
}

function values(
  change: Parameters<typeof question>[0],
  numbers: readonly number[] = [],
  texts: readonly string[] = [],
): readonly unknown[] {
  return answersTo(question(change), at, { numbers, texts }).map(({ value }) => value);
}

const first: State = begin(dialogue, { conversation: 'c', language: 'da', at });
const noTexts: Catalogue = {
  languages: ['da'],
  has: () => false,
  text: () => '',
  textHash: () => '',
  vocabulary: () => danish,
  flat: () => ({}),
};

const options = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

describe('chance', () => {
  test('is that of mulberry32, the same for the same seed', () => {
    const drawn = (seed: number): readonly number[] => {
      const chance = chanceOf(seed);
      return [chance.next(), chance.next(), chance.next()];
    };
    // The first numbers under seed 1, worked out apart from this code.
    expect(drawn(1)).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(2)).not.toEqual(drawn(1));
  });

  test('gives every walk a seed of its own', () => {
    const seeds = [1, 2].flatMap((seed) =>
      [0, 1, 2, 3, 4, 5].flatMap((kind) => Array.from({ length: 50 }, (_, walk) => seedOf(seed, kind, walk))),
    );
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  test('picks each of several in time, and says so where there is nothing to pick from', () => {
    const chance = chanceOf(1);
    const picked = new Set(Array.from({ length: 60 }, () => chance.pick(['a', 'b', 'c'])));
    expect(picked.size).toBe(3);
    expect(() => chance.pick([])).toThrow('Nothing to pick from');
  });
});

describe('the answers tried at a question', () => {
  test('of numbers are the bounds, and each number compared with beside its neighbours', () => {
    expect(values({ kind: 'number', min: 0, max: 60 }, [37])).toEqual([0, 36, 37, 38, 60]);
    expect(values({ kind: 'scale', min: 0, max: 10 }, [10])).toEqual([0, 4, 5, 6, 9, 10]);
  });

  test('of several choices are each alone, and sets of every size that matters', () => {
    expect(values({ kind: 'choices', options, min: 0, max: 3 })).toEqual([['a'], ['b'], ['c'], ['d'], [], ['a', 'b'], ['a', 'b', 'c']]);
    expect(values({ kind: 'choices', options, min: 2, max: 3 })).toEqual([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
      ['d', 'a'],
      ['a', 'b', 'c'],
    ]);
    expect(values({ kind: 'choices', options, min: 1, max: 4 }, [2])).toContainEqual(['a', 'b', 'c']);
  });

  test('of days are those around today, and around a day compared with', () => {
    expect(values({ kind: 'date' }, [], ['2026-12-24'])).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2027-01-03',
      '2026-12-23',
      '2026-12-24',
      '2026-12-25',
    ]);
  });

  test('hold every way past, own words for another choice, and yes and no to what was understood', () => {
    expect(values({ kind: 'text', without: ['skipped', 'unknown'] }).slice(1)).toEqual([{ none: 'skipped' }, { none: 'unknown' }]);
    expect(answersTo(question({ kind: 'choice', options, other: true }), at).at(-1)).toEqual({ value: 'other', other: expect.any(String) });
    expect(values({ kind: 'confirm', values: ['yes', 'no'] })).toEqual(['yes', 'no']);
    expect(values({ kind: 'summary' })).toEqual([{ send: true }]);
  });
});

describe('the ways through a dialogue', () => {
  const next = (...to: readonly number[]): ReadonlySet<number> => new Set(to);

  test('are counted by the questions asked: answers that make no difference to them are one way', () => {
    // a leads to b in two situations that both lead to c, or straight to c.
    const situations = [
      { at: 'a', next: next(1, 2, 3) },
      { at: 'b', next: next(3) },
      { at: 'b', next: next(3) },
      { at: 'c', next: next(-1) },
    ];
    expect(waysThrough({ situations, starts: [0] })).toEqual({ count: 2, least: 2, median: 2, most: 3 });
  });

  test('multiply where choices follow one another, and none lead through a dead end', () => {
    const situations = [
      { at: 'a', next: next(1, 2) },
      { at: 'b', next: next(2) },
      { at: 'c', next: next(3, 4, 5) },
      { at: 'd', next: next(4) },
      { at: 'e', next: next(-1) },
      { at: 'wall', next: next() },
    ];
    expect(waysThrough({ situations, starts: [0] })).toEqual({ count: 4, least: 3, median: 4, most: 5 });
  });

  test('come to an end where a way comes round again, and there are none in nothing', () => {
    const round = [
      { at: 'a', next: next(1) },
      { at: 'b', next: next(0, -1) },
    ];
    expect(waysThrough({ situations: round, starts: [0] })).toEqual({ count: 1, least: 2, median: 2, most: 2 });
    expect(waysThrough({ situations: [], starts: [] })).toEqual({ count: 0, least: 0, median: 0, most: 0 });
  });
});

describe('figures', () => {
  test('are the least, the median and the most', () => {
    expect(spreadOf([5, 1, 9])).toEqual({ least: 1, median: 5, most: 9 });
    expect(spreadOf([4, 1, 3, 2])).toEqual({ least: 1, median: 2, most: 4 });
    expect(spreadOf([])).toEqual({ least: 0, median: 0, most: 0 });
  });

  test('of minutes count what is read and what is written', () => {
    expect(minutesOf(119, 0)).toBe(1);
    expect(minutesOf(0, 36)).toBe(2);
  });

  test('of SMS leave out what is sensitive', () => {
    const card = { token: 'q', key: 'a.b', kind: 'text', tries: 0, question: 'Hvad?', free: 'Frit', options: [], ordered: false } as const;
    const rendered = {
      messages: [
        { key: 'app.changed', text: 'Dit svar er ændret.' },
        { key: 'a.b.thanks', text: 'x'.repeat(161) },
      ],
      card: { ...card, progress: { at: 1, of: 1, text: '1' }, passes: [], lines: [], submit: 'Send', sensitive: false },
    };
    const messages = [{ key: 'app.changed' }, { key: 'a.b.thanks', sensitive: true }];
    const sms = (output: Scene['output'], forms: Readonly<Record<string, string>> = {}): number => {
      const catalogue: Catalogue = { ...noTexts, has: (_language, key) => key in forms, text: (_language, key) => forms[key]! };
      return smsOf({ rendered, output, state: first }, { dialogue, catalogue, standing: {}, language: 'da' });
    };
    expect(sms({ messages, question: question({ kind: 'text' }) })).toBe(2);
    expect(sms({ messages, question: question({ kind: 'text' }) }, { 'a.b.sms': 'x'.repeat(161) })).toBe(3);
    expect(sms({ messages, question: question({ kind: 'text', sensitive: true }) })).toBe(1);
    expect(sms({ messages: [{ key: 'app.changed' }, { key: 'a.b.thanks' }] })).toBe(3);
    expect(wordsShown(rendered)).toBe(7);
  });
});

describe('where a citizen stands', () => {
  const scene = (status: State['status'], open?: State['open']): Scene => ({
    state: { ...first, status, ...(open !== undefined && { open }) },
    output: { messages: [] },
    rendered: { messages: [] },
  });

  test('is nowhere when nothing is asked and nothing is over', () => {
    expect(isStranded(scene('open'))).toBe(true);
    expect((['paused', 'held', 'done', 'expired'] as const).map((status) => isStranded(scene(status)))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(isStranded(scene('open', { kind: 'step', token: 'q1', tries: 0, burst: { parts: ['a'], until: at } }))).toBe(false);
  });

  test('is a wait while paused or held, which is no end', () => {
    const waits = [false, true, true, false, false];
    expect((['open', 'paused', 'held', 'done', 'expired'] as const).map((status) => isWaiting(scene(status)))).toEqual(waits);
  });
});

test('the same dead end is told of once, by the way that was found first', () => {
  const one = { kind: 'wall', at: 'a.b', after: ['first'], detail: '' } as const;
  expect(distinct([one, { ...one, after: ['second'] }, { ...one, at: 'a.c' }])).toEqual([one, { ...one, at: 'a.c' }]);
});

test('whoever changed an answer, and goes back to it, gives the one that stood before', () => {
  const citizen = citizenOf('changes-mind');
  const view = {
    card: { options: [], lines: [], passes: [] } as never,
    vocabulary: dialogue.data.vocabulary['da']!,
    phrases: { short: ['ro'], long: [], before: [], after: [], unclear: [] },
    chance: chanceOf(4),
    at,
  };
  const first = citizen({ ...view, question: question({ kind: 'scale', min: 0, max: 10, standing: 5 }) });
  expect(first).toMatchObject({ kind: 'tap' });
  expect(first).not.toMatchObject({ answering: { value: 5 } });
  const second = citizen({ ...view, question: question({ kind: 'scale', min: 0, max: 10, standing: 0 }) });
  expect(second).toEqual({ kind: 'tap', answering: { value: 5 } });
});
