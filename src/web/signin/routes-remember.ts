/** A citizen says that the device is their own: from then on the session lasts for weeks there, and not for a day. */
import type { Request, Response, Server } from 'restify';
import { changeDocument } from '../../conversation/change.ts';
import type { Context } from '../../conversation/context.ts';
import { type Holder, type ReadToken, signedInOf } from '../citizen-auth.ts';
import { WebError } from '../errors.ts';
import { addressOf, type IssuedToken, type SignInParts } from './routes-session.ts';

/** A session as its token tells of it. */
interface Session extends Holder {
  readonly conversation: string;
  readonly own?: true;
}
/** What it needs of the channel's tokens. */
export interface Remembering {
  readonly read: ReadToken<Session>;
  /** A token for that session; its end is counted from the same signing in. */
  readonly issue: (session: Session) => Promise<IssuedToken>;
  readonly limit: SignInParts['limit'];
}

/** `POST /api/citizen/remember`, without a body, as the citizen who has signed in. Where nobody signs in there is no such path. */
export function mountRemember(server: Server, context: Context, { read, issue, limit }: Remembering): void {
  server.post('/api/citizen/remember', async (request: Request, response: Response) => {
    limit(addressOf(request));
    const session = await signedInOf(request, read);
    if (context.citizenSignIn !== 'required') throw new WebError('not-found');
    const token = await issue({ ...session, own: true });
    if (session.own !== true) await note(context, session);
    response.send(200, token);
  });
}

/** What is not noted has not happened: then no token is given either. */
async function note(context: Context, { citizen, conversation }: Session): Promise<void> {
  const audit = [{ at: context.clock.now(), actor: citizen, action: 'session.remembered', object: conversation }];
  const noted = await changeDocument(context, citizen, (document) => ({ kind: 'change', document, audit, result: true }));
  if (noted === undefined) throw new WebError('not-found');
}
