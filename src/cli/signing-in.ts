/** Puts signing in on the server: what it takes of the channel, whose tokens it gives and whose way of counting it uses. */
import { Buckets, type Limits } from '../channels/directline/limits.ts';
import type { Tokens } from '../channels/directline/tokens.ts';
import type { Context } from '../conversation/context.ts';
import type { Doors } from '../web/headers.ts';
import { SignInCodes } from '../web/signin/code.ts';
import { mountInviting } from '../web/signin/routes-invite.ts';
import { mountSession, type SignInParts } from '../web/signin/routes-session.ts';
import type { makeServer } from '../web/server.ts';
import type { StaffAuth } from '../web/staff-auth.ts';

/** What the composition root has at hand for it. */
export interface SigningIn {
  readonly doors: Doors;
  /** Signs codes and cookies; 32 bytes or more. */
  readonly key: Uint8Array;
  readonly tokens: Tokens;
  readonly limits: Limits;
  readonly auth: StaffAuth;
}

/** The citizen's ways in, and the caseworker's way to invite. */
export function mountSigningIn(
  server: ReturnType<typeof makeServer>,
  context: Context,
  { doors, key, tokens, limits, auth }: SigningIn,
): void {
  const entering = new Buckets(limits.beginning, context.clock);
  const parts: SignInParts = {
    codes: new SignInCodes(context, key),
    doors,
    issue: (holder) => tokens.issue(holder),
    limit: (address) => entering.take(address),
  };
  mountSession(server, context, parts);
  mountInviting(server, context, { auth, doors });
}
