/** The citizens' files: read through a small cache, written one commit after another per citizen. */
import type { ChangeNotifier, Commit, Committed, SeenKey } from '../ports.ts';
import { Cache } from './cache.ts';
import { keyOf, type Directory, type Place } from './directory.ts';
import { DamagedError, Fault } from './errors.ts';
import { Collection, type House } from './lowdb.ts';
import type { Paths } from './paths.ts';
import { Queue } from './queue.ts';
import { citizenCodec, committed, knownOf, seenHash, shortAccount, type CitizenRecord } from './record.ts';
import type { Sheets } from './sheets.ts';

/** Records kept in memory: some 15 MB at 9 kB each. */
const cached = 256;

/** What the citizens' files are made of. */
export interface CitizensParts {
  readonly house: House;
  readonly paths: Paths;
  readonly directory: Directory;
  readonly sheets: Sheets;
  readonly changes: ChangeNotifier;
}

/**
 * Reads and commits citizens. Writes to one citizen are done one after another, those to different citizens at the same time. Only what
 * is on the disk is told of, in answers and to listeners.
 */
export class Citizens {
  readonly #house: House;
  readonly #paths: Paths;
  readonly #directory: Directory;
  readonly #sheets: Sheets;
  readonly #changes: ChangeNotifier;
  readonly #files: Collection<CitizenRecord>;
  readonly #cache = new Cache<CitizenRecord>(cached);
  readonly #queue = new Queue();

  constructor(parts: CitizensParts) {
    this.#house = parts.house;
    this.#paths = parts.paths;
    this.#directory = parts.directory;
    this.#sheets = parts.sheets;
    this.#changes = parts.changes;
    this.#files = new Collection(parts.house, citizenCodec);
  }

  /** Undefined for a citizen there never was. Throws a `DamagedError` when the file was or is found to be damaged. */
  async read(place: Place): Promise<CitizenRecord | undefined> {
    const key = keyOf(place);
    return this.#cache.get(key) ?? this.#queue.run(key, () => this.#current(place));
  }

  /** Messages of one account are taken one after the other, so that a repeat has one effect even where the account has changed hands. */
  commit(commit: Commit): Promise<Committed> {
    const { seen } = commit;
    const run = () => this.#queue.run(keyOf(commit), () => this.#commitNow(commit));
    if (seen === undefined) return run();
    return this.#queue.run(JSON.stringify(['account', commit.municipality, shortAccount(seen)]), async () =>
      (await this.seen(commit.municipality, seen)) ? { kind: 'seen' } : run(),
    );
  }

  /** True when the message was committed for any citizen who is known to have written from its account. */
  async seen(municipality: string, key: SeenKey): Promise<boolean> {
    const hash = seenHash(key);
    for (const place of this.#directory.holders(municipality, shortAccount(key))) {
      const record = await this.read(place).catch(unlessDamaged);
      if (record?.seen.includes(hash)) return true;
    }
    return false;
  }

  /**
   * Changes what goes with the document (attempts, outcomes), not the document: its version stays. `change` gives undefined where there
   * is nothing to write. Gives what stands afterwards.
   */
  update(place: Place, change: (record: CitizenRecord) => CitizenRecord | undefined): Promise<CitizenRecord | undefined> {
    return this.#queue.run(keyOf(place), async () => {
      const before = await this.#current(place);
      const after = before && change(before);
      if (after === undefined) return before;
      await this.#save(place, after);
      return after;
    });
  }

  /**
   * Runs a task on what is on the disk of a citizen while no commit to that citizen does; nothing when there is none. What is read is
   * not kept in memory. Throws as `read` does, and what the task throws.
   */
  withRecord(place: Place, task: (record: CitizenRecord) => Promise<void>): Promise<void> {
    return this.#queue.run(keyOf(place), async () => {
      const record = this.#cache.get(keyOf(place)) ?? (await this.#files.load(this.#pathOf(place)));
      if (record !== undefined) await task(record);
    });
  }

  /**
   * Runs what takes a citizen away, or looks whether there is one, while nothing else is done to that citizen. Afterwards nothing is
   * remembered, and where it says that the citizen is gone those who listen are told. `damaged`: there is a file and it cannot be read.
   */
  removing(place: Place, task: (record: CitizenRecord | 'damaged' | undefined) => Promise<boolean>): Promise<boolean> {
    return this.#queue.run(keyOf(place), async () => {
      const record = await this.#current(place).catch((error: unknown) => unlessDamaged(error) ?? ('damaged' as const));
      try {
        return await task(record);
      } finally {
        this.#cache.delete(keyOf(place));
        if (record !== undefined && record !== 'damaged' && this.#directory.isErased(place)) this.#tell(record);
      }
    });
  }

  /** Puts a record back as it was, `before` what it names. False where the citizen is there, or was erased. */
  putBack(place: Place, record: CitizenRecord, before: () => Promise<void>): Promise<boolean> {
    return this.#queue.run(keyOf(place), async () => {
      if (this.#directory.isErased(place) || (await this.#current(place)) !== undefined) return false;
      await before();
      await this.#save(place, record);
      return true;
    });
  }

  /** Fulfilled when every commit begun has ended. */
  idle(): Promise<void> {
    return this.#queue.idle();
  }

  async #commitNow(commit: Commit): Promise<Committed> {
    const before = await this.#current(commit);
    if (commit.seen !== undefined && before?.seen.includes(seenHash(commit.seen))) return { kind: 'seen' };
    if (this.#directory.isErased(commit)) throw new RangeError('The citizen was erased');
    const version = before?.version ?? 0;
    if (version !== commit.expectedVersion) return { kind: 'conflict', version };
    const { record, pages } = next(before, commit, this.#house.clock.now());
    await this.#sheets.writeSegments(commit, commit.segments ?? [], new Set(before?.document.segments.map(({ id }) => id)));
    await this.#sheets.writePages(commit, pages);
    await this.#save(commit, record);
    if (commit.quiet === true) return { kind: 'committed', version: record.version };
    // A caseworker who hands a citizen over is told as well.
    if (before !== undefined && before.document.caseworker !== record.document.caseworker) this.#tell(before);
    this.#tell(record);
    return { kind: 'committed', version: record.version };
  }

  #tell(record: CitizenRecord): void {
    this.#changes.committed(record.document.municipality, record.document);
  }

  async #current(place: Place): Promise<CitizenRecord | undefined> {
    const key = keyOf(place);
    const known = this.#cache.get(key);
    if (known !== undefined) return known;
    if (this.#directory.isErased(place)) return undefined;
    try {
      const record = await this.#files.load(this.#pathOf(place));
      if (record !== undefined) this.#keep(place, record);
      return record;
    } catch (error) {
      if (error instanceof DamagedError) this.#directory.remove(place);
      throw error;
    }
  }

  /** When writing fails, memory forgets what it has: the disk alone knows which of the two it holds. */
  async #save(place: Place, record: CitizenRecord): Promise<void> {
    try {
      await this.#files.save(this.#pathOf(place), record);
    } catch (error) {
      this.#cache.delete(keyOf(place));
      throw error;
    }
    this.#keep(place, record);
  }

  #keep(place: Place, record: CitizenRecord): void {
    this.#cache.set(keyOf(place), record);
    this.#directory.set(knownOf(record));
  }

  #pathOf(place: Place): string {
    return this.#paths.citizen(place.municipality, place.citizen);
  }
}

/** The next record. Throws a `RangeError` for a commit that must not be stored: nothing is written that could not be read again. */
function next(before: CitizenRecord | undefined, commit: Commit, now: string): ReturnType<typeof committed> {
  const { document } = commit;
  if (document.municipality !== commit.municipality || document.citizen !== commit.citizen) {
    throw new RangeError('The document is not that of the citizen it is committed for');
  }
  const there = new Set([...(before?.document.segments ?? []), ...(commit.segments ?? []).map(({ name }) => name)].map(({ id }) => id));
  if (!document.segments.every(({ id }) => there.has(id))) throw new RangeError('The document names a segment that is not there');
  try {
    return committed(before, commit, now);
  } catch (error) {
    if (error instanceof Fault) throw new RangeError('The document is not as a document should be', { cause: error.cause ?? error });
    throw error;
  }
}

function unlessDamaged(error: unknown): undefined {
  if (!(error instanceof DamagedError)) throw error;
}
