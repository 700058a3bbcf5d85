/** The citizen's page never shows the key of a text: every word that it names is there in Danish, which every other language falls back on. */
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { leavesOf } from '../../../src/messages/texts.ts';

const folders = ['citizen', 'widget', 'widget/answers', 'shared'] as const;

async function named(): Promise<readonly string[]> {
  const files = await Promise.all(
    folders.map(async (folder) => (await readdir(`src/web/pages/${folder}`)).map((name) => `src/web/pages/${folder}/${name}`)),
  );
  const sources = await Promise.all(
    files
      .flat()
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => readFile(path, 'utf8')),
  );
  return sources.flatMap((source) =>
    [...source.matchAll(/\b(?:w|word)\((?:texts, |view\.texts, )?'([a-z][a-z0-9.-]*)'/g)].map(([, key]) => key!),
  );
}

test('every word that the page names is there in Danish', async () => {
  const there = new Set(leavesOf('page', parse(await readFile('locales/da/page.yaml', 'utf8'))).map(({ key }) => key));
  const keys = await named();
  expect(keys.length).toBeGreaterThan(50);
  expect(keys.filter((key) => !there.has(`page.${key}`))).toEqual([]);
});

test('what a language has of the page is in Danish too, with the same names in it', async () => {
  const names = (text: string): string =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .map(([, name]) => name)
      .toSorted((a = '', b = '') => a.localeCompare(b))
      .join();
  const danish = new Map(leavesOf('page', parse(await readFile('locales/da/page.yaml', 'utf8'))).map(({ key, text }) => [key, text]));
  for (const language of (await readdir('locales')).filter((one) => one !== 'da')) {
    const own = leavesOf('page', parse(await readFile(`locales/${language}/page.yaml`, 'utf8')));
    expect(own.filter(({ key, text }) => names(text) !== names(danish.get(key) ?? '')).map(({ key }) => `${language} ${key}`)).toEqual([]);
  }
});
