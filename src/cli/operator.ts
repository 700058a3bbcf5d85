/** What whoever runs the house can have done, on a store that is open: by a command, or by the server that holds it. */
import { type Hold, readHold, releaseOutbox } from '../conversation/hold.ts';
import type { Dumped } from '../conversation/dumped.ts';
import { type Erasing, type ErasureOrder, eraseCitizen } from '../identity/erase.ts';
import { type CitizenExport, exportCitizen, type Exporting, handedOut } from '../identity/export.ts';
import type { OutboxDepth } from '../ports.ts';
import { type AuditReport, verifyAudit, type Verifying } from './audit-report.ts';

/** What became of an erasure, and which copies were handed out before: no program reaches them. */
export interface Erased {
  readonly copies: readonly { readonly at: string; readonly by: string }[];
}
/** What waits to be sent, and whether it may be. `unclear`: messages of which nobody knows whether they went out. */
export interface OutboxStatus extends OutboxDepth {
  readonly hold?: Hold;
  readonly unclear: number;
}

/** Each deed is one call; `undefined` where there is no such citizen. */
export interface Operator {
  exportCitizen(wanted: { readonly citizen: string; readonly by: string }): Promise<CitizenExport | undefined>;
  eraseCitizen(order: ErasureOrder): Promise<Erased | undefined>;
  verifyAudit(): Promise<AuditReport>;
  outbox(): Promise<OutboxStatus>;
  /** False where the outbox was not held. */
  release(): Promise<boolean>;
  dump(): AsyncIterable<Dumped>;
}
/** What all of it works with. */
export type OperatorParts = Erasing & Exporting & Verifying;

/** Makes it over an open store. */
export function makeOperator(parts: OperatorParts): Operator {
  const { store, municipality } = parts;
  return {
    exportCitizen: (wanted) => exportCitizen(parts, wanted),
    async eraseCitizen(order) {
      // Of a damaged file the stream cannot be read; it is erased all the same.
      const audit = await store.audit(municipality.id, order.citizen).catch(() => []);
      return (await eraseCitizen(parts, order)) ? { copies: handedOut(audit) } : undefined;
    },
    verifyAudit: () => verifyAudit(parts),
    async outbox() {
      const hold = await readHold(parts);
      const unclear = await store.unclear(municipality.id, '9999-12-31T00:00:00.000Z');
      return { ...(await store.outboxDepth()), unclear: unclear.length, ...(hold !== undefined && { hold }) };
    },
    release: () => releaseOutbox(parts),
    dump: () => store.dump(),
  };
}
