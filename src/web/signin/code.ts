/** Sign-in codes on the wire: signed, so that nothing is stored until one is used and every server of the house can read them. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Context } from '../../conversation/context.ts';
import { codeLife, type SignInCode } from '../../identity/code.ts';

const Claims = z.object({ jti: z.string(), sub: z.string(), cha: z.string(), exp: z.number() });

/** Makes and reads codes. One for another municipality, or made with another key, is none. */
export class SignInCodes {
  readonly #context: Context;
  readonly #key: KeyObject;

  /** `key`: 32 bytes or more. */
  constructor(context: Context, key: Uint8Array) {
    this.#context = context;
    this.#key = createSecretKey(key);
  }

  /** A code that lets the citizen in for two minutes, in the browser of that challenge alone. */
  make(citizen: string, challenge: string): Promise<string> {
    const now = Math.floor(Date.parse(this.#context.clock.now()) / 1000);
    return new SignJWT({ cha: challenge })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(citizen)
      .setAudience(this.#audience())
      .setJti(this.#context.ids.next())
      .setExpirationTime(now + codeLife)
      .sign(this.#key);
  }

  /** What a code says; absent for anything that is none of ours or is late. */
  async read(code: string): Promise<SignInCode | undefined> {
    try {
      const { payload } = await jwtVerify(code, this.#key, {
        algorithms: ['HS256'],
        audience: this.#audience(),
        currentDate: new Date(this.#context.clock.now()),
        requiredClaims: ['sub', 'jti', 'exp'],
      });
      const { jti, sub, cha, exp } = Claims.parse(payload);
      return { id: jti, citizen: sub, challenge: cha, expires: new Date(exp * 1000).toISOString() };
    } catch {
      return undefined;
    }
  }

  #audience(): string {
    return `sign-in-code:${this.#context.municipality.id}`;
  }
}
