/** Texts on their way to be a version: checked, loaded and hashed. */
import { houseScripts } from '../conversation/scripts.ts';
import { askedOf } from '../engine/asked.ts';
import type { Move } from '../engine/script.ts';
import { inOrder, type Fault, type Found } from '../messages/fault.ts';
import { frameHash, textHash } from '../scripts/hashes.ts';
import type { PublishedScript } from '../scripts/history.ts';
import { loadScripts, type LoadOptions, type Municipal, type Ready } from '../scripts/load.ts';
import { readLocales, type Sources } from '../scripts/sources.ts';
import { hashOf } from '../scripts/structure.ts';
import type { Version } from './registry.ts';

/** Texts that can run. */
export interface Candidate {
  /** The texts that are kept: scripts and locales, without transcripts and what is made for editors. */
  readonly sources: Sources;
  readonly files: string;
  readonly ready: ReadonlyMap<string, Ready>;
  readonly scripts: Readonly<Record<string, PublishedScript>>;
}
/** A candidate, or all that keeps the texts from being one. */
export type ReadCandidate =
  | { readonly ok: true; readonly candidate: Candidate }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads texts as they lie in the folder, or as a version has them. */
export function candidateOf(all: Sources, municipality: Municipal, options: LoadOptions): ReadCandidate {
  const sources = running(all);
  const loaded = loadScripts(sources, municipality, options);
  if (!loaded.ok) return loaded;
  const missing = Object.values(houseScripts).filter((id) => !loaded.scripts.has(id));
  if (missing.length > 0) return { ok: false, faults: inOrder(missing.map(missingScript)) };
  const { files } = readLocales(sources);
  const scripts = [...loaded.scripts].map(([id, { dialogue }]) => {
    const { script } = dialogue;
    const { structure, migrate } = script;
    return [id, { structure, text: textHash(id, files), frame: frameHash(script), moves: migrate, asked: askedOf(script) }] as const;
  });
  return { ok: true, candidate: { sources, files: filesHash(sources), ready: loaded.scripts, scripts: Object.fromEntries(scripts) } };
}

/** Hash of the files themselves, as far as they run. */
export function filesHash(all: Sources): string {
  return hashOf(running(all));
}

/** True where everything in the candidate is as the version has it. */
export function isSameAs({ scripts }: Candidate, before: Version | undefined): boolean {
  const ids = Object.keys(scripts);
  if (before === undefined || ids.length !== Object.keys(before.scripts).length) return false;
  return ids.every((id) => {
    const [now, was] = [scripts[id]!, before.scripts[id]];
    return now.structure === was?.structure && now.text === was.text && now.frame === was.frame;
  });
}

/**
 * The scripts as the index keeps them after `before`: what the steps asked for stands only where the structure is new. `back`: the moves
 * that lead back to an older version.
 */
export function entriesAfter(
  { scripts }: Candidate,
  before: Version | undefined,
  back: Readonly<Record<string, readonly Move[]>> = {},
): Version['scripts'] {
  const entries = Object.entries(scripts).map(([id, { asked, ...rest }]) => {
    const isNew = before?.scripts[id]?.structure !== rest.structure;
    const lead = back[id];
    return [id, { ...rest, ...(isNew && asked !== undefined && { asked }), ...(lead !== undefined && { back: lead }) }] as const;
  });
  return Object.fromEntries(entries);
}

function running(all: Sources): Sources {
  const own = Object.entries(all).filter(([path]) => /^(dialogs\/[^/]+|locales\/[^/]+\/[^/]+)\.yaml$/.test(path));
  return Object.fromEntries(own.filter(([path]) => !path.endsWith('.test.yaml')));
}

function missingScript(id: string): Found {
  const message = `The script "${id}" is missing; the house starts it by itself.`;
  return { file: `dialogs/${id}.yaml`, line: 1, code: 'missing-file', message, mend: 'Put it back.' };
}
