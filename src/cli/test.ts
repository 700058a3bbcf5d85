/**
 * `npm test [part ...]`: every check there is, in order, going on after a failure so that one run shows everything.
 * The last line is `N passed, N failed`: tests as vitest counts them, and one for each of the other checks.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Count, countReport } from './test-count.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const bin = join(root, 'node_modules', '.bin');
const env: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
  // The product is started some hundred times; what was compiled once is not compiled again.
  NODE_COMPILE_CACHE: join(root, 'dist', 'compile-cache'),
};
// Colours are for people; in a file they make the report unreadable.
if (!process.stdout.isTTY) {
  delete env['FORCE_COLOR'];
  env['NO_COLOR'] = '1';
}
/** A part that hangs is ended after this long, counted from the start of the whole run. */
const LIMIT_MS = 1_500_000;
/** What the whole run is to stay within; over it is said, not failed, for a machine may be slow. */
const GOAL_MS = 600_000;
const started = Date.now();

/** A part of the run. `quiet` ones show their output only when they fail. */
interface Part {
  readonly name: string;
  readonly heading: string;
  readonly commands: readonly (readonly string[])[];
  /** Set for vitest: the project whose tests are counted one by one. */
  readonly project?: string;
}

const module = (path: string): string => join(root, 'node_modules', path);
const parts: readonly Part[] = [
  { name: 'types', heading: 'Types', commands: [[module('typescript/bin/tsc'), '--noEmit']] },
  { name: 'lint', heading: 'Lint', commands: [[module('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']] },
  { name: 'format', heading: 'Format', commands: [[module('oxfmt/bin/oxfmt'), '--check']] },
  { name: 'check', heading: 'Dialogues and texts', commands: [[join(root, 'src/cli/check.ts')]] },
  { name: 'unit', heading: 'Tests', commands: [vitest('unit', 'pure')], project: 'unit' },
  { name: 'browser', heading: 'Tests in a real browser', commands: [vitest('browser')], project: 'browser' },
];

function reportOf(project: string): string {
  return join(root, 'dist', 'test-reports', `${project}.json`);
}

function vitest(project: string, ...others: readonly string[]): readonly string[] {
  return [
    join(root, 'node_modules', 'vitest/vitest.mjs'),
    'run',
    ...[project, ...others].map((name) => `--project=${name}`),
    '--reporter=default',
    '--silent=passed-only',
    '--reporter=json',
    `--outputFile.json=${reportOf(project)}`,
  ];
}

/** Runs one command with our own Node; resolves to its exit code and, unless it was shown live, its output. */
function run(args: readonly string[], live: boolean): Promise<{ readonly code: number; readonly output: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const timer = setTimeout(
      () => {
        output += '\nEnded: the whole run may take twenty-five minutes at most.\n';
        child.kill('SIGKILL');
      },
      Math.max(1_000, started + LIMIT_MS - Date.now()),
    );
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      clearTimeout(timer);
      done({ code: code ?? 1, output });
    });
  });
}

async function runPart(part: Part): Promise<Count> {
  if (part.project !== undefined) rmSync(reportOf(part.project), { force: true });
  const outcomes = [];
  for (const command of part.commands) outcomes.push(await run(command, part.project !== undefined));
  const failed = outcomes.filter((outcome) => outcome.code !== 0);
  for (const outcome of failed) if (outcome.output !== '') console.log(outcome.output.trimEnd());
  if (part.project === undefined) return failed.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  return countReport(readReport(part.project), failed.length > 0);
}

function readReport(project: string): unknown {
  try {
    return JSON.parse(readFileSync(reportOf(project), 'utf8'));
  } catch {
    return undefined;
  }
}

function choose(names: readonly string[]): readonly Part[] {
  const unknown = names.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) {
    console.error(`No part called ${unknown.join(', ')}. There are: ${parts.map((part) => part.name).join(', ')}.`);
    process.exit(1);
  }
  return names.length === 0 ? parts : parts.filter((part) => names.includes(part.name));
}

mkdirSync(join(root, 'dist', 'test-reports'), { recursive: true });
const total = { passed: 0, failed: 0 };
for (const part of choose(process.argv.slice(2))) {
  const begun = Date.now();
  console.log(`\n== ${part.heading}`);
  const count = await runPart(part);
  total.passed += count.passed;
  total.failed += count.failed;
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  console.log(`${count.failed === 0 ? 'ok' : 'FAILED'}: ${part.heading}, ${count.passed} passed, ${count.failed} failed, ${seconds} s`);
}
if (Date.now() - started > GOAL_MS)
  console.log(`\nThe whole run took more than ten minutes (${Math.round((Date.now() - started) / 1000)} s).`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
