/** Pages of others for a browser test: a municipality's own site and a stranger's, each on a loopback port, which makes it an origin of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { createCitizen } from '../../src/conversation/create.ts';
import { onPaper } from '../../src/identity/secret.ts';
import { invite } from '../../src/identity/invitation.ts';
import type { App } from './app.ts';
import { text } from './words.ts';

export interface Site {
  readonly url: string;
  /** What `/` of the site is. */
  page: string;
  close(): Promise<void>;
}

/** A site that is up before the product is, since the product's settings name it. `/?frame=<address>` is that address in a frame. */
export async function openSite(): Promise<Site> {
  const site: { page: string } = { page: '' };
  const server = createServer((request, response) => {
    const frame = new URL(request.url ?? '/', 'http://site').searchParams.get('frame');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(
      frame === null
        ? site.page
        : `<!doctype html><html lang="da"><title>Ramme</title><main><h1>Ramme</h1><iframe title="Ramme" src="${frame}" style="border:0;inline-size:100%;block-size:700px"></iframe></main>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return Object.assign(site, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close });
}

/** A municipality's page that holds the widget by its one script tag. */
export function holding(base: string): string {
  return `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Job og støtte</title>
<style>body { margin: 0; font: 14px/1 serif; color: purple } p, button { color: purple; font-size: 9px; letter-spacing: 3px }</style>
<script type="module" src="${base}/assets/medspil-chat.js"></script></head>
<body><header><p>Lindeby Kommune, job og støtte</p></header><medspil-chat base="${base}" lang="da"></medspil-chat></body></html>`;
}

/** A citizen of Karen's, as the desk would make one. */
export function newCitizen({ context }: App, name: string): Promise<string> {
  return createCitizen(context, { caseworker: 'karen', language: 'da', name });
}

/** Signs in from the widget with a code on paper, and waits for the way home. */
export async function signIn(page: Page, app: App, citizen: string): Promise<void> {
  const invited = await invite(app.context, { citizen, by: 'karen' });
  if (invited === undefined) throw new Error('There is no such citizen');
  const home = page.url();
  await page
    .getByRole('button', { name: text('page.log-in'), exact: true })
    .first()
    .click();
  await page.getByRole('textbox').fill(onPaper(invited.secret));
  await page.getByRole('button', { name: text('page.signin.code-open') }).click();
  await page.waitForURL((url) => url.href === home);
}
