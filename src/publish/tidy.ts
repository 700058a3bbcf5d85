/** What is kept of old versions: as much as anyone stands behind, and enough to go back. */
import type { Person } from './people.ts';
import type { Index, Version } from './registry.ts';

/** Versions whose texts are kept in any case, so that one can go back to them. */
const keptTexts = 10;
/** Versions that are told of in any case: who published what, and when. */
const keptVersions = 200;
/** Withdrawals that are over and are told of. */
const keptWithdrawals = 100;

/**
 * The index without what nobody needs: texts of old versions are marked to be emptied, unless somebody's conversation is pinned to one;
 * versions leave it from the front, but never one that lies on somebody's way to the newest.
 */
export function tidied({ schema, versions, withdrawals }: Index, people: readonly Person[]): Index {
  const pinned = new Set(people.map((person) => pinnedTo(versions, person)).filter((place) => place >= 0));
  const first = Math.min(...pinned, versions.length - keptVersions);
  const recent = versions.length - keptTexts;
  const marked = versions.map((version, place): Version =>
    place >= recent || pinned.has(place) ? version : { ...version, emptied: true },
  );
  const over = withdrawals.filter(({ restored }) => restored !== undefined).slice(-keptWithdrawals);
  const known = withdrawals.filter((one) => one.restored === undefined || over.includes(one));
  return { schema, versions: without(marked, Math.max(0, first)), withdrawals: known };
}

/** Place of the last version that has the structure of somebody's conversation; -1 where none has, or it has not begun. */
function pinnedTo(versions: readonly Version[], { script, state }: Person): number {
  return state === undefined ? -1 : versions.findLastIndex(({ scripts }) => scripts[script]?.structure === state.structure);
}

/** The versions from a place on. What steps asked for is told once for a structure, by the first version of it that is left. */
function without(versions: readonly Version[], first: number): Version[] {
  const [head, ...rest] = versions.slice(first);
  if (first === 0 || head === undefined) return [...versions];
  const scripts = Object.entries(head.scripts).map(([id, script]) => {
    const { structure } = script;
    const earlier = versions
      .slice(0, first)
      .findLast((one) => one.scripts[id]?.structure === structure && one.scripts[id].asked !== undefined);
    const asked = script.asked ?? earlier?.scripts[id]?.asked;
    return [id, { ...script, ...(asked !== undefined && { asked }) }] as const;
  });
  return [{ ...head, scripts: Object.fromEntries(scripts) }, ...rest];
}
