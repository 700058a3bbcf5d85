/**
 * The connections to PostgreSQL. Whatever the database says when it is away, full, read-only or too slow becomes an `UnreachableError`:
 * nothing stored is lost, and the same call may be made again. Its other errors pass as they are; their texts may hold what was stored,
 * and so are never logged.
 */
import { Pool, type PoolClient, type PoolConfig, type QueryResultRow } from 'pg';
import { UnreachableError } from './errors.ts';

/** A value of a statement. Objects go as JSON. */
export type Value = string | number | boolean | null | readonly string[] | readonly number[];

/** Statements within one transaction, or each on its own. */
export interface Statements {
  /** Rows of the answer. `$1` is the first value. */
  rows<Row extends QueryResultRow>(text: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** How many rows were written. */
  write(text: string, values?: readonly Value[]): Promise<number>;
}

/** Milliseconds that a connection, and a statement, may take. */
const patience = { connectionTimeoutMillis: 3000, statement_timeout: 5000, idle_in_transaction_session_timeout: 10_000 } as const;
/** Connections of one process. */
const connections = 10;

/** Some connections to one database, opened when they are needed. */
export class Database implements Statements {
  readonly #pool: Pool;

  constructor(config: PoolConfig) {
    this.#pool = new Pool({ max: connections, ...patience, ...config });
    // A connection that breaks while nobody uses it is taken out; the next one to ask gets another, or the error.
    this.#pool.on('error', () => undefined);
    // One that breaks between two statements of a transaction says so by the next statement; unheard, its event would end the process.
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  rows<Row extends QueryResultRow>(text: string, values: readonly Value[] = []): Promise<readonly Row[]> {
    return reaching(async () => (await this.#pool.query<Row>(text, [...values])).rows);
  }

  write(text: string, values: readonly Value[] = []): Promise<number> {
    return reaching(async () => (await this.#pool.query(text, [...values])).rowCount ?? 0);
  }

  /** All of it or nothing. `work` gives undefined to have nothing kept. Durable when the promise is fulfilled. */
  async transaction<T>(work: (statements: Statements) => Promise<T | undefined>): Promise<T | undefined> {
    const client = await reaching(() => this.#pool.connect());
    let broken: Error | undefined;
    try {
      await reaching(() => client.query('BEGIN'));
      const result = await work(within(client));
      await reaching(() => client.query(result === undefined ? 'ROLLBACK' : 'COMMIT'));
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((cause: unknown) => (broken = cause instanceof Error ? cause : new Error('broken')));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

function within(client: PoolClient): Statements {
  return {
    rows: <Row extends QueryResultRow>(text: string, values: readonly Value[] = []) =>
      reaching(async () => (await client.query<Row>(text, [...values])).rows),
    write: (text, values = []) => reaching(async () => (await client.query(text, [...values])).rowCount ?? 0),
  };
}

async function reaching<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (isAway(cause)) throw new UnreachableError({ cause });
    throw cause;
  }
}

/**
 * Classes of SQLSTATE that pass: connection (08), transaction to be tried again (40), resources (53), an operator at work (57), the system
 * (58), and read-only (25006). An error of the connection itself has a name like ECONNREFUSED, or none.
 */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code: unknown = Reflect.get(error, 'code');
  if (typeof code !== 'string') return /connect|terminat|timeout|ended/i.test(error.message);
  return /^(08|40|53|57|58)...$|^25006$|^E[A-Z]+$/.test(code);
}
