/** Checks of single texts: their form and their parameters. */
import type { Code } from './codes.ts';
import type { Found } from './fault.ts';
import type { LocaleFile } from './locale-file.ts';
import { bareKey, type Form } from './forms.ts';
import { standingNames } from './house.ts';
import { readPattern, type Pattern } from './icu.ts';
import { leavesOf, type Leaf } from './texts.ts';

/** Faults of the texts of one file. `forms` is absent where the parameters that are given are not known. */
export function textFaults(file: LocaleFile, forms: readonly Form[] | undefined): readonly Found[] {
  const params = forms && new Map(forms.map((form) => [bareKey(form.key), form.params]));
  return leavesOf(file.name, file.source.data).flatMap((leaf) => leafFaults(file, leaf, params?.get(bareKey(leaf.key))));
}

function leafFaults(file: LocaleFile, leaf: Leaf, given: readonly string[] | undefined): readonly Found[] {
  const read = readPattern(leaf.text);
  const fault = (code: Code, message: string, mend: string): Found => ({
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

/** A parameter that a text has in Danish, it has in every language, and no other. */
export function parameterFaults(files: readonly LocaleFile[]): readonly Found[] {
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
