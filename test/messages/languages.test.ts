/** What the texts of every language are held to beyond `npm run check`: plural forms, quotation marks, numbers in right-to-left text. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { makeCatalogue } from '../../src/messages/catalogue.ts';
import { leavesOf } from '../../src/messages/texts.ts';
import { inspect } from '../../src/scripts/check.ts';
import { readSources } from '../../src/storage/files.ts';

const { scripts, locales } = inspect(await readSources(fileURLToPath(new URL('../../', import.meta.url))));
const files: Record<string, Record<string, unknown>> = {};
for (const { language, name, source } of locales.files) files[language] = { ...files[language], [name]: source.data };
const catalogue = makeCatalogue(
  files,
  scripts.find(({ id }) => id === 'intake')!,
);

const leaves = (language: string): readonly { readonly key: string; readonly text: string }[] =>
  locales.files.filter((file) => file.language === language).flatMap(({ name, source }) => leavesOf(name, source.data));

describe('plural forms', () => {
  const forms = (language: string, counts: readonly number[]): readonly string[] =>
    counts.map((done) => catalogue.text(language, 'app.recap', { done, of: 9, minutes: 5 }).split('\n')[0]!.split('. ')[1]!);

  test('Arabic has six', () => {
    expect(forms('ar', [0, 1, 2, 3, 11, 100])).toEqual([
      'نحن في البداية.',
      'انتهى جزء واحد من 9.',
      'انتهى جزآن من 9.',
      'انتهت 3 أجزاء من 9.',
      'انتهى 11 جزءاً من 9.',
      'انتهى 100 جزء من 9.',
    ]);
  });

  test('Ukrainian has one, few and many', () => {
    expect(forms('uk', [0, 1, 2, 5, 11, 21, 22])).toEqual([
      'Ми щойно почали.',
      'Ви пройшли 1 частину з 9.',
      'Ви пройшли 2 частини з 9.',
      'Ви пройшли 5 частин з 9.',
      'Ви пройшли 11 частин з 9.',
      'Ви пройшли 21 частину з 9.',
      'Ви пройшли 22 частини з 9.',
    ]);
  });
});

test.each(['ar', 'uk'])('"%s" has its own quotation marks and no ASCII apostrophe', (language) => {
  expect(leaves(language).length).toBeGreaterThan(300);
  expect(leaves(language).filter(({ text }) => /['"]/.test(text))).toEqual([]);
});

test('in Arabic every number that is dialled keeps the order of its digits', () => {
  const numbers = ['phone', 'emergency', 'suicide', 'violence', 'medical'];
  const shown = leaves('ar').flatMap(({ text }) => numbers.filter((name) => text.includes(`{${name}}`)).map((name) => ({ name, text })));
  expect(shown.length).toBeGreaterThanOrEqual(13);
  const bare = shown.filter(({ name, text }) => text.replaceAll(`\u2066{${name}}\u2069`, '').includes(`{${name}}`));
  expect(bare).toEqual([]);
});

test.each(['ar', 'uk'])('"%s" is written in its own letters throughout', (language) => {
  const own = language === 'ar' ? /\p{Script=Arabic}/u : /\p{Script=Cyrillic}/u;
  // A name, a number or a parameter alone has no letters of any language.
  const foreign = leaves(language).filter(
    ({ key, text }) => !own.test(text) && !/^(?:page\.(?:brand|says)|app\.commands\.language\.label)$/.test(key),
  );
  expect(foreign).toEqual([]);
});
