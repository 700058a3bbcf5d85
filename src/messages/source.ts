/** YAML as people write it, with the place of everything in it. */
import { isCollection, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type YAMLError } from 'yaml';
import type { Fault } from './fault.ts';

/** Names and numbers from the root to a value: `['sections', 'goal', 'steps']`. */
export type Path = readonly (string | number)[];

/** A place in a file as editors count it: line and column from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A file that was read. */
export interface Source {
  readonly file: string;
  /** Plain data, absent (null) for an empty file. */
  readonly data: unknown;
  /** Place of the key at a path (of the value, in a list). A path that is not there gives the nearest place above it. */
  place(path: Path): Place;
  /** Place of the value at a path; `offset` characters into it where it is written on one line. */
  valuePlace(path: Path, offset?: number): Place;
}

/** A file as data, or what keeps it from being YAML. Whether the data has the right shape is for the caller to check. */
export type Read = { readonly ok: true; readonly source: Source } | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads YAML 1.2 (`yes` is a word, not a truth value). Never throws: what is no YAML comes back as faults with their lines. */
export function readYaml(file: string, text: string): Read {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true, prettyErrors: true, logLevel: 'silent' });
  if (document.errors.length > 0) return { ok: false, faults: document.errors.map((error) => syntaxFault(file, error, lines)) };
  try {
    const data: unknown = document.toJS({ maxAliasCount: 50 });
    return { ok: true, source: { file, data, ...places(document, lines, text) } };
  } catch {
    const mend = 'Write it out instead of pointing at it with "*".';
    return { ok: false, faults: [{ file, line: 1, code: 'yaml', message: 'The file points at parts of itself too often.', mend }] };
  }
}

function syntaxFault(file: string, error: YAMLError, lines: LineCounter): Fault {
  const { line, col } = lines.linePos(error.pos[0]);
  const message = `${error.message.split(' at line ')[0]!.replace(/\.$/, '')}.`;
  const twice = error.code === 'DUPLICATE_KEY';
  const mend = twice
    ? 'Give one of the two another name, or take it out.'
    : 'Look at indentation, quotation marks and colons on this line.';
  return { file, line: Math.max(1, line), column: Math.max(1, col), code: twice ? 'duplicate-key' : 'yaml', message, mend };
}

function places(document: Document, lines: LineCounter, text: string): Pick<Source, 'place' | 'valuePlace'> {
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  return {
    place: (path) => at(startOf(document, path).key),
    valuePlace: (path, offset = 0) => {
      const { value, node } = startOf(document, path);
      const quoted = text[value] === '"' || text[value] === "'" ? 1 : 0;
      const oneLine = isScalar(node) && node.type !== 'BLOCK_FOLDED' && node.type !== 'BLOCK_LITERAL';
      return at(oneLine ? value + quoted + offset : value);
    },
  };
}

/** Where key and value of a path begin, as offsets; those of the nearest parent where it is not there. */
function startOf(document: Document, path: Path): { readonly key: number; readonly value: number; readonly node: unknown } {
  let node: unknown = document.contents;
  let found = { key: startOfNode(node, 0), value: startOfNode(node, 0), node };
  for (const part of path) {
    if (!isCollection(node)) return found;
    const pair = isMap(node)
      ? node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part))
      : undefined;
    const next = isSeq(node) ? node.items[Number(part)] : pair?.value;
    if (pair === undefined && (next === undefined || next === null)) return found;
    const key = startOfNode(pair?.key ?? next, found.key);
    node = next;
    found = { key, value: startOfNode(next, key), node: next };
  }
  return found;
}

function startOfNode(node: unknown, otherwise: number): number {
  return isNode(node) ? (node.range?.[0] ?? otherwise) : otherwise;
}
