import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Simulation } from '../../src/scripts/simulate/simulate.ts';
import { reportText } from '../../src/cli/simulate-report.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

function simulate(...args: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/cli/simulate.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

const { code, out, err } = simulate('dialogs/intake.yaml', '--walks', '1', '--seed', '3', '--json');
const report = JSON.parse(out) as Simulation;

test('with --json prints the report as data and nothing else', () => {
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(report).toMatchObject({ script: 'intake', language: 'da', extent: { seed: 3, walks: 1 }, deadEnds: [] });
});

test('without it says the same for people', () => {
  const lines = reportText(report).split('\n');
  expect(lines).toContain('No dead ends.');
  expect(lines).toContain('  nothing was missed');
  expect(lines.some((line) => line.startsWith('  changes-mind '))).toBe(true);
  expect(lines.every((line) => line.length <= 140)).toBe(true);
});

test('tells what was never reached, by name, and where a dead end is, with the way to it', () => {
  const text = reportText({
    ...report,
    coverage: { ...report.coverage, missed: [{ kind: 'pass', name: 'goal.why: skipped' }] },
    deadEnds: [
      { kind: 'wall', at: 'contact.mentor-who', after: ['contact.mentor-wish = named'], detail: '', by: ['exploration', 'terse'] },
    ],
  });
  expect(text).toContain('Never reached\n  pass  goal.why: skipped\n');
  expect(text).toContain('Dead ends: 1\n  contact.mentor-who: no answer is taken (exploration, terse)\n      contact.mentor-wish = named');
});

test.each([
  [[]],
  [['dialogs/intake.yaml', '--walks', 'many']],
  [['dialogs/intake.yaml', '--nope']],
  [['dialogs/nothing.yaml']],
  [['dialogs/intake.yaml', '--lang', 'xx']],
])('wrong usage %j ends with 2, and says how it is used', (args) => {
  const wrong = simulate(...args);
  expect({ code: wrong.code, out: wrong.out }).toEqual({ code: 2, out: '' });
  expect(wrong.err).toContain('Usage: npm run simulate -- dialogs/intake.yaml [--seed N] [--walks N] [--lang da] [--json]');
});
