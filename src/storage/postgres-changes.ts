/** Tells the other processes on the same database what was committed, and hears from them. */
import { Client, type ClientConfig } from 'pg';
import { z } from 'zod';
import type { Log } from '../ports.ts';
import type { LocalChanges } from './changes.ts';

/** Name on which all processes of one database listen. */
export const channel = 'medspil';
/** Milliseconds between two tries to listen again. */
const pause = 500;

const Heard = z.union([
  z.object({ from: z.string(), municipality: z.string(), citizen: z.string(), caseworkers: z.array(z.string()) }),
  z.object({ from: z.string(), municipality: z.string(), registry: z.string() }),
]);
/** What is told: ids of ours, and who told it. */
export type Told = z.infer<typeof Heard>;

/** Where the listening goes on, and to whom what is heard is passed. */
export interface Hearing {
  readonly config: ClientConfig;
  /** This process: what it has told itself it has heard already. */
  readonly worker: string;
  readonly changes: LocalChanges;
  readonly log: Log;
}

/**
 * Listens on a connection of its own. A connection that breaks is made anew; what was told meanwhile nobody knows, so everybody who
 * listens is told to look: each reads on from where they were, by version and watermark.
 */
export class Ear {
  readonly #hearing: Hearing;
  #client: Client | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(hearing: Hearing) {
    this.#hearing = hearing;
  }

  /** Listening when the promise is fulfilled; throws when the database is away. */
  async open(): Promise<void> {
    const client = new Client({ connectionTimeoutMillis: 3000, keepAlive: true, ...this.#hearing.config });
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => this.#hear(payload));
    this.#client = client;
    await client.connect();
    await client.query(`LISTEN ${channel}`);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => undefined);
  }

  #lost(client: Client): void {
    if (this.#closed || this.#client !== client) return;
    this.#client = undefined;
    this.#hearing.log.warn('changes-lost');
    this.#again();
  }

  #again(): void {
    this.#timer = setTimeout(() => {
      this.open().then(
        () => this.#hearing.changes.everyone(),
        () => {
          this.#client = undefined;
          if (!this.#closed) this.#again();
        },
      );
    }, pause).unref();
  }

  #hear(payload: string | undefined): void {
    const heard = Heard.safeParse(parsed(payload ?? ''));
    if (!heard.success || heard.data.from === this.#hearing.worker) return;
    const { changes } = this.#hearing;
    if ('registry' in heard.data) return changes.written(heard.data.municipality, heard.data.registry);
    const { municipality, citizen, caseworkers } = heard.data;
    for (const caseworker of caseworkers) changes.committed(municipality, { citizen, caseworker });
  }
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}
