/** What a browser gets that runs no script, and what a widget may ask before anybody is known. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { run } from './running.ts';

it("the citizen's page tells the municipality's number and hours where scripts are off", async () => {
  const pages = await mkdtemp(join(tmpdir(), 'medspil-plain-'));
  onTestFinished(() => rm(pages, { recursive: true, force: true }));
  await mkdir(join(pages, 'citizen'));
  await writeFile(join(pages, 'citizen/index.html'), '<!doctype html><noscript><!-- plain --></noscript>');
  const { url } = await run({ pages });
  const page = await (await fetch(url)).text();
  expect(page).toContain('<section lang="da">');
  expect(page).toContain('hverdage kl. 9-15');
  expect(page).toContain('<section lang="en">');
  expect(page).toContain('weekdays 9-15');
  expect(page.match(/href="tel:\+4512345670"/g)).toHaveLength(2);
  expect(page).not.toContain('{');
});

it('the listed origins are told, for a widget in a frame', async () => {
  const listed = 'https://www.kommune.example';
  const { url } = await run({}, { EMBED_ORIGINS: listed });
  const asked = await fetch(`${url}/api/citizen/frames`, { headers: { origin: listed } });
  expect([asked.status, await asked.json()]).toEqual([200, { origins: [listed] }]);
});

it('whom to call is told while nobody is known, in a language that there is', async () => {
  const { url } = await run({}, { CITIZEN_SIGN_IN: 'required' });
  for (const [lang, hours] of [
    ['en', 'weekdays 9-15'],
    ['da', 'hverdage kl. 9-15'],
    ['xx', 'hverdage kl. 9-15'],
  ]) {
    const house = await (await fetch(`${url}/api/citizen/house?lang=${lang}`, { headers: { 'accept-language': 'da' } })).json();
    expect(house).toMatchObject({
      signIn: 'required',
      signedIn: false,
      caseworker: { name: 'Lindeby Kommune', phone: '12 34 56 70', hours },
    });
  }
});

it('no script pays for words that the server says itself', async () => {
  const { url } = await run();
  const texts = (await (await fetch(`${url}/api/texts/da/page`)).json()) as Record<string, string>;
  expect(Object.keys(texts).filter((key) => /^page\.(server|signin|plain)/.test(key))).toEqual([]);
  expect(texts['page.log-in']).toBe('Log ind');
});
