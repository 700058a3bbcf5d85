/** `GET /metrics`, for a monitor on this machine or one that has the token; to everybody else the address does not exist. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Next, Request, Response } from 'restify';
import { patternOf } from '../errors.ts';
import type { Figures } from './figures.ts';

/** Patterns of the routes by which messages come in. */
export const messageRoutes: readonly string[] = ['/v3/directline/conversations/:id/activities'];

/** Headers by which a proxy on this machine tells that it asks for somebody else. */
const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];

/** Who may read: whoever shows the token, where there is one, and programs on this machine. */
export interface Readers {
  readonly token?: string;
  /** Whether a host name or address is one that only this machine can reach. */
  readonly isLocal: (host: string) => boolean;
}

type Handler = (request: Request, response: Response, next: Next) => void;

/**
 * For `server.pre`, before names are looked at: a monitor may ask by any name that leads here. Whoever may not read the figures is sent on to
 * the routes, of which none is this one.
 */
export function figuresFor(figures: Figures, readers: Readers): Handler {
  return (request, response, next) => {
    const asks = request.method === 'GET' || request.method === 'HEAD';
    if (!asks || request.url?.split('?')[0] !== '/metrics' || !mayRead(request, readers)) return next();
    void answer(figures, { request, response, next });
  };
}

/** The library takes no "answered, go no further" from a promise; so it is told in its own way. */
async function answer(
  { registry }: Figures,
  wire: { readonly request: Request; readonly response: Response; readonly next: Next },
): Promise<void> {
  const { request, response, next } = wire;
  let outcome: unknown = false;
  try {
    const text = await registry.metrics();
    response.writeHead(200, { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' });
    response.end(request.method === 'HEAD' ? undefined : text);
  } catch (error) {
    outcome = error;
  }
  next(outcome);
}

/** For `server.pre`: counts every answer, and how long messages wait for theirs. */
export function answerCounter(figures: Figures): Handler {
  return (request, response, next) => {
    const began = performance.now();
    response.once('close', () => {
      const status = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : 'cut';
      figures.answered(status);
      const message = request.method === 'POST' && messageRoutes.includes(patternOf(request));
      if (message) figures.acknowledged(status, (performance.now() - began) / 1000);
    });
    next();
  };
}

/** The token where one is shown; else this machine, asking for itself by one of its own names. */
function mayRead(request: IncomingMessage, { token, isLocal }: Readers): boolean {
  const shown = /^Bearer ([\x21-\x7e]{1,4096})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (shown !== undefined) return token !== undefined && timingSafeEqual(sha256(utf8ToBytes(shown)), sha256(utf8ToBytes(token)));
  if (forwarding.some((name) => request.headers[name] !== undefined)) return false;
  const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return isLocal(address) && isLocal((request.headers.host ?? '').replace(/:\d+$/, ''));
}
