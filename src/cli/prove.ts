/**
 * `npm run prove -- [--seed N] [name ...]`: what `npm test` holds for thousands of cases, held for ten times as many, under a seed that is
 * printed, so that a run can be repeated; and what it looks at in some ways, looked at in all. Names are those of the proofs below; without
 * any, all are run. `npm run prove -- sabotage` tests the tests.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sabotage } from './sabotage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The tests of a proof, the project they belong to, and what is more in them than in `npm test`. They read the variables that are set below. */
interface Proof {
  readonly project: 'pure' | 'unit' | 'browser';
  readonly tests: string;
  readonly more: string;
  /** How often what is tried; each may be set from outside. */
  readonly counts?: Readonly<Record<string, number>>;
}

const proofs: Readonly<Record<string, Proof>> = {
  dialogues: { project: 'pure', tests: 'test/engine/generated', more: 'ten times as many walks' },
  access: { project: 'browser', tests: 'test/browser/access', more: 'every mode in every language' },
  server: {
    project: 'unit',
    tests: 'test/crash/server.test.ts',
    more: 'the whole server is killed 200 times',
    counts: { MEDSPIL_PROVE_SERVER: 200 },
  },
  store: {
    project: 'unit',
    tests: 'test/crash/store.test.ts',
    more: 'the store is killed 10,000 times, 300 of them by the system',
    counts: { MEDSPIL_PROVE_STORE: 9700, MEDSPIL_PROVE_STORE_PROCESSES: 300 },
  },
  disk: {
    project: 'unit',
    tests: 'test/crash/disk.test.ts',
    more: '100,000 states of a disk without power',
    counts: { MEDSPIL_PROVE_DISK: 100_000 },
  },
  outbox: {
    project: 'unit',
    tests: 'test/crash/outbox.test.ts',
    more: '20,000 lives of an outbox, with lines that break, deaths at any call and clocks that jump',
    counts: { MEDSPIL_PROVE_OUTBOX: 10_000 },
  },
  outage: {
    project: 'unit',
    tests: 'test/crash/outage.test.ts',
    more: 'the database is away for a minute under load, two servers on it',
    counts: { MEDSPIL_PROVE_OUTAGE: 60 },
  },
  clocks: {
    project: 'unit',
    tests: 'test/crash/clocks.test.ts',
    more: '100 jumps of the clock under the whole product, on files and on PostgreSQL',
    counts: { MEDSPIL_PROVE_CLOCKS: 50 },
  },
  canary: {
    project: 'unit',
    tests: 'test/privacy/canary.test.ts',
    more: 'marked words, a name, numbers and a token through every route over PostgreSQL too',
    counts: { MEDSPIL_PROVE_CANARY: 1 },
  },
  copies: {
    project: 'unit',
    tests: 'test/crash/copies.test.ts',
    more: '10,000 messages in one to five copies and 2,000 races of two channels, two servers on one PostgreSQL',
    counts: { MEDSPIL_PROVE_COPIES: 10_000, MEDSPIL_PROVE_RACES: 2000 },
  },
};
/** Ten times the 5,000 walks of `npm test`. */
const times = 10;

/** Runs the proofs one after the other; true when all of them hold. */
function prove(names: readonly string[], seed: number): boolean {
  const env = { ...process.env, MEDSPIL_PROVE_TIMES: String(times), MEDSPIL_PROVE_SEED: String(seed), MEDSPIL_PROVE_ACCESS: 'all' };
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  return names
    .map((name) => {
      const { project, tests, more, counts = {} } = proofs[name]!;
      const wanted = Object.entries(counts).map(([variable, count]) => [variable, process.env[variable] ?? String(count)] as const);
      console.log(`Proving ${name} (more than in npm test: ${more}), seed ${seed} ...`);
      const { status } = spawnSync(process.execPath, [vitest, 'run', `--project=${project}`, tests], {
        cwd: root,
        env: { ...env, ...Object.fromEntries(wanted) },
        stdio: 'inherit',
      });
      console.log(
        status === 0 ? `${name}: holds (seed ${seed})` : `${name}: DOES NOT HOLD. Again: npm run prove -- --seed ${seed} ${name}`,
      );
      return status === 0;
    })
    .every((holds) => holds);
}

function main(): void {
  const { values, positionals } = parseArgs({ options: { seed: { type: 'string' } }, allowPositionals: true });
  if (positionals.length === 1 && positionals[0] === 'sabotage') {
    process.exitCode = sabotage(root) ? 0 : 1;
    return;
  }
  const names = positionals.length === 0 ? Object.keys(proofs) : positionals;
  const unknown = names.filter((name) => !Object.hasOwn(proofs, name));
  if (unknown.length > 0) throw new Error(`No proof called ${unknown.join(', ')}. There are: ${Object.keys(proofs).join(', ')}.`);
  const seed = values.seed === undefined ? randomInt(2 ** 31) : Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error('--seed takes a whole number.');
  process.exitCode = prove(names, seed) ? 0 : 1;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
