/** Who the citizen's page speaks for: the holder of its Direct Line token, proved by the channel. */
import type { Request } from 'restify';
import { WebError } from './errors.ts';

/** Whom a token speaks for, as far as the pages ask. `anonymous`: whoever holds it has not signed in. */
export interface Holder {
  readonly citizen: string;
  readonly anonymous?: true;
}
/** Reads a token; throws a refusal with `statusCode` and `code` for one that is not good. */
export type ReadToken<H extends Holder = Holder> = (token: string | undefined) => Promise<H>;

/** Whoever the request's token speaks for. */
export function holderOf<H extends Holder>(request: Request, read: ReadToken<H>): Promise<H> {
  return read(/^Bearer ([\x21-\x7e]{1,4096})$/i.exec(request.headers.authorization ?? '')?.[1]);
}

/** Our id of the citizen. */
export async function citizenOf(request: Request, read: ReadToken): Promise<string> {
  return (await holderOf(request, read)).citizen;
}

/** As `holderOf`, where it takes having signed in. Throws `sign-in-first`. */
export async function signedInOf<H extends Holder>(request: Request, read: ReadToken<H>): Promise<H> {
  const holder = await holderOf(request, read);
  if (holder.anonymous === true) throw new WebError('sign-in-first');
  return holder;
}
