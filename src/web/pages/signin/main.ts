/**
 * The sign-in pages' script. It makes what only this browser has (the verifier), fills it into the ways in, and opens an invitation whose secret
 * stands in the address after `#`, where no server and no link scanner sees it. All words come with the page.
 */
const verifierKey = 'medspil:verifier';

/** An invitation in the address, as it was when the page opened. */
const secret = location.hash.slice(1);
const door = document.getElementById('door');
const problem = document.getElementById('problem');

/** Base64url, without padding. */
function text(bytes: Uint8Array): string {
  return btoa(String.fromCodePoint(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}

/** The challenge of a verifier that is kept in this window; absent where nothing can be kept, for then nobody could come home. */
async function challenge(): Promise<string | undefined> {
  const verifier = text(crypto.getRandomValues(new Uint8Array(32)));
  try {
    sessionStorage.setItem(verifierKey, verifier);
    if (sessionStorage.getItem(verifierKey) !== verifier) return undefined;
    return text(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
  } catch {
    return undefined;
  }
}

function say(words: string): void {
  if (problem === null) return;
  problem.textContent = words;
  problem.hidden = words === '';
}

/** What is hidden until there is a challenge is shown, with it in its place. */
function begin(way: { readonly home: string; readonly challenge: string }): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-begin]')) {
    for (const link of place.querySelectorAll('a')) {
      link.search = new URLSearchParams({ return: way.home, challenge: way.challenge, lang: document.documentElement.lang }).toString();
    }
    place.querySelector<HTMLInputElement>('[name="return"]')?.setAttribute('value', way.home);
    place.querySelector<HTMLInputElement>('[name="challenge"]')?.setAttribute('value', way.challenge);
    place.hidden = false;
  }
}

/** One request. Undefined when there was no answer. */
async function post(path: string, body: object): Promise<{ readonly ok: boolean; readonly body: unknown } | undefined> {
  try {
    const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const answer = await response.text();
    return { ok: response.ok, body: answer === '' ? undefined : (JSON.parse(answer) as unknown) };
  } catch {
    return undefined;
  }
}

/** Opens the door on a tap, never before: whatever looks at links must not use them up. */
async function open(door: HTMLElement, way: { readonly home: string; readonly challenge: string }, by: 'mitid' | 'open'): Promise<void> {
  const buttons = [...door.querySelectorAll('button')];
  for (const button of buttons) button.disabled = true;
  say(door.dataset['opening'] ?? '');
  history.replaceState(null, '', location.pathname + location.search);
  const answer =
    by === 'open'
      ? await post('/api/citizen/invitation', { secret, challenge: way.challenge })
      : await post('/signin/mitid/invitation', { secret });
  if (answer?.ok === true) {
    if (by === 'open') return location.replace(`/#medspil=${(answer.body as { readonly code: string }).code}`);
    const query = new URLSearchParams({ return: way.home, challenge: way.challenge, lang: document.documentElement.lang, invitation: '1' });
    return location.assign(`/signin/mitid?${query.toString()}`);
  }
  if (answer === undefined) {
    // Nothing was heard: the same browser may ask again, also after the page was loaded anew.
    history.replaceState(null, '', `${location.pathname}${location.search}#${secret}`);
    for (const button of buttons) button.disabled = false;
    return say(door.dataset['away'] ?? '');
  }
  const { code, message } =
    (answer.body as { readonly error?: { readonly code: string; readonly message: string } } | undefined)?.error ?? {};
  const over = code === 'invitation-over';
  const heading = document.querySelector('h1');
  if (over && heading !== null) heading.textContent = door.dataset['overTitle'] ?? '';
  say((over ? door.dataset['over'] : message) ?? '');
  door.hidden = true;
  begin(way);
}

async function start(): Promise<void> {
  // A code is one line, however many it takes on a small screen.
  const pen = document.querySelector('textarea');
  pen?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    pen.form?.requestSubmit();
  });
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a')) link.hash = location.hash;
  if (document.querySelector('[data-begin]') === null) return;
  const made = await challenge();
  if (made === undefined) return say(door?.dataset['storage'] ?? '');
  const way = { home: `${location.origin}/`, challenge: made };
  if (door === null || secret === '') return begin(way);
  door.hidden = false;
  door.querySelector('#open')?.addEventListener('click', () => void open(door, way, 'open'));
  door.querySelector('#mitid')?.addEventListener('click', () => void open(door, way, 'mitid'));
}

await start();
