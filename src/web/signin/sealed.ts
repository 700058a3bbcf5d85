/** Small things that a browser carries for us while somebody signs in: sealed, so that only we can read or make them, and gone after ten minutes. */
import { createHmac } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { Context } from '../../conversation/context.ts';
import type { Doors } from '../headers.ts';

/** Seconds: longer than MitID takes, shorter than the next person at a library's computer. */
const life = 600;

/** What is carried, each in a cookie of its own. */
export type SealedName = 'mitid' | 'invitation' | 'person';

/** Seals, opens and takes away such cookies. What was sealed for one use is nothing for another. */
export class Sealed {
  readonly #context: Context;
  readonly #key: Uint8Array;
  readonly #secure: string;

  /** `key`: 32 bytes or more; the one that seals is derived from it. */
  constructor(context: Context, key: Uint8Array, doors: Pick<Doors, 'publicUrl'>) {
    this.#context = context;
    this.#key = createHmac('sha256', key).update('sign-in cookies').digest();
    this.#secure = doors.publicUrl?.startsWith('https:') ? '; Secure' : '';
  }

  /** The cookie that carries the value. It comes back from the broker too, for that is a visit of the person's own. */
  async seal(name: SealedName, value: object): Promise<string> {
    const now = Math.floor(Date.parse(this.#context.clock.now()) / 1000);
    const token = await new EncryptJWT({ value })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setAudience(this.#audience(name))
      .setExpirationTime(now + life)
      .encrypt(this.#key);
    return this.#cookie(name, token, life);
  }

  /** The value that the browser carries; absent for none, a late one, or one that is not of this shape. */
  async open<T>(name: SealedName, request: IncomingMessage, shape: z.ZodType<T>): Promise<T | undefined> {
    const token = new RegExp(`(?:^|;\\s*)medspil_${name}=([\\w.-]{1,4096})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];
    if (token === undefined) return undefined;
    try {
      const { payload } = await jwtDecrypt(token, this.#key, {
        audience: this.#audience(name),
        currentDate: new Date(this.#context.clock.now()),
        requiredClaims: ['exp'],
      });
      return shape.parse(payload['value']);
    } catch {
      return undefined;
    }
  }

  /** The cookie that takes the other one away. */
  away(name: SealedName): string {
    return this.#cookie(name, '', 0);
  }

  #cookie(name: SealedName, token: string, age: number): string {
    return `medspil_${name}=${token}; Path=/signin; Max-Age=${age}; HttpOnly; SameSite=Lax${this.#secure}`;
  }

  #audience(name: SealedName): string {
    return `sign-in-${name}:${this.#context.municipality.id}`;
  }
}
