/** How many questions a script can ask at most. */
import type { Dialogue } from '../../../src/engine/dialogue.ts';

/** Steps, those of a repeat once for each of its rounds. */
export function placesIn({ program }: Dialogue): number {
  return program.entries.reduce((sum, { repeat }) => sum + (repeat?.max ?? 1), 0);
}
