/**
 * Turns a condition that the library has parsed into functions. Conditions are few words of CEL (`scripts/conditions.ts` says which), and on a
 * change every one of a script is evaluated: made once into functions they cost a tenth of what the library's own evaluation does.
 */
import type { ASTNode } from '@marcbachmann/cel-js';
import { nameOf } from './naming.ts';

/** What a part of a condition comes to. `undefined` is CEL's error: what cannot be told, such as null < 3. */
type Result = boolean | number | string | null | readonly unknown[] | undefined;
/** Evaluates a part of a condition; `values` are those of the names that it reads, by their places. */
export type Evaluation = (values: readonly unknown[]) => Result;

const cannot: Evaluation = () => undefined;

/** The function of a node; what is not on the list of conditions is an error when it is evaluated. */
export function evaluationOf(node: ASTNode, names: readonly string[]): Evaluation {
  const name = nameOf(node);
  if (name !== undefined) {
    const place = names.indexOf(name);
    return (values) => values[place] as Result;
  }
  const of = (part: ASTNode): Evaluation => evaluationOf(part, names);
  switch (node.op) {
    case 'value':
      return constant(node.args);
    case '!_':
      return negated(of(node.args));
    case '-_':
      return minus(of(node.args));
    case '&&':
      return joined(of(node.args[0]), of(node.args[1]), false);
    case '||':
      return joined(of(node.args[0]), of(node.args[1]), true);
    case '==':
    case '!=':
      return equality(of(node.args[0]), of(node.args[1]), node.op === '==');
    case '<':
    case '<=':
    case '>':
    case '>=':
      return order(of(node.args[0]), of(node.args[1]), node.op);
    case 'in':
      return membership(of(node.args[0]), of(node.args[1]));
    case 'list':
      return list(node.args.map(of));
    case 'call':
      return call(node.args[0], node.args[1].map(of));
    case 'id':
    case '.':
    case '.?':
    case '[]':
    case '[?]':
    case 'rcall':
    case 'map':
    case '?:':
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return cannot;
    default:
      return node satisfies never;
  }
}

function constant(value: unknown): Evaluation {
  const result = typeof value === 'bigint' ? Number(value) : value;
  return typeof result === 'string' || typeof result === 'number' || typeof result === 'boolean' ? () => result : cannot;
}

function negated(operand: Evaluation): Evaluation {
  return (values) => {
    const value = operand(values);
    return typeof value === 'boolean' ? !value : undefined;
  };
}

function minus(operand: Evaluation): Evaluation {
  return (values) => {
    const value = operand(values);
    return typeof value === 'number' ? -value : undefined;
  };
}

/** "and" is decided by a false, "or" by a true, whatever the other side is, an error too. */
function joined(left: Evaluation, right: Evaluation, decisive: boolean): Evaluation {
  return (values) => {
    const first = left(values);
    if (first === decisive) return decisive;
    const second = right(values);
    if (second === decisive) return decisive;
    return first === !decisive && second === !decisive ? !decisive : undefined;
  };
}

function equality(left: Evaluation, right: Evaluation, equal: boolean): Evaluation {
  return (values) => {
    const [a, b] = [left(values), right(values)];
    if (a === undefined || b === undefined || Array.isArray(a) || Array.isArray(b)) return undefined;
    return (a === b) === equal;
  };
}

function order(left: Evaluation, right: Evaluation, operator: '<' | '<=' | '>' | '>='): Evaluation {
  return (values) => {
    const [a, b] = [left(values), right(values)];
    const alike = (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string');
    if (!alike) return undefined;
    if (operator === '<') return a! < b!;
    if (operator === '<=') return a! <= b!;
    return operator === '>' ? a! > b! : a! >= b!;
  };
}

function membership(item: Evaluation, container: Evaluation): Evaluation {
  return (values) => {
    const [one, all] = [item(values), container(values)];
    return one === undefined || !Array.isArray(all) ? undefined : all.includes(one);
  };
}

function list(items: readonly Evaluation[]): Evaluation {
  return (values) => {
    const results = items.map((item) => item(values));
    return results.includes(undefined) ? undefined : results;
  };
}

function call(name: string, [only, more]: readonly Evaluation[]): Evaluation {
  if (only === undefined || more !== undefined) return cannot;
  if (name === 'answered') {
    return (values) => {
      const value = only(values);
      return value === undefined ? undefined : value !== null;
    };
  }
  if (name !== 'size') return cannot;
  return (values) => {
    const value = only(values);
    // Characters are counted, not halves of them.
    return Array.isArray(value) ? value.length : typeof value === 'string' ? Array.from(value).length : undefined;
  };
}
