/** The right to publish scripts in the server that runs: a token for a minute, signed with the key that only who has the data folder can read. */
import { createSecretKey } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Request } from 'restify';
import type { Clock } from '../ports.ts';
import { WebError } from './errors.ts';

/** Seconds that a token is good for. */
const life = 60;
/** What the token is for; one for anything else is none here. */
const audience = 'publish-scripts';

/** A token for one command. `key`: 32 bytes or more. */
export function signPublishing(key: Uint8Array, clock: Clock): Promise<string> {
  const now = Math.floor(Date.parse(clock.now()) / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject('publisher')
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + life)
    .sign(createSecretKey(key));
}

/** Throws `signed-out` unless the request carries such a token, made with this key and not run out. */
export async function assertPublishing(request: Request, key: Uint8Array, clock: Clock): Promise<void> {
  const token = /^Bearer ([\w.-]{1,1024})$/.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new WebError('signed-out');
  try {
    await jwtVerify(token, createSecretKey(key), {
      algorithms: ['HS256'],
      audience,
      subject: 'publisher',
      currentDate: new Date(clock.now()),
      // However long its own end says: nothing older than a minute counts.
      maxTokenAge: life,
      requiredClaims: ['sub', 'aud', 'exp', 'iat'],
    });
  } catch (cause) {
    throw new WebError('signed-out', { cause });
  }
}
