import { describe, expect, test } from 'vitest';
import { inputOf, turnText } from '../../src/cli/terminal.ts';
import type { Card } from '../../src/messages/card.ts';

const at = '2026-11-23T09:00:00Z';
const card: Card = {
  token: 'q4',
  key: 'barriers.which',
  kind: 'choices',
  tries: 0,
  question: 'Hvad fylder?',
  why: 'Så ved vi det.',
  free: 'Frivilligt',
  progress: { at: 2, of: 4, text: 'Del 2 af 4' },
  options: [
    { value: 'sleep', label: 'Søvn', hint: 'At hvile' },
    { value: 'pain', label: 'Smerter' },
  ],
  other: 'Noget andet',
  ordered: false,
  passes: [{ value: { none: 'skipped' }, label: 'Spring over' }],
  lines: [],
  submit: 'Send dit svar',
  sensitive: false,
};

describe('a turn in a terminal', () => {
  test('is what was said, then the question with its numbered answers and the ways past it', () => {
    expect(turnText({ messages: [{ key: 'k', text: 'Tak.' }], card }).split('\n')).toEqual([
      'Tak.',
      '[Del 2 af 4]',
      'Hvad fylder?',
      '  (Så ved vi det.)',
      '  1. Søvn (At hvile)',
      '  2. Smerter',
      '  Noget andet',
      '  Spring over',
    ]);
  });

  test('shows the ends of a scale instead of its eleven numbers', () => {
    const scale: Card = { ...card, kind: 'scale', anchors: { low: 'intet', middle: 'noget', high: 'alt' } };
    expect(turnText({ messages: [], card: scale })).toContain('  0 intet · 5 noget · 10 alt');
  });

  test('quotes own words in the read-back, and numbers the answers to change', () => {
    const lines = [
      { key: 'goal.own', heading: 'Mit mål', text: 'Ro på', quote: true },
      { key: 'barriers.any', heading: 'Fylder noget', text: 'Ja', quote: false },
    ];
    const { other: _none, ...rest } = card;
    const summary = turnText({ messages: [], card: { ...rest, kind: 'summary', options: [], lines, submit: 'Send planen' } });
    expect(summary).toContain('  Mit mål: "Ro på"\n  Fylder noget: Ja');
    expect(summary.endsWith('  Send planen')).toBe(true);
    expect(turnText({ messages: [], card: { ...rest, kind: 'change', lines } })).toContain('  2. Fylder noget: Ja');
  });

  test('names telling more beside send, and no part where none is known yet', () => {
    const { other: _none, ...rest } = card;
    const summary: Card = { ...rest, kind: 'summary', options: [], submit: 'Send planen', more: 'Fortæl mere' };
    expect(turnText({ messages: [], card: summary }).endsWith('  Send planen · Fortæl mere')).toBe(true);
    expect(turnText({ messages: [], card: { ...card, progress: { at: 0, of: 0, text: '' } } }).startsWith('Hvad fylder?')).toBe(true);
  });

  test('says nothing more where no question is open', () => {
    expect(turnText({ messages: [{ key: 'k', text: 'Tak.' }] })).toBe('Tak.');
  });
});

describe('a typed line', () => {
  test('is a message as it stands', () => {
    expect(inputOf('2', card, at)).toEqual({ kind: 'message', text: '2', at });
    expect(inputOf('hej', undefined, at)).toEqual({ kind: 'message', text: 'hej', at });
  });

  test('is a tap where it is the number of a reading', () => {
    const readings: Card = {
      ...card,
      kind: 'readings',
      options: [
        { value: 7, label: '7' },
        { value: 8, label: '8' },
      ],
    };
    expect(inputOf(' 2 ', readings, at)).toEqual({ kind: 'message', text: '8', reply: { token: 'q4', value: 8 }, at });
    expect(inputOf('7', readings, at)).toEqual({ kind: 'message', text: '7', at });
  });
});
