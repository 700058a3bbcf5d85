/** A caseworker at the wire: steps in, makes citizens and invites them. */
import type { InvitationView, NewCitizenView } from '../../../src/review/views.ts';

/** One request as JSON from a page of ours. */
export function send(url: string, path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url, ...headers },
    body: JSON.stringify(body),
  });
}

export async function codeOf(response: Response): Promise<string> {
  return ((await response.json()) as { readonly error: { readonly code: string } }).error.code;
}

/** The cookie of a caseworker of the demo. */
export async function stepIn(url: string, caseworker = 'karen'): Promise<{ readonly cookie: string }> {
  const response = await send(url, '/api/staff/demo', { caseworker });
  return { cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

/** A new citizen of Karen's. */
export async function newCitizen(url: string, name = 'Bo Berg', language = 'da'): Promise<string> {
  const response = await send(url, '/api/staff/citizens', { name, language }, await stepIn(url));
  return ((await response.json()) as NewCitizenView).citizen;
}

/** An invitation of that citizen, or of a new one. */
export async function invitation(url: string, citizen?: string): Promise<InvitationView & { readonly secret: string }> {
  const path = `/api/staff/citizens/${citizen ?? (await newCitizen(url))}/invitation`;
  const view = (await (await send(url, path, {}, await stepIn(url))).json()) as InvitationView;
  return { ...view, secret: view.url.split('#')[1] ?? '' };
}
