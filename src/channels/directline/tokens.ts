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

/** Whom a token speaks for. */
export interface Holder {
  readonly citizen: string;
  readonly conversation: string;
}
/** A token as it goes on the wire; the field's name is that of the protocol. */
export interface Issued {
  readonly token: string;
  /** Seconds. */
  readonly expires_in: number;
}

/** Tokens that were found good are remembered, as many as this: a signature is checked once, its end every time. */
const remembered = 10_000;

const Claims = z.object({ sub: z.string(), cid: z.string(), exp: z.number() });
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
  readonly demo: boolean;
}

/** Makes and checks tokens; none is stored. Whatever reads one throws a `Refusal`: `token-missing`, `token-unknown` or `token-expired`. */
export class Tokens {
  readonly #options: TokenOptions;
  readonly #key: KeyObject;
  readonly #good = new Map<string, Holder & { readonly ends: number }>();

  constructor(options: TokenOptions) {
    this.#options = options;
    this.#key = createSecretKey(options.key);
  }

  async issue(holder: Holder): Promise<Issued> {
    return { token: await this.#sign('directline', holder, tokenLife), expires_in: tokenLife };
  }

  /** Whom the token speaks for. Throws a `Refusal`. */
  async read(token: string | undefined): Promise<Holder> {
    const known = this.#good.get(token ?? '');
    if (known !== undefined && Date.parse(this.#options.clock.now()) < known.ends) {
      return { citizen: known.citizen, conversation: known.conversation };
    }
    const claims = await this.#verify(token, { use: 'directline', claims: Claims });
    this.#remember(token ?? '', claims);
    return holderOf(claims);
  }

  #remember(token: string, claims: z.infer<typeof Claims>): void {
    this.#good.set(token, { ...holderOf(claims), ends: claims.exp * 1000 });
    if (this.#good.size <= remembered) return;
    const [oldest] = this.#good.keys();
    if (oldest !== undefined) this.#good.delete(oldest);
  }

  /**
   * A fresh token for a good one. In the demo, where nobody can sign in again, also for one that ran out less than 90 days ago; with
   * sign-in the way back leads through it.
   */
  async renew(token: string | undefined): Promise<Issued & Holder> {
    const grace = this.#options.demo ? demoReturn : 0;
    const holder = holderOf(await this.#verify(token, { use: 'directline', claims: Claims, grace }));
    return { ...holder, ...(await this.issue(holder)) };
  }

  /** Token for the address of a stream that begins after a place of the transcript. */
  stream(holder: Holder, watermark: number): Promise<string> {
    return this.#sign('stream', { ...holder, wm: watermark }, streamLife);
  }
  async readStream(token: string | undefined): Promise<Holder & { readonly watermark: number }> {
    const claims = await this.#verify(token, { use: 'stream', claims: StreamClaims });
    return { ...holderOf(claims), watermark: claims.wm };
  }

  #sign(use: string, { citizen, conversation, wm }: Holder & { readonly wm?: number }, life: number): Promise<string> {
    const now = Math.floor(Date.parse(this.#options.clock.now()) / 1000);
    return new SignJWT({ cid: conversation, ...(wm !== undefined && { wm }) })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(citizen)
      .setAudience(this.#audience(use))
      .setIssuedAt(now)
      .setExpirationTime(now + life)
      .sign(this.#key);
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

function holderOf(claims: { readonly sub: string; readonly cid: string }): Holder {
  return { citizen: claims.sub, conversation: claims.cid };
}
