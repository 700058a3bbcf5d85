/** Who a caseworker's page speaks for: a signed cookie that no script can read and no other site can send. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Context } from '../conversation/context.ts';
import { patternOf, WebError } from './errors.ts';
import { type Doors, isOwnOrigin } from './headers.ts';

const cookieName = 'medspil_staff';
/** Seconds that a caseworker stays signed in: a working day. */
const life = 9 * 3600;
/** Reached without being signed in, by method: the way in. */
const open = new Set(['GET /api/staff/demo', 'POST /api/staff/demo', 'POST /api/staff/leave']);

/** Who is signed in, as the cookie proves it. */
export interface StaffSession {
  /** Id of the caseworker. */
  readonly caseworker: string;
  /** When it ends, in milliseconds since 1970. */
  readonly ends: number;
}
/** What cookies are signed with, and by which names pages of ours are known. */
export interface StaffAuthOptions extends Doors {
  /** 32 bytes or more. */
  readonly key: Uint8Array;
}

/**
 * Signs caseworkers in and guards what is theirs. No session is stored: a cookie is good until its end, or until the key changes or its
 * caseworker is no longer the municipality's. `session` and `stepIn` throw a `WebError`.
 */
export class StaffAuth {
  readonly #context: Context;
  readonly #options: StaffAuthOptions;
  readonly #key: KeyObject;

  constructor(context: Context, options: StaffAuthOptions) {
    this.#context = context;
    this.#options = options;
    this.#key = createSecretKey(options.key);
  }

  /** Everything under `/api/staff/` is closed, but for the way in; and nothing is changed from another site's page. */
  guard(server: Server): void {
    server.use(async (request: Request, _response: Response) => {
      // By the pattern that was matched: an address can be written in more ways than one.
      const path = patternOf(request);
      if (!path.startsWith('/api/staff/')) return;
      if (request.method !== 'GET' && !isOwnOrigin(request, this.#options)) throw new WebError('foreign-origin');
      if (!open.has(`${request.method} ${path}`)) await this.session(request);
    });
  }

  /** The session of a request. Throws `signed-out`. */
  async session(request: Request): Promise<StaffSession> {
    const token = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w.-]{1,2048})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];
    if (token === undefined) throw new WebError('signed-out');
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        audience: this.#audience(),
        currentDate: new Date(this.#context.clock.now()),
        requiredClaims: ['sub', 'exp'],
      });
      const { sub, exp } = z.object({ sub: z.string(), exp: z.number() }).parse(payload);
      this.#known(sub);
      return { caseworker: sub, ends: exp * 1000 };
    } catch (cause) {
      throw new WebError('signed-out', { cause });
    }
  }

  /** Signs in as one of the demo's caseworkers. Gives the cookie. */
  async stepIn(caseworker: string): Promise<string> {
    if (!this.#context.demo) throw new WebError('not-found');
    this.#known(caseworker);
    const now = Math.floor(Date.parse(this.#context.clock.now()) / 1000);
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(caseworker)
      .setAudience(this.#audience())
      .setIssuedAt(now)
      .setExpirationTime(now + life)
      .sign(this.#key);
    return this.#cookie(token, life);
  }

  /** The cookie that takes the other one away. */
  leave(): string {
    return this.#cookie('', 0);
  }

  #known(caseworker: string): void {
    if (!this.#context.municipality.caseworkers.some((one) => one.id === caseworker)) throw new WebError('not-found');
  }

  #cookie(token: string, age: number): string {
    const secure = this.#options.publicUrl?.startsWith('https:') ? '; Secure' : '';
    return `${cookieName}=${token}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure}`;
  }

  #audience(): string {
    return `staff:${this.#context.municipality.id}`;
  }
}
