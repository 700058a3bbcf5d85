/** What the citizen's page asks for beside the conversation. Always the token's own citizen; no address names anybody. */
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { CitizenDocument } from '../conversation/citizen.ts';
import type { Context } from '../conversation/context.ts';
import { citizenPage } from '../review/citizen-page.ts';
import { answerChange, citizenPlan } from '../review/citizen-plan.ts';
import type { AgreementRequest } from '../review/views.ts';
import { citizenOf, type ReadToken } from './citizen-auth.ts';
import { refused, WebError } from './errors.ts';

const Agreement = z.strictObject({
  line: z.string().max(200),
  of: z.string().max(200),
  answer: z.enum(['agreed', 'disagreed', 'commented']),
  comment: z.string().max(4000).optional(),
});

/** `/api/citizen/me`, `/api/citizen/plan` and `/api/citizen/plan/agreement`. */
export function mountCitizen(server: Server, context: Context, read: ReadToken): void {
  server.get('/api/citizen/me', async (request: Request, response: Response) => {
    response.send(200, citizenPage(context, await documentOf(context, await citizenOf(request, read))));
  });
  server.get('/api/citizen/plan', async (request: Request, response: Response) => {
    response.send(200, found(await citizenPlan(context, await citizenOf(request, read))));
  });
  server.post('/api/citizen/plan/agreement', async (request: Request, response: Response) => {
    const citizen = await citizenOf(request, read);
    const given = Agreement.safeParse(request.body);
    if (!given.success) throw new WebError('bad-request');
    const { line, of, answer, comment } = given.data;
    const agreement: AgreementRequest = { line, of, answer, ...(comment !== undefined && { comment }) };
    const result = found(await answerChange(context, citizen, agreement));
    if (result.ok) return void response.send(200, result.plan);
    const { language } = await documentOf(context, citizen);
    const body = refused(result.refusals, { catalogue: context.scripts.main.catalogue, language });
    const message = context.scripts.main.catalogue.text(language, 'page.server.moved');
    response.send(409, { ...body, error: { code: 'moved', message } });
  });
}

async function documentOf(context: Context, citizen: string): Promise<CitizenDocument> {
  const { document } = found(await context.store.read(context.municipality.id, citizen));
  // A thread that has become part of a citizen's own is no more.
  if (document.joined !== undefined) throw new WebError('not-found');
  return document;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new WebError('not-found');
  return value;
}
