/**
 * `npm run check`: everything that is wrong in what staff write, with file, line, code and mend. Errors block: the exit code is 1 when there
 * is one. Warnings are shown, and may be allowed in place with a reason (`# allow long-sentence: the law's own words`).
 *
 * ```sh
 * npm run check                       # a line for each, and the counts
 * npm run check -- --json             # the same as data: { faults, errors, warnings }
 * npm run check -- --translated en    # notes that the English texts stand for the Danish ones of today
 * npm run check -- --write            # writes the JSON Schemas that are made from the code
 * npm run check -- FOLDER             # another folder with dialogs/ and locales/
 * ```
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { faultLine, inOrder, isError, type Fault } from '../messages/fault.ts';
import { notesOf, sourceLanguage, type SourceTexts } from '../messages/translation.ts';
import { planJsonSchema } from '../plan/schema.ts';
import { checkSources } from '../scripts/check.ts';
import { schemaPath, scriptSchema } from '../scripts/schema.ts';
import { readLocales } from '../scripts/sources.ts';
import { readSources } from '../storage/files.ts';

const planSchemaPath = 'src/plan/plan.schema.json';

/** Checks everything under a root. */
async function checkRoot(root: string): Promise<readonly Fault[]> {
  const faults = checkSources(await readSources(root));
  // A root of somebody else's texts has no code beside them.
  const plan = await readFile(join(root, planSchemaPath), 'utf8').catch(() => undefined);
  if (plan === undefined || plan === planSchema()) return faults;
  const message = 'The JSON Schema of the plan is not the one of this version.';
  return inOrder([...faults, { file: planSchemaPath, line: 1, code: 'stale-schema', message, mend: 'Run: npm run check -- --write' }]);
}

function planSchema(): string {
  return `${JSON.stringify(planJsonSchema(), undefined, 2)}\n`;
}

async function writeSchemas(root: string): Promise<void> {
  await writeFile(join(root, schemaPath), scriptSchema());
  await writeFile(join(root, planSchemaPath), planSchema());
}

/** Notes which Danish wording each text of a language translates: that of today. */
async function noteTranslated(root: string, language: string): Promise<void> {
  const { files } = readLocales(await readSources(root));
  const texts = (wanted: string): readonly SourceTexts[] =>
    files.filter((file) => file.language === wanted).map(({ name, source }) => ({ name, data: source.data }));
  const own = texts(language);
  if (language === sourceLanguage || own.length === 0) {
    throw new Error(
      language === sourceLanguage ? 'Danish is what the others are translated from.' : `There are no texts in "${language}".`,
    );
  }
  await writeFile(join(root, 'locales', language, 'sources.yaml'), notesOf(language, own, texts(sourceLanguage)));
}

function countOf(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, write: { type: 'boolean', default: false }, translated: { type: 'string' } },
  });
  const own = fileURLToPath(new URL('../../', import.meta.url));
  const root = positionals[0] ?? own;
  if (values.write) await writeSchemas(own);
  if (values.translated !== undefined) await noteTranslated(root, values.translated);
  const faults = await checkRoot(root);
  const errors = faults.filter(isError).length;
  const warnings = faults.length - errors;
  if (values.json) console.log(JSON.stringify({ faults, errors, warnings }, undefined, 2));
  else {
    for (const fault of faults) console.log(faultLine(fault));
    console.log(`${countOf(errors, 'error')}, ${countOf(warnings, 'warning')}`);
  }
  return errors === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
