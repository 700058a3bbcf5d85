/** The caseworker's side of signing in: a new citizen, and an invitation for one. */
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Context } from '../../conversation/context.ts';
import { createCitizen } from '../../conversation/create.ts';
import { redactCpr } from '../../conversation/redact.ts';
import { invite } from '../../identity/invitation.ts';
import { onPaper } from '../../identity/secret.ts';
import type { InvitationView, NewCitizenView } from '../../review/views.ts';
import { WebError } from '../errors.ts';
import { type Doors, ownOriginOf } from '../headers.ts';
import type { StaffAuth } from '../staff-auth.ts';

const NewCitizen = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    // A name is no place for a CPR number, and none is kept anywhere.
    .refine((name) => redactCpr(name) === name),
  language: z.string().max(35),
});

/** `POST /api/staff/citizens` and `POST /api/staff/citizens/:id/invitation`, both for the caseworker's own citizens alone. */
export function mountInviting(
  server: Server,
  context: Context,
  { auth, doors }: { readonly auth: StaffAuth; readonly doors: Doors },
): void {
  server.post('/api/staff/citizens', async (request: Request, response: Response) => {
    const { caseworker } = await auth.session(request);
    const given = NewCitizen.safeParse(request.body);
    const { languages } = context.scripts.main.catalogue;
    if (!given.success || !languages.includes(given.data.language)) throw new WebError('bad-request');
    const created: NewCitizenView = { citizen: await createCitizen(context, { ...given.data, caseworker }) };
    response.send(200, created);
  });
  server.post('/api/staff/citizens/:id/invitation', async (request: Request, response: Response) => {
    const { caseworker } = await auth.session(request);
    const { id } = request.params as { readonly id?: unknown };
    const invited = await invite(context, { citizen: String(id), by: caseworker });
    if (invited === undefined) throw new WebError('not-found');
    const { secret, expires } = invited;
    const view: InvitationView = { url: `${ownOriginOf(request, doors)}/invitation#${secret}`, code: onPaper(secret), expires };
    response.send(200, view);
  });
}
