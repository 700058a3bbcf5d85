/** Conditions in CEL at run time. They were checked by `scripts/` when the script was parsed; here they only give true or false. */
import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import type { Condition } from './script.ts';
import type { Value } from './state.ts';

/** Reads a name of an expression as an answer: `any` or `goal.own_goal` -> its text key, for example `goal.own-goal`. */
interface Read {
  readonly path: readonly string[];
  readonly key: string;
}
interface Compiled {
  readonly run: (context: Record<string, unknown>) => unknown;
  readonly reads: readonly Read[];
  /** Keys that `answered(x)` asks about: for them, to be without an answer is an answer. */
  readonly asked: ReadonlySet<string>;
}

/** The names and functions that a condition may use, beside the answers. Shared with the check in `scripts/`. */
export const environment = new Environment({ unlistedVariablesAreDyn: true }).registerFunction(
  'answered(dyn): bool',
  (value: unknown) => value !== null,
);

const compiled = new WeakMap<Condition, Compiled>();

/**
 * True when the condition holds. `lookup` gives the value of an answer by text key (`barriers.any`), `each` the choice of the round.
 * A condition that reads what was not answered is false, unless it asks `answered(x)` of it. Never throws.
 */
export function evaluate(condition: Condition, lookup: (key: string) => Value | undefined, each?: string): boolean {
  const ready = compiled.get(condition) ?? compile(condition);
  const context: Record<string, unknown> = { each: each ?? '' };
  for (const read of ready.reads) {
    const value = forCel(lookup(read.key));
    if (value === null && !ready.asked.has(read.key)) return false;
    const [first, second] = read.path;
    if (second === undefined) context[first!] = value;
    else context[first!] = { ...(context[first!] as object | undefined), [second]: value };
  }
  try {
    return ready.run(context) === true;
  } catch {
    return false;
  }
}

/** CEL's integers are BigInt. Being passed by counts as no answer. */
function forCel(value: Value | undefined): unknown {
  if (value === undefined || (typeof value === 'object' && !Array.isArray(value))) return null;
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value;
}

function compile(condition: Condition): Compiled {
  const parsed = environment.parse(condition.source);
  const reads = new Map<string, Read>();
  const asked = new Set<string>();
  collect(parsed.ast, (path, inAnswered) => {
    const key = keyOf(path, condition.reads);
    if (key === undefined) return;
    reads.set(path.join('.'), { path, key });
    if (inAnswered) asked.add(key);
  });
  const made = { run: (context: Record<string, unknown>) => parsed(context) as unknown, reads: [...reads.values()], asked };
  compiled.set(condition, made);
  return made;
}

/** The text key that a name stands for, among those the condition reads: `_` for `-`, a bare id within its own section. */
function keyOf(path: readonly string[], reads: readonly string[]): string | undefined {
  const name = path.map((part) => part.replaceAll('_', '-')).join('.');
  return reads.find((key) => (path.length > 1 ? key === name : key.endsWith(`.${name}`)));
}

/** Every name in an expression, with its one field where it has one, and whether it stands inside `answered(...)`. */
export function collect(node: ASTNode, found: (path: readonly string[], inAnswered: boolean) => void, inAnswered = false): void {
  if (node.op === 'id') {
    found([node.args], inAnswered);
    return;
  }
  if (node.op === '.' && node.args[0].op === 'id') {
    found([node.args[0].args, node.args[1]], inAnswered);
    return;
  }
  const inside = inAnswered || (node.op === 'call' && node.args[0] === 'answered');
  for (const part of children(node)) collect(part, found, inside);
}

/** The parts of an expression that are expressions themselves. */
function children(node: ASTNode): readonly ASTNode[] {
  const parts: unknown[] = Array.isArray(node.args) ? (node.args as unknown[]).flat(2) : [node.args];
  return parts.filter((part): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part);
}
