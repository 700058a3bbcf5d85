/** The ends of signing in that pages' scripts call: an invitation becomes a code, and a code a token of the conversation. */
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Context } from '../../conversation/context.ts';
import { useCode } from '../../identity/code.ts';
import { openInvitation } from '../../identity/invitation.ts';
import { readSecret } from '../../identity/secret.ts';
import { WebError } from '../errors.ts';
import { type Doors, isOwnOrigin } from '../headers.ts';
import type { SignInCodes } from './code.ts';

/** A token of the conversation, as the channel gives it. */
export interface IssuedToken {
  readonly token: string;
  /** Seconds. */
  readonly expires_in: number;
}
/** What signing in needs beside the context of the use cases. */
export interface SignInParts {
  readonly codes: SignInCodes;
  readonly doors: Doors;
  /** The channel's token for one citizen's conversation. */
  readonly issue: (holder: { readonly citizen: string; readonly conversation: string }) => Promise<IssuedToken>;
  /** Counts a request of one network address. Throws the refusal of one that comes too fast. */
  readonly limit: (address: string) => void;
}

/** Base64url SHA-256 of a verifier (RFC 7636): 43 letters. */
export const Challenge = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const Session = z.strictObject({ code: z.string().max(2048), verifier: z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/) });
const Invitation = z.strictObject({ secret: z.string().max(500), challenge: Challenge });

/**
 * `POST /api/citizen/session` and `POST /api/citizen/invitation`. Whatever is wrong with a code is `sign-in-over`, and with an invitation
 * `invitation-over`: neither says why.
 */
export function mountSession(server: Server, context: Context, parts: SignInParts): void {
  server.post('/api/citizen/session', async (request: Request, response: Response) => {
    parts.limit(addressOf(request));
    const given = Session.safeParse(request.body);
    if (!given.success) throw new WebError('sign-in-over');
    const code = await parts.codes.read(given.data.code);
    const holder = code === undefined ? undefined : await useCode(context, code, given.data.verifier);
    if (holder === undefined) throw new WebError('sign-in-over');
    response.send(200, { conversationId: holder.conversation, ...(await parts.issue(holder)) });
  });
  server.post('/api/citizen/invitation', async (request: Request, response: Response) => {
    parts.limit(addressOf(request));
    if (!isOwnOrigin(request, parts.doors)) throw new WebError('foreign-origin');
    const given = Invitation.safeParse(request.body);
    if (!given.success) throw new WebError('bad-request');
    const secret = readSecret(given.data.secret);
    const { challenge } = given.data;
    const citizen = secret === undefined ? undefined : await openInvitation(context, { secret, challenge });
    if (citizen === undefined) throw new WebError('invitation-over');
    response.send(200, { code: await parts.codes.make(citizen, challenge) });
  });
}

/** The network address that a request came from. */
export function addressOf(request: Request): string {
  return request.socket.remoteAddress ?? '';
}
