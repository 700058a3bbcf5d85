/**
 * What whoever runs the house asks of the server while it runs: the store is held by one process, so the commands `citizen`, `store` and `audit`
 * ask this one. Closed to everybody without a token of `command-token.ts`.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { assertCommand, type CommandDoor } from './command-token.ts';
import { WebError } from './errors.ts';

const by = z.string().trim().min(1).max(100);
const citizen = z.string().min(1).max(200);
/** What each deed takes. */
const bodies = {
  'citizen-export': z.strictObject({ citizen, by }),
  'citizen-erase': z.strictObject({ citizen, by, reason: z.string().trim().min(1).max(1000) }),
  'audit-verify': z.strictObject({}),
  'outbox-status': z.strictObject({}),
  'outbox-release': z.strictObject({}),
  'store-dump': z.strictObject({}),
} as const;
type Deed = keyof typeof bodies;
type Of<D extends Deed> = z.infer<(typeof bodies)[D]>;

/** What the routes ask for. Results go to the command as JSON, whatever they are; of what is dumped each thing is a line. */
export interface Operating {
  exportCitizen(wanted: Of<'citizen-export'>): Promise<unknown>;
  eraseCitizen(order: Of<'citizen-erase'>): Promise<unknown>;
  verifyAudit(): Promise<unknown>;
  outbox(): Promise<unknown>;
  release(): Promise<unknown>;
  dump(): AsyncIterable<unknown>;
}

/** `POST /api/operator/<deed>`: 200 with `{ result }`, which is absent for a citizen who is not known; `store-dump` with lines of JSON. */
export function mountOperator(server: Server, operating: Operating, door: CommandDoor): void {
  const serve = <D extends Deed>(deed: D, answer: (body: Of<D>, response: Response) => Promise<void>): void => {
    server.post(`/api/operator/${deed}`, async (request: Request, response: Response) => {
      await assertCommand(request, 'operate', door);
      const parsed = bodies[deed].safeParse(request.body);
      if (!parsed.success) throw new WebError('bad-request');
      await answer(parsed.data as Of<D>, response);
    });
  };
  serve('citizen-export', async (body, response) => send(response, await operating.exportCitizen(body)));
  serve('citizen-erase', async (body, response) => send(response, await operating.eraseCitizen(body)));
  serve('audit-verify', async (_body, response) => send(response, await operating.verifyAudit()));
  serve('outbox-status', async (_body, response) => send(response, await operating.outbox()));
  serve('outbox-release', async (_body, response) => send(response, await operating.release()));
  serve('store-dump', async (_body, response) => {
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store' });
    // One that is cut by an error has no last line, by which the command knows.
    await pipeline(Readable.from(linesOf(operating.dump())), response).catch(() => response.destroy());
  });
}

/** The last line of a dump that is whole. */
export const dumpEnd = { end: true } as const;

async function* linesOf(things: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const thing of things) yield `${JSON.stringify(thing)}\n`;
  yield `${JSON.stringify(dumpEnd)}\n`;
}

function send(response: Response, result: unknown): void {
  response.send(200, result === undefined ? {} : { result });
}
