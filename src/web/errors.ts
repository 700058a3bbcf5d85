/** Every error answer: a stable code, and words in the reader's language. Nothing of the request and no stack leaves the server. */
import type { Request, Response } from 'restify';
import type { Language } from '../engine/script.ts';
import type { Catalogue } from '../messages/types.ts';
import type { Log } from '../ports.ts';
import type { ApiError, RefusedError } from '../review/views.ts';
import { placeOf } from './place.ts';

/** Why a request was not carried out, with its status. The words stand at `page.server.<code>`. */
const statuses = {
  'bad-request': 400,
  'bad-json': 400,
  'sign-in-over': 400,
  'invitation-over': 400,
  'signed-out': 401,
  'foreign-origin': 403,
  'foreign-host': 403,
  'not-joined': 403,
  'sign-in-first': 403,
  'not-found': 404,
  'not-allowed': 405,
  moved: 409,
  'too-large': 413,
  'bad-type': 415,
  failed: 500,
  damaged: 500,
  'not-kept': 503,
} as const;
/** Code of an error answer, permanent. Of a status with several codes, the first is the one for errors that bring no code of ours. */
export type WebErrorCode = keyof typeof statuses;
/** Every code, for the test that each has words. */
export const webErrorCodes = Object.keys(statuses) as readonly WebErrorCode[];

/** Thrown by a route; answered by `answerError`. */
export class WebError extends Error {
  readonly statusCode: number;
  readonly code: WebErrorCode;
  constructor(code: WebErrorCode, options?: ErrorOptions) {
    super(code, options);
    this.name = 'WebError';
    this.code = code;
    this.statusCode = statuses[code];
  }
}

/** Codes of use cases and storage that pass: nothing is lost, and the same request may be taken a moment later. */
const passing = new Set(['too-busy', 'store-unwritable']);
/** Seconds after which such a request may come again. */
const passesAfter = 1;

/** What an error is answered with: words, the language for readers whose own has no texts, and a log for what is our fault. */
export interface Answering {
  /** That of the version that runs, at each look. */
  readonly catalogue: () => Catalogue;
  readonly log: Log;
  readonly defaultLanguage: Language;
}

/** Answers an error of any kind: a refusal of a route or a channel, one of the server's own, or one that nobody thought of. */
export function answerError(request: Request, response: Response, error: unknown, options: Answering): void {
  const { status, code, retryAfter } = toldError(request, error, options.log);
  if (response.headersSent) return void response.destroy();
  const catalogue = options.catalogue();
  const language = languageOf(request, catalogue, options.defaultLanguage);
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Language', language);
  const body: ApiError = { error: { code, message: errorWords(catalogue, language, { code, status }) } };
  response.send(status, body);
}

/** What an error is answered with, whoever answers it. One that is our fault is logged. */
export function toldError(
  request: Request,
  error: unknown,
  log: Log,
): { readonly status: number; readonly code: string; readonly retryAfter?: number } {
  const { status, code } = readError(error);
  if (status >= 500) {
    const { error: name, where } = placeOf(error);
    log.error('request-failed', { status, answer: code, route: patternOf(request), error: name, ...(where !== undefined && { where }) });
  }
  const retryAfter = numberAt(error, 'retryAfter') ?? (status === 503 ? passesAfter : undefined);
  return { status, code, ...(retryAfter !== undefined && { retryAfter }) };
}

/** 409: what was refused, each with its words from `desk.refusal.<code>`. */
export function refused(
  refusals: readonly { readonly code: string; readonly line?: string }[],
  words: { readonly catalogue: Catalogue; readonly language: Language },
): RefusedError {
  const { catalogue, language } = words;
  // Of a line that is not there, its name is whatever was sent.
  const known = refusals.map(({ code, line }) => ({ code, ...(line !== undefined && code !== 'line-unknown' && { line }) }));
  const told = known.map((refusal) => ({ ...refusal, message: catalogue.text(language, `desk.refusal.${refusal.code}`) }));
  const message = told.map((refusal) => refusal.message).join(' ') || catalogue.text(language, 'page.server.moved');
  return { error: { code: 'refused', message }, refusals: told as RefusedError['refusals'] };
}

/** The best of the reader's languages that there are texts in. */
export function languageOf(request: Request, catalogue: Catalogue, otherwise: Language): Language {
  const wanted = (request.headers['accept-language'] ?? '')
    .slice(0, 200)
    .split(',')
    .map((part, index) => {
      const [tag = '', q] = part.trim().split(';q=');
      return { language: tag.toLowerCase().split('-')[0] ?? '', weight: q === undefined ? 1 : Number(q) || 0, index };
    })
    .toSorted((a, b) => b.weight - a.weight || a.index - b.index);
  return wanted.find(({ language }) => catalogue.languages.includes(language))?.language ?? otherwise;
}

function readError(error: unknown): { readonly status: number; readonly code: string } {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && passing.has(code)) return { status: 503, code: 'not-kept' };
  // It stays so until a person has put the file right: nobody is asked to try again.
  if (code === 'store-damaged') return { status: statuses.damaged, code: 'damaged' };
  const given = numberAt(error, 'statusCode');
  const status = given !== undefined && given >= 400 && given <= 599 ? given : 500;
  // The server's own errors have codes of a library; ours take their place.
  const ours = typeof code === 'string' && /^[a-z][a-z-]+$/.test(code) && given !== undefined;
  return { status, code: ours ? code : codeOf(status) };
}

function codeOf(status: number): WebErrorCode {
  const found = webErrorCodes.find((code) => statuses[code] === status);
  return found ?? (status >= 500 ? 'failed' : 'bad-request');
}

/** What is said of an error: what happened, that nothing is lost, and what to do. */
export function errorWords(
  catalogue: Catalogue,
  language: Language,
  { code, status }: { readonly code: string; readonly status: number },
): string {
  const key = `page.server.${code}`;
  return catalogue.text(language, catalogue.has(language, key) ? key : `page.server.${codeOf(status)}`);
}

function numberAt(error: unknown, field: string): number | undefined {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;
  return typeof value === 'number' ? value : undefined;
}

/** The pattern of the route that was matched, `/api/staff/citizens/:id`: safe to write down, where the address holds ids. */
export function patternOf(request: Request): string {
  const route: unknown = request.getRoute();
  const path: unknown = typeof route === 'object' && route !== null ? Reflect.get(route, 'path') : undefined;
  return typeof path === 'string' ? path : 'none';
}
