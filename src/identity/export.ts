/** All that is held of one citizen, for the citizen's right to see it (GDPR article 15). That it was handed out is on record. */
import type { CitizenDocument, Entry } from '../conversation/citizen.ts';
import type { DumpedCitizen } from '../conversation/dumped.ts';
import type { Account, AuditRecord, Chained } from '../ports.ts';
import { commitChange, TooBusyError } from '../conversation/commit.ts';
import type { Context } from '../conversation/context.ts';
import { redactCpr } from '../conversation/redact.ts';
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
  /** Messages that wait to be sent, and what falls due. */
  readonly outbox: DumpedCitizen['outbox'];
  readonly due: DumpedCitizen['due'];
  /** Registry documents about the citizen, by name: what was handed out to sign in with, as hashes. */
  readonly registry: Readonly<Record<string, unknown>>;
  /** Who read and changed what, when; this export is the last of it. */
  readonly audit: readonly Chained[];
}

/** Action of the audit record that an export leaves. */
export const exported = 'citizen.exported';
/** Others who change the document at the same time. */
const attempts = 20;

/** What exporting works with. */
export type Exporting = Pick<Context, 'store' | 'municipality' | 'clock' | 'ids'>;

/** Undefined for a citizen who is not known. `by`: who hands it out. */
export async function exportCitizen(
  context: Exporting,
  { citizen, by }: { readonly citizen: string; readonly by: string },
): Promise<CitizenExport | undefined> {
  const { store, municipality, clock } = context;
  const at = clock.now();
  if (!(await noted(context, citizen, { at, actor: redactCpr(by), action: exported, object: citizen }))) return undefined;
  const whole = await wholeOf(context, citizen);
  if (whole === undefined) return undefined;
  const { document, segments, outbox, due, audit } = whole;
  const registry: Record<string, unknown> = {};
  for (const name of [accessName(citizen), ...(await invitationsOf(context, citizen))]) {
    const kept = await store.readRegistry(municipality.id, name);
    if (kept !== undefined) registry[name] = kept.value;
  }
  const transcript = [...segments.flatMap(({ entries }) => entries), ...document.transcript];
  const accounts = await store.accountsOf(municipality.id, citizen);
  return { at, municipality: municipality.id, citizen, document, transcript, accounts, outbox, due, registry, audit };
}

type House = Pick<Context, 'store' | 'municipality' | 'ids'>;

/** False where there is no such citizen. */
async function noted({ store, municipality, ids }: House, citizen: string, record: AuditRecord): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await store.read(municipality.id, citizen);
    if (stored === undefined) return false;
    const committed = await commitChange({ store, ids }, stored, { document: stored.document, audit: [record], quiet: true });
    if (committed.kind === 'committed') return true;
  }
  throw new TooBusyError();
}

/** As it was at one moment. The whole store is gone through: it is asked for seldom. */
async function wholeOf({ store, municipality }: House, citizen: string): Promise<DumpedCitizen | undefined> {
  for await (const thing of store.dump())
    if (thing.kind === 'citizen' && thing.municipality === municipality.id && thing.citizen === citizen) return thing;
  return undefined;
}

/** When and by whom copies were handed out: whoever erases must see to them, for no program reaches them. */
export function handedOut(audit: readonly Chained[]): readonly { readonly at: string; readonly by: string }[] {
  return audit.flatMap(({ action, at, actor }) => (action === exported ? [{ at, by: actor }] : []));
}
