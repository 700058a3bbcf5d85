/** What the file of one citizen holds: the document, and all that is committed together with it. */
import { z } from 'zod';
import type { CitizenDocument } from '../conversation/citizen.ts';
import type { Chained, CitizenSummary, Commit, SeenKey } from '../ports.ts';
import { AuditTailSchema, emptyAudit, withAudit, type AuditTail } from './audit.ts';
import { readDocument } from './document-schema.ts';
import { Fault } from './errors.ts';
import { frame, readFrame, sha256, type Header } from './frame.ts';
import { depthOf, LanesSchema, nextReady, withItems, type Lanes } from './lanes.ts';
import type { Codec } from './lowdb.ts';
import { accountHash } from './paths.ts';
import { documentUpcasters } from './upcast.ts';

/**
 * Messages remembered per citizen, newest last. A channel repeats within minutes, at most days. A message older than the last thousand
 * of the same citizen is not recognised here; its entry, with the client's id, is still in the segments.
 */
export const seenKept = 1000;
/** Accounts remembered with them. */
export const accountsKept = 50;

/** A citizen's file in full. It is written whole, so that all in it is of one moment. Outbox and due items are in `Lanes`. */
export interface CitizenRecord extends Lanes {
  readonly version: number;
  /** Time of the first commit. */
  readonly created: string;
  readonly document: CitizenDocument;
  /** Hashes of the messages committed, oldest first. */
  readonly seen: readonly string[];
  /** Hashes of the accounts they came from, the one longest unheard of first. */
  readonly accounts: readonly string[];
  readonly audit: AuditTail;
}

const RecordSchema = z.strictObject({
  version: z.int().min(1),
  created: z.string(),
  document: z.unknown(),
  seen: z.array(z.string()),
  accounts: z.array(z.string()),
  ...LanesSchema,
  audit: AuditTailSchema,
});

/** What the header tells: enough for lists, for what is due, and for finding repeats, without the body. */
const HeaderSchema = z.object({
  schema: z.int(),
  version: z.int().min(1),
  municipality: z.string(),
  citizen: z.string(),
  caseworker: z.string(),
  name: z.string(),
  planStatus: z.string().exactOptional(),
  openTasks: z.array(z.object({ id: z.string(), kind: z.string(), at: z.string() })),
  at: z.string(),
  next: z.number().exactOptional(),
  outbox: z.object({ waiting: z.int(), unclear: z.int(), oldest: z.string().exactOptional() }).exactOptional(),
  soon: z.literal(true).exactOptional(),
  accounts: z.array(z.string()),
});
/** What the directory keeps of a citizen; read from the header at start, made by `knownOf` from then on. */
export interface Known {
  readonly municipality: string;
  readonly summary: CitizenSummary;
  /** When the first item is due, in milliseconds since 1970. */
  readonly next?: number;
  /** Absent where the outbox is empty. */
  readonly outbox?: NonNullable<ReturnType<typeof depthOf>>;
  /** Something is to fall due within minutes of its commit. */
  readonly soon?: true;
  readonly accounts: readonly string[];
}

/** Bytes of a citizen's file, and back. */
export const citizenCodec: Codec<CitizenRecord> = {
  encode(record) {
    const { summary, ...rest } = knownOf(record);
    return frame('citizen', { schema: record.document.schema, ...summary, ...rest }, JSON.stringify(record));
  },
  decode(bytes) {
    const parsed = RecordSchema.safeParse(readFrame(bytes, 'citizen').body);
    if (!parsed.success) throw new Fault('shape', { cause: parsed.error });
    return { ...parsed.data, document: readDocument(parsed.data.document) };
  },
};

/** What a file says of its citizen in its header. Throws a `Fault`. */
export function knownFrom(header: Header): Known {
  const parsed = HeaderSchema.safeParse(header.facts);
  if (!parsed.success) throw new Fault('shape');
  const { schema, municipality, next, outbox, soon, accounts, ...summary } = parsed.data;
  if (schema > documentUpcasters.length + 1) throw new Fault('newer');
  return {
    municipality,
    summary,
    accounts,
    ...(next !== undefined && { next }),
    ...(outbox !== undefined && { outbox }),
    ...(soon && { soon }),
  };
}

/** What a record says of its citizen. The header is written from it, so that a restart knows the same. */
export function knownOf(record: CitizenRecord): Known {
  const { document } = record;
  const planStatus = document.plans.at(-1)?.status;
  const next = nextReady(record);
  const outbox = depthOf(record);
  return {
    municipality: document.municipality,
    summary: {
      citizen: document.citizen,
      caseworker: document.caseworker,
      version: record.version,
      name: document.name,
      ...(planStatus !== undefined && { planStatus }),
      openTasks: document.tasks.flatMap(({ id, kind, at, closed }) => (closed === undefined ? [{ id, kind, at }] : [])),
      at: document.transcript.at(-1)?.at ?? record.created,
    },
    accounts: record.accounts,
    ...(next !== undefined && { next }),
    ...(outbox !== undefined && { outbox }),
    ...(record.due.some(({ item }) => item.soon === true) && { soon: true as const }),
  };
}

/** The record after a commit, with the pages of audit that it fills. The document is checked, and is a copy: what a restart would read. */
export function committed(
  before: CitizenRecord | undefined,
  commit: Commit,
  now: string,
): { readonly record: CitizenRecord; readonly pages: readonly { readonly number: number; readonly records: readonly Chained[] }[] } {
  const document = readDocument(JSON.parse(JSON.stringify(commit.document)));
  const { tail, pages } = withAudit(before?.audit ?? emptyAudit(commit.municipality, commit.citizen), commit.audit ?? []);
  const { seen } = commit;
  const record: CitizenRecord = {
    version: commit.expectedVersion + 1,
    created: before?.created ?? now,
    document,
    seen: seen === undefined ? (before?.seen ?? []) : newest(before?.seen, seenHash(seen), seenKept),
    accounts: seen === undefined ? (before?.accounts ?? []) : newest(before?.accounts, shortAccount(seen), accountsKept),
    ...withItems({ outbox: before?.outbox ?? [], due: before?.due ?? [] }, commit),
    audit: tail,
  };
  return { record, pages };
}

/** 96 bits: no two messages of one citizen meet, and a thousand of them weigh 20 kB. */
export function seenHash(key: SeenKey): string {
  return short(sha256(JSON.stringify([key.channel, key.account, key.message])));
}
/** Hash of the account that a message came from, 96 bits: enough to find who has written from it, and no phone number stands in the record. */
export function shortAccount(key: SeenKey): string {
  return short(accountHash(key));
}

function short(hash: string): string {
  return Buffer.from(hash.slice(0, 24), 'hex').toString('base64url');
}

function newest(before: readonly string[] | undefined, value: string, most: number): readonly string[] {
  return [...(before ?? []).filter((one) => one !== value), value].slice(-most);
}
