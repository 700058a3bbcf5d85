import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Caseworker, Municipality } from '../../src/conversation/municipality.ts';
import { standingParams } from '../../src/conversation/standing.ts';
import { houseForms, standingNames } from '../../src/messages/house.ts';
import { builtinLists } from '../../src/scripts/compositions.ts';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** Text keys of the house that stand in the code, without those of `locales`' own folders and of comments' examples. */
function keysInCode(): readonly string[] {
  const files = ['engine', 'conversation', 'review', 'messages', 'channels', 'web'].flatMap((folder) => {
    try {
      return readdirSync(join(src, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(src, folder, name));
    } catch {
      return [];
    }
  });
  const texts = files.filter((name) => name.endsWith('.ts')).map((name) => readFileSync(name, 'utf8'));
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/'(app\.[a-z0-9-]+(?:\.[a-z0-9-]+)*)'/g)].map((match) => match[1]!)))];
}

test('every text of the house that the code says is in the list that is checked', () => {
  const known = new Set([...houseForms.map(({ key }) => key), ...Object.keys(builtinLists).map((list) => `app.${list}`)]);
  const keys = keysInCode();
  expect(keys).toContain('app.stale');
  // `app.change` and `app.readings` are text keys of questions: their wording is at `.ask`.
  expect(keys.filter((key) => !known.has(key) && !known.has(`${key}.ask`))).toEqual([]);
});

test('the parameters that any text may use are those that are given', () => {
  const caseworker: Caseworker = { id: 'c', name: 'Mette', phone: '1', hours: { da: '9-12' } };
  const municipality: Municipality = {
    schema: 1,
    id: 'm',
    name: 'Kommunen',
    offers: [],
    mentors: [],
    caseworkers: [caseworker],
    helplines: { emergency: '112', suicide: '1', violence: '2', medical: '3' },
    consequences: { da: 'k' },
    readers: { da: 'r' },
  };
  expect(Object.keys(standingParams(municipality, caseworker, 'da')).toSorted()).toEqual([...standingNames].toSorted());
});
