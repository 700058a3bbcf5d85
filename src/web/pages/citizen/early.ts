/**
 * Small and first: asks for the conversation while the rest of the page is still on its way. The client takes the answer up. Where the page's
 * script was sooner, from the browser's own store, nothing is left to do.
 */
import { fetchLetters } from './letters.ts';
import { codeIn } from '../widget/code.ts';
import { bearer, startUrl } from '../widget/early.ts';
import { openShelves } from '../shared/shelf.ts';
import { Keeping } from '../widget/keeping.ts';

/** Milliseconds, as the client's own. */
const patience = 15_000;

function send(): void {
  const token = new Keeping(openShelves(), '').session()?.token ?? '';
  const headers: Record<string, string> = { accept: 'application/json', 'content-type': 'application/json' };
  if (token !== '') headers['authorization'] = bearer(token);
  const init: RequestInit = { method: 'POST', headers, body: '{}', cache: 'no-store', signal: AbortSignal.timeout(patience) };
  const answer = fetch(startUrl, init);
  // Whoever takes the answer sees its failure too.
  answer.catch(() => undefined);
  globalThis.medspilEarly = { url: startUrl, token, answer };
}

// Whoever comes back from signing in gets another conversation than the one that is kept.
if (customElements.get('medspil-chat') === undefined && codeIn(location.hash) === undefined) send();
fetchLetters();
