import { describe, expect, test } from 'vitest';
import { readYaml, type Source } from '../../src/messages/source.ts';
import { textHash } from '../../src/messages/texts.ts';
import { notedHash, notesOf, readTranslation } from '../../src/messages/translation.ts';
import { checkSources } from '../../src/scripts/check.ts';
import { loadDialogue } from '../../src/scripts/load.ts';
import { readLocales } from '../../src/scripts/sources.ts';
import { municipality, notesFor, sources, translation, visitDa } from '../scripts/fixture.ts';

function source(text: string): Source {
  const read = readYaml('locales/uk/translation.yaml', text);
  if (!read.ok) throw new Error('it is YAML');
  return read.source;
}

const about = 'locales/en/translation.yaml';
const unchecked = translation.replace('{ by: staff, on: 2026-11-25 }', 'false');
const found = (changes: Readonly<Record<string, string | undefined>>): readonly string[] =>
  checkSources(sources(changes)).map(({ code, file, level }) => `${level} ${code} ${file}`);

describe('what is known of a language', () => {
  test('is its name, its direction, and who has checked it', () => {
    expect(readTranslation(source('name: Українська\ndirection: ltr\nchecked: false\n'))).toEqual({
      ok: true,
      translation: { name: 'Українська', direction: 'ltr', checked: false },
    });
    expect(readTranslation(source('name: العربية\ndirection: rtl\nchecked: { by: Amal, on: 2026-11-25 }'))).toMatchObject({
      translation: { direction: 'rtl', checked: { by: 'Amal', on: '2026-11-25' } },
    });
  });

  test.each<[text: string, code: string, line: number]>([
    ['name: X\ndirection: up\nchecked: false', 'shape', 2],
    ['name: X\nchecked: false', 'missing', 1],
    ['name: X\ndirection: ltr\nchecked: true', 'shape', 3],
    ['name: X\ndirection: ltr\nchecked: { by: A }', 'missing', 3],
    ['name: X\ndirection: ltr\nchecked: { by: A, on: yesterday }', 'shape', 3],
    ['name: X\ndirection: ltr\nchecked: false\ndirecton: rtl', 'unknown-key', 4],
  ])('%j is refused', (text, code, line) => {
    const read = readTranslation(source(text));
    expect(read).toMatchObject({ ok: false, faults: [{ code, line, file: 'locales/uk/translation.yaml' }] });
  });

  test('is kept apart from its texts', () => {
    const { files, about: known } = readLocales(sources());
    expect(files.some(({ name }) => name === 'translation' || name === 'sources')).toBe(false);
    expect(known.map(({ language, name }) => `${language} ${name}`).toSorted()).toEqual(['en sources', 'en translation']);
  });

  test('is nothing that Danish has: it is the source', () => {
    expect(found({ 'locales/da/translation.yaml': translation })).toEqual(['warning unknown-file locales/da/translation.yaml']);
  });
});

describe('notes of what was translated', () => {
  test('hold the hash of the Danish wording of every text that there is in both', () => {
    const notes = notesOf(
      'en',
      [{ name: 'visit', data: { a: { ask: 'Why?', also: ['x'] }, b: 'Own' } }],
      [{ name: 'visit', data: { a: { ask: 'Hvorfor?' }, c: 'Andet' } }],
    );
    const read = readYaml('locales/en/sources.yaml', notes);
    expect(read.ok && notedHash(read.source.data, 'visit', ['a', 'ask'])).toBe(textHash('Hvorfor?'));
    expect(read.ok && read.source.data).toEqual({ visit: { 'a.ask': textHash('Hvorfor?') } });
    expect(textHash('Hvorfor?')).toMatch(/^[0-9a-f]{12}$/);
  });

  test('tell which text has changed in Danish since, until it is noted anew', () => {
    const changed = { 'locales/da/visit.yaml': visitDa.replace('Er der noget der fylder?', 'Fylder noget?') };
    const before = { 'locales/en/sources.yaml': notesFor(sources()) };
    expect(found({ ...changed, ...before })).toEqual(['warning stale-translation locales/en/visit.yaml']);
    expect(found({ ...changed, 'locales/en/sources.yaml': notesFor(sources(changed)) })).toEqual([]);
  });

  test('that are missing are told once for each file', () => {
    expect(found({ 'locales/en/sources.yaml': undefined })).toEqual([]);
    const without = Object.fromEntries(Object.entries(sources()).filter(([path]) => path !== 'locales/en/sources.yaml'));
    expect(checkSources(without).map(({ code, file }) => `${code} ${file}`)).toEqual(
      ['app', 'desk', 'page', 'visit'].map((name) => `unnoted-translation locales/en/${name}.yaml`),
    );
  });
});

describe('a language that nobody has checked', () => {
  test('is told once, and a text that is missing in it blocks nothing', () => {
    const changes = { [about]: unchecked, 'locales/en/visit.yaml': visitDa.replace('    line: Mit mål\n', '') };
    expect(found(changes)).toEqual([
      'warning unchecked-translation locales/en/translation.yaml',
      'warning untranslated locales/en/visit.yaml',
    ]);
    expect(loadDialogue(sources(changes), 'visit', municipality).ok).toBe(true);
  });

  test('may lack whole files, and be allowed with a reason', () => {
    const allowed = unchecked.replace('checked:', '# allow unchecked-translation: shown only where the municipality allows it\nchecked:');
    expect(found({ [about]: allowed, 'locales/en/visit.yaml': undefined, 'locales/en/desk.yaml': undefined })).toEqual([]);
  });

  test('is what a language is not of which nothing is said', () => {
    expect(found({ [about]: undefined })).toEqual(['error missing-file locales/en/translation.yaml']);
  });
});
