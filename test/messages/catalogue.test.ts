import { describe, expect, test } from 'vitest';
import { makeCatalogue } from '../../src/messages/catalogue.ts';
import type { Script } from '../../src/engine/script.ts';
import { loadDialogue } from '../../src/scripts/load.ts';
import { municipality, sources } from '../scripts/fixture.ts';

const script: Script = { id: 'visit', purpose: 'p', owner: 'o', sections: [], given: [], migrate: [], structure: '0' };
const files = {
  da: {
    app: { count: '{n, plural, one {én ting} other {{n} ting}}', understand: { fillers: ['tak'] } },
    page: { brand: 'Medspil', deep: { er: 'ned' } },
    visit: { goal: { ask: 'Hvad {each}?' } },
    other: { goal: { ask: 'of another script' } },
  },
  en: { app: { count: '{n}' }, visit: {}, page: { brand: 'Medspil, in English' } },
};
const catalogue = makeCatalogue(files, script);

describe('a catalogue', () => {
  test('has texts by full key, with the plurals of the language', () => {
    expect(catalogue.text('da', 'app.count', { n: 1 })).toBe('én ting');
    expect(catalogue.text('da', 'app.count', { n: 3 })).toBe('3 ting');
    expect(catalogue.text('da', 'goal.ask', { each: 'søvn' })).toBe('Hvad søvn?');
    expect(catalogue.languages).toEqual(['da', 'en']);
  });

  test('knows what it has', () => {
    expect(catalogue.has('da', 'goal.ask')).toBe(true);
    expect(catalogue.has('en', 'goal.ask')).toBe(false);
    expect(catalogue.has('xx', 'goal.ask')).toBe(false);
    expect(catalogue.has('da', 'app.understand.fillers')).toBe(false);
  });

  test('shows in Danish what a language misses, and a text without a parameter that is not there; both are reported once', () => {
    const told: string[] = [];
    const watched = makeCatalogue(files, script, ({ language, key }) => void told.push(`${language} ${key}`));
    expect(watched.text('en', 'goal.ask', { each: 'søvn' })).toBe('Hvad søvn?');
    expect(watched.text('en', 'goal.ask', { each: 'gæld' })).toBe('Hvad gæld?');
    expect(watched.textHash('en', 'goal.ask')).toBe(watched.textHash('da', 'goal.ask'));
    expect(watched.text('da', 'goal.ask')).toBe('Hvad ?');
    expect(watched.text('xx', 'app.count', { n: 1 })).toBe('én ting');
    expect(told).toEqual(['en goal.ask', 'da goal.ask', 'xx app.count']);
  });

  test('throws where there is no Danish text either: no key is ever shown', () => {
    expect(() => catalogue.text('en', 'goal.nothing')).toThrow('There is no text "goal.nothing" in "en", and none in "da"');
  });

  test('hashes the wording, not its parameters', () => {
    expect(catalogue.textHash('da', 'goal.ask')).toMatch(/^[0-9a-f]{12}$/);
    expect(catalogue.textHash('da', 'goal.ask')).toBe(catalogue.textHash('da', 'goal.ask'));
    expect(catalogue.textHash('da', 'goal.ask')).not.toBe(catalogue.textHash('da', 'app.count'));
  });

  test('gives the texts of the pages as flat full keys', () => {
    expect(catalogue.flat('da', 'page')).toEqual({ 'page.brand': 'Medspil', 'page.deep.er': 'ned' });
    expect(catalogue.flat('en', 'page')).toEqual({ 'page.brand': 'Medspil, in English', 'page.deep.er': 'ned' });
    expect(catalogue.flat('en', 'desk')).toEqual({});
  });
});

describe('a vocabulary', () => {
  const loaded = loadDialogue(sources(), 'visit', municipality);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
  const vocabulary = loaded.catalogue.vocabulary('da');

  test('has labels and the other words for them', () => {
    expect(vocabulary.yes).toEqual(['Ja', 'ja tak', 'jo']);
    expect(vocabulary.commands.back).toEqual(['Tilbage']);
    expect(vocabulary.options['lists.areas.sleep']).toEqual(['Søvn', 'sover dårligt']);
    expect(vocabulary.options['lists.areas.money']).toEqual(['Penge']);
    expect(vocabulary.options['app.lists.rhythm-forms.phone']).toEqual(['rhythm-forms phone da']);
    expect(vocabulary.decimal).toBe(',');
  });

  test("has what a step's own buttons say: whoever types it means it", () => {
    expect(vocabulary.without.unknown).toEqual(['without.unknown.label-da', 'Det ved jeg ikke endnu', 'aner det ikke']);
    expect(vocabulary.send).toEqual(['send.label-da', 'submit.summary-da', 'Send min plan']);
  });
});
