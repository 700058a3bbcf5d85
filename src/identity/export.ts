/** All that is held of one citizen, for the citizen's right to see it (GDPR article 15). That it was handed out is on record. */
import type { CitizenDocument, Entry } from '../conversation/citizen.ts';
import type { Account, Chained } from '../ports.ts';
import type { Context } from '../conversation/context.ts';
import { invitationsOf } from './invitation.ts';
import { accessName } from './access.ts';

/** Everything, as it stood when it was asked for. `transcript` is whole, also where the document has only its end. */
export interface CitizenExport {
  readonly at: string;
  readonly municipality: string;
  readonly citizen: string;
  readonly document: CitizenDocument;
  readonly transcript: readonly Entry[];
  readonly accounts: readonly Account[];
  /** Registry documents about the citizen, by name: what was handed out to sign in with, as hashes. */
  readonly registry: Readonly<Record<string, unknown>>;
  /** Who read and changed what, when; this export is the last of it. */
  readonly audit: readonly Chained[];
}

/** Action of the audit record that an export leaves. */
export const exported = 'citizen.exported';
/** Others who change the document at the same time. */
const attempts = 20;

/** Undefined for a citizen who is not known. `by`: who hands it out. */
export async function exportCitizen(
  context: Pick<Context, 'store' | 'municipality' | 'clock'>,
  { citizen, by }: { readonly citizen: string; readonly by: string },
): Promise<CitizenExport | undefined> {
  const { store, municipality, clock } = context;
  const at = clock.now();
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await store.read(municipality.id, citizen);
    if (stored === undefined) return undefined;
    const { document, version } = stored;
    const transcript: Entry[] = [];
    for (const { id } of document.segments) transcript.push(...(await store.segment(municipality.id, citizen, id)));
    const audit = [{ at, actor: by, action: exported, object: citizen }];
    const done = await store.commit({ municipality: municipality.id, citizen, expectedVersion: version, document, audit });
    if (done.kind !== 'committed') continue;
    const registry: Record<string, unknown> = {};
    for (const name of [accessName(citizen), ...(await invitationsOf(context, citizen))]) {
      const kept = await store.readRegistry(municipality.id, name);
      if (kept !== undefined) registry[name] = kept.value;
    }
    return {
      at,
      municipality: municipality.id,
      citizen,
      document,
      transcript: [...transcript, ...document.transcript],
      accounts: await store.accountsOf(municipality.id, citizen),
      registry,
      audit: await store.audit(municipality.id, citizen),
    };
  }
  throw new Error('The document kept changing while it was read');
}

/** When and by whom copies were handed out: whoever erases must see to them, for no program reaches them. */
export function handedOut(audit: readonly Chained[]): readonly { readonly at: string; readonly by: string }[] {
  return audit.flatMap(({ action, at, actor }) => (action === exported ? [{ at, by: actor }] : []));
}
