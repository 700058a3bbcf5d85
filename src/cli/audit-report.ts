/** Holding the audit to its hashes, and to the checkpoints that were signed of it. */
import type { Store } from '../ports.ts';
import { DamagedError } from '../storage/errors.ts';
import { type Checkpointing, type Expected, expectedOf, reaches } from './checkpoints.ts';

/** What was found. Ids of ours and numbers. */
export interface AuditReport {
  readonly streams: number;
  readonly records: number;
  /** Citizens whose stream was changed, or in which a record is missing before its end. */
  readonly broken: readonly string[];
  /** Citizens whose stream ends before, or otherwise than, a checkpoint has signed. */
  readonly cut: readonly string[];
  /** Absent: there is no key to check the signatures with. */
  readonly checkpoints?: { readonly count: number; readonly last?: string; readonly unsigned: readonly number[]; readonly damaged?: true };
}

/** What is verified, and by which key; without one the checkpoints are left out. */
export type Verifying = Omit<Checkpointing, 'store' | 'clock' | 'key'> & { readonly store: Store; readonly key?: Uint8Array };

/** Reads every stream from its beginning, of those erased as well. */
export async function verifyAudit({ store, municipality, file, key }: Verifying): Promise<AuditReport> {
  const expected = key === undefined ? undefined : await expectedOf({ municipality, file, key }).catch(unlessDamaged);
  const broken: string[] = [];
  const cut = new Set(expected?.heads.keys());
  let [streams, records] = [0, 0];
  for await (const end of store.auditHeads(municipality.id)) {
    streams += 1;
    records += end.records;
    const stream = await store.audit(municipality.id, end.citizen).catch(unlessDamaged);
    if (stream === undefined || !reaches(stream, end)) broken.push(end.citizen);
    const signed = expected?.heads.get(end.citizen);
    if (signed === undefined || (stream !== undefined && reaches(stream, signed))) cut.delete(end.citizen);
  }
  return { streams, records, broken, cut: [...cut], ...(key !== undefined && { checkpoints: summary(expected) }) };
}

function summary(expected: Expected | undefined): NonNullable<AuditReport['checkpoints']> {
  if (expected === undefined) return { count: 0, unsigned: [], damaged: true };
  const { checkpoints: count, last, unsigned } = expected;
  return { count, unsigned, ...(last !== undefined && { last }) };
}

function unlessDamaged(error: unknown): undefined {
  if (!(error instanceof DamagedError)) throw error;
}

/** True where all is as it should be. */
export function isWhole({ broken, cut, checkpoints }: AuditReport): boolean {
  return broken.length + cut.length === 0 && checkpoints?.damaged !== true && (checkpoints?.unsigned.length ?? 0) === 0;
}

/** The report as lines for people. */
export function auditLines(report: AuditReport): readonly string[] {
  const { streams, records, broken, cut, checkpoints } = report;
  const lines: string[] = [];
  if (broken.length > 0) lines.push(`${broken.length} of ${streams} streams were changed, or records are missing:`, ...broken);
  if (cut.length > 0)
    lines.push(`${cut.length} streams do not go on as a checkpoint has signed them; their end was cut off or put back:`, ...cut);
  if (checkpoints?.damaged === true) lines.push('The file of checkpoints was changed: AUDIT_CHECKPOINTS.');
  if ((checkpoints?.unsigned.length ?? 0) > 0)
    lines.push(`Checkpoints that were not signed with this key: line ${checkpoints?.unsigned.join(', ')} of AUDIT_CHECKPOINTS.`);
  if (lines.length > 0) return lines;
  return [`${streams} streams with ${records} records: whole and unchanged.`, checkpointLine(report)];
}

function checkpointLine({ checkpoints }: AuditReport): string {
  if (checkpoints === undefined) return 'No checkpoint was looked at: there is no key yet (TOKEN_SECRET, or the file in DATA_DIR).';
  if (checkpoints.count === 0)
    return 'There is no checkpoint yet: the server writes one every hour. Records cut off an end would not be seen.';
  return `They go on from ${checkpoints.count} signed checkpoints, the last of ${checkpoints.last}.`;
}
