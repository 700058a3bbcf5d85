/** One change of a citizen's document: read, decide, commit; and again from the start when somebody else was first. */
import type { CitizenDocument } from './citizen.ts';
import type { Context } from './context.ts';
import { newDue } from './due-items.ts';
import { withSegments } from './transcript.ts';
import type { AuditRecord, SeenKey } from '../ports.ts';

const attempts = 5;

/** What came of looking at a document: a new one to be committed, or a result without any change. */
export type Applied<R> =
  | {
      readonly kind: 'change';
      readonly document: CitizenDocument;
      readonly audit: readonly AuditRecord[];
      readonly result: R;
      /** A change that must be made once only; where it was made before, nothing is written. */
      readonly seen?: SeenKey;
    }
  | { readonly kind: 'keep'; readonly result: R };

/** Somebody else was first too many times. Nothing was written; the same request may be sent again. */
export class TooBusyError extends Error {
  readonly code = 'too-busy';
  constructor() {
    super('The document kept changing while it was being changed');
  }
}

/** Applies a change in one commit. Absent for a citizen that is not known. */
export async function changeDocument<R>(
  context: Context,
  citizen: string,
  apply: (document: CitizenDocument) => Applied<R>,
): Promise<R | undefined> {
  const municipality = context.municipality.id;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await context.store.read(municipality, citizen);
    if (stored === undefined) return undefined;
    const applied = apply(stored.document);
    if (applied.kind === 'keep') return applied.result;
    const { document, segments } = withSegments(applied.document);
    const due = newDue(stored.document, document);
    const commit = {
      municipality,
      citizen,
      expectedVersion: stored.version,
      document,
      audit: applied.audit,
      segments,
      due,
      ...(applied.seen !== undefined && { seen: applied.seen }),
    };
    const committed = await context.store.commit(commit);
    if (committed.kind !== 'conflict') return applied.result;
  }
  context.log.warn('document.too-busy', { citizen });
  throw new TooBusyError();
}
