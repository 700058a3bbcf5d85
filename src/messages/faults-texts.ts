/** Checks of single texts: their form, their parameters, and how they read. */
import type { Fault } from './fault.ts';
import type { LocaleFile } from './faults.ts';
import type { Form } from './forms.ts';
import { standingNames } from './house.ts';
import { readPattern, type Pattern } from './icu.ts';
import { lix, readingOf } from './reading.ts';
import { leavesOf, type Leaf } from './texts.ts';

/** Words in a sentence, at most. */
const longestSentence = 20;
/** LIX of a section's texts, at most, and the words from which on it says something. */
const hardest = 34;
const enoughWords = 100;

/** Faults of the texts of one file. `forms` is absent where the parameters that are given are not known. */
export function textFaults(file: LocaleFile, forms: readonly Form[] | undefined): readonly Fault[] {
  const params =
    forms &&
    new Map(forms.flatMap((form) => [form.key, `${form.key}.label`, form.key.replace(/\.label$/, '')].map((key) => [key, form.params])));
  const leaves = leavesOf(file.name, file.source.data);
  const single = leaves.flatMap((leaf) => leafFaults(file, leaf, params?.get(leaf.key)));
  return [...single, ...(forms === undefined ? [] : readingFaults(file, leaves))];
}

function leafFaults(file: LocaleFile, leaf: Leaf, given: readonly string[] | undefined): readonly Fault[] {
  const read = readPattern(leaf.text);
  const fault = (code: string, message: string, mend: string): Fault => ({
    file: file.source.file,
    ...file.source.place(leaf.path),
    code,
    message,
    mend,
  });
  if (!read.ok) {
    const mend = "Look at the braces: {name}, {n, plural, one {...} other {...}}; a brace that is shown is written '{'.";
    return [fault('text-syntax', `"${leaf.key}" is no ICU text: ${read.reason}.`, mend)];
  }
  const { pattern } = read;
  return [
    ...simpleFaults(file, pattern, leaf).map(([message, mend]) => fault('page-text', message, mend)),
    ...unknownParams(pattern, given).map((name) => {
      const mend = given === undefined ? '' : `Known: ${[...given, ...standingNames].join(', ')}.`;
      return fault('unknown-parameter', `"${leaf.key}" has the parameter {${name}}, which is not given.`, mend);
    }),
    ...longSentences(file, pattern).map((words) =>
      fault(
        'long-sentence',
        `"${leaf.key}" has a sentence of ${words} words.`,
        `Make it ${longestSentence} at most: two sentences, or fewer words.`,
      ),
    ),
  ];
}

/** Page texts are put together in the browser, which knows `{name}` and nothing more. */
function simpleFaults(file: LocaleFile, pattern: Pattern, leaf: Leaf): readonly (readonly [string, string])[] {
  if (pattern.simple || (file.name !== 'page' && file.name !== 'desk')) return [];
  return [[`"${leaf.key}" has more than {name} in it, which pages cannot show.`, 'Write it with {name} alone.']];
}

function unknownParams(pattern: Pattern, given: readonly string[] | undefined): readonly string[] {
  if (given === undefined) return [];
  return pattern.params.filter((name) => !given.includes(name) && !standingNames.some((standing) => standing === name));
}

function longSentences(file: LocaleFile, pattern: Pattern): readonly number[] {
  if (file.name === 'page' || file.name === 'desk') return [];
  const { longest } = readingOf(pattern.plain);
  return longest > longestSentence ? [longest] : [];
}

/** LIX is for Danish, and for the joined text of a section: of a single short message it says nothing. */
function readingFaults(file: LocaleFile, leaves: readonly Leaf[]): readonly Fault[] {
  if (file.language !== 'da') return [];
  const sections = new Set(leaves.map(({ path }) => path[0]!).filter((section) => section !== 'lists'));
  return [...sections].flatMap((section) => {
    const own = leaves.filter(({ path }) => path[0] === section);
    const joined = own.map(({ text }) => plain(text)).join('\n');
    const figure = lix(joined);
    if (figure <= hardest || readingOf(joined).words < enoughWords) return [];
    const message = `The texts of "${section}" have a LIX of ${figure}; ${hardest} is the most.`;
    const mend = 'Write shorter sentences and shorter words (seven letters or more count as long).';
    return [{ file: file.source.file, ...file.source.place([section]), code: 'hard-to-read', message, mend }];
  });
}

function plain(text: string): string {
  const read = readPattern(text);
  return read.ok ? read.pattern.plain : '';
}

/** A parameter that a text has in Danish, it has in every language, and no other. */
export function parameterFaults(files: readonly LocaleFile[]): readonly Fault[] {
  const lead = files.find(({ language }) => language === 'da') ?? files[0];
  if (lead === undefined) return [];
  const leading = new Map(leavesOf(lead.name, lead.source.data).map(({ key, text }) => [key, paramsOf(text)]));
  return files.flatMap((file) =>
    leavesOf(file.name, file.source.data).flatMap(({ key, path, text }) => {
      const [here, there] = [paramsOf(text), leading.get(key)];
      if (file === lead || here === undefined || there === undefined || here === there) return [];
      const message = `"${key}" has the parameters ${here || 'none'} here, and ${there || 'none'} in "${lead.language}".`;
      const mend = `Use the same parameters in all languages.`;
      return [{ file: file.source.file, ...file.source.place(path), code: 'parameters-differ', message, mend }];
    }),
  );
}

function paramsOf(text: string): string | undefined {
  const read = readPattern(text);
  return read.ok
    ? read.pattern.params
        .map((name) => `{${name}}`)
        .toSorted()
        .join(' ')
    : undefined;
}
