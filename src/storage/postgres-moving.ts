/** All that PostgreSQL holds, thing by thing, and back. What is given is what `storage/moving.ts` gives of files. */
import type { Dumped, DumpedCitizen } from '../conversation/dumped.ts';
import type { DueItem, OutboxItem, Waiting } from '../ports.ts';
import type { CitizenDocument, Entry } from '../conversation/citizen.ts';
import { DamagedError } from './errors.ts';
import { checkedAudit, checkedCitizen } from './moving.ts';
import { audit, read, writeAudit, writeRow, writeSegments } from './postgres-citizens.ts';
import type { Database, Statements } from './postgres-database.ts';
import { storable } from './postgres-json.ts';
import { accountsKept } from './record.ts';

/** Everything, of every municipality. Each citizen is read in one transaction, as it was at one moment. */
export async function* dump(database: Database): AsyncGenerator<Dumped> {
  const all = await database.rows<{ municipality: string }>(
    `SELECT municipality FROM registry UNION SELECT municipality FROM citizens UNION SELECT municipality FROM erased
       UNION SELECT municipality FROM accounts ORDER BY 1`,
  );
  for (const { municipality } of all) {
    const names = await database.rows<{ name: string }>('SELECT name FROM registry WHERE municipality = $1 ORDER BY name COLLATE "C"', [
      municipality,
    ]);
    for (const { name } of names) {
      const [document] = await database.rows<{ version: number; value: unknown }>(
        'SELECT version, value FROM registry WHERE municipality = $1 AND name = $2',
        [municipality, name],
      );
      if (document !== undefined) yield { kind: 'registry', municipality, name, ...document };
    }
    const links = await database.rows<{ channel: string; account: string; citizen: string }>(
      'SELECT channel, account, citizen FROM accounts WHERE municipality = $1 ORDER BY channel COLLATE "C", account COLLATE "C"',
      [municipality],
    );
    for (const link of links) yield { kind: 'account', municipality, ...link };
    yield* dumpPeople(database, municipality);
  }
}

async function* dumpPeople(database: Database, municipality: string): AsyncGenerator<Dumped> {
  // Who was erased since they were given is in the copy as they were.
  const given = new Set<string>();
  for (const table of ['citizens', 'erased'] as const) {
    const people = await database.rows<{ citizen: string }>(
      `SELECT citizen FROM ${table} WHERE municipality = $1 ORDER BY citizen COLLATE "C"`,
      [municipality],
    );
    for (const { citizen } of people) {
      if (given.has(citizen)) continue;
      const one = table === 'citizens' ? dumpCitizen : dumpErased;
      const thing = await one(database, [municipality, citizen]).catch(unreadable);
      if (thing === undefined) continue;
      given.add(citizen);
      yield thing;
    }
  }
}

function unreadable(error: unknown): Dumped {
  if (error instanceof DamagedError) return { kind: 'unreadable', name: error.file };
  throw error;
}

async function dumpErased(database: Database, place: readonly [string, string]): Promise<Dumped> {
  const [municipality, citizen] = place;
  return { kind: 'erased', municipality, citizen, audit: await audit(database, municipality, citizen) };
}

function dumpCitizen(database: Database, place: readonly [string, string]): Promise<DumpedCitizen | undefined> {
  const [municipality, citizen] = place;
  return database.transaction(async (statements) => {
    await statements.write('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const stored = await read(statements, municipality, citizen);
    if (stored === undefined) return undefined;
    const [row] = await statements.rows<{ created: string }>(
      'SELECT created FROM citizens WHERE municipality = $1 AND citizen = $2',
      place,
    );
    const seen = await statements.rows<{ message: string; account: string }>(
      'SELECT message, account FROM seen WHERE municipality = $1 AND citizen = $2 ORDER BY n',
      place,
    );
    return {
      kind: 'citizen' as const,
      municipality,
      citizen,
      version: stored.version,
      created: row!.created,
      document: stored.document,
      seen: seen.map(({ message }) => message),
      accounts: lastHeard(seen.map(({ account }) => account)),
      outbox: await waiting<OutboxItem>(statements, place, 'outbox'),
      due: await waiting<DueItem>(statements, place, 'due'),
      segments: await segmentsOf(statements, place, stored.document),
      audit: await audit(statements, municipality, citizen),
    };
  });
}

/** Each account once, the one longest unheard of first. */
function lastHeard(accounts: readonly string[]): readonly string[] {
  return [...new Set(accounts.toReversed())].toReversed().slice(-accountsKept);
}

async function waiting<T extends { readonly at: string }>(
  statements: Statements,
  place: readonly [string, string],
  table: 'outbox' | 'due',
): Promise<readonly Waiting<T>[]> {
  const unclear = table === 'outbox' ? 'unclear' : 'NULL AS unclear';
  const rows = await statements.rows<{ item: T; attempts: number; ready: string; unclear: string | null }>(
    `SELECT item, attempts, ready, ${unclear} FROM ${table} WHERE municipality = $1 AND citizen = $2 ORDER BY n`,
    place,
  );
  return rows.map(({ item, attempts, ready, unclear: since }) => ({
    item,
    attempts,
    ...(Number(ready) > Date.parse(item.at) && { notBefore: new Date(Number(ready)).toISOString() }),
    ...(since !== null && { unclear: since }),
  }));
}

async function segmentsOf(
  statements: Statements,
  [municipality, citizen]: readonly [string, string],
  { segments }: CitizenDocument,
): Promise<DumpedCitizen['segments']> {
  const found: { id: string; entries: readonly Entry[] }[] = [];
  for (const { id } of segments) {
    const rows = await statements.rows<{ entry: Entry }>(
      'SELECT entry FROM transcript WHERE municipality = $1 AND citizen = $2 AND segment = $3 ORDER BY position',
      [municipality, citizen, id],
    );
    if (rows.length === 0) throw new DamagedError(`segment of citizen ${citizen}`, 'missing');
    found.push({ id, entries: rows.map(({ entry }) => entry) });
  }
  return found;
}

/** Puts one thing back. A `RangeError` where there is one already, or it is not whole. */
export async function load(database: Database, thing: Dumped): Promise<void> {
  if (thing.kind === 'unreadable') throw new RangeError('What could not be read cannot be put back');
  const done = await database.transaction(async (statements) => ((await put(statements, thing)) ? true : undefined));
  if (done === undefined) throw new RangeError(`There is such a thing already: ${thing.kind}`);
}

async function put(statements: Statements, thing: Exclude<Dumped, { readonly kind: 'unreadable' }>): Promise<boolean> {
  switch (thing.kind) {
    case 'registry':
      return one(statements, 'INSERT INTO registry (municipality, name, version, value) VALUES ($1, $2, $3, $4)', [
        thing.municipality,
        thing.name,
        thing.version,
        storable(thing.value),
      ]);
    case 'account':
      return one(statements, 'INSERT INTO accounts (municipality, channel, account, citizen) VALUES ($1, $2, $3, $4)', [
        thing.municipality,
        thing.channel,
        thing.account,
        thing.citizen,
      ]);
    case 'erased':
      return putErased(statements, thing);
    case 'citizen':
      return putCitizen(statements, thing);
    default:
      return thing satisfies never;
  }
}

async function one(statements: Statements, insert: string, values: readonly (string | number)[]): Promise<boolean> {
  return (await statements.write(`${insert} ON CONFLICT DO NOTHING`, values)) === 1;
}

async function putErased(statements: Statements, thing: Dumped & { readonly kind: 'erased' }): Promise<boolean> {
  const { municipality, citizen, audit: records } = thing;
  const { tail } = checkedAudit(thing, records);
  if ((await read(statements, municipality, citizen)) !== undefined) return false;
  const insert = 'INSERT INTO erased (municipality, citizen, audit_head, audit_records) VALUES ($1, $2, $3, $4)';
  if (!(await one(statements, insert, [municipality, citizen, tail.head, records.length]))) return false;
  await writeAudit(statements, { municipality, citizen, first: 0, records });
  return true;
}

async function putCitizen(statements: Statements, thing: DumpedCitizen): Promise<boolean> {
  const { municipality, citizen, version, created, audit: records } = thing;
  const { document, segments } = checkedCitizen(thing);
  const { tail } = checkedAudit(thing, records);
  const row = { municipality, citizen, version, created, document, head: tail.head, records: records.length };
  if (!(await writeRow(statements, row, true))) return false;
  await writeAudit(statements, { municipality, citizen, first: 0, records });
  await writeSegments(statements, { municipality, citizen, segments: segments.map(({ id, entries }) => ({ name: { id }, entries })) });
  await putSeen(statements, thing);
  await putWaiting(statements, thing, 'outbox');
  await putWaiting(statements, thing, 'due');
  return true;
}

/** Of a message a file does not know the account. The newest get the accounts in their order, so that they are given back as they were. */
async function putSeen(statements: Statements, { municipality, citizen, seen, accounts }: DumpedCitizen): Promise<void> {
  const rows = seen.map((message, index) => {
    const account = accounts[Math.max(0, accounts.length - seen.length + index)] ?? '';
    return { message, account };
  });
  await statements.write(
    `INSERT INTO seen (municipality, message, account, citizen)
       SELECT $1, message, account, $2 FROM jsonb_to_recordset($3) AS r(number integer, message text, account text) ORDER BY number`,
    [municipality, citizen, storable(rows.map((row, number) => ({ number, ...row })))],
  );
}

async function putWaiting(statements: Statements, thing: DumpedCitizen, table: 'outbox' | 'due'): Promise<void> {
  const { municipality, citizen } = thing;
  const rows: readonly Waiting<OutboxItem | DueItem>[] = thing[table];
  for (const { item, attempts, notBefore, unclear } of rows) {
    const ready = Math.max(Date.parse(item.at), notBefore === undefined ? 0 : Date.parse(notBefore));
    const common = [municipality, citizen, item.id, storable(item), ready, attempts];
    if ('channel' in item)
      await statements.write(
        'INSERT INTO outbox (municipality, citizen, id, item, ready, attempts, lane, position, unclear) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [...common, item.channel, item.position, unclear ?? null],
      );
    else
      await statements.write('INSERT INTO due (municipality, citizen, id, item, ready, attempts) VALUES ($1, $2, $3, $4, $5, $6)', common);
  }
}
