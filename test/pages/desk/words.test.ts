import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { taskKinds } from '../../../src/conversation/citizen.ts';
import { dangers } from '../../../src/engine/input.ts';
import { refusalCodes } from '../../../src/plan/document.ts';

const languages = ['da', 'en'] as const;

type Tree = { readonly [key: string]: string | Tree };
function flat(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
  );
}
async function texts(language: string): Promise<ReadonlyMap<string, string>> {
  return new Map(flat(parse(await readFile(`locales/${language}/desk.yaml`, 'utf8')) as Tree));
}
function names(text: string | undefined): readonly string[] {
  return [...(text ?? '').matchAll(/\{(\w+)\}/g)].map(([name]) => name).sort();
}

describe.each(languages)('the words of the desk in %s', (language) => {
  it('are there for every code, kind and state that the server may send', async () => {
    const keys = await texts(language);
    const needed = [
      ...refusalCodes.map((code) => `refusal.${code}`),
      ...taskKinds.flatMap((kind) => [`task.${kind}`, `task-what.${kind}`]),
      ...dangers.map((about) => `danger.${about}`),
      ...['undecided', 'accepted', 'edited', 'asked', 'not-now', 'look-again'].map((state) => `state.${state}`),
      ...['written', 'said', 'chosen', 'suggested', 'staff'].map((by) => `provenance.${by}`),
      ...['unanswered', 'agreed', 'disagreed'].flatMap((answer) => [
        `agreement.${answer}`,
        `agreement-what.${answer}`,
        `answered.${answer}`,
      ]),
      ...['none', 'draft', 'submitted', 'returned', 'confirmed', 'superseded'].map((status) => `plan.${status}`),
      'warning.thanks-only',
    ];
    expect(needed.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('are there for every word that the pages name', async () => {
    const keys = await texts(language);
    const files = (await readdir('src/web/pages/desk')).filter((name) => name.endsWith('.tsx') || name.endsWith('.ts'));
    const sources = await Promise.all(files.map((name) => readFile(`src/web/pages/desk/${name}`, 'utf8')));
    const named = sources.flatMap((source) => [...source.matchAll(/\bw\('([a-z.-]+)'/g)].map(([, key]) => key!));
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('have the keys and the names of the Danish ones', async () => {
    const [own, danish] = [await texts(language), await texts('da')];
    expect([...own.keys()]).toEqual([...danish.keys()]);
    expect([...own].filter(([key, text]) => names(text).join() !== names(danish.get(key)).join())).toEqual([]);
  });
});
