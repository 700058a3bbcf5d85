/** A browser without scripts at the wire: keeps cookies, follows nothing by itself, and reads pages as text. */

export interface Page {
  readonly status: number;
  /** With single spaces, and none before the end of a tag. */
  readonly text: string;
  readonly headers: Headers;
  /** Where it wants to go, whole. */
  readonly location: string | undefined;
}

export class Visitor {
  readonly #cookies = new Map<string, Map<string, string>>();

  get(url: string): Promise<Page> {
    return this.#ask(url, {});
  }
  /** Sends a form, as a page of that origin would. */
  form(url: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.#ask(url, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: new URL(url).origin, ...headers } });
  }
  json(url: string, body: object): Promise<Page> {
    const headers = { origin: new URL(url).origin, 'content-type': 'application/json' };
    return this.#ask(url, { method: 'POST', body: JSON.stringify(body), headers });
  }
  /** Cookies that it has for a site, by name. */
  cookies(url: string): ReadonlyMap<string, string> {
    return this.#cookies.get(new URL(url).origin) ?? new Map();
  }
  setCookie(url: string, name: string, value: string): void {
    const { origin } = new URL(url);
    this.#cookies.set(origin, new Map([...this.cookies(url), [name, value]]));
  }

  async #ask(url: string, init: RequestInit): Promise<Page> {
    const cookie = [...this.cookies(url)].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { accept: 'text/html', ...(init.headers as Record<string, string> | undefined), ...(cookie !== '' && { cookie }) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '' || /Max-Age=0/i.test(set)) (this.cookies(url) as Map<string, string>).delete(name);
      else this.setCookie(url, name, value);
    }
    const location = response.headers.get('location');
    return {
      status: response.status,
      text: (await response.text()).replaceAll(/\s+/g, ' ').replaceAll(/ ?(\/?>)/g, '$1'),
      headers: response.headers,
      location: location === null ? undefined : new URL(location, url).href,
    };
  }
}

/** The heading of a page. */
export function headingOf(page: Page): string {
  return /<h1>([^<]*)<\/h1>/.exec(page.text)?.[1] ?? '';
}
