/** All that the files hold, thing by thing, and back: for moving to another store, for copies, and for putting copies back. */
import { join } from 'node:path';
import type { Dumped, DumpedCitizen } from '../conversation/dumped.ts';
import type { AuditHead, Chained, Waiting } from '../ports.ts';
import { type AuditTail, emptyAudit, pageLength, verifyAudit, withAudit } from './audit.ts';
import type { Citizens } from './citizens.ts';
import type { Place } from './directory.ts';
import { readDocument, readEntries } from './document-schema.ts';
import type { Erasures, ErasureParts } from './erased.ts';
import { DamagedError, Fault } from './errors.ts';
import { LanesSchema } from './lanes.ts';
import { fileName, idOf } from './paths.ts';
import type { CitizenRecord } from './record.ts';
import type { Registry } from './registry.ts';
import { damagedMark } from './safe-files.ts';
import { z } from 'zod';

/** What moving works with. */
export interface MovingParts extends ErasureParts {
  readonly erasures: Erasures;
  readonly registry: Registry;
}

/** Everything, of every municipality. What is damaged is named. */
export async function* dump(parts: MovingParts): AsyncGenerator<Dumped> {
  const { house, paths } = parts;
  for (const folder of (await house.files.list(paths.root)).toSorted()) {
    const municipality = idOf(folder);
    if (municipality === undefined || fileName(municipality) !== folder) continue;
    yield* dumpRegistry(parts, municipality);
    for await (const link of parts.accounts.all(municipality))
      yield 'damaged' in link ? { kind: 'unreadable', name: link.damaged } : { kind: 'account', municipality, ...link };
    const given = new Set<string>();
    for (const citizen of parts.directory.citizens(municipality))
      for await (const thing of dumpCitizen(parts, { municipality, citizen })) {
        given.add(citizen);
        yield thing;
      }
    yield* setAsideCitizens(parts, municipality);
    // Who was erased since they were given is in the copy as they were.
    for (const citizen of parts.directory.erased(municipality).filter((id) => !given.has(id)))
      yield { kind: 'erased', municipality, citizen, audit: await streamOfErased(parts, { municipality, citizen }) };
  }
}

async function* dumpRegistry({ registry }: MovingParts, municipality: string): AsyncGenerator<Dumped> {
  for (const name of await registry.names(municipality)) {
    const document = await registry.read(municipality, name).catch(unreadable);
    if (document !== undefined) yield 'kind' in document ? document : { kind: 'registry', municipality, name, ...document };
  }
}

async function* dumpCitizen({ citizens, sheets }: MovingParts, place: Place): AsyncGenerator<Dumped> {
  let found: Dumped | undefined;
  const take = async (record: CitizenRecord): Promise<void> => {
    const { version, created, document, seen, accounts } = record;
    const names = document.segments.map(({ id }) => id);
    const segments = await Promise.all(names.map(async (id) => ({ id, entries: await sheets.segment(record, id) })));
    const audit = [...(await sheets.pages(place, record.audit.pages)), ...record.audit.pending];
    const lanes = { outbox: record.outbox.map(settled), due: record.due.map(settled) };
    found = { kind: 'citizen', ...place, version, created, document, seen, accounts, ...lanes, segments, audit };
  };
  const failed = await citizens.withRecord(place, take).catch(unreadable);
  const thing = failed ?? found;
  if (thing !== undefined) yield thing;
}

async function* setAsideCitizens({ house, paths }: MovingParts, municipality: string): AsyncGenerator<Dumped> {
  const folder = paths.citizens(municipality);
  for (const shard of (await house.files.list(folder)).toSorted())
    for (const name of (await house.files.list(join(folder, shard))).toSorted())
      if (name.includes(damagedMark)) yield { kind: 'unreadable', name: house.files.nameOf(join(folder, shard, name)) };
}

/** The whole stream of one who was erased. */
export async function streamOfErased({ erasures, sheets }: MovingParts, place: Place): Promise<readonly Chained[]> {
  const tail = await erasures.tail(place);
  return tail === undefined ? [] : [...(await sheets.pages(place, tail.pages)), ...tail.pending];
}

/** In the one form that all stores give: a time of a next try only where it is later than the item's own. */
function settled<T extends { readonly at: string }>({ item, attempts, notBefore, unclear }: Waiting<T>): Waiting<T> {
  const later =
    notBefore !== undefined && Date.parse(notBefore) > Date.parse(item.at) ? { notBefore: new Date(notBefore).toISOString() } : {};
  return { item, attempts, ...later, ...(unclear !== undefined && { unclear }) };
}

function unreadable(error: unknown): Dumped & { readonly kind: 'unreadable' } {
  if (error instanceof DamagedError) return { kind: 'unreadable', name: error.file };
  throw error;
}

/** Puts one thing back. A `RangeError` where there is one already, or it is not whole. */
export async function load(parts: MovingParts, thing: Dumped): Promise<void> {
  if (!(await put(parts, thing))) throw new RangeError(`There is such a thing already: ${thing.kind}`);
}

async function put(parts: MovingParts, thing: Dumped): Promise<boolean> {
  switch (thing.kind) {
    case 'registry':
      return parts.registry.put(thing.municipality, thing.name, { version: thing.version, value: thing.value });
    case 'account':
      if ((await parts.accounts.owner(thing.municipality, thing)) !== undefined) return false;
      return parts.accounts.link(thing.municipality, thing, thing.citizen);
    case 'erased':
      return putErased(parts, thing);
    case 'citizen':
      return putCitizen(parts, thing);
    case 'unreadable':
      throw new RangeError('What could not be read cannot be put back');
    default:
      return thing satisfies never;
  }
}

async function putErased(
  { sheets, erasures, citizens, directory }: MovingParts,
  thing: Dumped & { readonly kind: 'erased' },
): Promise<boolean> {
  const { municipality, citizen } = thing;
  const place = { municipality, citizen };
  const { tail, pages } = checkedAudit(place, thing.audit);
  return citizens.removing(place, async (record) => {
    if (record !== undefined || directory.isErased(place)) return false;
    await sheets.writePages(place, pages);
    await erasures.put({ ...place, audit: tail });
    return true;
  });
}

async function putCitizen({ citizens, sheets }: MovingParts, thing: DumpedCitizen): Promise<boolean> {
  const place = { municipality: thing.municipality, citizen: thing.citizen };
  const { document, segments } = checkedCitizen(thing);
  const { tail, pages } = checkedAudit(place, thing.audit);
  const { version, created, seen, accounts, outbox, due } = thing;
  return citizens.putBack(place, { version, created, document, seen, accounts, outbox, due, audit: tail }, async () => {
    const named = segments.map(({ id, entries }) => ({ name: { id }, entries }));
    await sheets.writeSegments(place, named, new Set());
    await sheets.writePages(place, pages);
  });
}

const Lanes = z.object(LanesSchema);

/** A citizen of a dump, held to the rules of a document. A `RangeError` for one that is not whole. */
export function checkedCitizen(thing: DumpedCitizen): Pick<DumpedCitizen, 'document' | 'segments'> {
  try {
    const document = readDocument(structuredClone(thing.document));
    if (document.municipality !== thing.municipality || document.citizen !== thing.citizen) throw new Fault('shape');
    const brought = new Set(thing.segments.map(({ id }) => id));
    if (!document.segments.every(({ id }) => brought.has(id)) || !Lanes.safeParse({ outbox: thing.outbox, due: thing.due }).success)
      throw new Fault('shape');
    return { document, segments: thing.segments.map(({ id, entries }) => ({ id, entries: readEntries(entries) })) };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    throw new RangeError('A citizen of the dump is not whole', { cause });
  }
}

/** The stream in pages and its end. A `RangeError` where a record was changed. */
export function checkedAudit(place: Place, records: readonly Chained[]): ReturnType<typeof withAudit> {
  const head = records.at(-1)?.hash ?? emptyAudit(place.municipality, place.citizen).head;
  try {
    verifyAudit(records, { ...place, head });
  } catch (cause) {
    throw new RangeError('An audit stream of the dump is not whole', { cause });
  }
  return withAudit(emptyAudit(place.municipality, place.citizen), records);
}

/** Ends of all streams of a municipality, by citizen. */
export async function* auditHeads(parts: MovingParts, municipality: string): AsyncGenerator<AuditHead> {
  const { directory, citizens, erasures } = parts;
  const all = [...directory.citizens(municipality), ...directory.erased(municipality)].toSorted();
  for (const citizen of all) {
    const place = { municipality, citizen };
    const tail = directory.isErased(place) ? await erasures.tail(place) : await tailOf(citizens, place);
    if (tail !== undefined) yield { citizen, records: tail.pages * pageLength + tail.pending.length, head: tail.head };
  }
}

/** One whose file is damaged has no end that could be told; the log has named the file. */
async function tailOf(citizens: Citizens, place: Place): Promise<AuditTail | undefined> {
  try {
    return (await citizens.read(place))?.audit;
  } catch (error) {
    if (error instanceof DamagedError) return undefined;
    throw error;
  }
}
