/** Every fault in what staff write: scripts, transcripts and texts together. */
import type { Script } from '../engine/script.ts';
import { withoutAllowed } from '../messages/allow.ts';
import { inOrder, type Fault, type Found } from '../messages/fault.ts';
import { checkLocales } from '../messages/faults.ts';
import { checkScript } from './parse.ts';
import { unfilledGroups } from './groups.ts';
import { readTranscripts } from './read-transcripts.ts';
import { schemaPath, scriptSchema } from './schema.ts';
import { readLocales, scriptIdOf, scriptPaths, transcriptPaths, type Locales, type Sources } from './sources.ts';

export type { Fault } from '../messages/fault.ts';

/** Scripts and texts, read once, with all that is wrong with them. */
export interface Inspected {
  readonly scripts: readonly Script[];
  readonly locales: Locales;
  readonly faults: readonly Fault[];
}

/**
 * All faults, in the order of files and lines, without the warnings that are allowed in place; an empty list when there are none. Never
 * throws.
 */
export function checkSources(sources: Sources): readonly Fault[] {
  const written = transcriptPaths(sources).flatMap((path) => transcriptFaults(path, sources));
  return withoutAllowed(inOrder([...inspect(sources).faults, ...written, ...schemaFaults(sources), ...unnamedSchemas(sources)]), sources);
}

/**
 * Reads and checks what a dialogue is made of: scripts and texts, without transcripts and what is made for editors.
 *
 * @param read how a script is read: with every rule, or (`parseScript`) as far as the engine needs it
 */
export function inspect(sources: Sources, read: typeof checkScript = checkScript): Inspected {
  const parsed = scriptPaths(sources).map((path) => ({ path, read: read(sources[path]!, path) }));
  const scripts = parsed.flatMap((one): readonly Script[] => (one.read.ok ? [one.read.script] : []));
  const brokenScripts = parsed.filter((one) => !one.read.ok).map(({ path }) => scriptIdOf(path));
  const locales = readLocales(sources);
  const faults = [
    ...(parsed.length === 0 ? [noScripts] : []),
    ...parsed.flatMap((one) => (one.read.ok ? [] : one.read.faults)),
    ...locales.faults,
    ...checkLocales({ ...locales, scripts, brokenScripts }),
    ...(brokenScripts.length === 0 ? unfilledGroups(scripts, sources) : []),
  ];
  return { scripts, locales, faults: inOrder(faults) };
}

const noScripts: Found = {
  file: 'dialogs',
  line: 1,
  code: 'missing-file',
  message: 'There is no script.',
  mend: 'Write dialogs/<name>.yaml.',
};

function transcriptFaults(path: string, sources: Sources): readonly Found[] {
  const read = readTranscripts(sources[path]!, path);
  const script = `dialogs/${scriptIdOf(path)}.yaml`;
  const lonely =
    script in sources ? [] : [{ ...noScripts, file: path, message: `There is no ${script}.`, mend: 'Name it after a script.' }];
  return [...lonely, ...(read.ok ? [] : read.faults)];
}

/** What tells an editor where the schema lies: the first line of every script. */
const schemaLine = '# yaml-language-server: $schema=./script.schema.json';

function unnamedSchemas(sources: Sources): readonly Found[] {
  return scriptPaths(sources)
    .filter((path) => sources[path]!.split('\n', 1)[0]!.trim() !== schemaLine)
    .map((file) => {
      const message = 'The script does not name the schema that helps in an editor.';
      return { file, line: 1, code: 'no-schema', message, mend: `Write as its first line: ${schemaLine}` };
    });
}

function schemaFaults(sources: Sources): readonly Found[] {
  if (sources[schemaPath] === scriptSchema()) return [];
  const there = schemaPath in sources;
  const message = there ? 'The JSON Schema is not the one of this version.' : 'The JSON Schema for editors is missing.';
  return [{ file: schemaPath, line: 1, code: 'stale-schema', message, mend: 'Run: npm run check -- --write' }];
}
