/** Making texts a published version. */
import { isError } from '../messages/fault.ts';
import { checkSources } from '../scripts/check.ts';
import type { LoadOptions, Ready } from '../scripts/load.ts';
import { movesSince, reversed } from '../scripts/history.ts';
import type { Sources } from '../scripts/sources.ts';
import type { Move } from '../engine/script.ts';
import { candidateOf, entriesAfter, filesHash, isSameAs, type Candidate } from './candidate.ts';
import { effectsOn, everyone } from './people.ts';
import { emptyTexts, keepTexts, readIndex, readTexts, writeIndex, type Index, type Version } from './registry.ts';
import { loadingOf, type Deed, type PublishParts, type PublishResult, type VersionNote } from './results.ts';
import { tidied } from './tidy.ts';
import { followed, withdrawnKeys } from './withdraw.ts';

/** A result, and where something was published, what is ready to run. */
export interface Done {
  readonly result: PublishResult;
  readonly ready?: ReadonlyMap<string, Ready>;
}

/**
 * Makes texts the version that runs. Refused with their faults, and where somebody stands on a step (or in a script) that is gone and no
 * move says where to go. Where everything is as in the version that runs, nothing is published.
 *
 * @param sources the texts as they lie in the folder
 * @throws whatever the store throws, and a `ScriptsDamagedError`
 */
export async function publish(parts: PublishParts, sources: Sources, deed: Deed): Promise<Done> {
  const stored = await readIndex(parts.store, parts.municipality.id);
  const running = stored.index.versions.at(-1);
  if (running?.files === filesHash(sources)) return { result: { kind: 'unchanged', number: running.number } };
  const faults = checkSources(sources).filter(isError);
  if (faults.length > 0) return { result: { kind: 'faults', faults } };
  const read = candidateOf(sources, parts.municipality, optionsOf(parts, stored.index));
  if (!read.ok) return { result: { kind: 'faults', faults: read.faults } };
  if (isSameAs(read.candidate, running)) return { result: { kind: 'unchanged', number: running?.number ?? 0 } };
  return bring(parts, stored, { candidate: read.candidate, deed, refuse: 'steps' });
}

/**
 * Publishes an earlier version anew. What was renamed since gets its old name back; whoever stands on a step that the old version does not
 * have goes to the first open question. Refused where somebody stands in a script that it does not have.
 *
 * @param number of the version whose texts are to run again
 */
export async function rollback(parts: PublishParts, number: number, deed: Deed): Promise<Done> {
  const { municipality, store } = parts;
  const stored = await readIndex(store, municipality.id);
  const { versions } = stored.index;
  const target = versions.find((version) => version.number === number);
  const sources = target === undefined || target.emptied === true ? undefined : await readTexts(store, municipality.id, number);
  if (target === undefined || sources === undefined) {
    return { result: { kind: 'unknown-version', known: versions.filter((one) => one.emptied !== true).map((one) => one.number) } };
  }
  const read = candidateOf(sources, municipality, optionsOf(parts, stored.index));
  if (!read.ok) return { result: { kind: 'faults', faults: read.faults } };
  const running = versions.at(-1);
  if (isSameAs(read.candidate, running)) return { result: { kind: 'unchanged', number: running?.number ?? 0 } };
  const ways = Object.entries(read.candidate.scripts).map(([id, { structure }]): readonly [string, readonly Move[]] => {
    return [id, reversed(movesSince(versions, id, structure))];
  });
  return bring(parts, stored, { candidate: read.candidate, deed, refuse: 'scripts', of: target.number, back: Object.fromEntries(ways) });
}

/**
 * The first version, where nothing was published yet: the files that came with the program. Nobody is asked for moves, for no version is
 * known that a conversation could come from; and what only those who write must mend is no reason not to start.
 */
export async function publishFirst(parts: PublishParts, sources: Sources, deed: Deed): Promise<Done> {
  const stored = await readIndex(parts.store, parts.municipality.id);
  const read = candidateOf(sources, parts.municipality, optionsOf(parts, stored.index));
  if (!read.ok) return { result: { kind: 'faults', faults: read.faults } };
  return bring(parts, stored, { candidate: read.candidate, deed, refuse: 'nothing' });
}

interface Bringing {
  readonly candidate: Candidate;
  readonly deed: Deed;
  readonly of?: number;
  readonly back?: Readonly<Record<string, readonly Move[]>>;
  /** What must not be gone while somebody stands there: a step without a move, a script, or nothing at all. */
  readonly refuse: 'steps' | 'scripts' | 'nothing';
}

/** Writes the version where nobody is stuck: first the texts, then the index upon the version it was read in. */
async function bring(
  parts: PublishParts,
  stored: { readonly version: number; readonly index: Index },
  { candidate, deed, of, back, refuse }: Bringing,
): Promise<Done> {
  const { store, municipality } = parts;
  const { versions, withdrawals } = stored.index;
  const before = versions.at(-1);
  const scripts = entriesAfter(candidate, before, back);
  const { people, unread } = refuse === 'nothing' ? { people: [], unread: 0 } : await everyone(parts);
  const effects = effectsOn(people, { ready: candidate.ready, history: [...versions, { scripts }] }, parts);
  const stuck = effects.stuck.filter(({ script }) => refuse === 'steps' || !candidate.ready.has(script));
  if (stuck.length > 0) return { result: { kind: 'stuck', people: stuck } };
  const number = await keepTexts(store, municipality.id, candidate.sources, (before?.number ?? 0) + 1);
  const { by, note, at } = deed;
  const version: Version = {
    number,
    by,
    at,
    ...(note !== undefined && { note }),
    ...(of !== undefined && { of }),
    files: candidate.files,
    scripts,
  };
  const all = [...versions, version];
  const index = tidied({ schema: 1, versions: all, withdrawals: followed(withdrawals, all) }, people);
  if (!(await writeIndex(store, municipality.id, index, stored.version))) {
    await emptyTexts(store, municipality.id, number);
    return { result: { kind: 'overtaken' } };
  }
  for (const old of index.versions) if (old.emptied === true) await emptyTexts(store, municipality.id, old.number);
  const moved = [...effects.stuck, ...effects.moved];
  const told = { version: noteOf(version), conversations: effects.conversations, moved, withdrawn: withdrawnKeys(index), unread };
  return { result: { kind: 'published', ...told }, ready: candidate.ready };
}

function optionsOf(parts: PublishParts, index: Index): LoadOptions {
  return loadingOf(parts, withdrawnKeys(index));
}

/** What is told of a version. */
export function noteOf({ number, by, note, at, of }: Version): VersionNote {
  return { number, by, at, ...(note !== undefined && { note }), ...(of !== undefined && { of }) };
}
