/** Outbox and due items in PostgreSQL: written with the commit, handed out to one worker at a time. */
import type { Claimed, Commit, DueItem, Outcome, OutboxDepth, OutboxItem, Unclear } from '../ports.ts';
import { GoneError } from './errors.ts';
import { farthest, leaseEnd, withItems } from './lanes.ts';
import type { Database, Statements } from './postgres-database.ts';
import { storable } from './postgres-json.ts';

/** An item with the id of another one takes its place, and a worker who holds that one does not hold this one. */
const replace = `ON CONFLICT (municipality, citizen, id) DO UPDATE SET item = excluded.item, ready = excluded.ready, attempts = 0,
  held_until = CASE WHEN TABLE.item->>'at' = excluded.item->>'at' THEN TABLE.held_until ELSE 0 END`;

/** What a commit sets, cancels and sends. Throws on a time that is none. */
export async function writeItems(statements: Statements, commit: Commit): Promise<void> {
  withItems({ outbox: [], due: [] }, commit);
  const place = [commit.municipality, commit.citizen];
  if (commit.cancelDue !== undefined && commit.cancelDue.length > 0) {
    await statements.write('DELETE FROM due WHERE municipality = $1 AND citizen = $2 AND id = ANY($3)', [...place, commit.cancelDue]);
  }
  for (const item of commit.outbox ?? []) {
    await statements.write(
      `INSERT INTO outbox (municipality, citizen, id, lane, position, item, ready) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ${replace.replaceAll('TABLE', 'outbox')}, lane = excluded.lane, position = excluded.position, unclear = NULL`,
      [...place, item.id, item.channel, item.position, storable(item), Date.parse(item.at)],
    );
  }
  for (const item of commit.due ?? []) {
    await statements.write(
      `INSERT INTO due (municipality, citizen, id, item, ready) VALUES ($1, $2, $3, $4, $5) ${replace.replaceAll('TABLE', 'due')}`,
      [...place, item.id, storable(item), Date.parse(item.at)],
    );
  }
}

interface Ready {
  readonly municipality: string;
  readonly citizen: string;
  readonly id: string;
  readonly item: OutboxItem | DueItem;
  readonly attempts: number;
  /** A bigint comes as text. */
  readonly ready: string;
}

/** Of the messages for one channel only the first is offered; one that waits for another try holds those behind it. */
const freeMessages = `SELECT municipality, citizen, id, item, attempts, ready FROM outbox o
  WHERE (ready <= $1 OR ready > $1 + ${farthest}) AND (held_until <= $1 OR held_until > $1 + ${farthest})
    AND unclear IS NULL AND NOT EXISTS (
    SELECT 1 FROM outbox e WHERE e.municipality = o.municipality AND e.citizen = o.citizen AND e.lane = o.lane AND e.unclear IS NULL
      AND (e.position, e.n) < (o.position, o.n))
  ORDER BY ready LIMIT $2 FOR UPDATE OF o SKIP LOCKED`;
/** When a due item is ready where it is $1 now. */
const dueAt = (row: 'e' | 'o'): string =>
  `CASE WHEN ${row}.item->>'soon' = 'true' AND ${row}.ready > $1 + ${farthest} THEN $1 ELSE ${row}.ready END`;
/** Of the due items of one citizen one at a time is offered, by time. */
const freeDue = `SELECT municipality, citizen, id, item, attempts, ready FROM due o
  WHERE (ready <= $1 OR item->>'soon' = 'true' AND ready > $1 + ${farthest}) AND NOT EXISTS (
    SELECT 1 FROM due e WHERE e.municipality = o.municipality AND e.citizen = o.citizen
      AND (e.held_until > $1 AND e.held_until <= $1 + ${farthest} OR (${dueAt('e')}, e.n) < (${dueAt('o')}, o.n)))
  ORDER BY ready LIMIT $2 FOR UPDATE OF o SKIP LOCKED`;

/** One process that works on items. */
export interface Worker {
  /** Tells the items that it holds from those of other processes. */
  readonly id: string;
}

/** Serves `claim`, `markAttempt` and `settle` of the store. */
export class Items {
  readonly #database: Database;
  readonly #worker: Worker;

  constructor(database: Database, worker: Worker) {
    this.#database = database;
    this.#worker = worker;
  }

  /** Those that have waited longest come first. */
  async claim(now: string, n: number, leaseSeconds: number, kind?: Claimed['kind']): Promise<readonly Claimed[]> {
    const time = Date.parse(now);
    const until = leaseEnd(time, leaseSeconds);
    const claimed = await this.#database.transaction(async (statements) => {
      const messages = kind === 'due' ? [] : await statements.rows<Ready>(freeMessages, [time, n]);
      const due = kind === 'outbox' ? [] : await statements.rows<Ready>(freeDue, [time, n]);
      const all = [...messages.map((row) => ({ row, kind: 'outbox' as const })), ...due.map((row) => ({ row, kind: 'due' as const }))];
      const taken = all.toSorted((a, b) => Number(a.row.ready) - Number(b.row.ready)).slice(0, n);
      for (const { row, kind: of } of taken) {
        await statements.write(`UPDATE ${of} SET held_until = $4, held_by = $5 WHERE municipality = $1 AND citizen = $2 AND id = $3`, [
          row.municipality,
          row.citizen,
          row.id,
          until,
          this.#worker.id,
        ]);
      }
      return taken.map(({ row: { municipality, citizen, item, attempts, ready }, kind: of }) => ({
        kind: of,
        municipality,
        citizen,
        item,
        attempts,
        begun: attempts > 0 && Number(ready) <= Date.parse(item.at),
      }));
    });
    return claimed ?? [];
  }

  /** Throws a `GoneError` when the item is no longer this worker's. */
  async markAttempt(claimed: Claimed): Promise<void> {
    const done = await this.#database.write(
      `UPDATE ${claimed.kind} SET attempts = attempts + 1, ready = $6 WHERE ${theVery} AND attempts = $5`,
      [...theVeryOf(claimed), claimed.attempts, Date.parse(claimed.item.at)],
    );
    if (done === 0) throw new GoneError(claimed.item.id);
  }

  /** What a worker says who comes late, when another one has tried since, counts only when it is that the item was sent. */
  async settle(claimed: Claimed, outcome: Outcome): Promise<void> {
    const values = [...theVeryOf(claimed), claimed.attempts + 1];
    const notLate = outcome.result === 'sent' ? 'AND $5::integer IS NOT NULL' : 'AND attempts <= $5';
    if (outcome.result === 'unclear') {
      await this.#database.write(`UPDATE outbox SET unclear = $6, held_until = 0 WHERE ${theVery} ${notLate}`, [...values, outcome.at]);
      return;
    }
    if (outcome.result !== 'retry') {
      await this.#database.write(`DELETE FROM ${claimed.kind} WHERE ${theVery} ${notLate}`, values);
      return;
    }
    const again = Math.max(Date.parse(outcome.retryAt ?? outcome.at), Date.parse(claimed.item.at) + 1);
    await this.#database.write(`UPDATE ${claimed.kind} SET ready = $6, held_until = 0 WHERE ${theVery} ${notLate}`, [...values, again]);
  }

  /** False when the message is gone: reports come late, and again. */
  async reconcile(municipality: string, citizen: string, item: string): Promise<boolean> {
    const statement = 'DELETE FROM outbox WHERE municipality = $1 AND citizen = $2 AND id = $3 AND attempts > 0';
    return (await this.#database.write(statement, [municipality, citizen, item])) === 1;
  }

  async unclear(municipality: string, before: string): Promise<readonly Unclear[]> {
    const rows = await this.#database.rows<{ citizen: string; item: OutboxItem; since: string }>(
      'SELECT citizen, item, unclear AS since FROM outbox WHERE municipality = $1 AND unclear IS NOT NULL ORDER BY citizen COLLATE "C", position, n',
      [municipality],
    );
    return rows.filter(({ since }) => Date.parse(since) <= Date.parse(before));
  }

  async depth(): Promise<OutboxDepth> {
    const [row] = await this.#database.rows<{ waiting: number; oldest: string | null }>(
      `SELECT count(*)::integer AS waiting, (array_agg(item->>'at' ORDER BY (item->>'at')::timestamptz))[1] AS oldest
         FROM outbox WHERE unclear IS NULL`,
    );
    return { waiting: row?.waiting ?? 0, ...(row?.oldest && { oldest: row.oldest }) };
  }

  /** Gives back what this worker holds: it stops. */
  async release(): Promise<void> {
    for (const kind of ['outbox', 'due']) {
      await this.#database.write(`UPDATE ${kind} SET held_until = 0, held_by = NULL WHERE held_by = $1 AND held_until > 0`, [
        this.#worker.id,
      ]);
    }
  }
}

/** The very item that was claimed: one with the same id and another time has taken its place. */
const theVery = "municipality = $1 AND citizen = $2 AND id = $3 AND item->>'at' = $4";
function theVeryOf({ municipality, citizen, item }: Claimed): readonly string[] {
  return [municipality, citizen, item.id, item.at];
}
