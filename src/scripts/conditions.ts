/** Checks a condition when the script is read: only what is on the list, only answers that are there, types that go together. */
import type { ASTNode } from '@marcbachmann/cel-js';
import { dialect, nameOf, readsOf, written } from '../engine/condition.ts';
import type { Condition } from '../engine/script.ts';
import type { Code } from '../messages/codes.ts';
import { didYouMean } from '../messages/fault.ts';
import { resolve, type From, type KnownAnswer, type Names } from './names.ts';
import type { Finding } from './report.ts';

/** A finding at a number of characters into the condition. */
export interface Placed {
  readonly offset: number;
  readonly finding: Finding;
}
/** The condition where it has no faults; else every fault found in it. There is a condition only where `findings` is empty. */
export type CheckedCondition = { readonly condition?: Condition; readonly findings: readonly Placed[] };

type Type = 'bool' | 'number' | 'string' | 'date' | 'list' | 'unknown';

interface Scope {
  readonly names: Names;
  readonly from: From;
  /** The choices that `each` may be, where the script says which; absent outside a repeat. */
  readonly each?: readonly string[] | 'any';
  readonly findings: Placed[];
}

/** Checks a condition and gives it with full names (`any` becomes `barriers.any`), so that it can be evaluated anywhere. */
export function checkCondition(source: string, names: Names, from: From, each?: Scope['each']): CheckedCondition {
  const findings: Placed[] = [];
  const ast = parsed(source, findings);
  if (ast === undefined) return { findings };
  const scope: Scope = { names, from, findings, ...(each !== undefined && { each }) };
  const type = typeOf(ast, scope);
  if (type !== 'bool' && type !== 'unknown')
    report(scope, ast, 'condition-type', 'A condition is either true or false; this is neither.', compare);
  if (findings.length > 0) return { findings };
  return { condition: named(source, ast, scope), findings };
}

const compare = 'Compare it with something: any == "yes".';

/** Characters of a condition: what is longer is not even read. */
const longest = 1_000;
const costly = 'Ask for less at once: give part of the condition to the section, or to a step of its own.';

function parsed(source: string, findings: Placed[]): ASTNode | undefined {
  if (source.length > longest) {
    const message = `The condition has ${source.length} characters, more than ${longest}.`;
    findings.push({ offset: 0, finding: { code: 'condition-costly', message, mend: costly } });
    return undefined;
  }
  try {
    return dialect.parse(source).ast;
  } catch (error) {
    const { code, summary, range } = error as {
      readonly code?: string;
      readonly summary?: string;
      readonly range?: { readonly start: number };
    };
    if (code === 'limit_exceeded') {
      const message = 'The condition has too many parts, or is nested too deep.';
      findings.push({ offset: range?.start ?? 0, finding: { code: 'condition-costly', message, mend: costly } });
      return undefined;
    }
    const mend = 'Write a comparison such as any == "yes" or weight >= 4; step ids with "_" for "-".';
    const message = `The condition cannot be read: ${summary ?? 'it is too long'}.`;
    findings.push({ offset: range?.start ?? 0, finding: { code: 'condition-syntax', message, mend } });
    return undefined;
  }
}

function report(scope: Scope, node: ASTNode, code: Code, ...[message, mend]: readonly [string, string]): Type {
  scope.findings.push({ offset: node.range.start, finding: { code, message, mend } });
  return 'unknown';
}

function typeOf(node: ASTNode, scope: Scope): Type {
  const name = nameOf(node);
  if (name !== undefined) return typeOfName(node, name, scope);
  if (isForbidden(node)) return forbidden(node, scope);
  switch (node.op) {
    case 'value':
      return typeof node.args === 'string' ? 'string' : typeof node.args === 'boolean' ? 'bool' : numeric(node, scope);
    case '-_':
      return expect(node.args, ['number'], scope);
    case '!_':
      return expect(node.args, ['bool'], scope);
    case '&&':
    case '||':
      for (const side of node.args) expect(side, ['bool'], scope);
      return 'bool';
    case '==':
    case '!=':
      return equality(node.args, scope);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return order(node.args, scope);
    case 'in':
      return membership(node.args, scope);
    case 'list':
      for (const item of node.args) expect(item, ['string', 'number'], scope);
      return 'list';
    case 'call':
      return call(node, node.args, scope);
    default:
      return node satisfies never;
  }
}

const forbiddenOperators = ['id', '.', '.?', '[]', '[?]', 'rcall', 'map', '?:', '+', '-', '*', '/', '%'] as const;

/** What the language has and conditions have not. (A name is allowed; it is looked at before.) */
function isForbidden(node: ASTNode): node is Extract<ASTNode, { readonly op: (typeof forbiddenOperators)[number] }> {
  return forbiddenOperators.some((operator) => operator === node.op);
}

function numeric(node: ASTNode, scope: Scope): Type {
  return typeof node.args === 'bigint' || typeof node.args === 'number' ? 'number' : forbidden(node, scope);
}

function forbidden(node: ASTNode, scope: Scope): Type {
  const mend = 'Conditions have ==, !=, <, <=, >, >=, in, &&, ||, !, size(x), answered(x), texts, numbers and lists.';
  return report(scope, node, 'condition-forbidden', `${forbiddenName(node)} is not allowed in a condition.`, mend);
}

/** What is forbidden, by the name that it is written with: `"matches"`. */
function forbiddenName(node: ASTNode): string {
  if (node.op === 'call' || node.op === 'rcall') return `"${node.args[0]}"`;
  const signs = { '.': 'A name of three parts', '.?': 'A name of three parts', '[]': '"[ ]"', '[?]': '"[ ]"', map: '"{ }"', '?:': '"? :"' };
  return node.op in signs ? signs[node.op as keyof typeof signs] : node.op === 'value' ? 'This value' : `"${node.op}"`;
}

function expect(node: ASTNode, types: readonly Type[], scope: Scope): Type {
  const type = typeOf(node, scope);
  if (type === 'unknown' || types.includes(type)) return type;
  return report(scope, node, 'condition-type', `This is a ${type}; wanted here: ${types.join(' or ')}.`, compare);
}

function answerOf(name: string, scope: Scope): KnownAnswer | undefined {
  const [first, second] = name.split('.');
  const dashed = (part: string): string => part.replaceAll('_', '-');
  const found = resolve(scope.names, second === undefined ? dashed(first!) : `${dashed(first!)}.${dashed(second)}`, scope.from);
  return found.ok ? found.answer : undefined;
}

function typeOfName(node: ASTNode, name: string, scope: Scope): Type {
  if (name === 'each') {
    if (scope.each !== undefined) return 'string';
    return report(scope, node, 'each-outside', '"each" is the choice of a round, and this is no repeat.', 'Move the step into a repeat.');
  }
  const reference = name
    .split('.')
    .map((part) => part.replaceAll('_', '-'))
    .join('.');
  const found = resolve(scope.names, reference, scope.from);
  if (!found.ok) return report(scope, node, found.finding.code, found.finding.message, found.finding.mend);
  return typeOfAnswer(found.answer);
}

function typeOfAnswer(answer: KnownAnswer): Type {
  if (answer.kind === 'broken') return 'unknown';
  if (answer.kind === 'scale' || answer.kind === 'number') return 'number';
  if (answer.kind === 'choices') return 'list';
  return answer.kind === 'date' ? 'date' : 'string';
}

function equality(sides: readonly [ASTNode, ASTNode], scope: Scope): Type {
  const [left, right] = [typeOf(sides[0], scope), typeOf(sides[1], scope)];
  if (left === 'unknown' || right === 'unknown') return 'bool';
  if (!comparable(left, right) || left === 'list') {
    const mend = left === 'list' || right === 'list' ? 'Write "sleep" in which.' : 'Compare texts with texts and numbers with numbers.';
    report(scope, sides[0], 'condition-type', `A ${left} cannot be equal to a ${right}.`, mend);
    return 'bool';
  }
  literal(sides[0], sides[1], scope);
  literal(sides[1], sides[0], scope);
  return 'bool';
}

function comparable(left: Type, right: Type): boolean {
  const plain = (type: Type): Type => (type === 'date' ? 'string' : type);
  return plain(left) === plain(right);
}

function order(sides: readonly [ASTNode, ASTNode], scope: Scope): Type {
  const [left, right] = [typeOf(sides[0], scope), typeOf(sides[1], scope)];
  if (left === 'unknown' || right === 'unknown') return 'bool';
  const dates = (left === 'date' || right === 'date') && comparable(left, right);
  if (!dates && !(left === 'number' && right === 'number')) {
    report(scope, sides[0], 'condition-type', `A ${left} is neither more nor less than a ${right}.`, 'Compare a number with a number.');
  }
  return 'bool';
}

function membership([item, container]: readonly [ASTNode, ASTNode], scope: Scope): Type {
  const left = typeOf(item, scope);
  const right = typeOf(container, scope);
  if (right !== 'unknown' && right !== 'list') {
    report(scope, container, 'condition-type', `There is nothing in a ${right}.`, 'After "in" stands a list or a step of several choices.');
  } else if (left === 'list' || left === 'bool') {
    report(scope, item, 'condition-type', `A ${left} is in no list.`, 'Before "in" stands one choice.');
  }
  literal(item, container, scope);
  if (container.op === 'list') for (const one of container.args) literal(one, item, scope);
  return 'bool';
}

/** A text that is compared with a choice must be one of its ids. */
function literal(text: ASTNode, named: ASTNode, scope: Scope): void {
  const name = nameOf(named);
  if (text.op !== 'value' || typeof text.args !== 'string' || name === undefined) return;
  const ids = name === 'each' ? scope.each : answerOf(name, scope)?.ids;
  if (ids === undefined || ids === 'any' || ids.includes(text.args)) return;
  report(scope, text, 'condition-literal', `"${text.args}" is no choice of ${name}.`, didYouMean(text.args, ids));
}

function call(node: ASTNode, [name, args]: readonly [string, readonly ASTNode[]], scope: Scope): Type {
  const only = args[0];
  if (only !== undefined && args.length === 1 && name === 'answered' && nameOf(only) !== undefined && nameOf(only) !== 'each') {
    typeOf(only, scope);
    return 'bool';
  }
  if (only !== undefined && args.length === 1 && name === 'size') {
    expect(only, ['list', 'string'], scope);
    return 'number';
  }
  return forbidden(node, scope);
}

/** The condition with every name in full. */
function named(source: string, ast: ASTNode, scope: Scope): Condition {
  let text = source;
  const reads: string[] = [];
  for (const read of readsOf(ast).toReversed()) {
    const key = read.name === 'each' ? undefined : answerOf(read.name, scope)?.key;
    if (key === undefined) continue;
    reads.unshift(key);
    text = text.slice(0, read.start) + written(key) + text.slice(read.end);
  }
  return { source: text, reads: [...new Set(reads)] };
}
