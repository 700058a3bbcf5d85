/** Tokens of Direct Line: signed, so that they outlive a restart, and pinned to one citizen and one conversation. */
import { createSecretKey, type KeyObject } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../ports.ts';
import { Refusal } from '../refusal.ts';

/** Seconds that a token is good for. Clients fetch a fresh one every quarter of an hour. */
export const tokenLife = 1800;
/** Seconds that the address of a stream is good for: it is fetched just before it is used. */
const streamLife = 120;
/** In the demo, seconds after its end in which a token still fetches a fresh one, so that a citizen can come back after weeks. */
const demoReturn = 90 * 24 * 3600;
/**
 * Seconds after its end in which the token of an anonymous thread still fetches a fresh one: whoever has not signed in can prove nothing
 * else, and a machine that slept over lunch must lose no words.
 */
const anonymousReturn = 24 * 3600;
/** Seconds after signing in in which a session ends that is not remembered: a working day at a library's machine. */
const sessionLife = 12 * 3600;

const day = 24 * 3600;

/** Whom a token speaks for. */
export interface Holder {
  readonly citizen: string;
  readonly conversation: string;
  /** The thread of somebody who has not signed in. */
  readonly anonymous?: true;
  /** When the person signed in, in seconds since 1970. Absent: only just now. In the demo and in an anonymous thread it counts for nothing. */
  readonly since?: number;
  /** The person has said that the device is their own, to be remembered on. */
  readonly own?: true;
}
/** A token as it goes on the wire; the field's name is that of the protocol. */
export interface Issued {
  readonly token: string;
  /** Seconds. */
  readonly expires_in: number;
}

/** Tokens that were found good are remembered, as many as this: a signature is checked once, its end every time. */
const remembered = 10_000;

const Claims = z.object({
  sub: z.string(),
  cid: z.string(),
  exp: z.number(),
  iat: z.number(),
  anon: z.literal(true).optional(),
  since: z.number().optional(),
  own: z.literal(true).optional(),
});
const StreamClaims = Claims.extend({ wm: z.int().min(0) });

/** What a token is read as. `grace`: seconds after its end in which it still counts. */
interface Wanted<T> {
  readonly use: 'directline' | 'stream';
  readonly claims: z.ZodType<T>;
  readonly grace?: number;
}

/** What tokens are made and checked with. With another key, or for another municipality, every token is unknown. */
export interface TokenOptions {
  /** 32 bytes or more. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly municipality: string;
  /** Whoever comes begins as a citizen and can sign in nowhere, so that an old token is the way back. */
  readonly demo: boolean;
  /** Days after signing in in which an own device is remembered. */
  readonly sessionDays: number;
}

/** Makes and checks tokens; none is stored. Whatever reads one throws a `Refusal`: `token-missing`, `token-unknown` or `token-expired`. */
export class Tokens {
  readonly #options: TokenOptions;
  readonly #key: KeyObject;
  readonly #good = new Map<string, { readonly holder: Holder; readonly ends: number }>();

  constructor(options: TokenOptions) {
    this.#options = options;
    this.#key = createSecretKey(options.key);
  }

  /** Whoever has signed in gets none that outlives the session: a `Refusal` once that has ended. */
  async issue(holder: Holder): Promise<Issued> {
    const now = this.#seconds();
    const dated = { ...holder, since: holder.since ?? now };
    const life = Math.min(tokenLife, this.#end(dated) - now);
    if (life <= 0) throw new Refusal('token-expired');
    return { token: await this.#sign('directline', dated, life), expires_in: life };
  }

  /** When the session of whoever has signed in ends for good, in seconds since 1970. It is counted from signing in, and so never moves. */
  #end({ anonymous, own, since }: Holder & { readonly since: number }): number {
    const { demo, sessionDays } = this.#options;
    if (demo || anonymous === true) return Infinity;
    return since + (own === true ? sessionDays * day : sessionLife);
  }

  /** Whom the token speaks for. Throws a `Refusal`. */
  async read(token: string | undefined): Promise<Holder> {
    const known = this.#good.get(token ?? '');
    if (known !== undefined && Date.parse(this.#options.clock.now()) < known.ends) {
      return known.holder;
    }
    const claims = await this.#verify(token, { use: 'directline', claims: Claims });
    this.#remember(token ?? '', claims);
    return holderOf(claims);
  }

  #remember(token: string, claims: z.infer<typeof Claims>): void {
    this.#good.set(token, { holder: holderOf(claims), ends: claims.exp * 1000 });
    if (this.#good.size <= remembered) return;
    const [oldest] = this.#good.keys();
    if (oldest !== undefined) this.#good.delete(oldest);
  }

  /**
   * A fresh token for a good one, until the session ends. In the demo, where nobody can sign in again, also for one that ran out less than
   * 90 days ago, for an anonymous thread less than a day ago, and on an own device until the session ends; else the way back leads through
   * signing in.
   */
  async renew(token: string | undefined): Promise<Issued & Holder> {
    const holder = await this.readLate(token);
    return { ...holder, ...(await this.issue(holder)) };
  }

  /** Whom a token speaks for, also one that ran out so lately that it still fetches a fresh one. */
  async readLate(token: string | undefined): Promise<Holder> {
    const longest = Math.max(demoReturn, this.#options.sessionDays * day);
    const claims = await this.#verify(token, { use: 'directline', claims: Claims, grace: longest });
    if (this.#lastReturn(claims) <= this.#seconds()) throw new Refusal('token-expired');
    return holderOf(claims);
  }

  #lastReturn(claims: z.infer<typeof Claims>): number {
    if (this.#options.demo) return claims.exp + demoReturn;
    if (claims.anon === true) return claims.exp + anonymousReturn;
    const end = this.#end(holderOf(claims));
    return claims.own === true ? end : Math.min(claims.exp, end);
  }

  /** Token for the address of a stream that begins after a place of the transcript. */
  stream(holder: Holder, watermark: number): Promise<string> {
    return this.#sign('stream', { ...holder, wm: watermark }, streamLife);
  }
  async readStream(token: string | undefined): Promise<Holder & { readonly watermark: number }> {
    const claims = await this.#verify(token, { use: 'stream', claims: StreamClaims });
    return { ...holderOf(claims), watermark: claims.wm };
  }

  #sign(use: string, holder: Holder & { readonly wm?: number }, life: number): Promise<string> {
    const { citizen, conversation, anonymous, wm, since, own } = holder;
    const now = this.#seconds();
    return new SignJWT({
      cid: conversation,
      ...(anonymous === true && { anon: true }),
      ...(wm !== undefined && { wm }),
      ...(since !== undefined && { since }),
      ...(own === true && { own }),
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(citizen)
      .setAudience(this.#audience(use))
      .setIssuedAt(now)
      .setExpirationTime(now + life)
      .sign(this.#key);
  }

  #seconds(): number {
    return Math.floor(Date.parse(this.#options.clock.now()) / 1000);
  }

  /** The claims of a token that is good; one that says other things than ours do is unknown, however well it is signed. */
  async #verify<T>(token: string | undefined, { use, claims, grace = 0 }: Wanted<T>): Promise<T> {
    if (token === undefined || token === '') throw new Refusal('token-missing');
    try {
      const verified = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        audience: this.#audience(use),
        currentDate: new Date(this.#options.clock.now()),
        clockTolerance: grace,
        requiredClaims: ['sub', 'exp'],
      });
      return claims.parse(verified.payload);
    } catch (cause) {
      throw new Refusal(cause instanceof errors.JWTExpired ? 'token-expired' : 'token-unknown', { cause });
    }
  }

  /** A token of one use, or of another municipality, is none for anything else. */
  #audience(use: string): string {
    return `${use}:${this.#options.municipality}`;
  }
}

/** A token of before sessions had an end counts as one of somebody who signed in when it was issued. */
function holderOf({ sub, cid, anon, own, since, iat }: z.infer<typeof Claims>): Holder & { readonly since: number } {
  return { citizen: sub, conversation: cid, ...(anon === true && { anonymous: true }), since: since ?? iat, ...(own === true && { own }) };
}
