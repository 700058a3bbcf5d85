/** The municipality's own documents: catalogue, mentors, staff. Read and written whole, each with a version. */
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { Fault } from './errors.ts';
import { frame, readFrame } from './frame.ts';
import { Collection, type Codec, type House } from './lowdb.ts';
import { fileName, idOf, type Paths } from './paths.ts';
import { Queue } from './queue.ts';

const Versioned = z.strictObject({ version: z.int().min(1), value: z.unknown() });
/** A registry document. Its meaning is checked by whoever reads it. */
export interface Versioned {
  readonly version: number;
  readonly value: unknown;
}

const codec: Codec<Versioned> = {
  encode: (document) => frame('registry', { version: document.version }, JSON.stringify(document)),
  decode(bytes) {
    const parsed = Versioned.safeParse(readFrame(bytes, 'registry').body);
    if (!parsed.success) throw new Fault('shape');
    return parsed.data;
  },
};

/**
 * Keeps registry documents, one file each. Throws a `DamagedError` where a file is damaged, and an `UnwritableError` where it cannot be
 * read or written.
 */
export class Registry {
  readonly #house: House;
  readonly #paths: Paths;
  readonly #files: Collection<Versioned>;
  readonly #queue = new Queue();

  constructor(house: House, paths: Paths) {
    this.#house = house;
    this.#paths = paths;
    this.#files = new Collection(house, codec);
  }

  read(municipality: string, name: string): Promise<Versioned | undefined> {
    const path = this.#paths.registry(municipality, name);
    return this.#queue.run(path, () => this.#files.load(path));
  }

  /** False when another version is stored. */
  write(municipality: string, name: string, document: { readonly value: unknown; readonly expectedVersion: number }): Promise<boolean> {
    const path = this.#pathOf(municipality, name);
    return this.#queue.run(path, async () => {
      const before = await this.#files.load(path);
      if ((before?.version ?? 0) !== document.expectedVersion) return false;
      await this.#files.save(path, { version: document.expectedVersion + 1, value: document.value });
      return true;
    });
  }

  /** Names of the documents, in order. */
  async names(municipality: string): Promise<readonly string[]> {
    const files = await this.#house.files.list(this.#paths.registries(municipality));
    return files.flatMap((file) => (file.endsWith('.json') ? (idOf(file.slice(0, -'.json'.length)) ?? []) : [])).toSorted();
  }

  /** With the copies of it that were set aside. */
  remove(municipality: string, name: string): Promise<void> {
    const path = this.#paths.registry(municipality, name);
    return this.#queue.run(path, async () => {
      const { files } = this.#house;
      const own = (await files.list(dirname(path))).filter((file) => file.startsWith(basename(path)));
      await files.remove(dirname(path), own);
    });
  }

  /** Puts back a document as it was. False where there is one. */
  put(municipality: string, name: string, document: Versioned): Promise<boolean> {
    const path = this.#pathOf(municipality, name);
    return this.#queue.run(path, async () => {
      if ((await this.#files.load(path)) !== undefined) return false;
      await this.#files.save(path, document);
      return true;
    });
  }

  /** A document has its name from its file alone, so that no name may be too long for it. */
  #pathOf(municipality: string, name: string): string {
    if (idOf(fileName(name)) !== name) throw new RangeError('The name of a registry document is too long');
    return this.#paths.registry(municipality, name);
  }

  idle(): Promise<void> {
    return this.#queue.idle();
  }
}
