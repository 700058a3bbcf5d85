/** The built pages, read once at start and kept ready in three forms: as they are, gzipped, and in brotli, which is a tenth smaller. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Request, Response, Server } from 'restify';
import { WebError } from './errors.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** A name with a hash in it never changes its content. */
const hashed = /-[A-Z0-9]{8}\.\w+$/;

/** One answer that is always the same. */
export interface Sheet {
  readonly type: string;
  readonly body: Buffer;
  readonly gzipped?: Buffer;
  readonly brotli?: Buffer;
  readonly etag: string;
  readonly caching: string;
}

/** Makes an answer ready. What is small or packed already is sent as it is. `brotli`: where it has been made before, since that takes its time. */
export async function makeSheet(body: Buffer, type: string, caching: string, brotli?: Buffer): Promise<Sheet> {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const packs = /^(text|application|image\/svg)/.test(type) && body.length > 512;
  if (!packs) return { type, body, etag, caching };
  const [gzipped, packed] = await Promise.all([promisify(gzip)(body, { level: 9 }), brotli ?? promisify(brotliCompress)(body)]);
  return { type, body, etag, caching, gzipped, brotli: packed };
}

/** Sends it, or that nothing has changed since. */
export function sendSheet(request: Request, response: Response, sheet: Sheet): void {
  const headers: Record<string, string> = { 'Cache-Control': sheet.caching, ETag: sheet.etag, Vary: 'Accept-Encoding, Origin' };
  if (request.headers['if-none-match'] === sheet.etag) {
    response.writeHead(304, headers);
    return void response.end();
  }
  const { encoding, body } = packedFor(request.headers['accept-encoding'] ?? '', sheet);
  if (encoding !== undefined) headers['Content-Encoding'] = encoding;
  response.writeHead(200, { ...headers, 'Content-Type': sheet.type, 'Content-Length': String(body.length) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function packedFor(accepted: string, { body, gzipped, brotli }: Sheet): { readonly encoding?: 'br' | 'gzip'; readonly body: Buffer } {
  if (brotli !== undefined && /\bbr\b/.test(accepted)) return { encoding: 'br', body: brotli };
  return gzipped !== undefined && /\bgzip\b/.test(accepted) ? { encoding: 'gzip', body: gzipped } : { body };
}

/** Reads everything under the folder of built pages, by path from it: `citizen/index.html`; beside it may lie its brotli form, `index.html.br`. Throws when it is not there. */
export async function readPages(folder: string): Promise<ReadonlyMap<string, Sheet>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && types[extname(entry.name)] !== undefined);
  const sheets = await Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const caching = hashed.test(entry.name) ? 'public, max-age=31536000, immutable' : 'no-cache';
      const name = path.slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, '');
      const brotli = await readFile(`${path}.br`).catch(() => undefined);
      return [name, await makeSheet(await readFile(path), types[extname(path)] ?? '', caching, brotli)] as const;
    }),
  );
  return new Map(sheets);
}

/** Sources for `style-src` that allow just the styles that stand in a page itself. */
export function styleHashes(page: Sheet | undefined): readonly string[] {
  const styles = [...(page?.body.toString('utf8') ?? '').matchAll(/<style>([^]*?)<\/style>/g)];
  return styles.map(([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
}

/** The pages, and their scripts, styles and letters under `/assets/`. `citizen`: the citizen's page, as it is now. */
export function mountPages(server: Server, pages: ReadonlyMap<string, Sheet>, citizen: () => Promise<Sheet | undefined>): void {
  const serve = (path: string, sheetFor: (request: Request) => Promise<Sheet | undefined> | Sheet | undefined): void => {
    const answer = async (request: Request, response: Response): Promise<void> => {
      const sheet = await sheetFor(request);
      if (sheet === undefined) throw new WebError('not-found');
      sendSheet(request, response, sheet);
    };
    server.get(path, answer);
    server.head(path, answer);
  };
  serve('/', citizen);
  serve('/staff', () => pages.get('desk/index.html'));
  serve('/staff/citizens/:id', () => pages.get('desk/index.html'));
  serve('/assets/*', (request) => pages.get(`assets/${String((request.params as Record<string, unknown>)['*'])}`));
}
