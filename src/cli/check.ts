/**
 * `npm run check`: every fault in what staff write, with file, line, code and mend; exit code 1 when there is one.
 * With `--write` it first writes the JSON Schemas that are made from the code.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultLine, type Fault } from '../messages/fault.ts';
import { planJsonSchema } from '../plan/schema.ts';
import { checkSources } from '../scripts/check.ts';
import { schemaPath, scriptSchema } from '../scripts/schema.ts';
import { readSources } from '../storage/files.ts';

const planSchemaPath = 'src/plan/plan.schema.json';

/** Checks everything under a root. */
async function checkRoot(root: string): Promise<readonly Fault[]> {
  const faults = checkSources(await readSources(root));
  // A root of somebody else's texts has no code beside them.
  const plan = await readFile(join(root, planSchemaPath), 'utf8').catch(() => undefined);
  if (plan === undefined || plan === planSchema()) return faults;
  const message = 'The JSON Schema of the plan is not the one of this version.';
  return [...faults, { file: planSchemaPath, line: 1, code: 'stale-schema', message, mend: 'Run: npm run check -- --write' }];
}

function planSchema(): string {
  return `${JSON.stringify(planJsonSchema(), undefined, 2)}\n`;
}

async function write(root: string): Promise<void> {
  await writeFile(join(root, schemaPath), scriptSchema());
  await writeFile(join(root, planSchemaPath), planSchema());
}

const own = fileURLToPath(new URL('../../', import.meta.url));
const args = process.argv.slice(2);
const root = args.find((arg) => !arg.startsWith('--')) ?? own;
if (args.includes('--write')) await write(own);
const faults = await checkRoot(root);
for (const fault of faults) console.log(faultLine(fault));
console.log(faults.length === 0 ? 'no faults' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`);
process.exitCode = faults.length === 0 ? 0 : 1;
