import { expect, test } from 'vitest';
import { evaluate } from '../../src/engine/condition.ts';
import type { Value } from '../../src/engine/state.ts';
import { when } from './fixture.ts';

const answers: Readonly<Record<string, Value>> = {
  'barriers.any': 'yes',
  'barriers.weight': 4,
  'barriers.which': ['sleep', 'pain'],
  'goal.own-goal': 'Mere ro',
  'goal.job': { none: 'unknown' },
};
const reads = [...Object.keys(answers), 'goal.why'];

test.each([
  ['any == "yes"', true],
  ['any == "no"', false],
  ['weight >= 4', true],
  ['weight > 4', false],
  ['weight >= 3.5', true],
  ['"pain" in which', true],
  ['size(which) == 2', true],
  ['goal.own_goal == "Mere ro" && weight < 5', true],
  ['each == "sleep"', true],
  ['goal.why == "x"', false],
  ['goal.why != "x"', false],
  ['!answered(goal.why)', true],
  ['answered(goal.own_goal)', true],
  ['answered(goal.job)', false],
  ['goal.job != "x"', false],
  ['weight == "4"', false],
  ['any + 1 == 2', false],
])('%s is %s', (source, expected) => {
  expect(evaluate(when(source, ...reads), (key) => answers[key], 'sleep')).toBe(expected);
});
