/** The municipality's own documents: catalogue, mentors, staff. Read and written whole, each with a version. */
import { z } from 'zod';
import { Fault } from './errors.ts';
import { frame, readFrame } from './frame.ts';
import { Collection, type Codec, type House } from './lowdb.ts';
import type { Paths } from './paths.ts';
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
  readonly #paths: Paths;
  readonly #files: Collection<Versioned>;
  readonly #queue = new Queue();

  constructor(house: House, paths: Paths) {
    this.#paths = paths;
    this.#files = new Collection(house, codec);
  }

  read(municipality: string, name: string): Promise<Versioned | undefined> {
    const path = this.#paths.registry(municipality, name);
    return this.#queue.run(path, () => this.#files.load(path));
  }

  /** False when another version is stored. */
  write(municipality: string, name: string, document: { readonly value: unknown; readonly expectedVersion: number }): Promise<boolean> {
    const path = this.#paths.registry(municipality, name);
    return this.#queue.run(path, async () => {
      const before = await this.#files.load(path);
      if ((before?.version ?? 0) !== document.expectedVersion) return false;
      await this.#files.save(path, { version: document.expectedVersion + 1, value: document.value });
      return true;
    });
  }

  idle(): Promise<void> {
    return this.#queue.idle();
  }
}
