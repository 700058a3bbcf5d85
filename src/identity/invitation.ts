/** An invitation: a link or a code that a caseworker hands to one citizen, and that opens the citizen's own conversation once. */
import { z } from 'zod';
import { changeDocument } from '../conversation/change.ts';
import type { Context } from '../conversation/context.ts';
import { unlessDamaged } from '../conversation/store-errors.ts';
import { type Access, changeAccess, type Invitation, type Looked } from './access.ts';
import { codeLife } from './code.ts';
import { hashOf } from './secret.ts';

/** Days that an invitation is good for: a letter takes some, and what lies in a drawer for weeks is no longer in safe hands. */
export const invitationDays = 7;
/** Invitations of one citizen that are remembered, so that one that is tried again is known. */
const remembered = 10;
/** What stands at the hash of a secret: whose invitation it is. Never changed. */
const Owner = z.strictObject({ schema: z.literal(1), citizen: z.string() });

/** An invitation as it is handed out. The secret is nowhere else: it can be shown once. */
export interface Invited {
  /** 22 letters, for `readSecret` and `onPaper`. */
  readonly secret: string;
  readonly expires: string;
}
/** What is shown at the door: the secret, and the challenge of the browser that shows it (RFC 7636, S256). */
export interface Shown {
  readonly secret: string;
  readonly challenge: string;
}

/**
 * A new invitation of one of the caseworker's own citizens; an older one that was not used counts no more. Absent for a citizen who is not the
 * caseworker's own, and likewise for one who does not exist.
 */
export async function invite(
  context: Context,
  { citizen, by }: { readonly citizen: string; readonly by: string },
): Promise<Invited | undefined> {
  const { store, municipality, clock, ids } = context;
  const stored = await store.read(municipality.id, citizen);
  if (stored?.document.caseworker !== by) return undefined;
  const at = clock.now();
  const secret = ids.next();
  const hash = hashOf(secret);
  const expires = new Date(Date.parse(at) + invitationDays * 24 * 3600 * 1000).toISOString();
  const invitation: Invitation = { hash, at, expires, by };
  // First the record: an invitation that nobody knows of must not open anything.
  await note(context, citizen, { actor: by, action: 'invitation.made', hash });
  if (!(await store.writeRegistry(municipality.id, nameOf(hash), { schema: 1, citizen }, 0)))
    throw new Error('A new secret is nobody else’s');
  await changeAccess(context, citizen, (access) => ({
    access: { ...access, invitations: [...access.invitations.slice(1 - remembered), invitation] },
    result: undefined,
  }));
  return { secret, expires };
}

/** Whose invitation it is, used or not; absent for a secret that was never given. */
export async function invitedWith(context: Context, secret: string): Promise<string | undefined> {
  const stored = await context.store.readRegistry(context.municipality.id, nameOf(hashOf(secret)));
  return stored === undefined ? undefined : Owner.parse(stored.value).citizen;
}

/**
 * Uses the invitation up, and gives the citizen whom it lets in. Absent for one that lets nobody in: unknown, used, too old, or followed by a newer
 * one; which of them is told to nobody but the audit. Of many at once one gets in. The same browser (the same challenge) may ask again within the
 * life of a code, for its first answer may have been lost on the way.
 */
export async function openInvitation(context: Context, { secret, challenge }: Shown): Promise<string | undefined> {
  const hash = hashOf(secret);
  const citizen = await invitedWith(context, secret);
  if (citizen === undefined) {
    context.log.info('invitation.refused', { why: 'unknown' });
    return undefined;
  }
  const now = context.clock.now();
  const outcome = await changeAccess(context, citizen, (access) => used(access, { hash, challenge, now }));
  if (outcome === 'again') return citizen;
  try {
    await note(context, citizen, { actor: outcome === 'opened' ? citizen : 'unknown', action: `invitation.${outcome}`, hash });
  } catch (error) {
    if (outcome === 'opened') await giveBack(context, citizen, hash);
    throw error;
  }
  if (outcome === 'opened') return citizen;
  context.log.info('invitation.refused', { why: outcome });
  return undefined;
}

/** `tried-again`: it was used before, so that perhaps somebody else has it. */
type Outcome = 'opened' | 'again' | 'tried-again' | 'superseded' | 'expired';

function used(
  access: Access,
  { hash, challenge, now }: { readonly hash: string; readonly challenge: string; readonly now: string },
): Looked<Outcome> {
  const invitation = access.invitations.find((one) => one.hash === hash);
  if (invitation?.used !== undefined) {
    const late = Date.parse(now) - Date.parse(invitation.used.at) >= codeLife * 1000;
    return { result: !late && invitation.used.challenge === challenge ? 'again' : 'tried-again' };
  }
  if (invitation === undefined || invitation !== access.invitations.at(-1)) return { result: 'superseded' };
  if (now >= invitation.expires) return { result: 'expired' };
  return { access: withUse(access, hash, { at: now, challenge }), result: 'opened' };
}

/** What could not be noted has not happened: the citizen can try again. */
async function giveBack(context: Context, citizen: string, hash: string): Promise<void> {
  await changeAccess(context, citizen, (access) => ({ access: withUse(access, hash), result: undefined }));
}

function withUse(access: Access, hash: string, use?: NonNullable<Invitation['used']>): Access {
  const invitations = access.invitations.map((one) => {
    if (one.hash !== hash) return one;
    const { used: _before, ...unused } = one;
    return use === undefined ? unused : { ...unused, used: use };
  });
  return { ...access, invitations };
}

/** An audit record. It names the invitation by the start of its hash, which opens nothing. */
async function note(
  context: Context,
  citizen: string,
  { actor, action, hash }: { readonly actor: string; readonly action: string; readonly hash: string },
): Promise<void> {
  const record = { at: context.clock.now(), actor, action, object: `invitation:${hash.slice(0, 16)}` };
  const noted = await changeDocument(context, citizen, (document) => ({
    kind: 'change',
    document,
    audit: [record],
    quiet: true,
    result: true,
  }));
  if (noted === undefined) throw new Error('An invitation is of a citizen who is known');
}

/** Names of the registry's documents that are invitations of one citizen, used or not. Every invitation is looked at: it is asked for seldom. */
export async function invitationsOf(
  { store, municipality }: Pick<Context, 'store' | 'municipality'>,
  citizen: string,
): Promise<readonly string[]> {
  const own: string[] = [];
  for (const name of await store.registryNames(municipality.id)) {
    if (!name.startsWith(prefix)) continue;
    // One that is damaged opens nothing, and keeps nobody from being erased.
    const stored = await store.readRegistry(municipality.id, name).catch(unlessDamaged);
    if (Owner.safeParse(stored?.value).data?.citizen === citizen) own.push(name);
  }
  return own;
}

const prefix = 'invitation-';
function nameOf(hash: string): string {
  return prefix + hash;
}
