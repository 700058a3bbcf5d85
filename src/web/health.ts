/** For those who run the server: is the process there, and can it do its work. */
import type { Request, Response, Server } from 'restify';
import type { Log, Store } from '../ports.ts';

/** `/healthz` answers as long as the process does; `/readyz` only while what is said can be kept. */
export function mountHealth(server: Server, { store, log }: { readonly store: Store; readonly log: Log }): void {
  let asking: Promise<boolean> | undefined;
  /** Many probes at once are one: each writes to the disk. */
  const ready = (): Promise<boolean> => {
    asking ??= store
      .ready()
      .then(
        () => true,
        () => {
          log.warn('not-ready', { part: 'storage' });
          return false;
        },
      )
      .finally(() => (asking = undefined));
    return asking;
  };
  const healthz = async (_request: Request, response: Response): Promise<void> => {
    response.send(200, { status: 'ok' });
  };
  const readyz = async (_request: Request, response: Response): Promise<void> => {
    const storage = await ready();
    // The server listens only once its scripts are loaded.
    response.send(storage ? 200 : 503, { status: storage ? 'ready' : 'not-ready', storage, scripts: true });
  };
  // Some probes ask for the head alone.
  server.get('/healthz', healthz);
  server.head('/healthz', healthz);
  server.get('/readyz', readyz);
  server.head('/readyz', readyz);
}
