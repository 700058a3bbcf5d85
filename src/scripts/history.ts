/** The published versions of scripts, as far as conversations need them: which moves lead from one structure to another. */
import type { Asked } from '../engine/asked.ts';
import type { Move } from '../engine/script.ts';

/** One script in one version. */
export interface PublishedScript {
  readonly structure: string;
  /** Hash of the wording, in every language: see `hashes.ts`. */
  readonly text: string;
  /** Hash of what is neither structure nor wording: purpose, owner, minutes, moves. */
  readonly frame: string;
  /** The moves as they stand in the script of that version. */
  readonly moves: readonly Move[];
  /** After a rollback: the moves that lead back, in place of those that would be new. */
  readonly back?: readonly Move[];
  /** What its steps asked for; only where the structure is another than in the version before. */
  readonly asked?: Asked;
}

/** A version, as its moves are looked up. */
export interface PublishedScripts {
  /** By id of the script. */
  readonly scripts: Readonly<Record<string, PublishedScript>>;
}

/**
 * The moves that lead from a structure to the newest version: those that are new in each version after the last one that had it. A list
 * that is repeated in the next version is not applied twice. None where no version had that structure.
 *
 * @param history oldest first
 */
export function movesSince(history: readonly PublishedScripts[], scriptId: string, structure: string): readonly Move[] {
  const versions = history.flatMap(({ scripts }) => scripts[scriptId] ?? []);
  const last = versions.findLastIndex((one) => one.structure === structure);
  if (last < 0) return [];
  return versions.slice(last + 1).flatMap(({ moves, back }, index) => back ?? added(versions[last + index]!.moves, moves));
}

/** What the steps asked for in a structure; empty where no version had it. */
export function askedIn(history: readonly PublishedScripts[], scriptId: string, structure: string): Asked {
  const found = history.findLast(({ scripts }) => scripts[scriptId]?.structure === structure && scripts[scriptId].asked !== undefined);
  return found?.scripts[scriptId]?.asked ?? {};
}

/**
 * The moves that lead back: what was renamed gets its old name, the last one first; what was asked again is asked again, for it has its old
 * words again. What was removed has no way back: whoever answered it finds the answer under its key.
 */
export function reversed(moves: readonly Move[]): readonly Move[] {
  return moves.toReversed().flatMap((move): readonly Move[] => {
    switch (move.kind) {
      case 'renamed':
        return [{ kind: 'renamed', from: move.to, to: move.from }];
      case 'again':
        return [move];
      case 'removed':
        return [];
      default:
        return move satisfies never;
    }
  });
}

/** The moves of a list that are not in the one before; one that is there twice counts twice. */
function added(before: readonly Move[], now: readonly Move[]): readonly Move[] {
  const known = before.map((move) => JSON.stringify(move));
  return now.filter((move) => {
    const found = known.indexOf(JSON.stringify(move));
    if (found < 0) return true;
    known.splice(found, 1);
    return false;
  });
}
