/**
 * `npm run simulate -- dialogs/intake.yaml [--seed N] [--walks N] [--lang da] [--json]`: walks every branch of a script, and random walks
 * under a seed as different citizens; tells what was covered, how long it takes and where it does not go on. Exit code 1 on dead ends and
 * on faults in the script, 2 where the command is not understood.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { Municipality } from '../conversation/municipality.ts';
import { caseworkerOf, standingParams } from '../conversation/standing.ts';
import { faultLine } from '../messages/fault.ts';
import { loadDialogue } from '../scripts/load.ts';
import { scriptIdOf, scriptPaths } from '../scripts/sources.ts';
import { simulate, usualExtent, type Extent } from '../scripts/simulate/simulate.ts';
import { readSources } from '../storage/files.ts';
import { reportText } from './simulate-report.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const usage = 'Usage: npm run simulate -- dialogs/intake.yaml [--seed N] [--walks N] [--lang da] [--json]';

interface Wanted {
  readonly path: string;
  readonly language: string;
  readonly json: boolean;
  readonly extent: Extent;
}

/** What was asked for on the command line; nothing where it cannot be understood. */
function readArgs(): Wanted | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: 'string', default: String(usualExtent.seed) },
        walks: { type: 'string', default: String(usualExtent.walks) },
        lang: { type: 'string', default: 'da' },
        json: { type: 'boolean', default: false },
      },
    });
    const [path] = positionals;
    const numbers = [values.seed, values.walks].every((text) => /^\d{1,9}$/.test(text));
    if (path === undefined || positionals.length > 1 || !numbers) return undefined;
    const extent = { ...usualExtent, seed: Number(values.seed), walks: Number(values.walks) };
    return { path, language: values.lang, json: values.json, extent };
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const wanted = readArgs();
  if (wanted === undefined) return fail([usage], 2);
  const sources = await readSources(root);
  const path = scriptPaths(sources).find((one) => one === wanted.path || scriptIdOf(one) === wanted.path);
  if (path === undefined) return fail([`There is no script "${wanted.path}". There are: ${scriptPaths(sources).join(', ')}.`, usage], 2);
  const municipality = Municipality.parse(parse(await readFile(new URL('demo-municipality.yaml', import.meta.url), 'utf8')));
  const loaded = loadDialogue(sources, scriptIdOf(path), municipality);
  if (!loaded.ok) return fail(loaded.faults.map(faultLine), 1);
  const { dialogue, catalogue } = loaded;
  const { language } = wanted;
  if (!catalogue.languages.includes(language)) {
    return fail([`There is no language "${language}". Known: ${catalogue.languages.join(', ')}.`, usage], 2);
  }
  const standing = standingParams(municipality, caseworkerOf(municipality, ''), language);
  const { report } = simulate({ dialogue, catalogue, standing, language }, wanted.extent);
  process.stdout.write(`${wanted.json ? JSON.stringify(report, undefined, 2) : reportText(report)}\n`);
  if (report.deadEnds.length > 0) process.exitCode = 1;
}

function fail(lines: readonly string[], code: number): void {
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = code;
}

// Whoever reads along may stop reading: `| head`.
process.stdout.on('error', () => process.exit());
await main();
