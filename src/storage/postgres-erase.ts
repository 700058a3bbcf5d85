/** Taking a citizen out of PostgreSQL. The audit stream stays, and so does the place where it ends. */
import type { AuditHead, AuditRecord } from '../ports.ts';
import { withAudit } from './audit.ts';
import { writeAudit } from './postgres-citizens.ts';
import type { Database } from './postgres-database.ts';

/** SQLSTATE of the triggers in `003-erased.sql`. */
const erasedState = 'MS001';
/** Where rows of a citizen stand, the audit left out. */
const tables = ['seen', 'outbox', 'due', 'transcript', 'accounts', 'citizens'] as const;

/** The caseworker whose citizen it was; undefined when there is none to erase. All of it goes in one transaction. */
export function erase(
  database: Database,
  place: readonly [string, string],
  { records, expectedVersion }: { readonly records: readonly AuditRecord[]; readonly expectedVersion: number | undefined },
): Promise<{ readonly caseworker: string } | undefined> {
  const [municipality, citizen] = place;
  return database.transaction(async (statements) => {
    const [before] = await statements.rows<{ caseworker: string; audit_head: string; audit_records: number; version: number }>(
      'SELECT caseworker, audit_head, audit_records, version FROM citizens WHERE municipality = $1 AND citizen = $2 FOR UPDATE',
      place,
    );
    if (before === undefined || (expectedVersion !== undefined && before.version !== expectedVersion)) return undefined;
    const { tail, pages } = withAudit({ pages: 0, head: before.audit_head, pending: [] }, records);
    const added = [...pages.flatMap((page) => page.records), ...tail.pending];
    for (const table of tables) await statements.write(`DELETE FROM ${table} WHERE municipality = $1 AND citizen = $2`, place);
    await writeAudit(statements, { municipality, citizen, first: before.audit_records, records: added });
    await statements.write('INSERT INTO erased (municipality, citizen, audit_head, audit_records) VALUES ($1, $2, $3, $4)', [
      ...place,
      tail.head,
      before.audit_records + added.length,
    ]);
    return { caseworker: before.caseworker };
  });
}

/** Makes the refusal of the database the one that every store gives. */
export async function unlessErased<T>(written: Promise<T>): Promise<T> {
  try {
    return await written;
  } catch (cause) {
    if (cause instanceof Error && Reflect.get(cause, 'code') === erasedState) throw new RangeError('The citizen was erased', { cause });
    throw cause;
  }
}

/** Ends of all streams of a municipality, by citizen. */
export async function* auditHeads(database: Database, municipality: string): AsyncGenerator<AuditHead> {
  yield* await database.rows<{ citizen: string; records: number; head: string }>(
    `SELECT citizen, records, head FROM (
       SELECT citizen, audit_records AS records, audit_head AS head FROM citizens WHERE municipality = $1
       UNION ALL SELECT citizen, audit_records, audit_head FROM erased WHERE municipality = $1
     ) AS ends ORDER BY citizen COLLATE "C"`,
    [municipality],
  );
}
