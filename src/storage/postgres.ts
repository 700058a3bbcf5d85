/** The store on PostgreSQL, for several processes at once. What it holds is what `test/contract` says of every store. */
import type { Clock, Commit, Committed, Log, Store } from '../ports.ts';
import type { LocalChanges } from './changes.ts';
import * as citizens from './postgres-citizens.ts';
import { channel, Ear, type Told } from './postgres-changes.ts';
import { Database } from './postgres-database.ts';
import { auditHeads, erase, unlessErased } from './postgres-erase.ts';
import { Items } from './postgres-items.ts';
import { storable } from './postgres-json.ts';
import { migrate, readMigrations } from './postgres-migrate.ts';
import { dump, load } from './postgres-moving.ts';
import { seenHash } from './record.ts';

/** What the store is opened with. `url` is DATABASE_URL, and is never logged. */
export interface PostgresOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Told after each commit, of this process and of others. */
  readonly changes: LocalChanges;
  /** Name of this process among those on the database: whose leases are whose. */
  readonly worker: string;
  /** Schema that holds the tables, for tests that share a database. */
  readonly schema?: string;
}

interface Parts extends PostgresOptions {
  readonly database: Database;
  readonly items: Items;
  readonly ear: Ear;
}

/** Makes or brings up the tables. Throws an `UnreachableError` when the database is away. */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  const config = { connectionString: options.url, ...(options.schema !== undefined && { options: `-c search_path=${options.schema}` }) };
  const database = new Database(config);
  const { worker, changes, log } = options;
  const ear = new Ear({ config, worker, changes, log });
  try {
    await migrate(database, await readMigrations());
    await ear.open();
  } catch (error) {
    await ear.close();
    await database.close();
    throw error;
  }
  const parts = { ...options, database, ear, items: new Items(database, { id: worker }) };
  return { ...documentsOf(parts), ...workOf(parts), ...accountsOf(parts), ...registryOf(parts), ...wholeOf(parts), ...lifeOf(parts) };
}

function documentsOf(parts: Parts): Pick<Store, 'read' | 'segment' | 'commit' | 'seen' | 'list' | 'citizens' | 'audit'> {
  const { database } = parts;
  return {
    read: (municipality, citizen) => citizens.read(database, municipality, citizen),
    segment: (municipality, citizen, id) => citizens.segment(database, [municipality, citizen], id),
    commit: (commit) => commitAndTell(parts, commit),
    async seen(municipality, key) {
      const found = await database.rows('SELECT 1 FROM seen WHERE municipality = $1 AND message = $2', [municipality, seenHash(key)]);
      return found.length > 0;
    },
    list: (municipality, caseworker) => citizens.list(database, municipality, caseworker),
    async citizens(municipality) {
      const rows = await database.rows<{ citizen: string }>(
        'SELECT citizen FROM citizens WHERE municipality = $1 ORDER BY citizen COLLATE "C"',
        [municipality],
      );
      return rows.map(({ citizen }) => citizen);
    },
    audit: (municipality, citizen) => citizens.audit(database, municipality, citizen),
  };
}

/** Those who listen in this process are told at once; the others by the database. A telling that fails takes nothing from the commit. */
async function commitAndTell({ database, clock, changes, log, worker }: Parts, wanted: Commit): Promise<Committed> {
  const done = await unlessErased(citizens.commit(database, clock, wanted));
  if (done.kind !== 'committed') return done;
  if (wanted.quiet === true) return { kind: 'committed', version: done.version };
  const { municipality, citizen } = wanted;
  const caseworkers = [...(done.left === undefined ? [] : [done.left]), done.document.caseworker];
  for (const caseworker of caseworkers) changes.committed(municipality, { ...done.document, citizen, caseworker });
  await tell({ database, log }, { from: worker, municipality, citizen, caseworkers });
  return { kind: 'committed', version: done.version };
}

async function tell({ database, log }: Pick<Parts, 'database' | 'log'>, told: Told): Promise<void> {
  await database.rows('SELECT pg_notify($1, $2)', [channel, JSON.stringify(told)]).catch(() => log.warn('changes-untold'));
}

function workOf({ items }: Parts): Pick<Store, 'claim' | 'markAttempt' | 'settle' | 'reconcile' | 'unclear' | 'outboxDepth'> {
  return {
    claim: (now, n, leaseSeconds, kind) => items.claim(now, n, leaseSeconds, kind),
    markAttempt: (claimed) => items.markAttempt(claimed),
    settle: (claimed, outcome) => items.settle(claimed, outcome),
    reconcile: (municipality, citizen, item) => items.reconcile(municipality, citizen, item),
    unclear: (municipality, before) => items.unclear(municipality, before),
    outboxDepth: () => items.depth(),
  };
}

function accountsOf({ database }: Parts): Pick<Store, 'link' | 'accountOwner' | 'accountsOf'> {
  const owner: Store['accountOwner'] = async (municipality, { channel: where, account }) => {
    const [row] = await database.rows<{ citizen: string }>(
      'SELECT citizen FROM accounts WHERE municipality = $1 AND channel = $2 AND account = $3',
      [municipality, where, account],
    );
    return row?.citizen;
  };
  return {
    accountOwner: owner,
    async link(municipality, account, citizen) {
      const link = 'INSERT INTO accounts (municipality, channel, account, citizen) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING';
      await unlessErased(database.write(link, [municipality, account.channel, account.account, citizen]));
      return (await owner(municipality, account)) === citizen;
    },
    accountsOf: (municipality, citizen) =>
      database.rows<{ channel: string; account: string }>(
        'SELECT channel, account FROM accounts WHERE municipality = $1 AND citizen = $2 ORDER BY channel COLLATE "C", account COLLATE "C"',
        [municipality, citizen],
      ),
  };
}

function registryOf({ database, log, worker }: Parts): Pick<Store, 'readRegistry' | 'writeRegistry' | 'registryNames' | 'removeRegistry'> {
  return {
    async registryNames(municipality) {
      const named = await database.rows<{ name: string }>('SELECT name FROM registry WHERE municipality = $1 ORDER BY name COLLATE "C"', [
        municipality,
      ]);
      return named.map(({ name }) => name);
    },
    async removeRegistry(municipality, name) {
      await database.write('DELETE FROM registry WHERE municipality = $1 AND name = $2', [municipality, name]);
    },
    async readRegistry(municipality, name) {
      const [row] = await database.rows<{ version: number; value: unknown }>(
        'SELECT version, value FROM registry WHERE municipality = $1 AND name = $2',
        [municipality, name],
      );
      return row;
    },
    async writeRegistry(municipality, name, value, expectedVersion) {
      const statement =
        expectedVersion === 0
          ? 'INSERT INTO registry (municipality, name, version, value) VALUES ($1, $2, $4::integer + 1, $3) ON CONFLICT DO NOTHING'
          : 'UPDATE registry SET version = version + 1, value = $3 WHERE municipality = $1 AND name = $2 AND version = $4';
      const written = (await database.write(statement, [municipality, name, storable(value), expectedVersion])) === 1;
      if (written) await tell({ database, log }, { from: worker, municipality, registry: name });
      return written;
    },
  };
}

function wholeOf({ database, changes, log, worker }: Parts): Pick<Store, 'auditHeads' | 'erase' | 'dump' | 'load'> {
  return {
    auditHeads: (municipality) => auditHeads(database, municipality),
    async erase(municipality, citizen, audit, expectedVersion) {
      const gone = await erase(database, [municipality, citizen], { records: audit, expectedVersion });
      if (gone === undefined) return false;
      changes.committed(municipality, { citizen, caseworker: gone.caseworker });
      await tell({ database, log }, { from: worker, municipality, citizen, caseworkers: [gone.caseworker] });
      return true;
    },
    dump: () => dump(database),
    load: (thing) => unlessErased(load(database, thing)),
  };
}

function lifeOf({ database, items, ear }: Parts): Pick<Store, 'ready' | 'close'> {
  return {
    async ready() {
      await database.write('INSERT INTO probe (one, n) VALUES (true, 1) ON CONFLICT (one) DO UPDATE SET n = probe.n + 1');
    },
    async close() {
      await items.release().catch(() => undefined);
      await ear.close();
      await database.close();
    },
  };
}
