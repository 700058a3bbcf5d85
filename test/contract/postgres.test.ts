import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import type { CitizenDocument } from '../../src/conversation/citizen.ts';
import { LocalChanges } from '../../src/storage/changes.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import { startDatabase, type TestDatabase } from './database.ts';
import { clock, memoryLog } from './fixture.ts';
import { storeContract } from './store.ts';
import type { Subject } from './subject.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase({ forgetful: true });
}, 60_000);
afterAll(() => database?.stop());

storeContract('postgres', makeSubject);

/** Remembers who was told, with what. */
class Remembering extends LocalChanges {
  readonly told: CitizenDocument[] = [];
  override committed(municipality: string, document: CitizenDocument): void {
    this.told.push(document);
    super.committed(municipality, document);
  }
}

async function makeSubject(): Promise<Subject> {
  const schema = `t_${randomUUID().replaceAll('-', '')}`;
  await database.run(`CREATE SCHEMA ${schema}`);
  const log = memoryLog();
  const changes = new Remembering(log);
  const start = () => openPostgres({ url: database.url, schema, clock, log, changes, worker: randomUUID() });
  let store = await start();
  return {
    get store() {
      return store;
    },
    told: changes.told,
    async reopen() {
      await store.close();
      store = await start();
      return store;
    },
    async tamperWithAudit(municipality, citizen) {
      await database.run(`UPDATE ${schema}.audit SET actor = 'somebody else' WHERE municipality = $1 AND citizen = $2 AND number = 1`, [
        municipality,
        citizen,
      ]);
    },
    async end() {
      await store.close().catch(() => undefined);
      // A server of our own goes with all its schemas.
      if (database.away === undefined) await database.run(`DROP SCHEMA ${schema} CASCADE`);
    },
  };
}
