/** The HTTP server, bare: headers, bodies and error answers. Routes and channels are put on it by whoever starts the product. */
import { pino } from 'pino';
import restify from 'restify';
import type { RequestHandler, Server, ServerOptions } from 'restify';
import { bodyReader, type Allowance } from './body.ts';
import { type Answering, answerError } from './errors.ts';
import { type Doors, openDoors, secureHeaders } from './headers.ts';

/** Milliseconds in which the headers, and the whole request, must have come. */
const headersWithin = 10_000;
const requestWithin = 30_000;

/** What not every server needs: an allowance for routes that take more than others, and handlers that come before names are looked at. */
export interface ServerParts {
  readonly allowance?: Allowance;
  readonly first?: readonly RequestHandler[];
}

/** Makes the server. It listens to nothing yet. */
export function makeServer(doors: Doors, answering: Answering, { allowance, first = [] }: ServerParts = {}): Server {
  // The library's own log would write what a request holds to the standard output. Its types are those of an older logger.
  const log = pino({ level: 'silent' }) as unknown as NonNullable<ServerOptions['log']>;
  const server = restify.createServer({ name: 'Medspil', handleUncaughtExceptions: false, ignoreTrailingSlash: true, log });
  server.server.headersTimeout = headersWithin;
  server.server.requestTimeout = requestWithin;
  server.pre(secureHeaders(doors));
  for (const handler of first) server.pre(handler);
  server.pre(openDoors(doors));
  server.use(bodyReader(allowance ?? (async () => undefined)));
  server.on('restifyError', (request: restify.Request, response: restify.Response, error: unknown, done: () => void) => {
    answerError(request, response, error, answering);
    done();
  });
  return server;
}

/** Every route that was put on the server, as `GET /api/citizen/me`. */
export function routesOf(server: Server): readonly string[] {
  const { routes } = server.getDebugInfo() as { readonly routes: readonly { readonly method: string; readonly path: unknown }[] };
  return routes.map(({ method, path }) => `${method.toUpperCase()} ${String(path)}`);
}

/** Listens, and gives the port. Throws what the system says: the port is taken, the address is not of this machine. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.removeListener('error', reject);
      resolve(server.address().port);
    });
  });
}

/** Takes no more requests, lets those at work finish for so many milliseconds, then cuts every connection. */
export async function stopListening(server: Server, within: number): Promise<void> {
  const closed = new Promise<void>((resolve) => void server.server.close(() => resolve()));
  server.server.closeIdleConnections();
  const cut = setTimeout(() => server.server.closeAllConnections(), within);
  await closed;
  clearTimeout(cut);
}
