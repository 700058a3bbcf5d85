/** The requests of Direct Line 3.0 that the widget makes. Every failure is one of two: refused for good, or worth another try. */
import type { Activity, ActivitySet, Ticket } from './wire.ts';

/** The server has answered that this request is not for it; the same request again will not help. */
export class Refused extends Error {
  readonly status: number;
  /** The server's own words, in the citizen's language, where it gave any. */
  readonly said: string | undefined;
  constructor(status: number, said: string | undefined) {
    super(`Refused with ${status}`);
    this.status = status;
    this.said = said;
  }
}
/** Nothing came back in time, or the server is not well. */
export class Unreachable extends Error {}

/** The part of the browser's `fetch` that is used. A rejection is taken for a server that could not be reached. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const patience = 15_000;

/** One request. `token` is empty only for a conversation that is begun in a place that asks for none. */
async function ask(fetcher: Fetch, request: { url: string; method: string; token: string; body?: unknown }): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (request.token !== '') headers['authorization'] = `Bearer ${request.token}`;
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  const init: RequestInit = { method: request.method, headers, cache: 'no-store', signal: AbortSignal.timeout(patience) };
  if (request.body !== undefined) init.body = JSON.stringify(request.body);
  let response: Response;
  try {
    response = await fetcher(request.url, init);
  } catch (cause) {
    throw new Unreachable('No answer', { cause });
  }
  if (response.ok) return response.json().catch(() => ({}));
  if (response.status >= 500 || response.status === 408 || response.status === 429) throw new Unreachable(`Answer ${response.status}`);
  throw new Refused(response.status, await words(response));
}

async function words(response: Response): Promise<string | undefined> {
  try {
    const body = (await response.json()) as { error?: { message?: unknown } };
    return typeof body.error?.message === 'string' ? body.error.message : undefined;
  } catch {
    return undefined;
  }
}

/** The door to one server; `base` is its origin, empty for the page's own. */
export class DirectLine {
  readonly #fetch: Fetch;
  readonly #base: string;
  constructor(fetcher: Fetch, base: string) {
    this.#fetch = fetcher;
    this.#base = `${base}/v3/directline`;
  }
  async refresh(token: string): Promise<Ticket> {
    return (await ask(this.#fetch, { url: `${this.#base}/tokens/refresh`, method: 'POST', token, body: {} })) as Ticket;
  }
  /** Begins the conversation of the token, or goes on with it. An empty token asks for a conversation of one's own. */
  async start(token: string): Promise<Ticket> {
    return (await ask(this.#fetch, { url: `${this.#base}/conversations?lean=1`, method: 'POST', token, body: {} })) as Ticket;
  }
  /** A fresh stream from that place of the transcript on. */
  async again(ticket: Ticket, watermark: string): Promise<Ticket> {
    const url = `${this.#conversation(ticket)}?lean=1&watermark=${encodeURIComponent(watermark)}`;
    return (await ask(this.#fetch, { url, method: 'GET', token: ticket.token })) as Ticket;
  }
  async activities(ticket: Ticket, watermark: string): Promise<ActivitySet> {
    const url = `${this.#conversation(ticket)}/activities?lean=1&watermark=${encodeURIComponent(watermark)}`;
    return (await ask(this.#fetch, { url, method: 'GET', token: ticket.token })) as ActivitySet;
  }
  async send(ticket: Ticket, activity: Activity): Promise<void> {
    await ask(this.#fetch, { url: `${this.#conversation(ticket)}/activities`, method: 'POST', token: ticket.token, body: activity });
  }
  #conversation(ticket: Ticket): string {
    return `${this.#base}/conversations/${encodeURIComponent(ticket.conversationId)}`;
  }
}
