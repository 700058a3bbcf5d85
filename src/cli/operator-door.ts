/** The way to an `Operator`: over the store itself where nobody holds it, and else through the server that does. */
import type { Config } from '../config.ts';
import type { Dumped } from '../conversation/dumped.ts';
import { openAuditCheckpoints } from '../storage/audit-checkpoints.ts';
import { LockedError } from '../storage/errors.ts';
import { openErasureLedger } from '../storage/erasure-ledger.ts';
import { dumpEnd } from '../web/routes-operator.ts';
import { withStore } from './keeping.ts';
import { findMunicipality } from './municipality.ts';
import { makeOperator, type Operator } from './operator.ts';
import { randomIds } from './random-ids.ts';
import { openServerDoor, type ServerDoor } from './server-door.ts';
import { keptKey } from './signing-key.ts';
import { StartError } from './start-error.ts';

/** Opens the way for one command, and closes it when that has ended, well or not. Throws a `StartError` where there is none. */
export async function withOperator<T>(config: Config, use: (operator: Operator) => Promise<T>): Promise<T> {
  try {
    return await withStore(config, async ({ store, clock }) => {
      const key = await keptKey(config);
      const parts = {
        store,
        clock,
        ids: randomIds,
        municipality: await findMunicipality(store),
        ledger: openErasureLedger(config.erasureLedger),
        file: openAuditCheckpoints(config.auditCheckpoints),
      };
      return use(makeOperator({ ...parts, ...(key !== undefined && { key }) }));
    });
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    return use(remote(await openServerDoor(config, 'operate', error)));
  }
}

function remote(server: ServerDoor): Operator {
  const ask = async <T>(deed: string, body: object = {}): Promise<T> => {
    const answer = (await server.ask({ path: `/api/operator/${deed}`, body })) as { readonly result?: unknown };
    return answer.result as T;
  };
  return {
    exportCitizen: (wanted) => ask('citizen-export', wanted),
    eraseCitizen: (order) => ask('citizen-erase', order),
    verifyAudit: () => ask('audit-verify'),
    outbox: () => ask('outbox-status'),
    release: () => ask('outbox-release'),
    dump: () => dumped(server),
  };
}

async function* dumped(server: ServerDoor): AsyncGenerator<Dumped> {
  const end = JSON.stringify(dumpEnd);
  for await (const line of server.lines({ path: '/api/operator/store-dump', body: {} })) {
    if (line === end) return;
    yield JSON.parse(line) as Dumped;
  }
  throw new StartError(['The server ended before all was told. Nothing was changed.']);
}
