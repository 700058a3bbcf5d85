/** Tells a caseworker's open pages that something has changed for a citizen of theirs. Only that: the pages read it themselves. */
import type { Request, Response, Server } from 'restify';
import type { Context } from '../conversation/context.ts';
import type { StaffAuth } from './staff-auth.ts';

/** Milliseconds between signs of life, so that nothing on the way takes the connection for dead. */
const beat = 20_000;

/** The stream of changes while the server runs: to count its connections, and to end them before the server stops. */
export interface Live {
  /** Connections now open. */
  readonly open: () => number;
  /** Ends them; browsers come back by themselves. */
  close(): void;
}

/** `GET /api/staff/changes`: server-sent events, each named `change` with our id of the citizen. */
export function mountLive(server: Server, context: Context, auth: StaffAuth): Live {
  const open = new Set<Response>();
  server.get('/api/staff/changes', async (request: Request, response: Response) => {
    const { caseworker, ends } = await auth.session(request);
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', Connection: 'keep-alive' });
    response.write('retry: 2000\n\n');
    const stop = context.changes.onCaseworker(context.municipality.id, caseworker, (citizen) => {
      response.write(`event: change\ndata: ${citizen}\n\n`);
    });
    const signs = setInterval(() => {
      // Who is no longer signed in hears no more.
      if (Date.parse(context.clock.now()) >= ends) response.end();
      else response.write(': still here\n\n');
    }, beat);
    open.add(response);
    response.once('close', () => {
      stop();
      clearInterval(signs);
      open.delete(response);
    });
  });
  return {
    open: () => open.size,
    close() {
      for (const response of open) response.end();
    },
  };
}
