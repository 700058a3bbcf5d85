/** Citizens in PostgreSQL: one transaction for the document and all that is committed with it. */
import type { CitizenDocument, Entry } from '../conversation/citizen.ts';
import type { Chained, CitizenSummary, Clock, Commit, Committed, SeenKey, Stored } from '../ports.ts';
import { emptyAudit, verifyAudit, withAudit } from './audit.ts';
import { readDocument } from './document-schema.ts';
import { DamagedError, Fault } from './errors.ts';
import type { Database, Statements } from './postgres-database.ts';
import { writeItems } from './postgres-items.ts';
import { storable } from './postgres-json.ts';
import { committed, knownOf, seenHash, seenKept, shortAccount } from './record.ts';

interface Row {
  readonly version: number;
  readonly created: string;
  readonly document: unknown;
  readonly caseworker: string;
  readonly audit_head: string;
  readonly audit_records: number;
}

/** A commit that went in, and whom it took the citizen from. */
export interface Written {
  readonly kind: 'committed';
  readonly version: number;
  readonly document: CitizenDocument;
  /** The caseworker before, where it is another one now. */
  readonly left?: string;
}
type Refused = Exclude<Committed, { readonly kind: 'committed' }>;

/** The document as it was committed, or undefined. Throws a `DamagedError` for one that is of a newer release, or is none. */
export async function read(statements: Statements, municipality: string, citizen: string): Promise<Stored | undefined> {
  const [row] = await statements.rows<Row>('SELECT version, document FROM citizens WHERE municipality = $1 AND citizen = $2', [
    municipality,
    citizen,
  ]);
  return row && { version: row.version, document: documentOf(row.document, citizen) };
}

function documentOf(value: unknown, citizen: string): CitizenDocument {
  try {
    return readDocument(value);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    throw new DamagedError(`citizen ${citizen}`, cause.reason, { cause });
  }
}

/** Writes one commit, or nothing. Throws a `RangeError` for one that must not be stored. */
export async function commit(database: Database, clock: Clock, wanted: Commit): Promise<Written | Refused> {
  let refused: Refused | undefined;
  const written = await database.transaction(async (statements) => {
    const place = [wanted.municipality, wanted.citizen];
    const [before] = await statements.rows<Row>(
      'SELECT version, created, document, caseworker, audit_head, audit_records FROM citizens WHERE municipality = $1 AND citizen = $2 FOR UPDATE',
      place,
    );
    const version = before?.version ?? 0;
    if (wanted.seen !== undefined && !(await notice(statements, wanted, wanted.seen))) refused = { kind: 'seen' };
    else if (version !== wanted.expectedVersion) refused = { kind: 'conflict', version };
    if (refused !== undefined) return undefined;
    const document = checked(before, wanted, clock.now());
    if (!(await writeDocument(statements, { wanted, document, before, now: clock.now() }))) {
      refused = { kind: 'conflict', version: (await read(statements, wanted.municipality, wanted.citizen))?.version ?? 0 };
      return undefined;
    }
    await writeSegments(statements, wanted);
    await writeItems(statements, wanted);
    const left = before !== undefined && before.caseworker !== document.caseworker ? { left: before.caseworker } : {};
    return { kind: 'committed' as const, version: wanted.expectedVersion + 1, document, ...left };
  });
  return written ?? refused!;
}

/** False when the message was committed before, for whomever. One that is being committed elsewhere just now is waited for. */
async function notice(statements: Statements, { municipality, citizen }: Commit, seen: SeenKey): Promise<boolean> {
  const values = [municipality, seenHash(seen), shortAccount(seen), citizen];
  const added = await statements.write(
    'INSERT INTO seen (municipality, message, account, citizen) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    values,
  );
  if (added === 0) return false;
  await statements.write(
    `DELETE FROM seen WHERE municipality = $1 AND citizen = $2
       AND n <= (SELECT n FROM seen WHERE municipality = $1 AND citizen = $2 ORDER BY n DESC OFFSET $3 LIMIT 1)`,
    [municipality, citizen, seenKept],
  );
  return true;
}

/** The document that is stored: a copy, held to the same rules as in a file. */
function checked(before: Row | undefined, wanted: Commit, now: string): CitizenDocument {
  const { document } = wanted;
  if (document.municipality !== wanted.municipality || document.citizen !== wanted.citizen) {
    throw new RangeError('The document is not that of the citizen it is committed for');
  }
  const named = new Set(before === undefined ? [] : documentOf(before.document, wanted.citizen).segments.map(({ id }) => id));
  const brought = (wanted.segments ?? []).map(({ name }) => name.id);
  const again = brought.find((id) => named.has(id));
  if (again !== undefined) throw new RangeError(`The segment ${again} is there already, and is never changed`);
  const there = new Set([...named, ...brought]);
  if (!document.segments.every(({ id }) => there.has(id))) throw new RangeError('The document names a segment that is not there');
  try {
    return committed(undefined, wanted, now).record.document;
  } catch (error) {
    if (error instanceof Fault) throw new RangeError('The document is not as a document should be', { cause: error.cause ?? error });
    throw error;
  }
}

interface Writing {
  readonly wanted: Commit;
  readonly document: CitizenDocument;
  readonly before: Row | undefined;
  readonly now: string;
}

/** A citizen's row. `records`: how many the audit stream has, `head` its end. */
export interface CitizenRow {
  readonly municipality: string;
  readonly citizen: string;
  readonly version: number;
  readonly created: string;
  readonly document: CitizenDocument;
  readonly head: string;
  readonly records: number;
}

/** Makes the row, or writes the one that is there. False where another one has made it at this very moment. */
export async function writeRow(statements: Statements, row: CitizenRow, fresh: boolean): Promise<boolean> {
  const { municipality, citizen, version, created, document, head, records } = row;
  const nothing = { seen: [], accounts: [], outbox: [], due: [], audit: emptyAudit(municipality, citizen) };
  const { summary } = knownOf({ version, created, document, ...nothing });
  const values = [municipality, citizen, version, created, storable(document), storable(summary), document.caseworker, head, records];
  const columns = 'municipality, citizen, version, created, document, summary, caseworker, audit_head, audit_records';
  const written = fresh
    ? await statements.write(`INSERT INTO citizens (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`, values)
    : await statements.write(
        `UPDATE citizens SET version = $3, created = $4, document = $5, summary = $6, caseworker = $7, audit_head = $8, audit_records = $9
           WHERE municipality = $1 AND citizen = $2`,
        values,
      );
  return written === 1;
}

/** False where another one has made the citizen at this very moment. */
async function writeDocument(statements: Statements, { wanted, document, before, now }: Writing): Promise<boolean> {
  const { municipality, citizen, expectedVersion } = wanted;
  const created = before?.created ?? now;
  const head = before?.audit_head ?? emptyAudit(municipality, citizen).head;
  const { tail, pages } = withAudit({ pages: 0, head, pending: [] }, wanted.audit ?? []);
  const records = [...pages.flatMap((page) => page.records), ...tail.pending];
  const first = before?.audit_records ?? 0;
  const row = { municipality, citizen, version: expectedVersion + 1, created, document, head: tail.head, records: first + records.length };
  const done = await writeRow(statements, row, before === undefined);
  if (done) await writeAudit(statements, { municipality, citizen, first, records });
  return done;
}

/** Appends records to a citizen's stream; `first` of them are there. */
export async function writeAudit(
  statements: Statements,
  audit: { readonly municipality: string; readonly citizen: string; readonly first: number; readonly records: readonly Chained[] },
): Promise<void> {
  if (audit.records.length === 0) return;
  const rows = audit.records.map((record, index) => ({ number: audit.first + index + 1, ...record }));
  await statements.write(
    `INSERT INTO audit (municipality, citizen, number, at, actor, action, object, commitment, hash, previous)
       SELECT $1, $2, number, at, actor, action, object, commitment, hash, previous
       FROM jsonb_to_recordset($3) AS r(number integer, at text, actor text, action text, object text, commitment text, hash text, previous text)`,
    [audit.municipality, audit.citizen, storable(rows)],
  );
}

/** Full segments of a citizen, to be written. */
export interface SegmentsToWrite {
  readonly municipality: string;
  readonly citizen: string;
  readonly segments?: readonly { readonly name: { readonly id: string }; readonly entries: readonly Entry[] }[];
}

/** A segment that no document names is left from nothing that was committed, or from a document that dropped it: it may be written over. */
export async function writeSegments(statements: Statements, { municipality, citizen, segments = [] }: SegmentsToWrite): Promise<void> {
  for (const { name, entries } of segments) {
    await statements.write('DELETE FROM transcript WHERE municipality = $1 AND citizen = $2 AND segment = $3', [
      municipality,
      citizen,
      name.id,
    ]);
    await statements.write(
      `INSERT INTO transcript (municipality, citizen, segment, position, entry)
         SELECT $1, $2, $3, (entry->>'position')::integer, entry FROM jsonb_array_elements($4) AS entry`,
      [municipality, citizen, name.id, storable(entries)],
    );
  }
}

/** Entries of a segment that the document names; a `RangeError` for one that it does not. */
export async function segment(statements: Statements, place: readonly [string, string], id: string): Promise<readonly Entry[]> {
  const stored = await read(statements, ...place);
  if (stored === undefined) throw new RangeError('There is no such citizen');
  const name = stored.document.segments.find((one) => one.id === id);
  if (name === undefined) throw new RangeError('The document names no such segment');
  const rows = await statements.rows<{ entry: Entry }>(
    'SELECT entry FROM transcript WHERE municipality = $1 AND citizen = $2 AND segment = $3 ORDER BY position',
    [...place, id],
  );
  if (rows.length === 0) throw new DamagedError(`segment of citizen ${place[1]}`, 'missing');
  return rows.map(({ entry }) => entry);
}

/** The whole stream, or a `DamagedError` where it is not as it was written. */
export async function audit(statements: Statements, municipality: string, citizen: string): Promise<readonly Chained[]> {
  const place = [municipality, citizen];
  const [end] = await statements.rows<Pick<Row, 'audit_head'>>(
    `SELECT audit_head FROM citizens WHERE municipality = $1 AND citizen = $2
       UNION ALL SELECT audit_head FROM erased WHERE municipality = $1 AND citizen = $2`,
    place,
  );
  if (end === undefined) return [];
  const rows = await statements.rows<Omit<Chained, 'commitment'> & { commitment: string | null }>(
    `SELECT at, actor, action, object, commitment, hash, previous FROM audit WHERE municipality = $1 AND citizen = $2 ORDER BY number`,
    place,
  );
  const records = rows.map(({ commitment, ...rest }) => ({ ...rest, ...(commitment !== null && { commitment }) }));
  try {
    verifyAudit(records, { municipality, citizen, head: end.audit_head });
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    throw new DamagedError(`audit of citizen ${citizen}`, cause.reason, { cause });
  }
  return records;
}

/** Citizens of one caseworker, by id. */
export async function list(statements: Statements, municipality: string, caseworker: string): Promise<readonly CitizenSummary[]> {
  const rows = await statements.rows<{ summary: CitizenSummary }>(
    'SELECT summary FROM citizens WHERE municipality = $1 AND caseworker = $2 ORDER BY citizen COLLATE "C"',
    [municipality, caseworker],
  );
  return rows.map(({ summary }) => summary);
}
