/** How long what is held is held: the municipality's rules, applied day by day. What is over is erased as by a person, save that no list names it. */
import { z } from 'zod';
import type { CitizenDocument } from '../conversation/citizen.ts';
import type { Context } from '../conversation/context.ts';
import { isEmpty } from '../conversation/joining.ts';
import { unlessDamaged } from '../conversation/store-errors.ts';
import type { Stored } from '../ports.ts';
import { takeAccess } from './erase.ts';

/** The rules. Days and months are counted from the last thing that happened in the conversation or with the plan. */
export interface Retention {
  /** Threads of those who never signed in. */
  readonly anonymousDays: number;
  /** Citizens of whom nothing waits on a caseworker. Absent: they stay until a person erases them. */
  readonly citizenMonths?: number;
}
/** What a look at everybody came to. `noticed`: they are over, and are erased when they still are a day later. */
export interface Retained {
  readonly noticed: number;
  readonly erased: number;
}

/** The audit's name for it, as the one who erases. */
const actor = 'retention';
const name = 'retention';
/** Who was seen to be over, and when: a clock that is wrong for an hour erases nobody. */
const Noticed = z.strictObject({ schema: z.literal(1), over: z.record(z.string(), z.string()) });
const day = 24 * 3_600_000;

type House = Pick<Context, 'store' | 'municipality' | 'clock'>;

/**
 * Looks at everybody, and erases who has been over for a day. To be called once an hour: several servers may do so at once, for whoever is
 * erased already is passed by. One whose file is damaged stays. Throws what the store throws.
 */
export async function applyRetention(house: House, rules: Retention): Promise<Retained> {
  const { store, municipality, clock } = house;
  const now = Date.parse(clock.now());
  const kept = await store.readRegistry(municipality.id, name);
  const before = kept === undefined ? {} : Noticed.parse(kept.value).over;
  const over: Record<string, string> = {};
  let erased = 0;
  for (const citizen of await store.citizens(municipality.id)) {
    const stored = await store.read(municipality.id, citizen).catch(unlessDamaged);
    if (stored === undefined || !isOver(stored.document, rules, now)) continue;
    const since = before[citizen] ?? '';
    const seen = Date.parse(since) <= now ? since : new Date(now).toISOString();
    if (now - Date.parse(seen) < day) over[citizen] = seen;
    else if (await remove(house, stored)) erased += 1;
  }
  const value: z.infer<typeof Noticed> = { schema: 1, over };
  // Another server that was first has noticed the same.
  if (JSON.stringify(over) !== JSON.stringify(before)) await store.writeRegistry(municipality.id, name, value, kept?.version ?? 0);
  return { noticed: Object.keys(over).length, erased };
}

/** Nobody goes who has written since it was looked: that is another version. Whoever never signed in was handed out nothing to sign in with. */
async function remove(house: House, { version, document }: Stored): Promise<boolean> {
  const { store, municipality, clock } = house;
  const { citizen, anonymous } = document;
  const record = { at: clock.now(), actor, action: 'citizen.erased', object: citizen };
  if (!(await store.erase(municipality.id, citizen, [record], version))) return false;
  if (anonymous !== true) await takeAccess(house, citizen);
  return true;
}

function isOver(document: CitizenDocument, { anonymousDays, citizenMonths }: Retention, now: number): boolean {
  // A thread that was joined is empty, but what it said may lie in its older files yet. The citizen has it all.
  if (document.joined !== undefined) return isEmpty(document);
  const last = lastOf(document);
  if (last === undefined) return false;
  if (document.anonymous === true) return now - last >= anonymousDays * day;
  if (citizenMonths === undefined || document.tasks.some(({ closed }) => closed === undefined)) return false;
  return monthsLater(last, citizenMonths) <= now;
}

/** When something last happened, in milliseconds; undefined where nothing ever has, and nothing is held. */
function lastOf({ transcript, events, tasks, created }: CitizenDocument): number | undefined {
  const times = [created, transcript.at(-1)?.at, events.at(-1)?.at, ...tasks.map(({ closed }) => closed?.at)];
  const known = times.flatMap((at) => (at === undefined ? [] : [Date.parse(at)]));
  return known.length === 0 ? undefined : Math.max(...known);
}

function monthsLater(time: number, months: number): number {
  const at = new Date(time);
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes());
}
