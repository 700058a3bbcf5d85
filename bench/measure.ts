/** Measuring side by side: the rivals take turns in one run, so that a busy machine slows all of them alike. */

/** Something whose speed is measured: does at least one conversation and tells how many turns it took. */
export interface Rival {
  readonly name: string;
  readonly conversation: () => number | Promise<number>;
}

/** Turns per second of each rival, one figure per round. */
export type Speeds = Readonly<Record<string, readonly number[]>>;

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value under which a part of all lies: 0.99 gives the p99. NaN for no values. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

async function speedOf(rival: Rival, milliseconds: number): Promise<number> {
  let turns = 0;
  const begun = performance.now();
  let now = begun;
  while (now - begun < milliseconds) {
    const taken = rival.conversation();
    turns += typeof taken === 'number' ? taken : await taken;
    now = performance.now();
  }
  return (turns / (now - begun)) * 1000;
}

/** Lets all rivals run in turn, in another order each round, after one round that only warms up. */
export async function race(rivals: readonly Rival[], options: { readonly rounds: number; readonly milliseconds: number }): Promise<Speeds> {
  const speeds: Record<string, number[]> = Object.fromEntries(rivals.map((rival) => [rival.name, []]));
  for (const rival of rivals) await speedOf(rival, options.milliseconds);
  for (let round = 0; round < options.rounds; round += 1) {
    for (let place = 0; place < rivals.length; place += 1) {
      const rival = rivals[(place + round) % rivals.length];
      if (rival !== undefined) speeds[rival.name]?.push(await speedOf(rival, options.milliseconds));
    }
  }
  return speeds;
}

/** How many times faster one is than the other: the median over the rounds of the ratio within each round. */
export function ratio(speeds: Speeds, faster: string, slower: string): number {
  const others = speeds[slower] ?? [];
  return median((speeds[faster] ?? []).map((speed, round) => speed / (others[round] ?? Number.NaN)));
}
