import { expect, test } from 'vitest';
import type { Reply } from '../../src/engine/input.ts';
import type { Card } from '../../src/messages/card.ts';
import { replyText } from '../../src/messages/reply-text.ts';

const card: Card = {
  token: 't2',
  key: 'k',
  kind: 'choices',
  tries: 0,
  question: 'Hvad fylder?',
  free: '',
  progress: { at: 1, of: 2, text: '' },
  options: [
    { value: 'sleep', label: 'Søvn' },
    { value: 'pain', label: 'Smerter' },
  ],
  other: 'Noget andet',
  ordered: false,
  passes: [{ value: { none: 'skipped' }, label: 'Spring over' }],
  lines: [{ key: 'goal.own-goal', heading: 'Dit mål', text: 'Ro', quote: true }],
  submit: 'Send dine svar',
  sensitive: false,
};
const cases: readonly (readonly [Omit<Reply, 'token'>, string | undefined])[] = [
  [{ value: ['pain', 'sleep'] }, 'Smerter, Søvn'],
  [{ value: ['sleep', 'other'], other: 'støj' }, 'Søvn, støj'],
  [{ value: 'sleep' }, 'Søvn'],
  [{ value: 'goal.own-goal' }, 'Dit mål'],
  [{ value: 'helt andre ord' }, 'helt andre ord'],
  [{ value: 7 }, '7'],
  [{ value: { send: true } }, 'Send dine svar'],
  [{ value: { none: 'skipped' } }, 'Spring over'],
  [{ value: { none: 'declined' } }, undefined],
];

test.each(cases)('%j says %j', (reply, text) => {
  expect(replyText(card, { token: 't2', ...reply })).toBe(text);
});
test('another question knows nothing of it', () => {
  expect(replyText(card, { token: 't1', value: 'sleep' })).toBeUndefined();
});
