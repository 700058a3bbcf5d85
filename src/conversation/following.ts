/** Conversations follow the scripts: what is pinned to another structure finds its place in the one that is published now. */
import { migrate } from '../engine/migrate.ts';
import type { State } from '../engine/state.ts';
import { askedIn, movesSince } from '../scripts/history.ts';
import type { CitizenDocument, Matter } from './citizen.ts';
import type { Context } from './context.ts';
import { houseScripts } from './scripts.ts';
import { runnableOf, type Thread } from './threads.ts';

/**
 * The document with every dialogue in the structure of the version that runs; the same document where nothing moves. Called before anything
 * is done with a dialogue, so that a turn, the plan and the way to a question all see the same answers.
 */
export function upToDate(document: CitizenDocument, context: Pick<Context, 'scripts'>): CitizenDocument {
  const state = document.state && followed(context, houseScripts.plan, document.state);
  const matters = document.matters.map((matter) => followedMatter(context, matter));
  const same = state === document.state && matters.every((matter, index) => matter === document.matters[index]);
  return same ? document : { ...document, ...(state !== undefined && { state }), matters };
}

/** A dialogue that is over gives its answers their new names, and nothing in it is asked again. */
function followedMatter(context: Pick<Context, 'scripts'>, matter: Matter): Matter {
  if (matter.state === undefined) return matter;
  const state = followed(context, matter.script, matter.state, matter.closed !== undefined);
  return state === matter.state ? matter : { ...matter, state };
}

function followed({ scripts }: Pick<Context, 'scripts'>, script: string, state: State, over = false): State {
  const dialogue = runnableOf({ scripts }, { script })?.dialogue;
  if (dialogue === undefined || dialogue.script.structure === state.structure) return state;
  const moves = movesSince(scripts.history, script, state.structure).filter(({ kind }) => !over || kind !== 'again');
  return migrate(dialogue, state, moves, askedIn(scripts.history, script, state.structure));
}

/** True where the question that is shown is not to be answered any more: it has changed, or its wording was taken back. */
export function isOutdated({ script, state }: Thread, context: Pick<Context, 'scripts'>): boolean {
  if (state?.status !== 'open' || state.cursor === undefined) return false;
  return state.open === undefined || runnableOf(context, { script })?.dialogue.withdrawn.has(state.cursor.step) === true;
}
