/** Every call of the log in the house, as it is parsed: its code has the known form, and each fact's name is on the allow-list. */
import { describe, expect, it } from 'vitest';
import { isLogCode, logFacts } from '../../src/web/log-facts.ts';
import { filesUnder, nodesOf, parse, read } from './reading.ts';

type Node = Readonly<Record<string, unknown>> & { readonly type: string };
const levels = ['info', 'warn', 'error'];
const node = (value: unknown): Node => value as Node;

function nameOf(value: unknown): string {
  const { type, name, value: literal } = node(value);
  if (type === 'Identifier' || type === 'PrivateIdentifier') return String(name);
  return typeof literal === 'string' ? literal : '';
}

/** `log.info(...)`, `context.log.warn(...)`, `this.#log.error(...)`. */
function isLogCall(call: Node): boolean {
  const callee = node(call['callee']);
  if (call.type !== 'CallExpression' || callee.type !== 'MemberExpression' || !levels.includes(nameOf(callee['property']))) return false;
  const object = node(callee['object']);
  return nameOf(object.type === 'MemberExpression' ? object['property'] : object) === 'log';
}

/** Codes that a call may write: a literal, or a choice between literals. */
function codesOf(argument: unknown): readonly string[] {
  const { type, consequent, alternate, value } = node(argument);
  if (type === 'ConditionalExpression') return [...codesOf(consequent), ...codesOf(alternate)];
  return typeof value === 'string' ? [value] : ['(not a literal)'];
}

/** Names of the facts: those of a literal object, and of one that is spread behind a condition. */
function factsOf(argument: unknown): readonly string[] {
  if (argument === undefined) return [];
  const { type, properties } = node(argument);
  if (type !== 'ObjectExpression') return ['(not a literal)'];
  return (properties as readonly Node[]).flatMap((property) => {
    if (property.type !== 'SpreadElement') return property['computed'] === true ? ['(computed)'] : [nameOf(property['key'])];
    const spread = node(property['argument']);
    return spread.type === 'LogicalExpression' ? factsOf(spread['right']) : ['(spread)'];
  });
}

function faultsOf(path: string, text: string): readonly string[] {
  return [...nodesOf(parse(path, text))].flatMap((call) => {
    if (!isLogCall(call)) return [];
    const [code, facts] = call['arguments'] as readonly unknown[];
    const codes = codesOf(code).filter((one) => !isLogCode(one));
    const names = factsOf(facts).filter((one) => !Object.hasOwn(logFacts, one));
    return [...codes.map((one) => `${path}: code ${one}`), ...names.map((one) => `${path}: fact ${one}, see src/web/log-facts.ts`)];
  });
}

/** Files in which the log itself is made. */
const makers = ['src/web/log.ts'];

describe('The log in the house', () => {
  const sources = filesUnder('src', /\.tsx?$/).filter((path) => !makers.includes(path));
  it('is written to with known codes and facts of the allow-list alone', () => {
    const calls = sources.flatMap((path) => [...nodesOf(parse(path, read(path)))].filter(isLogCall));
    expect(calls.length).toBeGreaterThan(20);
    expect(sources.flatMap((path) => faultsOf(path, read(path)))).toEqual([]);
  });
  it('is the only way out: no adapter or use case writes to the console or the standard streams', () => {
    const rooms = sources.filter((path) => !path.startsWith('src/cli/') && !path.startsWith('src/web/pages/') && path !== 'src/main.ts');
    const found = rooms.filter((path) => /\bconsole\.|process\.std(?:out|err)/.test(read(path)));
    expect(found).toEqual([]);
  });
});

describe('The rule', () => {
  it.each([
    [`log.info('started', { port });`, 0],
    [`this.#log.warn(bad ? 'not-kept' : 'kept', { ...(x && { citizen }) });`, 0],
    [`log.info('Started it');`, 1],
    [`context.log.info(\`a-\${b}\`);`, 1],
    [`this.#context.log.error('failed', { message: error.message });`, 1],
    [`log.error('failed', error);`, 1],
    [`house.log.error('failed', { ...facts });`, 1],
    [`log.error('failed', { [name]: 1 });`, 1],
  ])('%s', (text, faults) => {
    expect(faultsOf('src/x.ts', text)).toHaveLength(faults);
  });
});
