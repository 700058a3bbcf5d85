/** Asking the server that holds the store, where a command cannot open it itself. */
import { type IncomingMessage, request } from 'node:http';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Clock } from '../ports.ts';
import type { LockedError } from '../storage/errors.ts';
import { type Errand, signCommand } from '../web/command-token.ts';
import { linesIn } from './lines.ts';
import { keptKey } from './signing-key.ts';
import { StartError } from './start-error.ts';

/** Milliseconds that the server may be silent. */
const answerWithin = 60_000;

/** What is asked: the path under the origin of the server, and a body. */
export interface Asked {
  readonly path: string;
  readonly body: object;
}
/** The server at HOST and PORT, for one kind of errand. A refusal, and a server that is not there, is a `StartError`. */
export interface ServerDoor {
  /** The answer as JSON: our own server, so that its shape is that of the use case. */
  ask(asked: Asked): Promise<unknown>;
  /** The answer line by line. One that is cut short throws. */
  lines(asked: Asked): AsyncIterable<string>;
}

/** Finds the server, with the key that both find in DATA_DIR. `locked`: why the store could not be opened. */
export async function openServerDoor(config: Config, errand: Errand, locked: LockedError): Promise<ServerDoor> {
  const clock: Clock = { now: () => new Date().toISOString() };
  const key = await keptKey(config);
  if (key === undefined) throw new StartError([locked.message, 'If that is the server, it has just started: run the command again.']);
  const answer = async (asked: Asked): Promise<IncomingMessage> => {
    const token = await signCommand(errand, { key, clock });
    const response = await post(config, { ...asked, token }).catch((cause: unknown) => {
      const where = `No server answers at ${config.host}, port ${config.port}. Set HOST and PORT as the server has them.`;
      throw new StartError([locked.message, where], { cause });
    });
    if (response.statusCode === 200) return response;
    throw new StartError([refusal(response.statusCode ?? 0, await textOf(response))]);
  };
  return {
    ask: async (asked) => JSON.parse(await textOf(await answer(asked))) as unknown,
    async *lines(asked) {
      const response = await answer(asked);
      yield* linesIn(response);
      if (!response.complete) throw new StartError(['The server ended before all was told.']);
    },
  };
}

const Refused = z.object({ error: z.object({ code: z.string() }) });

function refusal(status: number, text: string): string {
  if (status === 401) return 'The server does not know this command: DATA_DIR (or TOKEN_SECRET) must be the one it was started with.';
  if (status === 404) return 'What answers at HOST and PORT does not know this command. Is it this program, in this version?';
  const code = text.startsWith('{') ? Refused.safeParse(JSON.parse(text)).data?.error.code : undefined;
  return `The server did not do it: ${code ?? 'failed'} (${status}). Nothing was changed.`;
}

function post({ host, port, publicUrl }: Config, { path, body, token }: Asked & { readonly token: string }): Promise<IncomingMessage> {
  const bytes = Buffer.from(JSON.stringify(body));
  const everywhere = host === '0.0.0.0' || host === '::';
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': bytes.length,
    ...(publicUrl !== undefined && { host: new URL(publicUrl).host }),
  };
  const options = { host: everywhere ? '127.0.0.1' : host, port, path, method: 'POST', headers, timeout: answerWithin };
  return new Promise((resolve, reject) => {
    const sent = request(options, resolve);
    sent.once('timeout', () => sent.destroy(new Error('The server took too long')));
    sent.once('error', reject);
    sent.end(bytes);
  });
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
