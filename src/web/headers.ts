/** Headers of every answer, and who may ask at all: names that are ours, and the pages of listed sites where they are welcome. */
import type { IncomingMessage } from 'node:http';
import type { Next, Request, Response } from 'restify';
import { WebError } from './errors.ts';

/** By which names the server may be asked. Headers, cookies and the refusal of foreign names all go by it. */
export interface Doors {
  /** Origin that browsers use, where it is set. */
  readonly publicUrl?: string;
  /** Whether a host, as in the header of that name, is one of ours. Keeps other names from being turned on this machine. */
  readonly isOurHost: (host: string) => boolean;
  /** Origins of other sites whose pages may hold the widget. */
  readonly embedOrigins: readonly string[];
  /** Sources that allow the styles standing in the citizen's page itself. */
  readonly shellStyles: readonly string[];
}

/** Paths that pages of listed sites may use: they carry a token of their own and no cookie. */
const welcoming = /^\/(v3\/directline|api\/citizen|api\/texts|assets)\//;
/** Asked by machines under whatever name they know; they tell nothing that a name could be turned on. */
const health = /^\/(healthz|readyz)(\?|$)/;
/** What Direct Line clients send. */
const allowedHeaders = 'authorization, content-type, x-ms-bot-agent, x-requested-with';

/** Scripts, styles and letters; an SVG is a document of its own and keeps all headers. */
const assets = /^\/assets\/[\w./-]+\.(?:js|css|woff2)$/;

/** The citizen's page: the one address that listed sites may also show in a frame. */
const framed = /^\/(\?|$)/;

/** For `server.pre`: security headers on every answer, also on errors. */
export function secureHeaders({ publicUrl, embedOrigins, shellStyles }: Doors): (request: Request, response: Response, next: Next) => void {
  return (request, response, next) => {
    const stream = (publicUrl ?? `http://${hostOf(request)}`).replace(/^http/, 'ws');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cross-Origin-Resource-Policy', welcoming.test(request.url ?? '') ? 'cross-origin' : 'same-origin');
    if (publicUrl?.startsWith('https:')) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
    response.setHeader('Cache-Control', 'no-store');
    // The rest is for documents. Scripts, styles and letters are none, and a slow line pays for every header.
    if (assets.test(request.url ?? '')) return next();
    const isShell = framed.test(request.url ?? '');
    const ancestors = isShell ? embedOrigins : [];
    response.setHeader('Content-Security-Policy', contentPolicy(stream, ancestors, isShell ? shellStyles : []));
    response.setHeader('Referrer-Policy', 'no-referrer');
    // The older header knows no list: it would shut out the listed too.
    if (ancestors.length === 0) response.setHeader('X-Frame-Options', 'DENY');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
    next();
  };
}

/** For `server.pre`: refuses names that are not ours, and answers what a browser asks before a page of another site may send. */
export function openDoors(doors: Doors): (request: Request, response: Response, next: Next) => void {
  return (request, response, next) => {
    if (!doors.isOurHost(hostOf(request)) && !health.test(request.url ?? '')) return next(new WebError('foreign-host'));
    if (!welcoming.test(request.url ?? '')) return next();
    const { origin } = request.headers;
    response.setHeader('Vary', 'Origin');
    if (!isWelcome(request, doors)) return next(new WebError('foreign-origin'));
    if (origin !== undefined) response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Expose-Headers', 'retry-after');
    if (request.method !== 'OPTIONS') return next();
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    response.setHeader('Access-Control-Allow-Headers', allowedHeaders);
    response.setHeader('Access-Control-Max-Age', '3600');
    response.send(204);
    return next(false);
  };
}

/**
 * Whether a request to a welcoming path is to be taken: from a page of ours, from one of a listed site, or from no page at all, as another
 * program's. Asked for streams too, which do not pass `openDoors`.
 */
export function isWelcome(request: IncomingMessage, doors: Doors): boolean {
  const { origin } = request.headers;
  return origin === undefined || doors.embedOrigins.includes(origin) || isOwnOrigin(request, doors);
}

/** Whether a browser sent the request from one of our own pages. A request without an origin is not taken for one. */
export function isOwnOrigin(request: IncomingMessage, { publicUrl }: Pick<Doors, 'publicUrl'>): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return origin === publicUrl || origin === `http://${hostOf(request)}`;
}

/** The origin of our own pages, as the browser that asks knows it. */
export function ownOriginOf(request: IncomingMessage, { publicUrl }: Pick<Doors, 'publicUrl'>): string {
  return publicUrl ?? `http://${hostOf(request)}`;
}

function hostOf(request: IncomingMessage): string {
  const host = request.headers.host ?? '';
  return /^[\w.:[\]-]{1,255}$/.test(host) ? host : '';
}

function contentPolicy(stream: string, ancestors: readonly string[], styles: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    ["style-src 'self'", ...styles].join(' '),
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${stream}`,
    `frame-ancestors ${ancestors.length === 0 ? "'none'" : ["'self'", ...ancestors].join(' ')}`,
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
