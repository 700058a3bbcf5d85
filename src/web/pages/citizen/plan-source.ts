/** Reads the plan and sends the citizen's answers to changed lines. */
import type { AgreementRequest, ApiError, CitizenPlan } from '../../../review/views.ts';

/** The plan as it stands. Undefined when it cannot be had now. */
export async function fetchPlan(token: string): Promise<CitizenPlan | undefined> {
  try {
    const response = await fetch('/api/citizen/plan', { headers: { authorization: `Bearer ${token}` }, cache: 'no-store' });
    return response.ok ? ((await response.json()) as CitizenPlan) : undefined;
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
export async function sendAgreement(token: string, request: AgreementRequest): Promise<Answered> {
  try {
    const response = await fetch('/api/citizen/plan/agreement', {
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
