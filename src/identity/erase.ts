/** Erasing a citizen: the list first, then the store, then what opens a conversation. Each step may be done again. */
import type { Context } from '../conversation/context.ts';
import { redactCpr } from '../conversation/redact.ts';
import type { ErasureLedger } from '../ports.ts';
import { accessName } from './access.ts';
import { invitationsOf } from './invitation.ts';

/** What erasing works with. */
export interface Erasing extends Pick<Context, 'store' | 'municipality' | 'clock'> {
  readonly ledger: ErasureLedger;
}
/** `by`: who decided it. `reason`: the ground, which must not tell who the person is. */
export interface ErasureOrder {
  readonly citizen: string;
  readonly by: string;
  readonly reason: string;
}

/**
 * Takes away all that is kept of a citizen, and writes who must not come back with a copy. The audit stays and says that it was done. False
 * for a citizen who is not known; nothing was written then, save in a list that had the citizen already. One that was cut is done again by the
 * same call, or by `eraseListed`.
 */
export async function eraseCitizen(erasing: Erasing, { citizen, by, reason }: ErasureOrder): Promise<boolean> {
  const { store, municipality, clock, ledger } = erasing;
  const known = (await store.citizens(municipality.id)).includes(citizen);
  const listed = (await ledger.entries()).some((one) => one.municipality === municipality.id && one.citizen === citizen);
  if (!known && !listed) return false;
  const at = clock.now();
  if (!listed) await ledger.append({ at, municipality: municipality.id, citizen, by, reason: redactCpr(reason) });
  return takeAway(erasing, citizen, by);
}

/** Erases everybody on the list who is there: after a copy was put back, or an erasure was cut. Gives their ids. */
export async function eraseListed(erasing: Erasing): Promise<readonly string[]> {
  const again: string[] = [];
  const there = new Set(await erasing.store.citizens(erasing.municipality.id));
  for (const { municipality, citizen, by } of await erasing.ledger.entries())
    if (municipality === erasing.municipality.id && there.has(citizen) && (await takeAway(erasing, citizen, by))) again.push(citizen);
  return again;
}

async function takeAway(erasing: Erasing, citizen: string, by: string): Promise<boolean> {
  const { store, municipality, clock } = erasing;
  for (const name of await invitationsOf(erasing, citizen)) await store.removeRegistry(municipality.id, name);
  await store.removeRegistry(municipality.id, accessName(citizen));
  return store.erase(municipality.id, citizen, [{ at: clock.now(), actor: by, action: 'citizen.erased', object: citizen }]);
}
