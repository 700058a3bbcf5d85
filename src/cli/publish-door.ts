/** The way to the published versions: the store itself where nobody holds it, and else the server that does. */
import { request } from 'node:http';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Clock, Log } from '../ports.ts';
import { LocalChanges } from '../storage/changes.ts';
import { LockedError } from '../storage/errors.ts';
import { signPublishing } from '../web/publish-token.ts';
import type { Publishing } from '../web/routes-scripts.ts';
import { findMunicipality } from './municipality.ts';
import { openStore } from './keeping.ts';
import { Publisher } from './publisher.ts';
import { keptKey } from './signing-key.ts';
import { StartError } from './start-error.ts';

/** Milliseconds that the server may take. */
const answerWithin = 60_000;

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
    return remote(config, clock, error);
  }
}

/** Asks the server at HOST and PORT, with a token signed by the key that both find in DATA_DIR. */
async function remote(config: Config, clock: Clock, locked: LockedError): Promise<Door> {
  const key = await keptKey(config);
  if (key === undefined) throw new StartError([locked.message, 'If that is the server, it has just started: run the command again.']);
  const ask = async <T>(deed: string, body: object): Promise<T> => {
    const token = await signPublishing(key, clock);
    const { status, text } = await post(config, `/api/scripts/${deed}`, { token, body }).catch((cause: unknown) => {
      const where = `No server answers at ${config.host}, port ${config.port}. Set HOST and PORT as the server has them.`;
      throw new StartError([locked.message, where], { cause });
    });
    // Our own server: the shape of its answer is that of the use case.
    if (status === 200) return JSON.parse(text) as T;
    throw new StartError([refusal(status, text)]);
  };
  return {
    publish: (sources, who) => ask('publish', { ...who, sources }),
    rollback: (number, who) => ask('rollback', { ...who, number }),
    withdraw: (step, who) => ask('withdraw', { ...who, ...step }),
    restore: (step, who) => ask('restore', { ...who, ...step }),
    list: () => ask('list', {}),
    close: async () => undefined,
  };
}

const Refused = z.object({ error: z.object({ code: z.string() }) });

function refusal(status: number, text: string): string {
  if (status === 401) return 'The server does not know this command: DATA_DIR (or TOKEN_SECRET) must be the one it was started with.';
  if (status === 404) return 'What answers at HOST and PORT cannot publish. Is it this program, in this version?';
  const code = text.startsWith('{') ? Refused.safeParse(JSON.parse(text)).data?.error.code : undefined;
  return `The server did not do it: ${code ?? 'failed'} (${status}). Nothing was published.`;
}

function post(
  { host, port, publicUrl }: Config,
  path: string,
  { token, body }: { readonly token: string; readonly body: object },
): Promise<{ readonly status: number; readonly text: string }> {
  const bytes = Buffer.from(JSON.stringify(body));
  const everywhere = host === '0.0.0.0' || host === '::';
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': bytes.length,
    ...(publicUrl !== undefined && { host: new URL(publicUrl).host }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: everywhere ? '127.0.0.1' : host, port, path, method: 'POST', headers, timeout: answerWithin },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => void chunks.push(chunk));
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
        response.once('error', reject);
      },
    );
    sent.once('timeout', () => sent.destroy(new Error('The server took too long')));
    sent.once('error', reject);
    sent.end(bytes);
  });
}
