/** The answers by which it is tried whether a condition can ever hold: all that a condition could tell apart. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf, dialect, nameOf } from '../engine/condition.ts';
import type { Condition } from '../engine/script.ts';
import type { Value } from '../engine/state.ts';
import type { Node } from './graph.ts';

/** What the conditions at hand mention. */
export interface Mentioned {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
  /** They compare answers with one another: then a few values do not stand for all. */
  readonly open: boolean;
}

const known = new WeakMap<Condition, Mentioned>();

/** Literals in conditions. */
export function mentionedIn(conditions: readonly Condition[]): Mentioned {
  const all = conditions.map((condition) => {
    const mentioned = known.get(condition) ?? literalsOf(condition);
    known.set(condition, mentioned);
    return mentioned;
  });
  return {
    texts: [...new Set(all.flatMap(({ texts }) => texts))],
    numbers: [...new Set(all.flatMap(({ numbers }) => numbers))],
    open: all.some(({ open }) => open),
  };
}

function literalsOf({ source }: Condition): Mentioned {
  const texts = new Set<string>();
  const numbers = new Set<number>();
  let open = false;
  const visit = (node: ASTNode): void => {
    if (node.op === 'value' && typeof node.args === 'string') texts.add(node.args);
    if (node.op === 'value' && (typeof node.args === 'bigint' || typeof node.args === 'number')) numbers.add(Number(node.args));
    const parts = childrenOf(node);
    if (compares(node) && parts.every((part) => nameOf(part) !== undefined)) open = true;
    if (nameOf(node) === undefined) for (const part of parts) visit(part);
  };
  visit(dialect.parse(source).ast);
  return { texts: [...texts], numbers: [...numbers], open };
}

function compares(node: ASTNode): boolean {
  return ['==', '!=', '<', '<=', '>', '>='].includes(node.op);
}

/** Ids that are told apart in one list: of more, all subsets cannot be tried. */
const fewIds = 6;

/** Answers of a step that stand for all it can have; absent where they cannot be told. An answer that is not there is not among them. */
export function domainOf({ step }: Node, { texts, numbers }: Mentioned): readonly Value[] | undefined {
  switch (step.ask) {
    case 'say':
    case 'handover':
    case 'summary':
      return [];
    case 'yes-no':
      return ['yes', 'no'];
    case 'scale':
      return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    case 'number':
      return around(numbers, step.min, step.max);
    case 'text':
      return wordings(texts, numbers);
    case 'date':
      return [...texts, ...texts.flatMap(daysAround), '1000-01-01', '9999-12-31'];
    case 'choice':
      return idsOf(step, texts);
    case 'choices':
      return subsets(idsOf(step, texts), texts, step);
    case 'given':
      return givenValues(step, { texts, numbers });
    default:
      return step satisfies never;
  }
}

function givenValues(
  step: Extract<Node['step'], { ask: 'given' }>,
  { texts, numbers }: Omit<Mentioned, 'open'>,
): readonly Value[] | undefined {
  const ids = step.options?.from === 'list' ? step.options.ids : [...texts, ...unknownIds];
  switch (step.is) {
    case 'text':
      return [...texts, 'x'];
    case 'number':
      return around(numbers, -1_000_000, 1_000_000);
    case 'date':
      return [...texts, ...texts.flatMap(daysAround), '1000-01-01', '9999-12-31'];
    case 'choice':
      return ids;
    case 'choices':
      return subsets(ids, texts, { min: 0, max: ids.length });
    default:
      return step.is satisfies never;
  }
}

function around(numbers: readonly number[], min: number, max: number): readonly number[] {
  const near = numbers.flatMap((number) => [number - 1, number - 0.5, number, number + 0.5, number + 1]);
  return [...new Set([...near, min, max])].filter((number) => number >= min && number <= max);
}

/** What is written, told apart by what it is and by how long it is. */
function wordings(texts: readonly string[], numbers: readonly number[]): readonly string[] {
  return [...texts, ...around(numbers, 1, 1_000).map((length) => 'x'.repeat(length))];
}

/** The days before and after a day; none of what is no day. */
function daysAround(text: string): readonly string[] {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T12:00:00Z`) : Number.NaN;
  if (Number.isNaN(time)) return [];
  return [-1, 1].map((days) => new Date(time + days * 86_400_000).toISOString().slice(0, 10));
}

const unknownIds = Array.from({ length: 20 }, (_, number) => `x${number}`);

function idsOf(step: Extract<Node['step'], { ask: 'choice' | 'choices' }>, texts: readonly string[]): readonly string[] {
  const { options, other } = step;
  // What the municipality or an earlier answer offers is not known: what is mentioned may be there, and something else.
  const ids = options.from === 'list' ? options.ids : [...texts.filter((text) => text !== 'other'), ...unknownIds];
  return other ? [...ids, 'other'] : ids;
}

/** Subsets that differ in what is mentioned and in how many they are. */
function subsets(
  ids: readonly string[],
  texts: readonly string[],
  { min, max }: { readonly min: number; readonly max: number },
): readonly (readonly string[])[] | undefined {
  const named = ids.filter((id) => texts.includes(id));
  const others = ids.filter((id) => !texts.includes(id));
  if (named.length > fewIds) return undefined;
  const chosen = named.reduce<readonly (readonly string[])[]>((sets, id) => sets.flatMap((set) => [set, [...set, id]]), [[]]);
  return chosen.flatMap((set) =>
    Array.from({ length: others.length + 1 }, (_, count) => [...set, ...others.slice(0, count)]).filter(
      ({ length }) => length >= min && length <= max,
    ),
  );
}
