/** Taking checkpoints of the audit, and holding the audit to them. */
import { createHmac, hkdfSync } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AuditHead, Chained, Clock, Log, Store } from '../ports.ts';
import type { Checkpoint } from '../storage/audit-checkpoints.ts';
import type { ChainedLines } from '../storage/chained-lines.ts';
import type { Hourly } from './hourly.ts';

/** What checkpoints are taken of, and kept in. `key`: the one that signs tokens; what signs here is derived from it. */
export interface Checkpointing {
  readonly store: Pick<Store, 'auditHeads' | 'audit'>;
  readonly municipality: { readonly id: string };
  readonly clock: Clock;
  readonly file: ChainedLines<Checkpoint>;
  readonly key: Uint8Array;
}

/** What a checkpoint came to. `cut`: citizens whose stream does not go on as it was signed. Their end is not signed anew. */
export interface Taken {
  readonly count: number;
  readonly cut: readonly string[];
}

/** Writes where the streams end that have grown since the last checkpoint. Nothing is written where none has. */
export async function takeCheckpoint({ store, municipality, clock, file, key }: Checkpointing): Promise<Taken> {
  let taken: Taken = { count: 0, cut: [] };
  await file.appendFrom(async (lines) => {
    const before = lines.filter((one) => one.municipality === municipality.id);
    const known = headsOf(before);
    const heads: [string, [number, string]][] = [];
    const cut: string[] = [];
    for await (const { citizen, records, head } of store.auditHeads(municipality.id)) {
      const signed = known.get(citizen);
      if (records === 0 || signed?.head === head) continue;
      if (signed !== undefined && !(await goesOn(store, municipality.id, signed))) cut.push(citizen);
      else heads.push([citizen, [records, head]]);
    }
    taken = { count: heads.length, cut };
    if (heads.length === 0) return undefined;
    const plain = { at: clock.now(), municipality: municipality.id, heads: Object.fromEntries(heads) };
    return { ...plain, signature: signatureOf(plain, before.at(-1)?.signature ?? '', key) };
  });
  return taken;
}

/** True where the stream still goes through the end that was signed. */
async function goesOn(store: Checkpointing['store'], municipality: string, signed: AuditHead): Promise<boolean> {
  const stream = await store.audit(municipality, signed.citizen).catch(() => []);
  return reaches(stream, signed);
}

/** True where the stream has come to the end that was told, or, as it has grown since, further. */
export function reaches(stream: readonly Chained[], { records, head }: AuditHead): boolean {
  return stream.length >= records && (records === 0 || stream[records - 1]?.hash === head);
}

/** Every hour, at the start and at the end. */
export function hourlyCheckpoint(parts: Checkpointing, log: Log): Hourly {
  return {
    async look() {
      const { count, cut } = await takeCheckpoint(parts);
      if (count > 0) log.info('audit.checkpoint', { count });
      for (const citizen of cut) log.error('audit.cut', { citizen });
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

/** Of each the longest that was signed: a stream only grows. */
function headsOf(lines: readonly Checkpoint[]): ReadonlyMap<string, AuditHead> {
  const longest = new Map<string, AuditHead>();
  for (const { heads } of lines)
    for (const [citizen, [records, head]] of Object.entries(heads))
      if (records >= (longest.get(citizen)?.records ?? 0)) longest.set(citizen, { citizen, records, head });
  return longest;
}

function signatureOf(plain: Omit<Checkpoint, 'signature'>, before: string, key: Uint8Array): string {
  const own = Buffer.from(hkdfSync('sha256', key, '', 'medspil audit checkpoint', 32));
  return createHmac('sha256', own)
    .update(canonicalize([plain, before]) ?? '')
    .digest('hex');
}
