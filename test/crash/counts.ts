/** How often each proof is tried: a short form in `npm test`, the full one by `npm run prove`, which sets the variables. */

/** Times of a proof: `MEDSPIL_PROVE_SERVER=200`. */
export function times(proof: string, short: number): number {
  return Number(process.env[`MEDSPIL_PROVE_${proof.toUpperCase()}`] ?? short);
}

/** The seed of a run; printed by `npm run prove`, so that a run can be repeated. */
export const seed = Number(process.env['MEDSPIL_PROVE_SEED'] ?? '1');

/** Numbers from 0 up to 1 that follow from a seed alone (mulberry32). */
export function randomFrom(start: number): () => number {
  let state = Math.trunc(start);
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
