/**
 * lowdb, with an adapter of our own: each document is a database file of its own, written so that a crash or a full disk leaves the
 * old one whole (lowdb's own file adapter neither syncs nor checks what it reads). Nothing else in the program knows of lowdb.
 */
import { Low, type Adapter } from 'lowdb';
import type { Clock, Log } from '../ports.ts';
import { DamagedError, Fault, type DamageReason } from './errors.ts';
import type { SafeFiles } from './safe-files.ts';

/** Between a document and the bytes of its file. `decode` throws a `Fault` for anything but bytes that `encode` made. */
export interface Codec<T> {
  encode(value: T): Uint8Array;
  decode(bytes: Uint8Array): T;
}

/** What the files of a store have in common. */
export interface House {
  readonly files: SafeFiles;
  readonly clock: Clock;
  readonly log: Log;
}

class SafeAdapter<T> implements Adapter<T> {
  readonly #files: SafeFiles;
  readonly #path: string;
  readonly #codec: Codec<T>;

  constructor(files: SafeFiles, path: string, codec: Codec<T>) {
    this.#files = files;
    this.#path = path;
    this.#codec = codec;
  }

  async read(): Promise<T | null> {
    const bytes = await this.#files.read(this.#path);
    return bytes === undefined ? null : this.#codec.decode(bytes);
  }

  write(value: T): Promise<void> {
    return this.#files.write(this.#path, this.#codec.encode(value));
  }
}

/** Documents of one kind, by the path of their file. Calls for one path must not overlap; those for different paths may. */
export class Collection<T> {
  readonly #house: House;
  readonly #codec: Codec<T>;

  constructor(house: House, codec: Codec<T>) {
    this.#house = house;
    this.#codec = codec;
  }

  /** Undefined when there never was one. A damaged file is set aside and throws a `DamagedError`, now and until a good one is put back. */
  async load(path: string): Promise<T | undefined> {
    const low = this.#open(path);
    try {
      await low.read();
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      await setAside(this.#house, path, error.reason);
      throw new DamagedError(this.#house.files.nameOf(path), error.reason, { cause: error });
    }
    if (low.data !== null) return low.data;
    if (await this.#house.files.wasSetAside(path)) throw new DamagedError(this.#house.files.nameOf(path), 'set-aside');
    return undefined;
  }

  /** Durable when the promise is fulfilled. */
  async save(path: string, value: T): Promise<void> {
    const low = this.#open(path);
    low.data = value;
    await low.write();
  }

  #open(path: string): Low<T | null> {
    return new Low<T | null>(new SafeAdapter<T | null>(this.#house.files, path, nullable(this.#codec)), null);
  }
}

/** lowdb takes "nothing there" for a value of the file's type; it is never written. */
function nullable<T>(codec: Codec<T>): Codec<T | null> {
  return {
    encode(value) {
      if (value === null) throw new TypeError('Nothing to write');
      return codec.encode(value);
    },
    decode: (bytes) => codec.decode(bytes),
  };
}

/** Puts a damaged file out of the way and says so. One of a newer version stays: it is good, and this program is too old for it. */
export async function setAside(house: House, path: string, reason: DamageReason): Promise<string> {
  const stays = reason === 'newer';
  const aside = stays ? path : await house.files.setAside(path, house.clock.now());
  const file = house.files.nameOf(aside);
  house.log.error(stays ? 'store-file-newer' : 'store-file-damaged', { file, reason });
  return file;
}
