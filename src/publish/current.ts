/** The version that runs, and what is known of the others. */
import type { PublishedScripts } from '../scripts/history.ts';
import type { Sources } from '../scripts/sources.ts';
import { readIndex, readTexts, ScriptsDamagedError, type VersionStore } from './registry.ts';
import type { VersionList } from './results.ts';
import { noteOf } from './publish.ts';
import { withdrawnKeys } from './withdraw.ts';

/** All that is needed to run: to be given to `loadScripts`, and to `movesSince`. */
export interface Current {
  readonly number: number;
  readonly sources: Sources;
  /** Hash of the files: see `filesHash`. */
  readonly files: string;
  /** Withdrawn steps, as `<script>:<text key>`. */
  readonly withdrawn: readonly string[];
  /** Every version that is known, oldest first; the last is this one. */
  readonly history: readonly PublishedScripts[];
}

/** The newest version; absent where nothing was published. Throws a `ScriptsDamagedError`, and whatever the store throws. */
export async function current(store: VersionStore, municipality: string): Promise<Current | undefined> {
  const { index } = await readIndex(store, municipality);
  const newest = index.versions.at(-1);
  if (newest === undefined) return undefined;
  const { number, files } = newest;
  const sources = await readTexts(store, municipality, number);
  // Texts are written before the index that names them, so they are there.
  if (sources === undefined) throw new ScriptsDamagedError(`scripts-${number}`);
  return { number, sources, files, withdrawn: withdrawnKeys(index), history: index.versions };
}

/** Who published what and when, and what was withdrawn. */
export async function versionList(store: VersionStore, municipality: string): Promise<VersionList> {
  const { index } = await readIndex(store, municipality);
  const versions = index.versions.map((version) => ({ ...noteOf(version), kept: version.emptied !== true }));
  return { kind: 'list', versions, withdrawals: index.withdrawals };
}
