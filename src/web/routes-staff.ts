/** What the caseworker's pages ask for. Only the caseworker's own citizens: anybody else's are answered as if they were not there. */
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Context } from '../conversation/context.ts';
import { inbox } from '../review/inbox.ts';
import { commandReview, openReview } from '../review/review.ts';
import type { StaffCommand } from '../review/views.ts';
import { languageOf, refused, WebError } from './errors.ts';
import type { StaffAuth } from './staff-auth.ts';

const id = z.string().max(200);
const words = z.string().max(4000);
const onLine = { line: id, hash: id };
const Command = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), ...onLine }),
  z.strictObject({ kind: z.literal('edit'), ...onLine, text: words, reason: words }),
  z.strictObject({ kind: z.literal('ask'), ...onLine, question: words }),
  z.strictObject({ kind: z.literal('not-now'), ...onLine, reason: words }),
  z.strictObject({ kind: z.literal('confirm'), draft: id, reason: z.exactOptional(words) }),
  z.strictObject({ kind: z.literal('hand-over') }),
  z.strictObject({ kind: z.literal('close-task'), task: id }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('start'), script: id, given: z.exactOptional(z.record(id, words)) }),
]);
const StepIn = z.strictObject({ caseworker: id });

/** Everything under `/api/staff/` but the stream of changes. `auth` guards it. */
export function mountStaff(server: Server, context: Context, auth: StaffAuth): void {
  mountWayIn(server, context, auth);
  server.get('/api/staff/inbox', async (request: Request, response: Response) => {
    const { caseworker } = await auth.session(request);
    response.send(200, await inbox(context, caseworker));
  });
  server.get('/api/staff/citizens/:id', async (request: Request, response: Response) => {
    const { caseworker } = await auth.session(request);
    response.send(200, found(await openReview(context, { caseworker, citizen: citizenOf(request) })));
  });
  server.post('/api/staff/citizens/:id/commands', async (request: Request, response: Response) => {
    const { caseworker } = await auth.session(request);
    const result = found(await commandReview(context, { caseworker, citizen: citizenOf(request) }, commandOf(request.body)));
    if (result.ok) return void response.send(200, result.review);
    const { catalogue } = context.scripts.main;
    response.send(409, refused(result.refusals, { catalogue, language: languageOf(request, catalogue, 'da') }));
  });
}

/** In the demo, the roles to step into; elsewhere there is nothing here. */
function mountWayIn(server: Server, context: Context, auth: StaffAuth): void {
  server.get('/api/staff/demo', async (_request: Request, response: Response) => {
    if (!context.demo) throw new WebError('not-found');
    response.send(200, { caseworkers: context.municipality.caseworkers.map(({ id, name }) => ({ id, name })) });
  });
  server.post('/api/staff/demo', async (request: Request, response: Response) => {
    const given = StepIn.safeParse(request.body);
    if (!given.success) throw new WebError('bad-request');
    response.setHeader('Set-Cookie', await auth.stepIn(given.data.caseworker));
    response.send(200, { caseworker: given.data.caseworker });
  });
  server.post('/api/staff/leave', async (_request: Request, response: Response) => {
    response.setHeader('Set-Cookie', auth.leave());
    response.send(200, {});
  });
}

function commandOf(body: unknown): StaffCommand {
  const command = Command.safeParse(body);
  if (!command.success) throw new WebError('bad-request');
  return command.data;
}

function citizenOf(request: Request): string {
  return String((request.params as { readonly id?: unknown }).id);
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new WebError('not-found');
  return value;
}
