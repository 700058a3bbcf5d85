/** The desk's requests. Every answer is one of six kinds; nothing throws. */
import type { ApiError, InvitationView, NewCitizenView, RefusedError, Review, StaffCommand, StaffInbox } from '../../../review/views.ts';
import type { Texts } from './words.ts';

/** What became of a request. Only `ok` carries a value; each other kind asks for something else of the page. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** 401: nobody has stepped in, or no longer. */
  | { readonly kind: 'signed-out' }
  /** 403 and 404, which say the same: not one of the caseworker's own. */
  | { readonly kind: 'closed' }
  /** 409: nothing was changed, and why. */
  | { readonly kind: 'refused'; readonly refusals: RefusedError['refusals'] }
  /** Any other answer, with the server's own words where it sent some. */
  | { readonly kind: 'failed'; readonly message?: string }
  /** No answer at all. */
  | { readonly kind: 'away' };

/** Somebody whose role can be stepped into, in the demo. */
export interface DemoRole {
  readonly id: string;
  readonly name: string;
}

/** The caseworker's own citizens and what waits. Also how the desk learns whether anybody is signed in. */
export function readInbox(): Promise<Answer<StaffInbox>> {
  return ask<StaffInbox>('/api/staff/inbox');
}
/** Everything on one citizen's page. `citizen` is the citizen's id. */
export function readReview(citizen: string): Promise<Answer<Review>> {
  return ask<Review>(`/api/staff/citizens/${encodeURIComponent(citizen)}`);
}
/** Carries out one command, and answers with the whole page as it is after it. `refused` has changed nothing. */
export function sendCommand(citizen: string, command: StaffCommand): Promise<Answer<Review>> {
  return ask<Review>(`/api/staff/citizens/${encodeURIComponent(citizen)}/commands`, command);
}
/** A new citizen of the caseworker's. `failed` for a name that cannot be kept. */
export function makeCitizen(name: string, language: string): Promise<Answer<NewCitizenView>> {
  return ask<NewCitizenView>('/api/staff/citizens', { name, language });
}
/** A new invitation, which takes the place of one that was not used. What it answers is shown nowhere again. */
export function invite(citizen: string): Promise<Answer<InvitationView>> {
  return ask<InvitationView>(`/api/staff/citizens/${encodeURIComponent(citizen)}/invitation`, {});
}
/** The roles of the demo. `closed` means that this is no demo and the way in is the municipality's own. */
export function readRoles(): Promise<Answer<{ readonly caseworkers: readonly DemoRole[] }>> {
  return ask('/api/staff/demo');
}
/** Signs in as the caseworker with that id, in the demo. The server sets the cookie that the other requests go by. */
export function stepIn(caseworker: string): Promise<Answer<unknown>> {
  return ask('/api/staff/demo', { caseworker });
}
/** Takes the cookie back. It needs nobody to be signed in, so it can always be sent. */
export function leave(): Promise<Answer<unknown>> {
  return ask('/api/staff/leave', {});
}
/** The desk's words in that language, `da` or `en`. It can be read before anybody is signed in. */
export function readTexts(language: string): Promise<Answer<Texts>> {
  return ask<Texts>(`/api/texts/${encodeURIComponent(language)}/desk`);
}

async function ask<T>(path: string, body?: unknown): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return answerOf<T>(response.status, await bodyOf(response));
  } catch {
    return { kind: 'away' };
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function answerOf<T>(status: number, body: unknown): Answer<T> {
  if (status >= 200 && status < 300) return { kind: 'ok', value: body as T };
  if (status === 401) return { kind: 'signed-out' };
  if (status === 403 || status === 404) return { kind: 'closed' };
  const refused = body as Partial<RefusedError> | undefined;
  if (status === 409 && refused?.refusals !== undefined) return { kind: 'refused', refusals: refused.refusals };
  const message = (body as Partial<ApiError> | undefined)?.error?.message;
  return { kind: 'failed', ...(message !== undefined && { message }) };
}
