/** One change of a citizen's document: read, decide, commit; and again from the start when somebody else was first. */
import type { CitizenDocument } from './citizen.ts';
import { commitChange, TooBusyError, type Change } from './commit.ts';
import type { Context } from './context.ts';

const attempts = 5;

/** What came of looking at a document: a new one to be committed, or a result without any change. */
export type Applied<R> = (Change & { readonly kind: 'change'; readonly result: R }) | { readonly kind: 'keep'; readonly result: R };

/** Applies a change in one commit. Absent for a citizen that is not known. Throws `TooBusyError` when others kept being first. */
export async function changeDocument<R>(
  context: Context,
  citizen: string,
  apply: (document: CitizenDocument) => Applied<R>,
): Promise<R | undefined> {
  const municipality = context.municipality.id;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await context.store.read(municipality, citizen);
    if (stored === undefined) return undefined;
    const applied = apply(stored.document);
    if (applied.kind === 'keep') return applied.result;
    const { kind: _kind, result, ...change } = applied;
    const committed = await commitChange(context, stored, change);
    if (committed.kind !== 'conflict') return result;
  }
  context.log.warn('document.too-busy', { citizen });
  throw new TooBusyError();
}
