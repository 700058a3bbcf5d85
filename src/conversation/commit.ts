/** The one place where a citizen's document is written: what follows from it (segments, due items, messages to send) goes in the same commit. */
import type { AuditRecord, Committed, SeenKey, Stored } from '../ports.ts';
import type { CitizenDocument } from './citizen.ts';
import type { Context } from './context.ts';
import { committedTo, withSalt } from './commitments.ts';
import { newDue } from './due-items.ts';
import { newOutbox, withChannel } from './outbox-items.ts';
import { withSegments } from './transcript.ts';

/** A new document, and what is written with it. */
export interface Change {
  readonly document: CitizenDocument;
  readonly audit?: readonly AuditRecord[];
  /** What must be done once only; where it was done before, nothing is written. */
  readonly seen?: SeenKey;
  /** Nothing that is shown has changed. */
  readonly quiet?: true;
  /** Where the citizen is just now, where they have written nothing by it: what is said goes there. */
  readonly channel?: string;
}

/** Somebody else was first too many times. Nothing was written; the same request or message may be sent again. */
export class TooBusyError extends Error {
  readonly code = 'too-busy';
  constructor() {
    super('The document kept changing while it was being changed');
  }
}

/** Writes the document in place of `before`, or as a new one. After a conflict, work the change out anew on what is there then. */
export function commitChange(
  { store, senders, ids }: Pick<Context, 'store' | 'senders' | 'ids'>,
  before: Stored | undefined,
  { document: given, audit, seen, quiet, channel }: Change,
): Promise<Committed> {
  const moved = withChannel(before?.document, given, senders);
  const after = audit === undefined ? moved : withSalt(moved, ids);
  const { document, segments } = withSegments(after);
  const outbox = newOutbox(before?.document, after, { senders, channel });
  return store.commit({
    municipality: document.municipality,
    citizen: document.citizen,
    expectedVersion: before?.version ?? 0,
    document,
    segments,
    due: newDue(before?.document, document),
    ...(outbox.length > 0 && { outbox }),
    ...(audit !== undefined && { audit: audit.map((record) => committedTo(document, record)) }),
    ...(quiet === true && { quiet }),
    ...(seen !== undefined && { seen }),
  });
}
