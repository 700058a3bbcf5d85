/**
 * `npm run simulate -- dialogs/intake.yaml [--seed N] [--walks N] [--lang da] [--json]`: walks every branch of a script, and random walks
 * under a seed as different citizens; tells what was covered, how long it takes and where it does not go on. Exit code 1 on dead ends and
 * on faults in the script, 2 where the command is not understood.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { Municipality } from '../conversation/municipality.ts';
import { readSources } from '../storage/files.ts';
import { simulating } from './simulating.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const municipality = Municipality.parse(parse(await readFile(new URL('demo-municipality.yaml', import.meta.url), 'utf8')));
const { code, out, err } = simulating(process.argv.slice(2), await readSources(root), municipality);

// Whoever reads along may stop reading: `| head`.
process.stdout.on('error', () => process.exit());
for (const line of out) process.stdout.write(`${line}\n`);
for (const line of err) process.stderr.write(`${line}\n`);
process.exitCode = code;
