/** The dialogues that can run, by the id of their script. */
import type { Dialogue } from '../engine/dialogue.ts';
import type { Catalogue } from '../messages/types.ts';
import type { PublishedScripts } from '../scripts/history.ts';

/** A dialogue with its texts. */
export interface Runnable {
  readonly dialogue: Dialogue;
  readonly catalogue: Catalogue;
}

/** What is published just now. It may be another one at the next look: nothing of it is kept between two turns. */
export interface Scripts {
  /** The plan's own dialogue. Its catalogue holds the words of the house too. */
  readonly main: Runnable;
  /** Absent for a script that is not there. */
  find(id: string): Runnable | undefined;
  /** Ids of all scripts. */
  readonly ids: readonly string[];
  /** The versions that were published, oldest first: by them a conversation in an older structure finds its place. */
  readonly history: readonly PublishedScripts[];
}

/** Scripts that the house itself starts: without them a caseworker's question and a changed line have no words. */
export const houseScripts = { plan: 'intake', question: 'question', agreement: 'agreement' } as const;

/** Scripts that a caseworker may start with a citizen: all but those that the house starts by itself. */
export function startable({ scripts }: { readonly scripts: Scripts }): readonly string[] {
  return scripts.ids.filter((id) => !Object.values<string>(houseScripts).includes(id));
}
