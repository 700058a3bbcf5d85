/** YAML as people write it, with the place of everything in it. */
import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLError,
} from 'yaml';
import type { Found } from './fault.ts';

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
export type Read = { readonly ok: true; readonly source: Source } | { readonly ok: false; readonly faults: readonly Found[] };

/** A file of scripts or texts has some tens of thousands of characters; what is larger is none, and is not even looked into. */
const longest = 1_000_000;
/** Times that a file may point at parts of itself. */
const aliases = 50;
/** Faults of one file's syntax that are told: after these, one follows from the other. */
const enough = 100;

/** Reads YAML 1.2 (`yes` is a word, not a truth value). Never throws: what is no YAML comes back as faults with their lines. */
export function readYaml(file: string, text: string): Read {
  if (text.length > longest) {
    const message = `The file has ${text.length} characters, more than ${longest}.`;
    return refused([{ file, line: 1, code: 'too-large', message, mend: 'Make several scripts of it.' }]);
  }
  const lines = new LineCounter();
  const document = parsed(text, lines);
  if (document === undefined) return refused([{ file, line: 1, code: 'yaml', ...tooDeep }]);
  if (document.errors.length > 0) return refused(document.errors.slice(0, enough).map((error) => syntaxFault(file, error, lines)));
  const index = indexOf(document);
  if (index.twice.length > 0) return refused(index.twice.slice(0, enough).map((key) => twiceFault(file, key, lines)));
  const data = index.aliases.length === 0 ? index : index.aliases.length > aliases ? undefined : withAliases(document);
  if (data === undefined) return refused([aliasFault(file, index.aliases[0] ?? 0, lines)]);
  return { ok: true, source: { file, data: data.data, ...places(index, lines, text) } };
}

const tooDeep = {
  message: 'The file is nested too deep to be read.',
  mend: 'Look for brackets that are opened and never closed.',
} as const;

function refused(faults: readonly Found[]): Read {
  return { ok: false, faults };
}

/** The document; absent where it is nested deeper than can be followed. */
function parsed(text: string, lines: LineCounter): Document | undefined {
  try {
    // Keys that stand twice are looked for below: the library compares each with each, which takes minutes for a mapping of many keys.
    return parseDocument(text, { lineCounter: lines, stringKeys: true, prettyErrors: false, logLevel: 'silent', uniqueKeys: false });
  } catch {
    return undefined;
  }
}

/** The data of a document that points at parts of itself; absent where it would grow out of all bounds. */
function withAliases(document: Document): { readonly data: unknown } | undefined {
  try {
    return { data: document.toJS({ maxAliasCount: aliases }) };
  } catch {
    return undefined;
  }
}

function placeIn(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function syntaxFault(file: string, error: YAMLError, lines: LineCounter): Found {
  const place = placeIn(lines, error.pos[0]);
  // The library tells of what is nested too deep in the words of the machine.
  if (error.message.includes('call stack')) return { file, ...place, code: 'yaml', ...tooDeep };
  const message = `${error.message.split(' at line ')[0]!.replace(/\.$/, '')}.`;
  const mend = 'Look at indentation, quotation marks and colons on this line.';
  return { file, ...place, code: 'yaml', message, mend };
}

function twiceFault(file: string, key: Scalar, lines: LineCounter): Found {
  const message = `"${String(key.value)}" stands here already.`;
  const mend = 'Give one of the two another name, or take it out.';
  return { file, ...placeIn(lines, startOfNode(key, 0)), code: 'duplicate-key', message, mend };
}

function aliasFault(file: string, offset: number, lines: LineCounter): Found {
  const mend = 'Write it out instead of pointing at it with "*".';
  return { file, ...placeIn(lines, offset), code: 'aliases', message: 'The file points at parts of itself too often.', mend };
}

/** A document looked through once: its data, and every mapping with its keys, so that a place is found without searching. */
interface Index {
  readonly contents: unknown;
  /** Without what `aliases` stand for. */
  readonly data: unknown;
  readonly maps: ReadonlyMap<unknown, ReadonlyMap<string, Pair>>;
  /** Keys that stand in their mapping already. */
  readonly twice: readonly Scalar[];
  /** Where the file points at parts of itself. */
  readonly aliases: readonly number[];
}

function indexOf(document: Document): Index {
  const maps = new Map<unknown, Map<string, Pair>>();
  const twice: Scalar[] = [];
  const found: number[] = [];
  const mapping = (map: YAMLMap): unknown => {
    const pairs = new Map<string, Pair>();
    maps.set(map, pairs);
    const entries = map.items.flatMap((pair): readonly (readonly [string, unknown])[] => {
      if (!isScalar(pair.key)) return [];
      const name = String(pair.key.value);
      if (pairs.has(name)) twice.push(pair.key);
      else pairs.set(name, pair);
      return [[name, valueOf(pair.value)]];
    });
    return Object.fromEntries(entries);
  };
  const valueOf = (node: unknown): unknown => {
    if (isScalar(node)) return node.value;
    if (isMap(node)) return mapping(node);
    if (isSeq(node)) return node.items.map(valueOf);
    if (isAlias(node)) found.push(startOfNode(node, 0));
    return null;
  };
  return { contents: document.contents, data: valueOf(document.contents), maps, twice, aliases: found };
}

function places(index: Index, lines: LineCounter, text: string): Pick<Source, 'place' | 'valuePlace'> {
  return {
    place: (path) => placeIn(lines, startOf(index, path).key),
    valuePlace: (path, offset = 0) => {
      const { value, node } = startOf(index, path);
      const quoted = text[value] === '"' || text[value] === "'" ? 1 : 0;
      const oneLine = isScalar(node) && node.type !== 'BLOCK_FOLDED' && node.type !== 'BLOCK_LITERAL';
      return placeIn(lines, oneLine ? value + quoted + offset : value);
    },
  };
}

/** Where key and value of a path begin, as offsets; those of the nearest parent where it is not there. */
function startOf(index: Index, path: Path): { readonly key: number; readonly value: number; readonly node: unknown } {
  let node = index.contents;
  let found = { key: startOfNode(node, 0), value: startOfNode(node, 0), node };
  for (const part of path) {
    if (!isCollection(node)) return found;
    const pair = index.maps.get(node)?.get(String(part));
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
