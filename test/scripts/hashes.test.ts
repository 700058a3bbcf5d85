import { expect, test } from 'vitest';
import { frameHash, textHash } from '../../src/scripts/hashes.ts';
import { parseScript } from '../../src/scripts/parse.ts';
import { readLocales, type Sources } from '../../src/scripts/sources.ts';
import { script, sources, visitDa } from './fixture.ts';

function parsed(text: string) {
  const read = parseScript(text, 'dialogs/visit.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.script;
}
const textOf = (all: Sources): string => textHash('visit', readLocales(all).files);

test('the hash of the wording moves with every word of the script and the house, in any language, and with nothing else', () => {
  const before = textOf(sources());
  expect(textOf(sources({ 'locales/en/visit.yaml': visitDa.replace('Dit mål', 'Your goal') }))).not.toBe(before);
  expect(textOf(sources({ 'locales/da/page.yaml': 'brand: Andet\n' }))).not.toBe(before);
  expect(textOf(sources({ 'locales/da/visit.yaml': `# en bemærkning\n${visitDa}` }))).toBe(before);
  expect(textOf(sources({ 'locales/da/other.yaml': 'a: b\n', 'dialogs/visit.yaml': '' }))).toBe(before);
});

test('what is neither structure nor wording has a hash of its own', () => {
  const before = parsed(script);
  const longer = parsed(script.replace('minutes: 3', 'minutes: 5'));
  expect([longer.structure, frameHash(longer)]).toEqual([before.structure, expect.not.stringMatching(frameHash(before))]);
  const moved = parsed(`${script}migrate:\n  - renamed: { goal.mine: goal.own-goal }\n`);
  expect([moved.structure, frameHash(moved)]).toEqual([before.structure, expect.not.stringMatching(frameHash(before))]);
});

test('a question that has become another one under its id is another structure, though nothing else has changed', () => {
  expect(parsed(`${script}migrate:\n  - again: [goal.own-goal]\n`).structure).not.toBe(parsed(script).structure);
});
