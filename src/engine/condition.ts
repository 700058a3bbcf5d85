/** Evaluates the conditions of a script. That they are sound (known answers, right types) is checked in `scripts/conditions.ts`. */
import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import type { Condition } from './script.ts';
import type { Value } from './state.ts';

/** An answer that a condition reads. `asked`: only whether there is one, by `answered(x)`. */
export interface Read {
  /** As written: `barriers.any`, `any` or `each`. */
  readonly name: string;
  readonly asked: boolean;
  /** Where the name stands in the source. */
  readonly start: number;
  readonly end: number;
}

type Lookup = (key: string) => Value | undefined;
type Test = (lookup: Lookup, each: string | undefined) => boolean;

/**
 * The dialect of CEL that conditions are written in: the language itself and `answered(x)`, true where x has an answer in substance.
 * Names are of no type here, so that one environment serves every script.
 */
export const dialect = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: 500, maxDepth: 40 },
}).registerFunction('answered(dyn): bool', (value: unknown) => value !== null);

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

const compiled = new WeakMap<Condition, Test>();

/**
 * True when the condition holds. A condition that reads an answer that was not given, or was passed by, is false, unless it also asks
 * `answered(x)` of that answer. Never throws: what cannot be evaluated is false.
 *
 * @param lookup gives the value of an answer by key (`barriers.any`); inside a repeat that of the round at hand
 * @param each the choice of the round
 */
export function evaluate(condition: Condition, lookup: Lookup, each?: string): boolean {
  let test = compiled.get(condition);
  if (test === undefined) {
    test = compileCondition(condition);
    compiled.set(condition, test);
  }
  return test(lookup, each);
}

function compileCondition(condition: Condition): Test {
  try {
    const program = dialect.parse(condition.source);
    const reads = readsOf(program.ast);
    const asked = new Set(reads.filter((read) => read.asked).map((read) => read.name));
    const wanted = [...new Set(reads.map((read) => read.name))].map((name) => ({ name, key: keyOf(name, condition.reads) }));
    return (lookup, each) => {
      const context: Record<string, unknown> = {};
      for (const { name, key } of wanted) {
        const value = name === 'each' ? each : substance(key === undefined ? undefined : lookup(key));
        if (value !== undefined) place(context, name, value);
        // What was not answered is null to the one who asks `answered(x)`; to everybody else the condition is false.
        else if (asked.has(name)) place(context, name, null);
        else return false;
      }
      try {
        return program(context) === true;
      } catch {
        return false;
      }
    };
  } catch {
    return () => false;
  }
}

/** The key that a name stands for, among those that the condition was found to read. */
function keyOf(name: string, reads: readonly string[]): string | undefined {
  return reads.find((key) => written(key) === name) ?? reads.find((key) => written(key).endsWith(`.${name}`));
}

function place(context: Record<string, unknown>, name: string, value: unknown): void {
  const dot = name.indexOf('.');
  if (dot < 0) context[name] = value;
  else context[name.slice(0, dot)] = { ...(context[name.slice(0, dot)] as object | undefined), [name.slice(dot + 1)]: value };
}

/** A value as the library has it: whole numbers are its `int`. Skipped, unknown and declined are no value. */
function substance(value: Value | undefined): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  return typeof value === 'object' && !Array.isArray(value) ? undefined : value;
}
