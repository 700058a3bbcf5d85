import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { Municipality } from '../../src/conversation/municipality.ts';
import { shown, simulating, type Simulated } from '../../src/cli/simulating.ts';
import { reportText } from '../../src/cli/simulate-report.ts';
import type { Simulation } from '../../src/scripts/simulate/simulate.ts';
import { sources } from '../scripts/fixture.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const demo = Municipality.parse(parse(readFileSync(join(root, 'src/cli/demo-municipality.yaml'), 'utf8')));

function run(...args: readonly string[]): Simulated {
  return simulating(args, sources(), demo);
}

const first = run('dialogs/visit.yaml', '--walks', '1', '--seed', '3', '--json');
const report = JSON.parse(first.out.join('\n')) as Simulation;

test('the command runs by itself, and gives data with --json and nothing else', () => {
  const args = ['dialogs/intake.yaml', '--walks', '1', '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/cli/simulate.ts'), ...args], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ script: 'intake', language: 'da', extent: { seed: 1, walks: 1 }, deadEnds: [] });
});

test('takes the seed, the number of walks and the language', () => {
  expect(first).toMatchObject({ code: 0, err: [] });
  expect(report).toMatchObject({ script: 'visit', language: 'da', extent: { seed: 3, walks: 1 }, deadEnds: [] });
  expect(run('visit', '--lang', 'en', '--walks', '0').out.join('\n')).toContain('visit in "en", seed 1');
});

test('says the same for people', () => {
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

test('tells of very many ways in few digits', () => {
  const { exploration } = report;
  const text = reportText({ ...report, exploration: { ...exploration, ways: { count: 3.27e150, least: 1, median: 2, most: 3 } } });
  expect(text).toContain('Different ways through: about 3.3 x 10^150, with 1 / 2 / 3 questions');
});

test('dead ends end with 1', () => {
  const { out: clean } = simulating(['visit', '--walks', '0', '--json'], sources(), demo);
  const report = JSON.parse(clean.join('')) as Parameters<typeof shown>[0];
  const found = { kind: 'wall', at: 'contact.mentor-who', detail: 'no answer is taken', after: [], by: ['exploration'] } as const;
  const { code, out } = shown({ ...report, deadEnds: [found] }, false);
  expect(code).toBe(1);
  expect(out.join('\n')).toContain('contact.mentor-who: no answer is taken (exploration)');
});

test('faults in the script end with 1, each on its line as the check tells it', () => {
  const { code, out, err } = simulating(['visit'], sources({ 'dialogs/visit.yaml': 'id: visit\nowner: staff\n' }), demo);
  expect({ code, out }).toEqual({ code: 1, out: [] });
  expect(err.length).toBeGreaterThan(0);
  expect(err.every((line) => /^[\w/.-]+:\d+/.test(line))).toBe(true);
});

test.each([
  [[]],
  [['visit', '--walks', 'many']],
  [['visit', '--seed', '-1']],
  [['visit', '--nope']],
  [['visit', 'visit']],
  [['dialogs/nothing.yaml']],
  [['visit', '--lang', 'xx']],
])('wrong usage %j ends with 2, and says how it is used', (args) => {
  const { code, out, err } = run(...args);
  expect({ code, out }).toEqual({ code: 2, out: [] });
  expect(err.at(-1)).toBe('Usage: npm run simulate -- dialogs/intake.yaml [--seed N] [--walks N] [--lang da] [--json]');
});
