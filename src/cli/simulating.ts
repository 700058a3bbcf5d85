/** The command `simulate` without its process: from the words of the command line to what is printed. */
import { parseArgs } from 'node:util';
import type { Municipality } from '../conversation/municipality.ts';
import { caseworkerOf, standingParams } from '../conversation/standing.ts';
import { faultLine } from '../messages/fault.ts';
import { loadDialogue } from '../scripts/load.ts';
import { scriptIdOf, scriptPaths, type Sources } from '../scripts/sources.ts';
import { simulate, usualExtent, type Extent, type Simulation } from '../scripts/simulate/simulate.ts';
import { reportText } from './simulate-report.ts';

/** What is printed, and the exit code: 1 on dead ends and on faults in the script, 2 where the command is not understood. */
export interface Simulated {
  readonly code: 0 | 1 | 2;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

const usage = 'Usage: npm run simulate -- dialogs/intake.yaml [--seed N] [--walks N] [--lang da] [--json]';

/**
 * Runs the command.
 *
 * @param args as they were written: `['dialogs/intake.yaml', '--walks', '10']`
 */
export function simulating(args: readonly string[], sources: Sources, municipality: Municipality): Simulated {
  const wanted = readArgs(args);
  if (wanted === undefined) return refused([], 2);
  const path = scriptPaths(sources).find((one) => one === wanted.path || scriptIdOf(one) === wanted.path);
  if (path === undefined) return refused([`There is no script "${wanted.path}". There are: ${scriptPaths(sources).join(', ')}.`], 2);
  const loaded = loadDialogue(sources, scriptIdOf(path), municipality);
  if (!loaded.ok) return refused(loaded.faults.map(faultLine), 1);
  const { dialogue, catalogue } = loaded;
  const { language } = wanted;
  if (!catalogue.languages.includes(language)) {
    return refused([`There is no language "${language}". Known: ${catalogue.languages.join(', ')}.`], 2);
  }
  const standing = standingParams(municipality, caseworkerOf(municipality, ''), language);
  const { report } = simulate({ dialogue, catalogue, standing, language }, wanted.extent);
  return shown(report, wanted.json);
}

/** What a simulation prints, and its exit code. */
export function shown(report: Simulation, json: boolean): Simulated {
  const out = [json ? JSON.stringify(report, undefined, 2) : reportText(report)];
  return { code: report.deadEnds.length > 0 ? 1 : 0, out, err: [] };
}

function refused(lines: readonly string[], code: 1 | 2): Simulated {
  return { code, out: [], err: code === 2 ? [...lines, usage] : lines };
}

interface Wanted {
  readonly path: string;
  readonly language: string;
  readonly json: boolean;
  readonly extent: Extent;
}

/** What was asked for on the command line; nothing where it cannot be understood. */
function readArgs(args: readonly string[]): Wanted | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
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
