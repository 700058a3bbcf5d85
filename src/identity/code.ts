/** The code that a browser brings home from signing in, and changes for a token at once. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Context } from '../conversation/context.ts';
import { changeAccess } from './access.ts';

/** Seconds that a code is good for: the way back from the sign-in to the page. */
export const codeLife = 120;

/** What a code says, proved by whoever has checked its signature. */
export interface SignInCode {
  /** 128 random bits, different in each. */
  readonly id: string;
  readonly citizen: string;
  /** Base64url SHA-256 of the verifier that only the browser has in which it began (RFC 7636, S256). */
  readonly challenge: string;
  readonly expires: string;
}

/**
 * Uses the code up for the browser that has its verifier, and gives the citizen's conversation. Absent for one that is late, was used, or was
 * carried off to another browser; there it is not used up. Of many at once one gets in.
 */
export async function useCode(
  context: Context,
  code: SignInCode,
  verifier: string,
): Promise<{ readonly citizen: string; readonly conversation: string } | undefined> {
  const now = context.clock.now();
  if (now >= code.expires || challengeOf(verifier) !== code.challenge) return undefined;
  const { citizen, id, expires } = code;
  const stored = await context.store.read(context.municipality.id, citizen);
  if (stored === undefined) return undefined;
  const fresh = await changeAccess(context, citizen, (access) => {
    if (access.codes.some((one) => one.id === id)) return { result: false };
    const codes = [...access.codes.filter((one) => one.expires > now), { id, expires }];
    return { access: { ...access, codes }, result: true };
  });
  return fresh ? { citizen, conversation: stored.document.conversation } : undefined;
}

/** The challenge of a verifier: RFC 7636, section 4.2, S256. */
export function challengeOf(verifier: string): string {
  return btoa(String.fromCodePoint(...sha256(utf8ToBytes(verifier))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
