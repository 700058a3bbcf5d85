/** Signing in from the widget: away at top level with a challenge, back with a code, and the code for a token (as PKCE, RFC 7636). */
import { browserShelf } from '../shared/shelf.ts';
import type { Fetch } from './directline.ts';
import type { Kept } from './keeping.ts';

const verifierKey = 'medspil:verifier';
/** Milliseconds between tries while nothing is to be reached, and how many there are: a code is good for two minutes. */
const again = 2000;
const tries = 50;

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * The address of the sign-in for this page, with a challenge that only this tab can answer. Absent where the browser lets nothing be
 * remembered, or makes no hash: then nobody could come back.
 *
 * @param base origin of the server, empty for the page's own
 * @param page address to come back to
 */
export async function signInAddress(base: string, page: string): Promise<string | undefined> {
  const shelf = browserShelf('sessionStorage');
  if (shelf === undefined || globalThis.crypto.subtle === undefined) return undefined;
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)));
  const challenge = base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
  shelf.setItem(verifierKey, verifier);
  const [here = ''] = page.split('#');
  return `${base}/signin?${new URLSearchParams({ return: here, challenge }).toString()}`;
}

/** What signing in needs of the world. */
export interface Reach {
  readonly fetch: Fetch;
  readonly wait: (milliseconds: number) => Promise<void>;
}

function post(reach: Reach, url: string, body: unknown, token?: string): Promise<Response | undefined> {
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/json' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  const init: RequestInit = { method: 'POST', headers, body: JSON.stringify(body), cache: 'no-store' };
  return reach.fetch(url, init).then(
    (response) => (response.status >= 500 || response.status === 429 ? undefined : response),
    () => undefined,
  );
}

/** The conversation of whoever has signed in, for the code and this tab's verifier. Absent where the code is over. */
export async function exchange(reach: Reach, base: string, code: string): Promise<Kept | undefined> {
  const shelf = browserShelf('sessionStorage');
  const verifier = shelf?.getItem(verifierKey) ?? undefined;
  if (verifier === undefined) return undefined;
  for (let left = tries; left > 0; left -= 1) {
    const response = await post(reach, `${base}/api/citizen/session`, { code, verifier });
    if (response !== undefined) {
      shelf?.removeItem(verifierKey);
      if (!response.ok) return undefined;
      const { token, conversationId } = (await response.json()) as Kept;
      return { token, conversationId, signedIn: true };
    }
    await reach.wait(again);
  }
  return undefined;
}

/** A token that lasts for weeks, on a device that is the citizen's own. Absent: none is to be had just now. */
export async function remember(reach: Reach, base: string, { token }: Kept): Promise<string | undefined> {
  const response = await post(reach, `${base}/api/citizen/remember`, {}, token);
  return response?.ok === true ? ((await response.json()) as Kept).token : undefined;
}

/** `over`: the thread can no longer be had. `away`: nothing was reached, and it may be tried again. */
export type Joined = 'joined' | 'over' | 'away';

/** Asks for the thread to become part of the conversation of whoever has signed in. */
export async function join(
  reach: Reach,
  base: string,
  { session, thread }: { readonly session: Kept; readonly thread: Kept },
): Promise<Joined> {
  const response = await post(reach, `${base}/api/citizen/join`, { thread: thread.token }, session.token);
  if (response === undefined) return 'away';
  return response.ok ? 'joined' : 'over';
}
