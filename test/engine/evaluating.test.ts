/** Our own evaluation of conditions beside the library's, on conditions and answers of every form. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialect, evaluate, readsOf } from '../../src/engine/condition.ts';
import type { Value } from '../../src/engine/state.ts';
import { when } from './fixture.ts';

type Context = Readonly<Record<string, unknown>>;

/** What the library makes of a condition, under the same rule on answers that were not given. */
function byLibrary(source: string, values: Readonly<Record<string, Value | undefined>>): boolean {
  const program = dialect.parse(source);
  const reads = readsOf(program.ast);
  const context: Record<string, unknown> = {};
  for (const { name } of reads) {
    const value = values[name];
    const given = value !== undefined && (typeof value !== 'object' || Array.isArray(value));
    if (!given && !reads.some((read) => read.asked && read.name === name)) return false;
    context[name] = given ? (Number.isInteger(value) ? BigInt(value as number) : value) : null;
  }
  try {
    return program(context as Context) === true;
  } catch {
    return false;
  }
}

/** Operands of one type, as the checker of conditions has it. An answer may be missing all the same. */
const text = fc.oneof(fc.constantFrom('"a"', '"b"', '"2026-11-24"', '"🌳"', '""'), fc.constantFrom('t', 'u', 'none'));
/** The library parts whole numbers that are written from those with a decimal point, and gives up; here a number is a number. */
const whole = fc.constantFrom('0', '1', '4', '-3', 'n', 'm', '-n', 'size(which)', 'size(t)', 'size("🌳")');
const decimal = fc.constantFrom('4.0', '2.5', 'n', 'm', '-n');
const same = fc.constantFrom('==', '!=');
const order = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
const pair = (one: fc.Arbitrary<string>, operator: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(one, operator, one).map((parts) => parts.join(' '));
const comparison = fc.oneof(pair(text, same), pair(whole, order), pair(decimal, order));
const listed = (one: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.array(one, { maxLength: 3 }).map((all) => `[${all.join(', ')}]`);
const membership = fc.oneof(
  fc.tuple(text, fc.oneof(fc.constant('which'), listed(text))).map((parts) => parts.join(' in ')),
  fc.tuple(fc.constantFrom('n', 'm'), fc.oneof(listed(whole), listed(decimal))).map((parts) => parts.join(' in ')),
);
const answered = fc.constantFrom('t', 'u', 'n', 'm', 'which', 'none').map((one) => `answered(${one})`);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    membership,
    answered,
    tie('condition').map((inner) => `!(${inner})`),
    fc.tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition')).map(([left, joint, right]) => `(${left} ${joint} ${right})`),
  ),
}));
const word = fc.constantFrom('a', 'b', '2026-11-24', '🌳', '');
const optional = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined, freq: 4 });
const values = fc.record({
  t: optional(word),
  u: optional(word),
  n: optional(fc.constantFrom(0, 1, 4, 2.5, -3)),
  m: optional(fc.integer({ min: -5, max: 40 })),
  which: optional(fc.array(word, { maxLength: 3 })),
  none: fc.constant<Value>({ none: 'skipped' }),
});

test('a condition holds just when it holds by the library', () => {
  const seen = { held: 0, failed: 0 };
  fc.assert(
    fc.property(condition, values, (source, given) => {
      const names = Object.keys(given);
      const held = evaluate(when(source, ...names), (key) => given[key as keyof typeof given]);
      seen[held ? 'held' : 'failed'] += 1;
      expect(held).toBe(byLibrary(source, given));
    }),
    { numRuns: 3000 },
  );
  // Both outcomes are common, so that the agreement is not one of nothing but refusals.
  expect(Math.min(seen.held, seen.failed)).toBeGreaterThan(300);
});
