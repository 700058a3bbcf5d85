/**
 * `npm run bench -- [--quick] [--json] [name ...]`: the benchmarks of `bench/`, each beside its goal. With `--json` nothing else is printed.
 * They compare within one run and are no tests: a goal that is not met is shown, never an error.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { asJson, asLines, type Effort, type Finding } from '../../bench/report.ts';

const folder = fileURLToPath(new URL('../../bench/', import.meta.url));

/** Each is loaded when it is run, for some need what only `bench/` installs. */
const benches: Readonly<Record<string, (effort: Effort) => Promise<Finding>>> = {
  turns: async (effort) => (await import('../../bench/turns.ts')).benchTurns(effort),
  length: async (effort) => (await import('../../bench/turns.ts')).benchLength(effort),
  size: async () => (await import('../../bench/scripts.ts')).benchSize(),
  parse: async (effort) => (await import('../../bench/scripts.ts')).benchParse(effort),
  change: async (effort) => (await import('../../bench/scripts.ts')).benchChange(effort),
  http: async (effort) => (await import('../../bench/http.ts')).benchHttp(effort),
  start: async (effort) => (await import('../../bench/start.ts')).benchStart(effort),
  memory: async (effort) => (await import('../../bench/start.ts')).benchMemory(effort),
  kept: async (effort) => (await import('../../bench/kept.ts')).benchKept(effort),
  load: async (effort) => (await import('../../bench/load.ts')).benchLoad(effort),
  paper: async (effort) => (await import('../../bench/paper.ts')).benchPaper(effort),
  weight: async () => (await import('../../bench/weight.ts')).benchWeight('citizen/index.html'),
  page: async (effort) => {
    installBrowser();
    return (await import('../../bench/page.ts')).benchPage(effort);
  },
};

/** What is compared with is kept out of the product: it has packages of its own, fetched here the first time. */
function installRivals(): void {
  if (existsSync(`${folder}node_modules/xstate`) && existsSync(`${folder}node_modules/botbuilder-dialogs`)) return;
  console.error('Fetching what the benchmarks compare with ...');
  const caller = process.env['npm_execpath'];
  // The install scripts are left out: one of them fails, and none is needed.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, before] = caller !== undefined && basename(caller).startsWith('npm') ? [process.execPath, [caller]] : ['npm', []];
  const done = spawnSync(command, [...before, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status !== 0) throw new Error('The packages of bench/ could not be fetched: check the network and run the command again.');
}

/** The browser comes with the test tools, which `npm start` leaves out. */
function installBrowser(): void {
  const prepare = fileURLToPath(new URL('./prepare.mjs', import.meta.url));
  const done = spawnSync(process.execPath, [prepare, 'test'], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (done.status !== 0) throw new Error('The browser that the page is measured in could not be had: see above.');
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const names = positionals.length === 0 ? Object.keys(benches) : positionals;
  const unknown = names.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0) throw new Error(`No benchmark called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  if (names.includes('turns')) installRivals();
  const facts = { node: process.version, cores: availableParallelism(), quick: values.quick };
  const findings: Finding[] = [];
  for (const name of names) {
    if (!values.json) console.error(`Measuring ${name} ...`);
    const finding = await benches[name]?.({ quick: values.quick });
    if (finding === undefined) continue;
    findings.push(finding);
    if (!values.json) console.log(`\n${asLines(finding)}\n`);
  }
  if (values.json) console.log(asJson(findings, facts));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
