/** Chance under a seed: the same seed gives the same walks on every machine. */

/** A source of chance. What is drawn depends on the seed and on how much was drawn before, and on nothing else. */
export interface Chance {
  /** From 0 up to, but not, 1. */
  next(): number;
  /** True once in so many: `maybe(0.25)`. */
  maybe(share: number): boolean;
  /** One of several; throws where there is none. */
  pick<T>(all: readonly T[]): T;
}

/**
 * Chance under a seed, by the generator mulberry32.
 *
 * @param seed whole number; only its lowest 32 bits count
 */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    maybe: (share) => next() < share,
    pick: (all) => {
      if (all.length === 0) throw new Error('Nothing to pick from');
      return all[Math.floor(next() * all.length)]!;
    },
  };
}

/** A seed of its own for each walk, so that one walk more or less leaves the others as they were. */
export function seedOf(seed: number, ...parts: readonly number[]): number {
  return parts.reduce((mixed, part) => scattered((Math.imul(mixed, 0x9e3779b1) + part + 1) >>> 0), seed >>> 0);
}

/** Near numbers far apart: the last step of MurmurHash3. Different numbers stay different. */
function scattered(number: number): number {
  const first = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
  return (second ^ (second >>> 16)) >>> 0;
}
