/** An answer packed for the wire: what has been said is text, and a slow line carries a third of it. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Request, Response } from 'restify';

/** Sends JSON, gzipped where the client takes that. */
export async function sendPacked(request: Request, response: Response, status: number, body: object): Promise<void> {
  const text = Buffer.from(JSON.stringify(body));
  const takes = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const packed = takes ? await promisify(gzip)(text) : text;
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(packed.length),
    ...(takes && { 'Content-Encoding': 'gzip' }),
  });
  response.end(packed);
}
