/** Who the citizen's page speaks for: the holder of its Direct Line token, proved by the channel. */
import type { Request } from 'restify';

/** Reads a token; throws a refusal with `statusCode` and `code` for one that is not good. */
export type ReadToken = (token: string | undefined) => Promise<{ readonly citizen: string }>;

/** Our id of the citizen. */
export async function citizenOf(request: Request, read: ReadToken): Promise<string> {
  const token = /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(request.headers.authorization ?? '')?.[1];
  return (await read(token)).citizen;
}
