/**
 * The first request, sent before the widget's script is there: `citizen/early.ts` sends it, and the client finds its answer on the way or come.
 * On a slow line the way in then takes no longer than the script.
 */
/** A request on its way, and the token that it carries; empty for none. */
export interface Early {
  readonly url: string;
  readonly token: string;
  readonly answer: ReturnType<typeof fetch>;
}

declare global {
  var medspilEarly: Early | undefined;
}

/** The address of `DirectLine.start` on the page's own server. */
export const startUrl = '/v3/directline/conversations?lean=1';

/** The answer to that very request, once. Nothing for any other request, and nothing a second time: another try is sent anew. */
export function takeEarly(url: string, init: RequestInit): ReturnType<typeof fetch> | undefined {
  const early = globalThis.medspilEarly;
  if (early === undefined || url !== early.url || init.method !== 'POST') return undefined;
  globalThis.medspilEarly = undefined;
  const { authorization = '' } = init.headers as Readonly<Record<string, string>>;
  return authorization === bearer(early.token) ? early.answer : undefined;
}

/** The header that carries a token, empty for none. */
export function bearer(token: string): string {
  return token === '' ? '' : `Bearer ${token}`;
}
