/** Whoever has signed in with MitID, and whether we know whose MitID that is. No CPR number is asked for, and none is kept. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { changeDocument } from '../conversation/change.ts';
import type { Context } from '../conversation/context.ts';
import { invitedWith, openInvitation, type Shown } from './invitation.ts';

const channel = 'mitid';

/**
 * Name under which a person's MitID is kept: a keyed hash of what the broker calls the person, so that the store tells nobody who has one. With
 * another key everybody is unknown again, until they come with a new invitation.
 */
export function mitidAccount(key: Uint8Array, person: { readonly issuer: string; readonly subject: string }): string {
  return bytesToHex(hmac(sha256, key, utf8ToBytes(JSON.stringify(['mitid-account', person.issuer, person.subject]))));
}

/**
 * `in`: let in as this citizen. `unknown`: nobody of ours, and no invitation at hand. `other`: the MitID is another citizen's than the invitation is
 * of. `over`: the invitation lets nobody in.
 */
export type MitidEntry = { readonly kind: 'in'; readonly citizen: string } | { readonly kind: 'unknown' | 'other' | 'over' };

/**
 * Lets in the citizen whose MitID it is. With an invitation, a MitID that nobody has becomes that of the citizen whom it invites, and the invitation
 * is used up. Where the MitID is another citizen's nothing is used up and nothing is linked.
 */
export async function enterByMitid(context: Context, account: string, shown?: Shown): Promise<MitidEntry> {
  const owner = await context.store.accountOwner(context.municipality.id, { channel, account });
  const invited = shown === undefined ? undefined : await invitedWith(context, shown.secret);
  if (owner !== undefined) {
    if (invited !== undefined && invited !== owner) return refused(context, invited, 'other');
    // Who has proved to be the citizen needs no invitation; it stays good for the next time.
    await note(context, owner, owner, 'mitid.signed-in');
    return { kind: 'in', citizen: owner };
  }
  if (shown === undefined) return { kind: 'unknown' };
  const citizen = await openInvitation(context, shown);
  if (citizen === undefined) return { kind: 'over' };
  if (!(await context.store.link(context.municipality.id, { channel, account }, citizen))) return refused(context, citizen, 'other');
  await note(context, citizen, citizen, 'mitid.linked');
  return { kind: 'in', citizen };
}

async function refused(context: Context, invited: string, kind: 'other'): Promise<MitidEntry> {
  await note(context, invited, 'unknown', `mitid.${kind}`);
  return { kind };
}

async function note(context: Context, citizen: string, actor: string, action: string): Promise<void> {
  const record = { at: context.clock.now(), actor, action, object: channel };
  await changeDocument(context, citizen, (document) => ({ kind: 'change', document, audit: [record], result: true }));
}
