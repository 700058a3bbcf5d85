/** Puts signing in on the server: what it takes of the channel, whose tokens it gives and whose way of counting it uses. */
import { Buckets, type Limits } from '../channels/directline/limits.ts';
import type { Tokens } from '../channels/directline/tokens.ts';
import type { Context } from '../conversation/context.ts';
import type { Doors } from '../web/headers.ts';
import { mountFrames } from '../web/routes-frames.ts';
import { mountJoin } from '../web/routes-join.ts';
import type { Sheet } from '../web/pages.ts';
import { Broker, type BrokerSettings } from '../web/signin/broker.ts';
import { SignInCodes } from '../web/signin/code.ts';
import { SignInPages } from '../web/signin/page.ts';
import { mountInviting } from '../web/signin/routes-invite.ts';
import { mountMitid } from '../web/signin/routes-mitid.ts';
import { mountPageRoutes, type PageParts } from '../web/signin/routes-pages.ts';
import { mountRemember } from '../web/signin/routes-remember.ts';
import { mountSession } from '../web/signin/routes-session.ts';
import { Sealed } from '../web/signin/sealed.ts';
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
  /** The built pages. */
  readonly pages: ReadonlyMap<string, Sheet>;
  readonly defaultLanguage: string;
  /** Absent: citizens sign in by invitation alone. */
  readonly broker?: BrokerSettings;
}

/** The citizen's ways in, with what was written before, and the caseworker's way to invite. */
export function mountSigningIn(server: ReturnType<typeof makeServer>, context: Context, options: SigningIn): void {
  const { doors, key, tokens, limits, auth, broker } = options;
  const entering = new Buckets(limits.beginning, context.clock);
  const parts: PageParts = {
    codes: new SignInCodes(context, key),
    doors,
    issue: (holder) => tokens.issue(holder),
    limit: (address) => entering.take(address),
    pages: new SignInPages(context, options.pages, options.defaultLanguage),
    sealed: new Sealed(context, key, doors),
    mitid: broker !== undefined,
  };
  mountSession(server, context, parts);
  mountRemember(server, context, { ...parts, read: (token) => tokens.read(token) });
  mountPageRoutes(server, context, parts);
  if (broker !== undefined) mountMitid(server, context, { ...parts, broker: new Broker(broker, context.log), key });
  mountInviting(server, context, { auth, doors });
  mountFrames(server, context, doors.embedOrigins);
  mountJoin(server, context, { read: (token) => tokens.read(token), readThread: (token) => tokens.readLate(token) });
}
