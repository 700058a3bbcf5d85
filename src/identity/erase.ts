/** Erasing a citizen: the list first, then the store, then what opens a conversation. Each step may be done again. */
import type { Context } from '../conversation/context.ts';
import { redactCpr } from '../conversation/redact.ts';
import { isDamaged, unlessDamaged } from '../conversation/store-errors.ts';
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
 * Takes away all that is kept of a citizen and of the threads that became part of the conversation, and writes who must not come back with a
 * copy. The audit stays and says that it was done. False for a citizen who is not known; nothing was written then. One that was cut is done
 * again by the same call, or by `eraseListed`.
 */
export async function eraseCitizen(erasing: Erasing, { citizen, by: given, reason }: ErasureOrder): Promise<boolean> {
  const by = redactCpr(given);
  const { municipality, clock, ledger } = erasing;
  const listed = await listedIn(erasing);
  if (!listed.has(citizen) && !(await isThere(erasing, citizen))) return false;
  const all = [citizen, ...(await threadsOf(erasing, citizen))];
  for (const one of all.filter((id) => !listed.has(id)))
    await ledger.append({ at: clock.now(), municipality: municipality.id, citizen: one, by, reason: redactCpr(reason) });
  const gone: boolean[] = [];
  for (const one of all) gone.push(await takeAway(erasing, one, by));
  return gone[0] === true;
}

/** Erases everybody on the list who is there: after a copy was put back, or an erasure was cut. Gives their ids. */
export async function eraseListed(erasing: Erasing): Promise<readonly string[]> {
  const again: string[] = [];
  for (const [citizen, by] of await listedIn(erasing))
    if ((await isThere(erasing, citizen)) && (await takeAway(erasing, citizen, by))) again.push(citizen);
  return again;
}

/** Who was erased here, and by whose decision. */
async function listedIn({ ledger, municipality }: Erasing): Promise<ReadonlyMap<string, string>> {
  const own = (await ledger.entries()).filter((one) => one.municipality === municipality.id);
  return new Map(own.map(({ citizen, by }) => [citizen, by]));
}

/** One whose document is damaged is there as well. */
async function isThere({ store, municipality }: Erasing, citizen: string): Promise<boolean> {
  try {
    return (await store.read(municipality.id, citizen)) !== undefined;
  } catch (error) {
    if (isDamaged(error)) return true;
    throw error;
  }
}

/** Threads that were joined are empty, but older entries of theirs may be on the disk yet. They are in the list of no caseworker. */
async function threadsOf({ store, municipality }: Erasing, citizen: string): Promise<readonly string[]> {
  const own: string[] = [];
  for (const thread of await store.list(municipality.id, '')) {
    // Of one that cannot be read nobody can say whose it was; it keeps nobody from being erased.
    const stored = await store.read(municipality.id, thread.citizen).catch(unlessDamaged);
    if (stored?.document.joined?.citizen === citizen) own.push(thread.citizen);
  }
  return own;
}

/** The citizen goes last: while there is one, something of them may be left. */
async function takeAway(erasing: Erasing, citizen: string, by: string): Promise<boolean> {
  const { store, municipality, clock } = erasing;
  await takeAccess(erasing, citizen);
  return store.erase(municipality.id, citizen, [{ at: clock.now(), actor: by, action: 'citizen.erased', object: citizen }]);
}

/** Takes away what opens a citizen's conversation: hashes of what was handed out to sign in with. */
export async function takeAccess(erasing: Pick<Erasing, 'store' | 'municipality'>, citizen: string): Promise<void> {
  const { store, municipality } = erasing;
  for (const name of await invitationsOf(erasing, citizen)) await store.removeRegistry(municipality.id, name);
  await store.removeRegistry(municipality.id, accessName(citizen));
}
