/** The names of answers in an expression. */
import type { ASTNode } from '@marcbachmann/cel-js';

/** An answer that a condition reads. `asked`: only whether there is one, by `answered(x)`. */
export interface Read {
  /** As written: `barriers.any`, `any` or `each`. */
  readonly name: string;
  readonly asked: boolean;
  /** Where the name stands in the source. */
  readonly start: number;
  readonly end: number;
}

/** Every name that an expression reads, in the order in which they stand. */
export function readsOf(node: ASTNode, asked = false): readonly Read[] {
  const name = nameOf(node);
  if (name !== undefined) return [{ name, asked, start: node.range.start, end: node.range.end }];
  if (node.op === 'call') return node.args[1].flatMap((argument) => readsOf(argument, node.args[0] === 'answered'));
  return childrenOf(node).flatMap((child) => readsOf(child));
}

/** `barriers.any` or `any`, where the node is such a name. */
export function nameOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args;
  return node.op === '.' && node.args[0].op === 'id' ? `${node.args[0].args}.${node.args[1]}` : undefined;
}

/** The operands of a node. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  const parts: readonly unknown[] = Array.isArray(node.args) ? node.args.flat() : [node.args];
  return parts.filter((part): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part);
}

/** The id of an answer in an expression: `goal.own-goal` is `goal.own_goal`. */
export function written(key: string): string {
  return key.replaceAll('-', '_');
}
