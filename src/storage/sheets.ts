/** Files that are written once: full segments of a transcript and full pages of audit. The citizen's document names those that count. */
import { z } from 'zod';
import type { Entry } from '../conversation/citizen.ts';
import type { Chained } from '../ports.ts';
import { ChainedSchema } from './audit.ts';
import { readEntries } from './document-schema.ts';
import { DamagedError, Fault } from './errors.ts';
import { frame, readFrame, type FileKind } from './frame.ts';
import { Collection, type Codec, type House } from './lowdb.ts';
import type { Place } from './directory.ts';
import type { Paths } from './paths.ts';
import type { CitizenRecord } from './record.ts';

const Pages = z.array(ChainedSchema);

/**
 * Writes and reads segments and pages of audit. Reading throws a `DamagedError` when a file that is named is missing or damaged. A
 * segment that the document does not name, or that is written a second time, is a fault of the caller: a `RangeError`.
 */
export class Sheets {
  readonly #house: House;
  readonly #paths: Paths;
  readonly #segments: Collection<readonly Entry[]>;
  readonly #pages: Collection<readonly Chained[]>;

  constructor(house: House, paths: Paths) {
    this.#house = house;
    this.#paths = paths;
    this.#segments = new Collection(house, listCodec('segment', readEntries));
    this.#pages = new Collection(house, listCodec('audit', readPage));
  }

  /**
   * Writes the new segments of a commit, durable before the document that names them. One that the document names already stays as it
   * is: it is never written over. A segment that no document names is left from a commit that failed, and may be.
   */
  async writeSegments(
    place: Place,
    segments: readonly { readonly name: { readonly id: string }; readonly entries: readonly Entry[] }[],
    named: ReadonlySet<string>,
  ): Promise<void> {
    for (const { name, entries } of segments) {
      if (named.has(name.id)) throw new RangeError(`The segment ${name.id} is there already, and is never changed`);
      await this.#segments.save(this.#paths.segment(place.municipality, place.citizen, name.id), entries);
    }
  }

  /** A segment that the document names. */
  async segment(record: CitizenRecord, id: string): Promise<readonly Entry[]> {
    const { municipality, citizen, segments } = record.document;
    if (!segments.some((segment) => segment.id === id)) throw new RangeError('The document names no such segment');
    return this.#present(this.#segments, this.#paths.segment(municipality, citizen, id));
  }

  async writePages(place: Place, pages: readonly { readonly number: number; readonly records: readonly Chained[] }[]): Promise<void> {
    for (const { number, records } of pages)
      await this.#pages.save(this.#paths.auditPage(place.municipality, place.citizen, number), records);
  }

  /** The records of the first `count` pages, which are the full ones, oldest first. */
  async pages({ municipality, citizen }: Place, count: number): Promise<readonly Chained[]> {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    const pages = await Promise.all(numbers.map((page) => this.#present(this.#pages, this.#paths.auditPage(municipality, citizen, page))));
    return pages.flat();
  }

  /** A file that is named and not there is damage too. */
  async #present<T>(collection: Collection<T>, path: string): Promise<T> {
    const value = await collection.load(path);
    if (value !== undefined) return value;
    const file = this.#house.files.nameOf(path);
    this.#house.log.error('store-file-damaged', { file, reason: 'missing' });
    throw new DamagedError(file, 'missing');
  }
}

function listCodec<T>(kind: FileKind, read: (body: unknown) => readonly T[]): Codec<readonly T[]> {
  return {
    encode: (list) => frame(kind, { items: list.length }, JSON.stringify(list)),
    decode: (bytes) => read(readFrame(bytes, kind).body),
  };
}

function readPage(body: unknown): readonly Chained[] {
  const parsed = Pages.safeParse(body);
  if (!parsed.success) throw new Fault('shape');
  return parsed.data;
}
