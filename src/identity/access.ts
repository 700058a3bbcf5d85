/**
 * What has been handed out to one citizen to sign in with, and what of it is used: one document of the registry, `access-<citizen>`. Its version
 * makes single use exact, also with several servers on one store.
 */
import { z } from 'zod';
import { TooBusyError } from '../conversation/commit.ts';
import type { Context } from '../conversation/context.ts';

const Invitation = z.strictObject({
  /** SHA-256 of the secret, hex. */
  hash: z.string(),
  at: z.string(),
  expires: z.string(),
  /** The caseworker who made it. */
  by: z.string(),
  /** When it was used, and for which challenge: the same browser may ask again where no answer came. */
  used: z.exactOptional(z.strictObject({ at: z.string(), challenge: z.string() })),
});
/** One invitation as it is kept. */
export type Invitation = z.infer<typeof Invitation>;

const Access = z.strictObject({
  schema: z.literal(1),
  /** Oldest first. Only the last one counts: a newer takes the place of an older that was not used. */
  invitations: z.array(Invitation),
  /** Sign-in codes that were used and whose time is not over yet. */
  codes: z.array(z.strictObject({ id: z.string(), expires: z.string() })),
});
/** The document as a whole. */
export type Access = z.infer<typeof Access>;

const nothing: Access = { schema: 1, invitations: [], codes: [] };
/** Others who change the same document at the same time: two taps, two servers. */
const attempts = 20;

/** What came of looking at it: with `access` it is written, without it nothing is. */
export interface Looked<R> {
  readonly access?: Access;
  readonly result: R;
}

/** Name of the registry's document of one citizen. */
export function accessName(citizen: string): string {
  return `access-${citizen}`;
}

/** Changes the document in one atomic write; looks again when somebody else was first. Throws `TooBusyError` when others kept being first. */
export async function changeAccess<R>(context: Context, citizen: string, look: (access: Access) => Looked<R>): Promise<R> {
  const { store, municipality } = context;
  const name = accessName(citizen);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await store.readRegistry(municipality.id, name);
    const { access, result } = look(stored === undefined ? nothing : Access.parse(stored.value));
    if (access === undefined) return result;
    if (await store.writeRegistry(municipality.id, name, access, stored?.version ?? 0)) return result;
  }
  context.log.warn('access.too-busy', { citizen });
  throw new TooBusyError();
}
