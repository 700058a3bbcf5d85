import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/engine/condition.ts';
import type { Value } from '../../src/engine/state.ts';
import { checkCondition } from '../../src/scripts/conditions.ts';
import { namesOf, type Names } from '../../src/scripts/names.ts';
import { readOutline } from '../../src/scripts/outline.ts';
import { Report } from '../../src/scripts/report.ts';
import { readYaml } from '../../src/messages/source.ts';
import { script } from './fixture.ts';

const names: Names = (() => {
  const read = readYaml('dialogs/visit.yaml', script);
  if (!read.ok) throw new Error('the fixture is no YAML');
  return namesOf(readOutline(read.source, new Report(read.source)));
})();
const last = { section: 'send', index: 99 };
const inRound = { section: 'barriers', index: 99, loop: 'barriers.each' };

/** Checks and evaluates a condition at the end of the script, or inside the round of `each`. */
function holds(source: string, answers: Readonly<Record<string, Value>>, each?: string): boolean {
  const { condition, findings } = checkCondition(
    source,
    names,
    each === undefined ? last : inRound,
    each === undefined ? undefined : 'any',
  );
  expect(findings).toEqual([]);
  return evaluate(condition!, (key) => answers[key], each);
}

describe('a condition', () => {
  test.each<[string, Readonly<Record<string, Value>>, boolean]>([
    ['barriers.any == "yes"', { 'barriers.any': 'yes' }, true],
    ['barriers.any == "yes"', { 'barriers.any': 'no' }, false],
    ['goal.own_goal != ""', { 'goal.own-goal': 'ro' }, true],
    ['barriers.nights >= 4', { 'barriers.nights': 4 }, true],
    ['barriers.nights >= 4', { 'barriers.nights': 3.5 }, false],
    ['barriers.nights in [1, 4]', { 'barriers.nights': 4 }, true],
    ['barriers.nights > -1', { 'barriers.nights': 0 }, true],
    ['"sleep" in barriers.which', { 'barriers.which': ['pain', 'sleep'] }, true],
    ['!("sleep" in barriers.which)', { 'barriers.which': ['pain'] }, true],
    ['size(barriers.which) == 2', { 'barriers.which': ['pain', 'sleep'] }, true],
    ['contact.day > "2026-11-30"', { 'contact.day': '2026-12-01' }, true],
    ['contact.mentor_wish in ["named", "known"]', { 'contact.mentor-wish': 'known' }, true],
    ['barriers.any == "yes" || barriers.nights > 5', { 'barriers.any': 'no', 'barriers.nights': 6 }, true],
  ])('%s of %j is %s', (source, answers, expected) => {
    expect(holds(source, answers)).toBe(expected);
  });

  test.each<[string, Readonly<Record<string, Value>>]>([
    ['barriers.any == "yes"', {}],
    ['!(barriers.any == "yes")', {}],
    ['barriers.any != "yes"', { 'barriers.any': { none: 'skipped' } }],
    ['barriers.any == "yes" || barriers.nights > 5', { 'barriers.any': 'yes' }],
    ['goal.why == "x"', { 'goal.why': { none: 'unknown' } }],
  ])('%s is false where it reads what was not answered (%j)', (source, answers) => {
    expect(holds(source, answers)).toBe(false);
  });

  test('may ask whether there is an answer at all', () => {
    expect(holds('answered(goal.why)', { 'goal.why': 'ro' })).toBe(true);
    expect(holds('answered(goal.why)', { 'goal.why': { none: 'declined' } })).toBe(false);
    expect(holds('!answered(goal.why) || goal.why == "ro"', {})).toBe(true);
    expect(holds('answered(goal.why) || barriers.any == "yes"', { 'barriers.any': 'yes' })).toBe(true);
    expect(holds('answered(goal.why) || barriers.any == "yes"', { 'goal.why': 'ro' })).toBe(false);
  });

  test('reads the answer and the choice of its round', () => {
    expect(holds('weight >= 4 && each != "pain"', { 'barriers.weight': 5 }, 'sleep')).toBe(true);
    expect(holds('weight >= 4 && each != "pain"', { 'barriers.weight': 5 }, 'pain')).toBe(false);
  });

  test.each([
    '[1].all(x, x > 1)',
    'barriers.any.matches("(a+)+$")',
    'goal.own_goal + "x" == "y"',
    'has(barriers.any)',
    '{"a": 1}.a == 1',
    'barriers["any"] == "yes"',
    'barriers.any == "yes" ? true : false',
    'null == null',
    'answered("yes")',
    'timestamp("2026-01-01T00:00:00Z") == timestamp("2026-01-01T00:00:00Z")',
  ])('%s is not allowed', (source) => {
    const { findings } = checkCondition(source, names, last);
    expect(findings.map(({ finding }) => finding.code)).toContain('condition-forbidden');
  });

  test.each([
    ['any.matches("(a+)+$")', '"matches" is not allowed in a condition.'],
    ['matches(any, "(a+)+$")', '"matches" is not allowed in a condition.'],
    ['which.all(x, x == "sleep")', '"all" is not allowed in a condition.'],
    ['any + "x" == "y"', '"+" is not allowed in a condition.'],
    ['any == "yes" ? true : false', '"? :" is not allowed in a condition.'],
  ])('%s is refused by name: nothing in it is ever run', (source, message) => {
    const { condition, findings } = checkCondition(source, names, { section: 'barriers', index: 99 });
    expect(condition).toBeUndefined();
    expect(findings.map(({ finding }) => finding.message)).toContain(message);
  });

  test.each([
    ['x'.repeat(100_000), 'The condition has 100000 characters, more than 1000.'],
    [`${'!'.repeat(900)}true`, 'The condition has too many parts, or is nested too deep.'],
    ['['.repeat(900), 'The condition has too many parts, or is nested too deep.'],
  ])('of many parts is refused before it is looked into (%#)', (source, message) => {
    expect(checkCondition(source, names, last).findings).toMatchObject([{ finding: { code: 'condition-costly', message } }]);
  });

  test('never throws, whatever is written and whatever was answered', () => {
    const pieces = fc.constantFrom(
      'barriers',
      '.',
      'any',
      'which',
      '==',
      '"yes"',
      '4',
      '(',
      ')',
      '!',
      '&&',
      'size',
      'answered',
      ' in ',
      '[',
      ']',
      'each',
      '>',
      '"',
      '.all(x,',
    );
    const source = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
    );
    const value = fc.oneof(
      fc.string(),
      fc.double(),
      fc.array(fc.string()),
      fc.constant({ none: 'skipped' as const }),
      fc.constant(undefined),
    );
    fc.assert(
      fc.property(source, value, (text, answer) => {
        checkCondition(text, names, last);
        const reads = ['barriers.any', 'barriers.which'];
        expect(typeof evaluate({ source: text, reads }, () => answer, 'sleep')).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
