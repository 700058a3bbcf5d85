/** Headers of every answer, and who may ask at all: names that are ours, and other sites' pages where they are welcome. */
import type { Next, Request, Response } from 'restify';
import { WebError } from './errors.ts';

/** By which names the server may be asked. Headers, cookies and the refusal of foreign names all go by it. */
export interface Doors {
  /** Origin that browsers use, where it is set. */
  readonly publicUrl?: string;
  /** Whether a host, as in the header of that name, is one of ours. Keeps other names from being turned on this machine. */
  readonly isOurHost: (host: string) => boolean;
}

/** Paths that pages of other sites may use: they carry a token of their own and no cookie. */
const welcoming = /^\/(v3\/directline|api\/citizen|api\/texts|assets)\//;
/** What Direct Line clients send. */
const allowedHeaders = 'authorization, content-type, x-ms-bot-agent, x-requested-with';

/** For `server.pre`: security headers on every answer, also on errors. */
export function secureHeaders({ publicUrl }: Doors): (request: Request, response: Response, next: Next) => void {
  return (request, response, next) => {
    const stream = (publicUrl ?? `http://${hostOf(request)}`).replace(/^http/, 'ws');
    response.setHeader('Content-Security-Policy', contentPolicy(stream));
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('X-Frame-Options', 'DENY');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    response.setHeader('Cross-Origin-Resource-Policy', welcoming.test(request.url ?? '') ? 'cross-origin' : 'same-origin');
    response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()');
    response.setHeader('Cache-Control', 'no-store');
    if (publicUrl?.startsWith('https:')) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
    next();
  };
}

/** For `server.pre`: refuses names that are not ours, and answers what a browser asks before a page of another site may send. */
export function openDoors(doors: Doors): (request: Request, response: Response, next: Next) => void {
  return (request, response, next) => {
    if (!doors.isOurHost(hostOf(request))) return next(new WebError('foreign-host'));
    if (!welcoming.test(request.url ?? '')) return next();
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'retry-after');
    if (request.method !== 'OPTIONS') return next();
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
    response.setHeader('Access-Control-Allow-Headers', allowedHeaders);
    response.setHeader('Access-Control-Max-Age', '3600');
    response.send(204);
    return next(false);
  };
}

/** Whether a browser sent the request from one of our own pages. A request without an origin is not taken for one. */
export function isOwnOrigin(request: Request, { publicUrl }: Doors): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  return origin === publicUrl || origin === `http://${hostOf(request)}`;
}

function hostOf(request: Request): string {
  const host = request.headers.host ?? '';
  return /^[\w.:[\]-]{1,255}$/.test(host) ? host : '';
}

function contentPolicy(stream: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${stream}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}
