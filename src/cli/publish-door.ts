/** The way to the published versions: the store itself where nobody holds it, and else the server that does. */
import type { Config } from '../config.ts';
import type { Clock, Log } from '../ports.ts';
import { LocalChanges } from '../storage/changes.ts';
import { LockedError } from '../storage/errors.ts';
import type { Publishing } from '../web/routes-scripts.ts';
import { findMunicipality } from './municipality.ts';
import { openStore } from './keeping.ts';
import { Publisher } from './publisher.ts';
import { openServerDoor } from './server-door.ts';

/** Publishing, until it is closed. */
export interface Door extends Publishing {
  close(): Promise<void>;
}

/** Opens the store, or finds the server that holds it. Throws a `StartError` where neither can be had. */
export async function openDoor(config: Config): Promise<Door> {
  const clock: Clock = { now: () => new Date().toISOString() };
  const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  try {
    // On a database nobody holds the store alone: servers that run hear of what is published and follow.
    const { store } = await openStore(config, { clock, log: silent, changes: new LocalChanges(silent) });
    const municipality = await findMunicipality(store).catch(async (error: unknown) => {
      await store.close();
      throw error;
    });
    const publisher = new Publisher({ store, municipality, clock, log: silent });
    return Object.assign(publisher, { close: () => store.close() });
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    return remote(config, error);
  }
}

/** The server that holds the store. */
async function remote(config: Config, locked: LockedError): Promise<Door> {
  const server = await openServerDoor(config, 'publish-scripts', locked);
  const ask = async <T>(deed: string, body: object): Promise<T> => (await server.ask({ path: `/api/scripts/${deed}`, body })) as T;
  return {
    publish: (sources, who) => ask('publish', { ...who, sources }),
    rollback: (number, who) => ask('rollback', { ...who, number }),
    withdraw: (step, who) => ask('withdraw', { ...who, ...step }),
    restore: (step, who) => ask('restore', { ...who, ...step }),
    list: () => ask('list', {}),
    close: async () => undefined,
  };
}
