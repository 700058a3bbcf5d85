/** Evaluates the conditions of a script. That they are sound (known answers, right types) is checked in `scripts/conditions.ts`. */
import { Environment } from '@marcbachmann/cel-js';
import { evaluationOf } from './evaluating.ts';
import { readsOf, written } from './naming.ts';
import type { Condition } from './script.ts';
import type { Value } from './state.ts';

export { childrenOf, nameOf, readsOf, written, type Read } from './naming.ts';

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
    const { ast } = dialect.parse(condition.source);
    const reads = readsOf(ast);
    const names = [...new Set(reads.map((read) => read.name))];
    const keys = names.map((name) => keyOf(name, condition.reads));
    const asked = names.map((name) => reads.some((read) => read.asked && read.name === name));
    const evaluation = evaluationOf(ast, names);
    return (lookup, each) => {
      const values: unknown[] = [];
      for (const [place, key] of keys.entries()) {
        const value = names[place] === 'each' ? each : substance(key === undefined ? undefined : lookup(key));
        // What was not answered is null to the one who asks `answered(x)`; to everybody else the condition is false.
        if (value === undefined && !asked[place]) return false;
        values.push(value ?? null);
      }
      return evaluation(values) === true;
    };
  } catch {
    return () => false;
  }
}

/** The key that a name stands for, among those that the condition was found to read. */
function keyOf(name: string, reads: readonly string[]): string | undefined {
  return reads.find((key) => written(key) === name) ?? reads.find((key) => written(key).endsWith(`.${name}`));
}

/** Skipped, unknown and declined are no value. */
function substance(value: Value | undefined): unknown {
  return typeof value === 'object' && !Array.isArray(value) ? undefined : value;
}
