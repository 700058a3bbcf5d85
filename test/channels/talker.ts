/** Plain requests of Direct Line, and the few things that Microsoft's client wants of a browser. */
import type { ActivitySet } from '../../src/channels/directline/activity.ts';

export interface Ticket {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly streamUrl: string;
}

/** One request; `body` is sent as JSON unless it is a string already. */
export function ask(
  url: string,
  options: { readonly token?: string; readonly body?: unknown; readonly method?: string } = {},
): Promise<Response> {
  const { token, body, method = body === undefined ? 'GET' : 'POST' } = options;
  return fetch(url, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

/** A new demo citizen who has entered the conversation. */
export async function enter(url: string): Promise<Ticket> {
  const { token } = (await (await ask(`${url}/v3/directline/tokens/generate`, { body: {} })).json()) as Ticket;
  return (await (await ask(`${url}/v3/directline/conversations`, { token, body: {} })).json()) as Ticket;
}

export function conversationUrl(url: string, ticket: Pick<Ticket, 'conversationId'>): string {
  return `${url}/v3/directline/conversations/${ticket.conversationId}`;
}

export async function activities(url: string, ticket: Pick<Ticket, 'conversationId' | 'token'>, watermark = ''): Promise<ActivitySet> {
  const response = await ask(`${conversationUrl(url, ticket)}/activities?watermark=${watermark}`, { token: ticket.token });
  return (await response.json()) as ActivitySet;
}

/** Posts a message with the client's own id. */
export function post(
  url: string,
  ticket: Ticket,
  message: { readonly text: string; readonly id?: string; readonly value?: unknown },
): Promise<Response> {
  const { text, id, value } = message;
  const body = {
    type: 'message',
    from: { id: 'someone' },
    text,
    value,
    ...(id !== undefined && { channelData: { clientActivityID: id } }),
  };
  return ask(`${conversationUrl(url, ticket)}/activities`, { token: ticket.token, body });
}

/** As much of `XMLHttpRequest` as the client's library uses, over `fetch`. */
export class Xhr {
  readyState = 0;
  status = 0;
  statusText = '';
  response: unknown = null;
  responseText = '';
  responseType = '';
  timeout = 0;
  onreadystatechange: (() => void) | null = null;
  onerror: ((error: unknown) => void) | null = null;
  ontimeout: (() => void) | null = null;
  readonly upload = {};
  readonly #headers = new Headers();
  readonly #abort = new AbortController();
  #method = 'GET';
  #url = '';
  #answer: Headers | undefined;

  open(method: string, url: string): void {
    this.#method = method;
    this.#url = url;
  }
  setRequestHeader(name: string, value: string): void {
    this.#headers.set(name, value);
  }
  getResponseHeader(name: string): string | null {
    return this.#answer?.get(name) ?? null;
  }
  abort(): void {
    this.#abort.abort();
  }
  send(body?: string): void {
    const init: RequestInit = { method: this.#method, headers: this.#headers, signal: this.#abort.signal };
    if (body !== undefined && body !== null && this.#method !== 'GET') init.body = body;
    void this.#fetch(init);
  }
  async #fetch(init: RequestInit): Promise<void> {
    const response = await fetch(this.#url, init).catch(() => undefined);
    this.#answer = response?.headers;
    this.responseText = (await response?.text()) ?? '';
    this.response = this.responseText === '' ? null : JSON.parse(this.responseText);
    this.#done(response?.status ?? 0);
  }
  #done(status: number): void {
    if (this.#abort.signal.aborted) return;
    this.status = status;
    this.readyState = 4;
    this.onreadystatechange?.();
  }
}
