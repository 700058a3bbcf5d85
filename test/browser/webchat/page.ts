/** A page of somebody else's site that holds Microsoft's Web Chat, on an origin of its own, so that the browser's rules between sites are real. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import bundle from './bundle.json' with { type: 'json' };

export interface Site {
  readonly origin: string;
  /** Address of the page, for that server of ours. */
  readonly page: (server: string) => string;
  close(): Promise<void>;
}

const file = (path: string): Promise<Buffer> => readFile(fileURLToPath(new URL(path, import.meta.url)));

/** The file that `npm test` has fetched, as it comes. */
async function webChat(): Promise<Buffer> {
  return file(`../../../dist/webchat/${bundle.package}-${bundle.version}.js`).catch((cause: unknown) => {
    throw new Error('Web Chat is not there yet: run `node src/cli/prepare.mjs test`', { cause });
  });
}

export async function openSite(): Promise<Site> {
  const [html, script] = await Promise.all([file('./index.html'), webChat()]);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://site').pathname;
    if (path === '/') return void response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html);
    if (path === '/webchat.js') return void response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(script);
    response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    page: (ours) => `${origin}/?server=${encodeURIComponent(ours)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
