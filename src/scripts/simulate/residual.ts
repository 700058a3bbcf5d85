/** What is left of a condition once some of its answers are known: true, false, or the parts that wait for the others. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf, dialect, evaluate, readsOf, written } from '../../engine/condition.ts';
import type { Condition } from '../../engine/script.ts';
import type { Value } from '../../engine/state.ts';

/** A condition taken apart, so that it can be looked at with some answers known. */
export interface KnownCondition {
  readonly condition: Condition;
  readonly node: ASTNode;
  /** Text keys that it reads without asking whether they are answered: without one of them it is false. */
  readonly wanted: readonly string[];
  /** Its comparisons, each as a condition of its own. */
  readonly parts: ReadonlyMap<ASTNode, Condition>;
}

/** Takes a condition apart. One that cannot be read is left out: it is false, whatever is answered. */
export function knownCondition(condition: Condition): readonly KnownCondition[] {
  try {
    const node = dialect.parse(condition.source).ast;
    const reads = readsOf(node);
    const asked = reads.filter((read) => read.asked).map(({ name }) => name);
    const wanted = condition.reads.filter((key) => !asked.includes(written(key)));
    return [{ condition, node, wanted, parts: new Map(partsOf(node, condition)) }];
  } catch {
    return [];
  }
}

function partsOf(node: ASTNode, { source, reads }: Condition): readonly (readonly [ASTNode, Condition])[] {
  if (isJoint(node)) return childrenOf(node).flatMap((child) => partsOf(child, { source, reads }));
  const names = readsOf(node).map(({ name }) => name);
  const { start, end } = node.range;
  return [[node, { source: source.slice(start, end), reads: reads.filter((key) => names.includes(written(key))) }]];
}

function isJoint(node: ASTNode): boolean {
  return node.op === '&&' || node.op === '||' || node.op === '!_';
}

/** An answer as far as it is known: `undefined` where there is none, `'unknown'` where it is not given yet. */
export type Known = (key: string) => { readonly value: Value | undefined } | 'unknown';

/**
 * The rest of a condition as a text; `true` and `false` where nothing is left to be known. Two citizens with the same rest are in the same
 * case for this condition, whatever they answer from here on.
 *
 * @param each the choice of the round, where it is known
 */
export function residual({ node, wanted, parts }: KnownCondition, known: Known, each?: string): string {
  const isMissing = (key: string): boolean => {
    const answer = known(key);
    return answer !== 'unknown' && !isSubstance(answer.value);
  };
  return wanted.some(isMissing) ? 'false' : rest(node, (part) => partly(parts.get(part)!, { part, known, isMissing, each }));
}

function rest(node: ASTNode, part: (node: ASTNode) => string): string {
  if (!isJoint(node)) return part(node);
  const [left = '', right = ''] = childrenOf(node).map((child) => rest(child, part));
  if (node.op === '!_') return left === 'true' ? 'false' : left === 'false' ? 'true' : `!(${left})`;
  const [decides, passes] = node.op === '&&' ? ['false', 'true'] : ['true', 'false'];
  if (left === decides || right === decides) return decides;
  if (left === passes) return right;
  return right === passes ? left : `(${left} ${node.op} ${right})`;
}

interface Looking {
  readonly part: ASTNode;
  readonly known: Known;
  readonly isMissing: (key: string) => boolean;
  readonly each: string | undefined;
}

/** A comparison: true or false where all that it reads is known, and else itself. */
function partly(condition: Condition, { part, known, isMissing, each }: Looking): string {
  const names = readsOf(part);
  const waits =
    condition.reads.some((key) => known(key) === 'unknown') || (each === undefined && names.some(({ name }) => name === 'each'));
  if (waits) return condition.source;
  // Compared with nothing it is neither true nor false: the whole decides.
  if (names.some(({ asked }) => !asked) && condition.reads.some(isMissing)) return 'nothing';
  const lookup = (key: string): Value | undefined => {
    const answer = known(key);
    return answer === 'unknown' ? undefined : answer.value;
  };
  return String(evaluate(condition, lookup, each));
}

/** Skipped, unknown and declined are no answer to a condition. */
function isSubstance(value: Value | undefined): boolean {
  return value !== undefined && (typeof value !== 'object' || Array.isArray(value));
}
