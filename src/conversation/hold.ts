/** Holding the outbox: after a copy was put back, nothing goes out again before a person has looked at it. */
import { z } from 'zod';
import type { Context } from './context.ts';

/** Name of the registry's document by which the outbox is held. */
export const holdName = 'outbox-hold';
const Hold = z.strictObject({ schema: z.literal(1), at: z.string(), why: z.enum(['restored', 'by-hand']) });
/** Since when, and why. */
export type Hold = z.infer<typeof Hold>;

interface House extends Pick<Context, 'store' | 'clock'> {
  readonly municipality: Pick<Context['municipality'], 'id'>;
}

/** Absent where messages go out. */
export async function readHold({ store, municipality }: Pick<House, 'store' | 'municipality'>): Promise<Hold | undefined> {
  const kept = await store.readRegistry(municipality.id, holdName);
  return kept === undefined ? undefined : Hold.parse(kept.value);
}

/** From the next look on nothing is sent, by no server. Held already, it stays as it was. */
export async function holdOutbox({ store, municipality, clock }: House, why: Hold['why']): Promise<void> {
  await store.writeRegistry(municipality.id, holdName, { schema: 1, at: clock.now(), why } satisfies Hold, 0);
}

/** Messages go out again. False where they were not held. */
export async function releaseOutbox(house: House): Promise<boolean> {
  if ((await readHold(house)) === undefined) return false;
  await house.store.removeRegistry(house.municipality.id, holdName);
  return true;
}
