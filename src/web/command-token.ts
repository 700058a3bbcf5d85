/**
 * The right of a command to have the server that runs do something: a token for a minute and for one kind of errand, signed with the key that
 * only who has the data folder can read.
 */
import { createSecretKey } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Request } from 'restify';
import type { Clock } from '../ports.ts';
import { WebError } from './errors.ts';

/** Seconds that a token is good for. */
const life = 60;
/** What a token is for; one for anything else is none there. `operate`: seeing and taking away all that is kept. */
export type Errand = 'publish-scripts' | 'operate';
/** What tokens are made and checked with. `key`: 32 bytes or more. */
export interface CommandDoor {
  readonly key: Uint8Array;
  readonly clock: Clock;
}

/** A token for one command. */
export function signCommand(errand: Errand, { key, clock }: CommandDoor): Promise<string> {
  const now = Math.floor(Date.parse(clock.now()) / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject('command')
    .setAudience(errand)
    .setIssuedAt(now)
    .setExpirationTime(now + life)
    .sign(createSecretKey(key));
}

/** Throws `signed-out` unless the request carries such a token, made for the errand with this key and not run out. */
export async function assertCommand(request: Request, errand: Errand, { key, clock }: CommandDoor): Promise<void> {
  const token = /^Bearer ([\w.-]{1,1024})$/.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) throw new WebError('signed-out');
  try {
    await jwtVerify(token, createSecretKey(key), {
      algorithms: ['HS256'],
      audience: errand,
      subject: 'command',
      currentDate: new Date(clock.now()),
      // However long its own end says: nothing older than a minute counts.
      maxTokenAge: life,
      requiredClaims: ['sub', 'aud', 'exp', 'iat'],
    });
  } catch (cause) {
    throw new WebError('signed-out', { cause });
  }
}
