import { expect, test } from 'vitest';
import { avoidedIn } from '../../src/messages/avoid.ts';

const wordsIn = (language: string, text: string): readonly string[] => avoidedIn(language, text).map(({ word }) => word);

test.each<[text: string, words: readonly string[]]>([
  ['Din sag er hos os.', ['sag']],
  ['Sagen og sagerne', ['Sagen', 'sagerne']],
  ['Din sagsbehandler ringer. Det er en tilsagn, et sagnomspundet sted.', []],
  ['Klienten og klienters', ['Klienten', 'klienters']],
  ['Du er visiteret til aktivering.', ['aktivering', 'visiteret']],
  ['Målgruppen for foranstaltningerne', ['Målgruppen', 'foranstaltningerne']],
  ['Udeblivelse og udebliver', ['Udeblivelse', 'udebliver']],
  ['Kommunen foranlediger det uden  ugrundet\nophold', ['foranlediger', 'uden  ugrundet\nophold']],
  ['Du skal svare. Så bør du ringe.', ['Du skal', 'bør du']],
  ['Du skaldede hund, du børster tænder.', []],
])('in Danish: %s', (text, words) => {
  expect(wordsIn('da', text)).toEqual(words);
});

test.each<[text: string, words: readonly string[]]>([
  ['You must answer. Should you wait?', ['You must', 'Should you']],
  ["The clients of the target group, the client's activation", ['clients', "client's", 'activation', 'target group']],
  ['Your mustard, a clientele, reactivation', []],
])('in English: %s', (text, words) => {
  expect([...wordsIn('en', text)].toSorted()).toEqual([...words].toSorted());
});

test('other languages have no list, and every word has something instead', () => {
  expect(wordsIn('uk', 'client')).toEqual([]);
  expect(avoidedIn('da', 'din sag').every(({ instead }) => instead !== '')).toBe(true);
});
