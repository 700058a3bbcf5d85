/** Taking checkpoints of the audit, and holding the audit to them. */
import { createHmac, hkdfSync } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditHead, Clock, Log, Store } from '../ports.ts';
import type { Checkpoint } from '../storage/audit-checkpoints.ts';
import type { ChainedLines } from '../storage/chained-lines.ts';
import type { Hourly } from './hourly.ts';

/** What checkpoints are taken of, and kept in. `key`: the one that signs tokens; what signs here is derived from it. */
export interface Checkpointing {
  readonly store: Pick<Store, 'auditHeads'>;
  readonly municipality: { readonly id: string };
  readonly clock: Clock;
  readonly file: ChainedLines<Checkpoint>;
  readonly key: Uint8Array;
}

/** Writes where the streams end that have grown since the last checkpoint; gives how many. Nothing is written where none has. */
export async function takeCheckpoint({ store, municipality, clock, file, key }: Checkpointing): Promise<number> {
  const before = (await file.entries()).filter((one) => one.municipality === municipality.id);
  const known = headsOf(before);
  const heads: [string, [number, string]][] = [];
  for await (const { citizen, records, head } of store.auditHeads(municipality.id)) {
    if (known.get(citizen)?.head !== head && records > 0) heads.push([citizen, [records, head]]);
  }
  if (heads.length === 0) return 0;
  const plain = { at: clock.now(), municipality: municipality.id, heads: Object.fromEntries(heads) };
  await file.append({ ...plain, signature: signatureOf(plain, before.at(-1)?.signature ?? '', key) });
  return heads.length;
}

/** Every hour, at the start and at the end. */
export function hourlyCheckpoint(parts: Checkpointing, log: Log): Hourly {
  return {
    async look() {
      const count = await takeCheckpoint(parts);
      if (count > 0) log.info('audit.checkpoint', { count });
    },
    failed: (kind) => log.error('audit.checkpoint-failed', { kind }),
    atEnd: true,
  };
}

/** What the file says of the streams: of each the last end that was signed, by citizen. */
export interface Expected {
  readonly checkpoints: number;
  readonly last?: string;
  /** Lines that this house has not signed, by number. */
  readonly unsigned: readonly number[];
  readonly heads: ReadonlyMap<string, AuditHead>;
}

/** Reads the file. Throws a `DamagedError` where its chain is broken. */
export async function expectedOf({ municipality, file, key }: Omit<Checkpointing, 'store' | 'clock'>): Promise<Expected> {
  const lines = (await file.entries()).filter((one) => one.municipality === municipality.id);
  const unsigned = lines.flatMap(({ signature, ...plain }, index) =>
    signature === signatureOf(plain, lines[index - 1]?.signature ?? '', key) ? [] : [index + 1],
  );
  const last = lines.at(-1)?.at;
  return { checkpoints: lines.length, unsigned, heads: headsOf(lines), ...(last !== undefined && { last }) };
}

function headsOf(lines: readonly Checkpoint[]): ReadonlyMap<string, AuditHead> {
  const all = lines.flatMap(({ heads }) => Object.entries(heads));
  return new Map(all.map(([citizen, [records, head]]) => [citizen, { citizen, records, head }]));
}

function signatureOf(plain: Omit<Checkpoint, 'signature'>, before: string, key: Uint8Array): string {
  const own = Buffer.from(hkdfSync('sha256', key, '', 'medspil audit checkpoint', 32));
  return createHmac('sha256', own)
    .update(canonicalize([plain, before]) ?? '')
    .digest('hex');
}
