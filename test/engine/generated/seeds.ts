/**
 * What a generated script is made from: plain numbers and flags, which `write.ts` turns into a script. Whatever the numbers are, the script is
 * sound (a number picks among what may stand there), so that fast-check can make a failing one smaller part by part.
 */
import fc from 'fast-check';
import { kinds, type RawKind } from '../../../src/scripts/shape.ts';

/** A condition: a comparison with an earlier answer, or two or one of them joined. */
export type ConditionSeed =
  | { readonly form: 'compare'; readonly answer: number; readonly how: number; readonly value: number }
  | { readonly form: 'both' | 'either'; readonly left: ConditionSeed; readonly right: ConditionSeed }
  | { readonly form: 'not'; readonly inner: ConditionSeed };

/** A step. Flags that mean nothing to a kind are not looked at. */
export interface StepSeed {
  readonly kind: RawKind | 'repeat' | 'call';
  readonly when: ConditionSeed | undefined;
  /** Picks among earlier answers: what the step needs, shows, filters by, goes over. */
  readonly picks: readonly number[];
  readonly needs: number;
  readonly shows: number;
  readonly sensitive: boolean;
  readonly skippable: boolean;
  readonly unknown: boolean;
  readonly declinable: boolean;
  readonly slot: boolean;
  readonly other: boolean;
  readonly ordered: boolean;
  /** Where options come from. */
  readonly options: number;
  readonly min: number;
  readonly max: number;
  /** Steps of a repeat. */
  readonly inner: readonly StepSeed[];
}

/** A section. */
export interface SectionSeed {
  readonly minutes: number;
  readonly intro: boolean;
  readonly when: ConditionSeed | undefined;
  readonly steps: readonly StepSeed[];
}

/** A whole script. */
export interface ScriptSeed {
  readonly given: readonly number[];
  readonly shared: readonly StepSeed[];
  readonly expires: number | undefined;
  readonly sections: readonly SectionSeed[];
  /** A read-back at the end, as most scripts have. */
  readonly send: boolean;
  /** Every text that may be left out is there. */
  readonly wordy: boolean;
  /** How many offers and mentors the municipality has. */
  readonly brought: number;
}

const pick = fc.nat(11);
const rarely = (weight: number): fc.Arbitrary<boolean> =>
  fc.oneof({ arbitrary: fc.constant(false), weight }, { arbitrary: fc.constant(true), weight: 1 });

const { condition } = fc.letrec<{ condition: ConditionSeed }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'xsmall', withCrossShrink: true },
    { weight: 6, arbitrary: fc.record({ form: fc.constant('compare' as const), answer: pick, how: pick, value: pick }) },
    {
      weight: 3,
      arbitrary: fc.record({ form: fc.constantFrom('both' as const, 'either' as const), left: tie('condition'), right: tie('condition') }),
    },
    { weight: 1, arbitrary: fc.record({ form: fc.constant('not' as const), inner: tie('condition') }) },
  ),
}));
const maybe = <T>(one: fc.Arbitrary<T>, freq = 2): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined, freq });

const single = Object.keys(kinds) as readonly RawKind[];
const common: readonly RawKind[] = ['text', 'choice', 'choices', 'choices', 'yes-no', 'scale', 'number', 'date'];

function step(kind: fc.Arbitrary<StepSeed['kind']>, inner: fc.Arbitrary<readonly StepSeed[]>): fc.Arbitrary<StepSeed> {
  return fc.record({
    kind,
    when: maybe(condition, 1),
    picks: fc.array(pick, { minLength: 2, maxLength: 2 }),
    needs: fc.constantFrom(0, 0, 0, 1, 2),
    shows: fc.constantFrom(0, 0, 0, 1, 2),
    sensitive: rarely(3),
    skippable: rarely(2),
    unknown: rarely(4),
    declinable: rarely(4),
    slot: fc.boolean(),
    other: rarely(2),
    ordered: fc.boolean(),
    options: fc.nat(7),
    min: fc.nat(3),
    max: fc.nat(5),
    inner,
  });
}

const alone = step(fc.constantFrom(...common, ...single), fc.constant([]));
const anyStep = fc.oneof(
  { weight: 8, arbitrary: alone },
  { weight: 2, arbitrary: step(fc.constant('repeat' as const), fc.array(alone, { minLength: 1, maxLength: 3 })) },
  { weight: 1, arbitrary: step(fc.constant('call' as const), fc.constant([])) },
);

/** Scripts of one to four sections with up to six steps each, compositions and repeats counted as one. */
export const scriptSeed: fc.Arbitrary<ScriptSeed> = fc.record({
  given: fc.array(fc.nat(4), { maxLength: 2 }),
  shared: fc.array(alone, { minLength: 1, maxLength: 2 }),
  expires: maybe(fc.integer({ min: 1, max: 30 })),
  sections: fc.array(
    fc.record({
      minutes: fc.integer({ min: 1, max: 5 }),
      intro: rarely(4),
      when: maybe(condition, 1),
      steps: fc.array(anyStep, { minLength: 1, maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  send: fc.oneof({ arbitrary: fc.constant(true), weight: 5 }, { arbitrary: fc.constant(false), weight: 1 }),
  wordy: fc.boolean(),
  brought: fc.nat(3),
});
