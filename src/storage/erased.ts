/**
 * What stays of a citizen who was erased: a small file with the end of the audit stream, beside its full pages. It is written first; from
 * then on the citizen is gone for everybody, and what a crash leaves of the other files is taken away at the next start.
 */
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { AuditRecord } from '../ports.ts';
import type { Accounts } from './accounts.ts';
import { AuditTailSchema, emptyAudit, withAudit, type AuditTail } from './audit.ts';
import type { Citizens } from './citizens.ts';
import type { Directory, Place } from './directory.ts';
import { DamagedError, Fault } from './errors.ts';
import { frame, readFrame } from './frame.ts';
import { Collection, type Codec, type House } from './lowdb.ts';
import type { Paths } from './paths.ts';
import type { Sheets } from './sheets.ts';

const Erased = z.strictObject({ municipality: z.string(), citizen: z.string(), audit: AuditTailSchema });
/** A citizen who was erased. */
export type Erased = Place & { readonly audit: AuditTail };

const codec: Codec<Erased> = {
  encode: (erased) => frame('erased', {}, JSON.stringify(erased)),
  decode(bytes) {
    const parsed = Erased.safeParse(readFrame(bytes, 'erased').body);
    if (!parsed.success) throw new Fault('shape');
    return parsed.data;
  },
};

/** What erasing works with. */
export interface ErasureParts {
  readonly house: House;
  readonly paths: Paths;
  readonly directory: Directory;
  readonly sheets: Sheets;
  readonly citizens: Citizens;
  readonly accounts: Accounts;
}

/** Erases citizens, and keeps what stays of them. */
export class Erasures {
  readonly #parts: ErasureParts;
  readonly #files: Collection<Erased>;

  constructor(parts: ErasureParts) {
    this.#parts = parts;
    this.#files = new Collection(parts.house, codec);
  }

  /**
   * False when there is none to erase. One whose document is damaged is erased as well; the records that its file held are lost with it, and
   * the stream goes on from its last full page.
   */
  async erase(place: Place, records: readonly AuditRecord[], expectedVersion?: number): Promise<boolean> {
    const { citizens, sheets, directory } = this.#parts;
    return citizens.removing(place, async (record) => {
      if (record === undefined || directory.isErased(place)) return false;
      if (expectedVersion !== undefined && (record === 'damaged' || record.version !== expectedVersion)) return false;
      const before = record === 'damaged' ? await this.#fullPages(place) : record.audit;
      const { tail, pages } = withAudit(before, records);
      await sheets.writePages(place, pages);
      await this.put({ ...place, audit: tail });
      await this.#clear(place);
      return true;
    });
  }

  /** Writes what stays. From here on the citizen is gone. */
  async put({ municipality, citizen, audit }: Erased): Promise<void> {
    await this.#files.save(this.#parts.paths.erased(municipality, citizen), { municipality, citizen, audit });
    this.#parts.directory.erase({ municipality, citizen });
  }

  /** End of the stream of one who was erased. */
  async tail({ municipality, citizen }: Place): Promise<AuditTail | undefined> {
    return (await this.#files.load(this.#parts.paths.erased(municipality, citizen)))?.audit;
  }

  /** Carries through what a crash has cut, in one municipality. */
  async carryThrough(municipality: string): Promise<void> {
    const { house, paths, directory } = this.#parts;
    for (const citizen of directory.erased(municipality)) {
      const own = paths.citizen(municipality, citizen);
      const left = (await house.files.list(dirname(own))).some((name) => name.startsWith(basename(own)));
      if (left) await this.#clear({ municipality, citizen });
    }
  }

  /** The citizen's own file goes last: while it is there, something may be left. */
  async #clear(place: Place): Promise<void> {
    const { house, paths, accounts } = this.#parts;
    await accounts.remove(place.municipality, place.citizen);
    const segments = dirname(paths.segment(place.municipality, place.citizen, 'any'));
    await house.files.remove(segments, await house.files.list(segments));
    const own = paths.citizen(place.municipality, place.citizen);
    const copies = (await house.files.list(dirname(own))).filter((name) => name.startsWith(`${basename(own)}.`));
    await house.files.remove(dirname(own), copies);
    if ((await house.files.list(dirname(own))).includes(basename(own))) await house.files.remove(dirname(own), [basename(own)]);
  }

  async #fullPages(place: Place): Promise<AuditTail> {
    const { house, paths, sheets } = this.#parts;
    const folder = dirname(paths.auditPage(place.municipality, place.citizen, 1));
    const there = new Set(await house.files.list(folder));
    let count = 0;
    while (there.has(basename(paths.auditPage(place.municipality, place.citizen, count + 1)))) count += 1;
    const records = await sheets.pages(place, count);
    return { pages: count, head: records.at(-1)?.hash ?? emptyAudit(place.municipality, place.citizen).head, pending: [] };
  }
}

/** Marks those who were erased, so that nobody is taken for one who is there. One that is damaged is set aside, and nobody is marked by it. */
export async function findErased(
  { house, paths, directory }: Pick<ErasureParts, 'house' | 'paths' | 'directory'>,
  municipality: string,
): Promise<void> {
  const files = new Collection(house, codec);
  const folder = paths.erasures(municipality);
  for (const shard of await house.files.list(folder))
    for (const name of await house.files.list(join(folder, shard))) {
      if (!name.endsWith('.json')) continue;
      const erased = await files.load(join(folder, shard, name)).catch(unlessDamaged);
      if (erased !== undefined) directory.erase(erased);
    }
}

function unlessDamaged(error: unknown): undefined {
  if (!(error instanceof DamagedError)) throw error;
}
