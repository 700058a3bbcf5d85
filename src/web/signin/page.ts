/** The frame of every sign-in page: the municipality's number on top, one thing to do, the reader's language. Plain HTML that needs no script. */
import type { Request, Response } from 'restify';
import type { Context } from '../../conversation/context.ts';
import { inLanguage } from '../../conversation/standing.ts';
import type { TextParams } from '../../messages/types.ts';
import { languageOf } from '../errors.ts';
import type { Sheet } from '../pages.ts';
import { html, type Html } from './html.ts';

/** Built page that is filled in: its head has the names of style sheet and script. */
const shell = 'signin/index.html';
/** Caseworkers whose numbers are shown where the municipality has given none of its own. */
const mostNumbers = 6;
const rightToLeft = /^(ar|fa|he|ku-arab|prs|ps|sd|ug|ur|yi)(-|$)/i;

/** One reader of one page. */
export interface Visit {
  readonly language: string;
  /** Text of `page.signin.<key>`. */
  readonly w: (key: string, params?: TextParams) => string;
}
/** What is on a page. */
export interface Shown {
  readonly status?: number;
  readonly title: string;
  readonly main: Html;
  /** Path and query of this page, for the links to other languages. Absent where it cannot be asked for again. */
  readonly here?: URL;
  /** Origin where a form of this page may lead in the end, beside our own. */
  readonly leadsTo?: string;
}

/** Draws and sends pages. */
export class SignInPages {
  readonly #context: Context;
  readonly #pages: ReadonlyMap<string, Sheet>;
  readonly #defaultLanguage: string;

  constructor(context: Context, pages: ReadonlyMap<string, Sheet>, defaultLanguage: string) {
    this.#context = context;
    this.#pages = pages;
    this.#defaultLanguage = defaultLanguage;
  }

  /** The reader's language: the one asked for, where there are texts in it, or the best of the browser's. */
  visit(request: Request, asked?: string): Visit {
    const { catalogue } = this.#context.scripts.main;
    const chosen = catalogue.languages.find((one) => one === asked);
    const language = chosen ?? languageOf(request, catalogue, this.#defaultLanguage);
    return { language, w: (key, params) => catalogue.text(language, `page.signin.${key}`, params) };
  }

  send(response: Response, visit: Visit, shown: Shown): void {
    const frame = this.#pages.get(shell)?.body.toString('utf8') ?? '';
    const { language } = visit;
    const title = html`<title>${shown.title} - Medspil</title>`;
    const body = frame
      .replace('<html lang="da">', () => html`<html lang="${language}" dir="${rightToLeft.test(language) ? 'rtl' : 'ltr'}">`.text)
      .replace('<title>Medspil</title>', () => title.text)
      .replace('<main></main>', () => this.#body(visit, shown).text);
    response.setHeader('Content-Security-Policy', policy(shown.leadsTo));
    // With no referrer at all a browser would hide from us that a form is of our own page.
    response.setHeader('Referrer-Policy', 'same-origin');
    response.setHeader('Vary', 'Accept-Language');
    response.setHeader('Content-Language', language);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.sendRaw(shown.status ?? 200, body);
  }

  #body(visit: Visit, { title, main, here }: Shown): Html {
    const { demo, municipality } = this.#context;
    const { w, language } = visit;
    const text = (key: string): string => this.#context.scripts.main.catalogue.text(language, `page.${key}`);
    const { contact } = municipality;
    return html`<a class="skip" href="#main">${title}</a>
      <header class="top">
        ${demo ? html`<p class="demo">${text('demo')}</p>` : undefined}
        <div class="top__in">
          <span class="brand">${mark}${text('brand')}</span>
          ${here === undefined ? undefined : html`<nav class="tools" aria-label="${w('languages')}">${this.#languages(language, here)}</nav>`}
          <div class="person">
            <span
              ><b>${municipality.name}</b>
              <span class="person__hours">${contact === undefined ? '' : inLanguage(contact.hours, language)}</span></span
            >
            ${contact === undefined ? undefined : phone(w, municipality.name, contact.phone)}
          </div>
        </div>
      </header>
      <main class="page" id="main" tabindex="-1">
        <div class="card stack">
          <h1>${title}</h1>
          ${main}
        </div>
        ${contact === undefined ? this.#caseworkers(visit) : undefined}
      </main>`;
  }

  /** Each other language under its own name. */
  #languages(language: string, here: URL): readonly Html[] {
    const others = this.#context.scripts.main.catalogue.languages.filter((one) => one !== language);
    return others.map((one) => {
      const name = new Intl.DisplayNames([one], { type: 'language' }).of(one) ?? one;
      const query = new URLSearchParams(here.search);
      query.set('lang', one);
      return html`<a href="${here.pathname}?${query.toString()}" lang="${one}" hreflang="${one}"
        >${name.charAt(0).toLocaleUpperCase(one)}${name.slice(1)}</a
      >`;
    });
  }

  #caseworkers({ w, language }: Visit): Html {
    const rows = this.#context.municipality.caseworkers.slice(0, mostNumbers).map(
      ({ name, phone: number, hours }) =>
        html`<li>
          <span><b>${name}</b> <span class="from">${inLanguage(hours, language)}</span></span> ${phone(w, name, number)}
        </li>`,
    );
    return html`<section class="numbers">
      <h2>${w('call-us')}</h2>
      <ul>
        ${rows}
      </ul>
    </section>`;
  }
}

/** A number that can be dialled, always written from left to right. */
function phone(w: Visit['w'], name: string, number: string): Html {
  const digits = number.replaceAll(/[^\d+]/g, '');
  const dialled = digits.length === 8 ? `+45${digits}` : digits;
  return html`<a class="btn call" href="tel:${dialled}"
    ><span class="sr">${w('call-number', { name })} </span><bdi dir="ltr">${number}</bdi></a
  >`;
}

/** As on other pages, but that a form may lead home to a listed site: browsers hold a redirect to this too. */
function policy(leadsTo: string | undefined): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    `form-action 'self'${leadsTo === undefined ? '' : ` ${leadsTo}`}`,
  ].join('; ');
}

const mark = html`<svg class="mark" viewBox="0 0 40 40" aria-hidden="true">
  <path d="M15.5 4.5a12.5 12.5 0 0 0-9 21L4.5 32.5l7.5-3.2a12.5 12.5 0 1 0 3.5-24.8z" fill="currentColor" />
  <circle class="mark__paper" cx="26.5" cy="23.5" r="10" stroke="currentColor" stroke-width="3" />
  <path d="M31 19a8 8 0 0 1-10 7.5A8 8 0 0 1 31 19z" fill="currentColor" />
</svg>`;
