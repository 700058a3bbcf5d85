/** Reads the plan, in all its versions and on paper, and sends what the citizen says to it. */
import type { AgreementRequest, ApiError, CitizenPlan, ReleaseRequest } from '../../../review/views.ts';

/** The plan as it stands. Undefined when it cannot be had now. */
export function fetchPlan(token: string): Promise<CitizenPlan | undefined> {
  return read(token, '/api/citizen/plan', (response) => response.json() as Promise<CitizenPlan>);
}

/** An earlier plan, to be read. Undefined when it cannot be had now. */
export function fetchVersion(token: string, revision: number): Promise<CitizenPlan | undefined> {
  return read(token, `/api/citizen/plan/versions/${revision}`, (response) => response.json() as Promise<CitizenPlan>);
}

/** The page to print, as text. Undefined when it cannot be had now. */
export function fetchPaper(token: string, revision: number): Promise<string | undefined> {
  return read(token, `/api/citizen/plan/print?revision=${revision}`, (response) => response.text());
}

/** The PDF with the name it is to be kept under. Undefined when it cannot be had now. */
export function fetchPdf(token: string, revision: number): Promise<{ readonly name: string; readonly file: Blob } | undefined> {
  return read(token, `/api/citizen/plan.pdf?revision=${revision}`, async (response) => {
    const name = /filename="([\w.-]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'min-plan.pdf';
    return { name, file: await response.blob() };
  });
}

async function read<T>(token: string, path: string, take: (response: Response) => Promise<T>): Promise<T | undefined> {
  try {
    const response = await fetch(path, { headers: { authorization: `Bearer ${token}` }, cache: 'no-store' });
    return response.ok ? await take(response) : undefined;
  } catch {
    return undefined;
  }
}

/** `moved`: the line has changed since it was read; nothing was kept, and the new one is to be shown. */
export type Answered =
  | { readonly kind: 'kept' }
  | { readonly kind: 'moved'; readonly said: string | undefined }
  | { readonly kind: 'failed' };

/**
 * Sends the answer to one changed line. `token` is the Direct Line token of the chat. Never throws: every other answer than 2xx and
 * 409, and no answer at all, is `failed`.
 */
export function sendAgreement(token: string, request: AgreementRequest): Promise<Answered> {
  return send(token, '/api/citizen/plan/agreement', request);
}

/** Lets the mentor see a line, or no longer. As `sendAgreement`. */
export function sendRelease(token: string, request: ReleaseRequest): Promise<Answered> {
  return send(token, '/api/citizen/plan/release', request);
}

async function send(token: string, path: string, request: unknown): Promise<Answered> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    if (response.ok) return { kind: 'kept' };
    if (response.status !== 409) return { kind: 'failed' };
    const body = (await response.json()) as Partial<ApiError>;
    return { kind: 'moved', said: body.error?.message };
  } catch {
    return { kind: 'failed' };
  }
}
