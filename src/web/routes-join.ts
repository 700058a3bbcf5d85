/** An anonymous thread is joined to the citizen's own conversation: only here, and only when the citizen says so. */
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Context } from '../conversation/context.ts';
import { joinThread } from '../conversation/joining.ts';
import { citizenOf, type ReadToken } from './citizen-auth.ts';
import { WebError } from './errors.ts';

const Join = z.strictObject({ thread: z.string().max(4096) });

/** How tokens are read: that of whoever asks, and that of a thread, also one that ran out while its holder signed in. */
export interface JoinReading {
  readonly read: ReadToken;
  readonly readThread: ReadToken;
}

/** `POST /api/citizen/join`, as the signed-in citizen, with the token of the thread in `thread`. */
export function mountJoin(server: Server, context: Context, { read, readThread }: JoinReading): void {
  server.post('/api/citizen/join', async (request: Request, response: Response) => {
    const citizen = await citizenOf(request, read);
    const given = Join.safeParse(request.body);
    if (!given.success) throw new WebError('bad-request');
    const thread = await readThread(given.data.thread);
    if (!(await joinThread(context, citizen, thread.citizen))) throw new WebError('not-joined');
    response.send(200, {});
  });
}
