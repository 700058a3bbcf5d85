/**
 * The audit stream of one citizen: records chained by hash, so that none can be changed, dropped or put in between unseen.
 *
 * The newest records are in the citizen's own file, and so are committed with what they are about in one write. When a page of them is
 * full it is written to an immutable file first, and then leaves the citizen's file in the very write that counts the page. A crash in
 * between leaves a page that nothing counts yet; it is written again, the same or not, by the next commit. There is nothing to repair.
 */
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { AuditRecord, Chained } from '../ports.ts';
import { Fault } from './errors.ts';
import { sha256 } from './frame.ts';

/** Records in one page. */
export const pageLength = 32;

/** Shape of a record as it is read from a file. That the chain holds is for `verifyAudit` to find. */
export const ChainedSchema = z.strictObject({
  at: z.string(),
  actor: z.string(),
  action: z.string(),
  object: z.string(),
  commitment: z.string().exactOptional(),
  hash: z.string(),
  previous: z.string(),
});

/** End of a stream as the citizen's file holds it. */
export interface AuditTail {
  /** Full pages in files of their own, numbered from 1. */
  readonly pages: number;
  /** Hash of the newest record, or of the stream's beginning. */
  readonly head: string;
  /** Records after the last full page, oldest first. */
  readonly pending: readonly Chained[];
}

/** Shape of the end of a stream as it is read from a citizen's file. */
export const AuditTailSchema = z.strictObject({
  pages: z.int().min(0),
  head: z.string(),
  pending: z.array(ChainedSchema),
});

/** A stream without records. Its beginning names the citizen, so that no stream can pass for another's. */
export function emptyAudit(municipality: string, citizen: string): AuditTail {
  return { pages: 0, head: sha256(JSON.stringify(['audit', municipality, citizen])), pending: [] };
}

/** The stream with more records, and the pages that this fills, which must be durable before the new tail is. */
export function withAudit(
  tail: AuditTail,
  records: readonly AuditRecord[],
): { readonly tail: AuditTail; readonly pages: readonly { readonly number: number; readonly records: readonly Chained[] }[] } {
  let head = tail.head;
  const added = records.map((record) => {
    const chained = chain(record, head);
    head = chained.hash;
    return chained;
  });
  const pending = [...tail.pending, ...added];
  const full = Math.floor(pending.length / pageLength);
  const pages = Array.from({ length: full }, (_, index) => ({
    number: tail.pages + index + 1,
    records: pending.slice(index * pageLength, (index + 1) * pageLength),
  }));
  return { tail: { pages: tail.pages + full, head, pending: pending.slice(full * pageLength) }, pages };
}

/** Throws a `Fault` (`chain`) unless the records are the whole, unchanged stream of that citizen with that head. */
export function verifyAudit(
  records: readonly Chained[],
  stream: { readonly municipality: string; readonly citizen: string; readonly head: string },
) {
  let previous = emptyAudit(stream.municipality, stream.citizen).head;
  for (const record of records) {
    if (record.previous !== previous || chain(record, previous).hash !== record.hash) throw new Fault('chain');
    previous = record.hash;
  }
  if (previous !== stream.head) throw new Fault('chain');
}

function chain(record: AuditRecord, previous: string): Chained {
  const { at, actor, action, object, commitment } = record;
  const plain = { at, actor, action, object, ...(commitment !== undefined && { commitment }) };
  return { ...plain, previous, hash: sha256(canonicalize({ ...plain, previous }) ?? '') };
}
