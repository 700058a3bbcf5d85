/** Turns what zod finds wrong with a file into faults with their lines. */
import type { z } from 'zod';
import type { Code } from './codes.ts';
import { didYouMean, type Found } from './fault.ts';
import type { Path, Source } from './source.ts';

type Issue = z.core.$ZodIssue;

/** Words that a schema knows at a place, for "did you mean": the keys of the object there. */
export type Known = (path: Path) => readonly string[];

/** Every fault that `issues` stand for. `base` is the path from the root of the file to what was checked. */
export function shapeFaults(source: Source, issues: readonly Issue[], base: Path, known: Known = () => []): readonly Found[] {
  return issues.flatMap((issue) => faultsOf(source, issue, base, known));
}

function faultsOf(source: Source, issue: Issue, base: Path, known: Known): readonly Found[] {
  const path = [...base, ...issue.path.map((part) => (typeof part === 'symbol' ? '' : part))];
  const at = (place: Path, code: Code, message: string, mend: string): Found => ({
    file: source.file,
    ...source.place(place),
    code,
    message,
    mend,
  });
  const name = path.length === 0 ? 'The file' : `"${String(path.at(-1))}"`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => at([...path, key], 'unknown-key', `"${key}" is not known here.`, didYouMean(key, known(path))));
    case 'invalid_union':
      return closest(issue.errors).flatMap((inner) => faultsOf(source, inner, path, known));
    case 'invalid_type':
      if (valueAt(source.data, path) === undefined) {
        return [at(path, 'missing', `${name} is missing.`, `Write it: ${issue.expected}.`)];
      }
      return [at(path, 'shape', `${name} is of another kind than it may be.`, `Write a value of the kind ${issue.expected}.`)];
    case 'invalid_key':
      return [at(path, 'bad-id', `${name} is no id.`, 'Write lower-case letters a-z, digits and hyphens, a letter first.')];
    case 'invalid_value':
      if (valueAt(source.data, path) === undefined) {
        return [at(path, 'missing', `${name} is missing.`, `Write one of: ${issue.values.map(String).join(', ')}.`)];
      }
      return [at(path, 'shape', `${name} has a value that is not known.`, didYouMean(wordAt(source.data, path), issue.values.map(String)))];
    case 'invalid_format':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'too_big':
    case 'too_small':
    case 'custom':
      return [at(path, 'shape', `${name} is not right: ${issue.message}.`, 'Write a value that is allowed here.')];
    default:
      return issue satisfies never;
  }
}

/** Among the branches of a union, what is wrong with the one that was most likely meant: the right kind of value, the fewest faults. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const weight = (issue: Issue): number => {
    if (issue.path.length === 0 && issue.code === 'invalid_type') return 10;
    return issue.code === 'unrecognized_keys' ? issue.keys.length : 1;
  };
  const score = (issues: readonly Issue[]): number => issues.reduce((sum, issue) => sum + weight(issue), 0);
  return branches.toSorted((a, b) => score(a) - score(b))[0] ?? [];
}

function wordAt(data: unknown, path: Path): string {
  const value = valueAt(data, path);
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

/** The value at a path of plain data. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return value;
}
