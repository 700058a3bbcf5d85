/**
 * Reads the body of a request: JSON in UTF-8, 64 kB at most unless its route says otherwise, before any route sees it. One route takes a
 * form, for a page that works without a script.
 */
import type { Request, Response } from 'restify';
import { patternOf, WebError } from './errors.ts';

/** Bytes of a body. */
export const largestBody = 64 * 1024;

/** Bytes that the body of a request may have, where they are not `largestBody`. May throw: then nothing is read. */
export type Allowance = (request: Request) => Promise<number | undefined>;

/** For `server.use`: puts the parsed body in `request.body`; a request without one gets `undefined`. */
export function bodyReader(allowance: Allowance): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => readBody(request, response, allowance);
}

async function readBody(request: Request, response: Response, allowance: Allowance): Promise<void> {
  request.body = undefined;
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const length = request.headers['content-length'];
  if (length === undefined && request.headers['transfer-encoding'] === undefined) return;
  try {
    const most = (await allowance(request)) ?? largestBody;
    if (Number(length) > most) throw new WebError('too-large');
    if (request.headers['content-encoding'] !== undefined) throw new WebError('bad-type');
    request.body = parse(request, await collect(request, most));
  } catch (error) {
    // What is still coming is not waited for.
    response.setHeader('Connection', 'close');
    throw error;
  }
}

async function collect(request: Request, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) return void chunks.push(chunk);
      request.pause();
      return reject(new WebError('too-large'));
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    // Whoever hangs up in the middle hears no answer, and it is no fault of ours.
    request.once('error', (cause) => reject(new WebError('bad-request', { cause })));
    request.once('close', () => {
      if (!request.readableEnded) reject(new WebError('bad-request'));
    });
  });
}

/** Routes that take a form instead: each sees for itself that it comes from a page of ours. */
const forms: ReadonlySet<string> = new Set(['/signin/code']);

/** Only what says that it is JSON is read: another site's page cannot send that without being asked first. */
function parse(request: Request, bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  const form = forms.has(patternOf(request));
  const wanted = form ? /^application\/x-www-form-urlencoded\b/i : /^application\/json\b/i;
  if (!wanted.test(request.headers['content-type'] ?? '')) throw new WebError('bad-type');
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return form ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text);
  } catch (cause) {
    throw new WebError('bad-json', { cause });
  }
}
