import { expect, test } from 'vitest';
import type { Move } from '../../src/engine/script.ts';
import { askedIn, movesSince, reversed, type PublishedScripts } from '../../src/scripts/history.ts';

const a: Move = { kind: 'renamed', from: 'g.a', to: 'g.b' };
const b: Move = { kind: 'renamed', from: 'g.b', to: 'g.c' };
const gone: Move = { kind: 'removed', from: 'g.x', to: 'g.y' };
const again: Move = { kind: 'again', step: 'g.a' };

function version(structure: string, moves: readonly Move[], more: object = {}): PublishedScripts {
  return { scripts: { intake: { structure, text: 't', frame: 'f', moves, ...more } } };
}

test('the moves of every version after the last one with that structure, each once', () => {
  const history = [version('1', []), version('2', [a]), version('3', [a, b]), version('3', [a, b]), version('4', [b, gone])];
  expect(movesSince(history, 'intake', '1')).toEqual([a, b, gone]);
  expect(movesSince(history, 'intake', '2')).toEqual([b, gone]);
  expect(movesSince(history, 'intake', '3')).toEqual([gone]);
  expect(movesSince(history, 'intake', '4')).toEqual([]);
});

test('a structure that came back counts from its last time, and one that never was has no moves', () => {
  const history = [version('1', []), version('2', [a]), version('1', [], { back: reversed([a]) }), version('2', [a])];
  expect(movesSince(history, 'intake', '1')).toEqual([a]);
  expect(movesSince(history, 'intake', 'never')).toEqual([]);
  expect(movesSince(history, 'other', '1')).toEqual([]);
});

test('the same question asked again twice stands twice', () => {
  const history = [version('1', []), version('2', [again]), version('3', [again, again])];
  expect(movesSince(history, 'intake', '1')).toEqual([again, again]);
  expect(movesSince(history, 'intake', '2')).toEqual([again]);
});

test('the way back', () => {
  expect(reversed([a, gone, b, again])).toEqual([
    again,
    { kind: 'renamed', from: 'g.c', to: 'g.b' },
    { kind: 'renamed', from: 'g.b', to: 'g.a' },
  ]);
});

test('what was asked in a structure is found where it was new', () => {
  const history = [version('1', [], { asked: { 'g.a': 'text' } }), version('1', []), version('2', [])];
  expect(askedIn(history, 'intake', '1')).toEqual({ 'g.a': 'text' });
  expect(askedIn(history, 'intake', '2')).toEqual({});
});
