import { describe, expect, it } from 'vitest';
import { countReport } from '../../src/cli/test-count.ts';

const file = (status: string, ...tests: readonly string[]) => ({ status, assertionResults: tests.map((one) => ({ status: one })) });

describe('Counting what vitest reports', () => {
  it.each([
    ['all passed', [file('passed', 'passed', 'passed'), file('passed', 'passed')], false, { passed: 3, failed: 0 }],
    ['one failed', [file('failed', 'passed', 'failed')], true, { passed: 1, failed: 1 }],
    ['a skipped test is no pass', [file('passed', 'passed', 'skipped', 'todo')], false, { passed: 1, failed: 2 }],
    ['a file that could not be read', [file('failed'), file('passed', 'passed')], true, { passed: 1, failed: 1 }],
    ['an error outside the tests', [file('passed', 'passed')], true, { passed: 1, failed: 1 }],
    ['no tests at all', [], false, { passed: 0, failed: 1 }],
  ])('%s', (_name, testResults, exitFailed, count) => {
    expect(countReport({ testResults }, exitFailed)).toEqual(count);
  });
  it('takes a missing report for a failure', () => {
    expect(countReport(undefined, false)).toEqual({ passed: 0, failed: 1 });
  });
});
