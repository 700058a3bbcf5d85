/** What the citizen's page asks for beside the conversation. Always the token's own citizen; no address names anybody. */
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { CitizenDocument } from '../conversation/citizen.ts';
import type { Context } from '../conversation/context.ts';
import { citizenPage } from '../review/citizen-page.ts';
import { answerChange, citizenPlan, citizenPlanVersion, releaseLine, type AnswerResult } from '../review/citizen-plan.ts';
import type { AgreementRequest } from '../review/views.ts';
import { citizenOf, signedInOf, type ReadToken } from './citizen-auth.ts';
import { refused, WebError } from './errors.ts';

const Agreement = z.strictObject({
  line: z.string().max(200),
  of: z.string().max(200),
  answer: z.enum(['agreed', 'disagreed', 'commented']),
  comment: z.string().max(4000).optional(),
});

const Release = z.strictObject({ line: z.string().max(200), of: z.string().max(200), released: z.boolean() });
const Revision = z.coerce.number().int().min(1).max(100_000);

/** `/api/citizen/me` and what there is under `/api/citizen/plan`, apart from paper. The plan takes having signed in. */
export function mountCitizen(server: Server, context: Context, read: ReadToken): void {
  server.get('/api/citizen/me', async (request: Request, response: Response) => {
    response.send(200, citizenPage(context, await documentOf(context, await citizenOf(request, read))));
  });
  server.get('/api/citizen/plan', async (request: Request, response: Response) => {
    response.send(200, found(await citizenPlan(context, (await signedInOf(request, read)).citizen)));
  });
  server.post('/api/citizen/plan/agreement', async (request: Request, response: Response) => {
    const { citizen } = await signedInOf(request, read);
    const given = Agreement.safeParse(request.body);
    if (!given.success) throw new WebError('bad-request');
    const { line, of, answer, comment } = given.data;
    const agreement: AgreementRequest = { line, of, answer, ...(comment !== undefined && { comment }) };
    sendResult(response, await answerChange(context, citizen, agreement), await documentOf(context, citizen));
  });
  server.post('/api/citizen/plan/release', async (request: Request, response: Response) => {
    const { citizen } = await signedInOf(request, read);
    const given = Release.safeParse(request.body);
    if (!given.success) throw new WebError('bad-request');
    sendResult(response, await releaseLine(context, citizen, given.data), await documentOf(context, citizen));
  });
  server.get('/api/citizen/plan/versions/:revision', async (request: Request, response: Response) => {
    const { citizen } = await signedInOf(request, read);
    const revision = Revision.safeParse((request.params as { readonly revision?: unknown }).revision);
    response.send(200, found(revision.success ? await citizenPlanVersion(context, citizen, revision.data) : undefined));
  });
  const sendResult = (response: Response, given: AnswerResult | undefined, { language }: CitizenDocument): void => {
    const result = found(given);
    if (result.ok) return void response.send(200, result.plan);
    const { catalogue } = context.scripts.main;
    const body = refused(result.refusals, { catalogue, language });
    response.send(409, { ...body, error: { code: 'moved', message: catalogue.text(language, 'page.server.moved') } });
  };
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
