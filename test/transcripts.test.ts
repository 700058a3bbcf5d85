/** Every conversation of `dialogs/*.test.yaml` is a test of its own. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Municipality } from '../src/conversation/municipality.ts';
import type { Dialogue } from '../src/engine/dialogue.ts';
import { faultLine } from '../src/messages/fault.ts';
import type { Catalogue } from '../src/messages/types.ts';
import { loadDialogue } from '../src/scripts/load.ts';
import { readTranscripts, type PlacedTranscript } from '../src/scripts/read-transcripts.ts';
import { runTranscript } from '../src/scripts/run-transcript.ts';
import { scriptIdOf, transcriptPaths } from '../src/scripts/sources.ts';
import { readSources } from '../src/storage/files.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = await readSources(root);
const municipality = Municipality.parse(parse(readFileSync(`${root}src/cli/demo-municipality.yaml`, 'utf8')));

function load(script: string): { readonly dialogue: Dialogue; readonly catalogue: Catalogue } {
  const loaded = loadDialogue(sources, script, municipality, {
    report: ({ language, key }) => {
      throw new Error(`The text ${key} cannot be shown in ${language}`);
    },
  });
  if (!loaded.ok) throw new Error(loaded.faults.map(faultLine).join('\n'));
  return loaded;
}

function transcriptsOf(path: string): readonly PlacedTranscript[] {
  const read = readTranscripts(sources[path]!, path);
  if (!read.ok) throw new Error(read.faults.map(faultLine).join('\n'));
  return read.transcripts;
}

test('the intake has at least ten conversations', () => {
  expect(transcriptPaths(sources)).toContain('dialogs/intake.test.yaml');
  expect(transcriptsOf('dialogs/intake.test.yaml').length).toBeGreaterThanOrEqual(10);
});

describe.each(transcriptPaths(sources))('%s', (path) => {
  const { dialogue, catalogue } = load(scriptIdOf(path));
  const visited = new Set<string>();

  test.each(transcriptsOf(path).map((placed) => [placed.transcript.name, placed] as const))('%s', (_name, placed) => {
    const run = runTranscript(dialogue, catalogue, placed);
    for (const key of run.visited) visited.add(key);
    const fault = run.ok ? '' : `${path}:${run.fault.line} expected ${run.fault.expected}, seen ${run.fault.seen}`;
    expect(fault).toBe('');
  });

  test('every step of the script is visited by one of them', () => {
    const asked = dialogue.program.entries.filter(({ step }) => step.ask !== 'given');
    const missed = asked.map(({ text }) => text).filter((text) => !visited.has(text));
    expect(missed).toEqual([]);
  });
});
