/** The citizen's page before its script is there. */
import { mkdir, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { text } from '../browser/words.ts';
import { run } from './running.ts';

const style = 'body{color:#1a1a1a}';

async function shellOf(settings: Readonly<Record<string, string>> = {}): Promise<Response> {
  const running = await run({}, settings);
  const page = `<!doctype html><style>${style}</style><main><h1>Medspil</h1></main>`;
  await mkdir(join(running.folder, 'pages/citizen'), { recursive: true });
  await writeFile(join(running.folder, 'pages/citizen/index.html'), page);
  await running.restart();
  return fetch(running.url);
}

it('says the first words of the conversation, before there is anybody', async () => {
  const response = await shellOf();
  const [first = ''] = text('intake.welcome.hello.ask').split('\n');
  expect(await response.text()).toContain(`<h1>Medspil</h1><p class="first" lang="da" dir="auto">${first}</p>`);
});
it('says them in the language of the house', async () => {
  const response = await shellOf({ DEFAULT_LANGUAGE: 'en' });
  expect(await response.text()).toMatch(/<p class="first" lang="en" dir="auto">[^<]*Medspil/);
});
it('allows the styles that stand in it, and no other inline style', async () => {
  const policy = (await shellOf()).headers.get('content-security-policy') ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(policy).toContain(`style-src 'self' 'sha256-${hash}';`);
  expect(policy).not.toContain('unsafe-inline');
});
it('leaves nobody behind: looking at the page makes no citizen', async () => {
  const running = await run();
  await fetch(running.url);
  const { store, municipality } = running.app().context;
  expect(await store.list(municipality.id, municipality.caseworkers[0]!.id)).toEqual([]);
});
