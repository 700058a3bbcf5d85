/** The different ways through a dialogue, counted without walking each: two ways differ in the questions asked or in their order. */
import { end, type Exploration } from './explore.ts';

/** How many ways there are, and how many questions are answered on them: on the shortest, on half of them, on the longest. */
export interface Ways {
  readonly count: number;
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** Ways by the number of questions on them. */
type Lengths = ReadonlyMap<number, number>;

/**
 * Counts the ways from the first situations to the end. Situations that ask the same question are followed together, so that answers
 * which make no difference to the questions are one way. A way that comes round to a question again is followed once.
 */
export function waysThrough({ situations, starts }: Pick<Exploration, 'situations' | 'starts'>): Ways {
  const known = new Map<string, Lengths>();
  const under = new Set<string>();
  const grouped = (places: readonly number[]): Lengths => {
    const lengths = new Map<number, number>(places.includes(end) ? [[0, 1]] : []);
    const asked = places.filter((place) => place !== end);
    for (const group of Map.groupBy(asked, (place) => situations[place]?.at).values()) {
      for (const [length, count] of from(group)) lengths.set(length, (lengths.get(length) ?? 0) + count);
    }
    return lengths;
  };
  const from = (places: readonly number[]): Lengths => {
    const key = places.join();
    const found = known.get(key);
    if (found !== undefined || under.has(key)) return found ?? new Map();
    under.add(key);
    const next = [...new Set(places.flatMap((place) => [...(situations[place]?.next ?? [])]))].toSorted((a, b) => a - b);
    const lengths = new Map([...grouped(next)].map(([length, count]) => [length + 1, count] as const));
    known.set(key, lengths);
    return lengths;
  };
  return summary(grouped(starts));
}

function summary(lengths: Lengths): Ways {
  const sorted = [...lengths].toSorted(([a], [b]) => a - b);
  const count = sorted.reduce((sum, [, ways]) => sum + ways, 0);
  let behind = 0;
  let median = 0;
  for (const [length, ways] of sorted) {
    median = length;
    behind += ways;
    if (behind * 2 >= count) break;
  }
  return { count, least: sorted[0]?.[0] ?? 0, median, most: sorted.at(-1)?.[0] ?? 0 };
}
