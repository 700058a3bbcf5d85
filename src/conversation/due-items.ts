/** What falls due in a conversation, read from the document itself: a due item and what it is about are one commit. */
import type { TickName } from '../engine/input.ts';
import type { DueItem } from '../ports.ts';
import type { CitizenDocument } from './citizen.ts';
import { threadsOf } from './threads.ts';

/** Items that a commit of `after` adds to those of `before`. */
export function newDue(before: CitizenDocument | undefined, after: CitizenDocument): readonly DueItem[] {
  const known = new Set((before === undefined ? [] : dueItems(before)).map(({ id }) => id));
  return dueItems(after).filter(({ id }) => !known.has(id));
}

/** Name of the item that finishes what joining an anonymous thread has begun. */
export const joinDue = 'join';
/** Milliseconds after which joining counts as left half done. */
const joinWithin = 60_000;

/** The pieces of an answer that wait for more, the dialogues that close by themselves, and a thread that is being joined to a citizen's own. */
export function dueItems(document: CitizenDocument): readonly DueItem[] {
  const { joined, conversation } = document;
  if (joined !== undefined) {
    const at = new Date(Date.parse(joined.at) + joinWithin).toISOString();
    return [{ id: `${conversation}:${joinDue}`, name: joinDue, at, soon: true }];
  }
  return threadsOf(document).flatMap(({ id, matter, state }) => {
    const until = state?.open?.kind === 'step' ? state.open.burst?.until : undefined;
    return [
      ...(until === undefined ? [] : [item(document, 'burst', id, until)]),
      ...(matter?.expires === undefined ? [] : [item(document, 'expired', id, matter.expires)]),
    ];
  });
}

function item({ conversation }: CitizenDocument, name: TickName, thread: string, at: string): DueItem {
  return { id: `${conversation}:${thread}:${name}:${at}`, name: `${name}:${thread}`, at, ...(name === 'burst' && { soon: true }) };
}
