/**
 * The scripts that are shipped: every step and every branch is gone through by its transcripts and by walks together, and nobody is left
 * standing. What cannot be gone through is named below with its reason.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { Municipality } from '../src/conversation/municipality.ts';
import { caseworkerOf, standingParams } from '../src/conversation/standing.ts';
import { faultLine } from '../src/messages/fault.ts';
import { loadDialogue } from '../src/scripts/load.ts';
import { readTranscripts } from '../src/scripts/read-transcripts.ts';
import { runTranscript } from '../src/scripts/run-transcript.ts';
import { coverageFigures, mergeCoverage, type Coverage } from '../src/scripts/simulate/coverage.ts';
import type { Setting } from '../src/scripts/simulate/scene.ts';
import { simulate, usualExtent, walksOf } from '../src/scripts/simulate/simulate.ts';
import { scriptIdOf, scriptPaths } from '../src/scripts/sources.ts';
import { readSources } from '../src/storage/files.ts';

/** A branch that neither transcripts nor walks go through, with the reason why that is right. */
interface Exception {
  readonly script: string;
  /** As `npm run simulate` names it. */
  readonly branch: string;
  readonly reason: string;
}

const exceptions: readonly Exception[] = [];

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = await readSources(root);
const municipality = Municipality.parse(parse(readFileSync(`${root}src/cli/demo-municipality.yaml`, 'utf8')));
const scripts = scriptPaths(sources).map(scriptIdOf);

function standingIn(language: string): Setting['standing'] {
  return standingParams(municipality, caseworkerOf(municipality, ''), language);
}

function settingOf(script: string): Setting {
  const loaded = loadDialogue(sources, script, municipality);
  if (!loaded.ok) throw new Error(loaded.faults.map(faultLine).join('\n'));
  const { dialogue, catalogue } = loaded;
  const language = catalogue.languages[0]!;
  return { dialogue, catalogue, language, standing: standingIn(language) };
}

function transcriptCoverage(script: string, { dialogue, catalogue }: Setting): Coverage {
  const path = `dialogs/${script}.test.yaml`;
  const text = sources[path];
  if (text === undefined) return new Set();
  const read = readTranscripts(text, path);
  if (!read.ok) throw new Error(read.faults.map(faultLine).join('\n'));
  return mergeCoverage(...read.transcripts.map((placed) => runTranscript(dialogue, catalogue, placed).coverage));
}

test('there are scripts, and every exception is of one of them', () => {
  expect(scripts).toContain('intake');
  expect(exceptions.filter(({ script }) => !scripts.includes(script))).toEqual([]);
});

describe.each(scripts)('%s', (script) => {
  const setting = settingOf(script);
  const { report, coverage } = simulate(setting, { ...usualExtent, walks: 3 });

  test('every step and branch is gone through, but for the exceptions, and each exception is needed', () => {
    const { missed } = coverageFigures(setting.dialogue, mergeCoverage(coverage, transcriptCoverage(script, setting)));
    const named = exceptions.filter((one) => one.script === script).map(({ branch }) => branch);
    expect(missed.map(({ name }) => name).toSorted()).toEqual(named.toSorted());
  });

  test('every branch is walked within the bound, and nobody is left standing', () => {
    expect(report.exploration.limited).toBe(false);
    expect(report.deadEnds).toEqual([]);
  });

  test.each(setting.catalogue.languages.slice(1))('every kind of citizen comes to the end in "%s"', (language) => {
    const spoken = { ...setting, language, standing: standingIn(language) };
    const walks = walksOf(spoken, { ...usualExtent, walks: 2 }).flatMap((one) => one.walks);
    expect(walks.flatMap(({ deadEnd }) => (deadEnd === undefined ? [] : [deadEnd]))).toEqual([]);
  });
});
