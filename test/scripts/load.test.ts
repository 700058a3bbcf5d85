import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { Municipality } from '../../src/conversation/municipality.ts';
import { loadScripts, type LoadOptions } from '../../src/scripts/load.ts';
import { readSources } from '../../src/storage/files.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = await readSources(root);
const municipality = Municipality.parse(parse(readFileSync(`${root}src/cli/demo-municipality.yaml`, 'utf8')));

function load(options: LoadOptions): Extract<ReturnType<typeof loadScripts>, { ok: true }>['scripts'] {
  const loaded = loadScripts(sources, municipality, options);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  return loaded.scripts;
}

test.each([
  [[], ['da', 'en']],
  [['uk'], ['da', 'en', 'uk']],
  [
    ['ar', 'uk'],
    ['da', 'en', 'ar', 'uk'],
  ],
  [undefined, ['da', 'en', 'ar', 'uk']],
])('where %j may be shown unchecked, citizens may choose among %j', (unchecked, languages) => {
  const intake = load(unchecked === undefined ? {} : { unchecked }).get('intake')!;
  expect(intake.catalogue.languages).toEqual(languages);
  expect(Object.keys(intake.dialogue.lexicon)).toEqual(languages);
});

test('a script that has no texts in a language yet is told in Danish there, and that is reported', () => {
  const told: string[] = [];
  const { catalogue } = load({ report: ({ language, key }) => void told.push(`${language} ${key}`) }).get('check-in')!;
  const key = Object.keys(sources).includes('locales/ar/check-in.yaml') ? undefined : 'send.read-back.ask';
  expect(key).toBeDefined();
  expect(catalogue.text('ar', key!)).toBe(catalogue.text('da', key!));
  expect(told).toEqual([`ar ${key}`]);
});

test('steps that were taken back are off every path of their own script alone', () => {
  const scripts = load({ withdrawn: ['intake:goal.why', 'exit:goal.own-goal'] });
  expect([...scripts.get('intake')!.dialogue.withdrawn]).toEqual(['goal.why']);
  expect([...scripts.get('check-in')!.dialogue.withdrawn]).toEqual([]);
});
