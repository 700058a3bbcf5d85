/** A fault in what staff write under `dialogs/` and `locales/`: where it is, what it is, what mends it, and how grave it is. */
import { levelOf, type Code, type Level } from './codes.ts';

/** What a check finds. How grave it is follows from the code, by the table in `codes.ts`. */
export interface Found {
  /** Path from the root of the project: `dialogs/intake.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1; absent where the whole line or file is meant. */
  readonly column?: number;
  /** Stable name of the kind of fault: `unknown-key`. */
  readonly code: Code;
  readonly message: string;
  /** What to do. */
  readonly mend: string;
}

/** What was found, with its level. */
export interface Fault extends Found {
  readonly level: Level;
}

/** Faults with their levels, in the order in which one reads: by file, line and column. */
export function inOrder(found: readonly Found[]): readonly Fault[] {
  return found
    .toSorted((a, b) => compare(a.file, b.file) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0) || compare(a.code, b.code))
    .map((one) => ({ ...one, level: levelOf(one.code) }));
}

/** True for what blocks. */
export function isError(fault: Fault): boolean {
  return fault.level === 'error';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One line for a terminal: `dialogs/intake.yaml:12:5  error  unknown-key  ...`. */
export function faultLine(fault: Fault): string {
  const place = [fault.file, fault.line, ...(fault.column === undefined ? [] : [fault.column])].join(':');
  return `${place}  ${fault.level}  ${fault.code}  ${fault.message} ${fault.mend}`;
}

/** "Did you mean goal?", or a list of what is known where nothing is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== undefined) return `Did you mean "${near}"?`;
  if (known.length === 0) return 'Take it out.';
  const shown = known.slice(0, 12).join(', ');
  return `Known: ${shown}${known.length > 12 ? ', ...' : ''}.`;
}

/** Words that are compared letter by letter: a file of thousands of misspelt names is told of as soon as any other. */
const compared = 300;

/** The known word that is at most a third of its letters away. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (word.length > 60) return undefined;
  const similar = known.filter((one) => Math.abs(one.length - word.length) <= Math.max(1, one.length / 3)).slice(0, compared);
  const scored = similar.map((one) => ({ one, far: distance(word, one) })).toSorted((a, b) => a.far - b.far);
  const best = scored[0];
  return best !== undefined && best.far <= Math.max(1, Math.floor(best.one.length / 3)) ? best.one : undefined;
}

/** Edits (put in, take out, exchange a letter) from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const exchanged = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(exchanged, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
