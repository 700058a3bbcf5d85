/** Opens the store that the settings name: PostgreSQL, or files in the data folder. */
import { randomUUID } from 'node:crypto';
import type { Config } from '../config.ts';
import type { Clock, Log, Store } from '../ports.ts';
import { LocalChanges } from '../storage/changes.ts';
import { open, type OpenOptions } from '../storage/open.ts';
import { openPostgres } from '../storage/postgres.ts';
import type { StartReport } from '../storage/start.ts';

/** What a store works with; a disk of its own is for files alone. */
export interface Keeping extends Pick<OpenOptions, 'disk' | 'locked'> {
  readonly clock: Clock;
  readonly log: Log;
  readonly changes: LocalChanges;
}

/** The open store, with what was found to be damaged. A database looks after its own files. */
export async function openStore(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  keeping: Keeping,
): Promise<{ readonly store: Store; readonly damaged: StartReport['damaged'] }> {
  if (databaseUrl !== undefined) {
    const { clock, log, changes } = keeping;
    return { store: await openPostgres({ url: databaseUrl, worker: randomUUID(), clock, log, changes }), damaged: [] };
  }
  const store = await open({ dir: dataDir, ...keeping });
  return { store, damaged: store.report.damaged };
}

/** Opens the store for one command, and closes it when that has ended, well or not. */
export async function withStore<T>(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  use: (kept: { readonly store: Store; readonly clock: Clock }) => Promise<T>,
): Promise<T> {
  const clock: Clock = { now: () => new Date().toISOString() };
  const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const { store } = await openStore(config, { clock, log: silent, changes: new LocalChanges(silent) });
  try {
    return await use({ store, clock });
  } finally {
    await store.close();
  }
}
