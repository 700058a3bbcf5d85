/**
 * Reading and writing whole files safely. A write goes to a new file in the same folder, which is synced, renamed over the old one,
 * and made durable by syncing the folder: at every moment there is a whole file, the old or the new one, also on a full disk.
 */
import { basename, dirname, join, relative } from 'node:path';
import type { Disk } from './disk.ts';
import { UnwritableError } from './errors.ts';

/** Ending of a file that is being written. A crash may leave one; it is never read, and the next write goes over it. */
export const unfinished = '.tmp';
/** Between the name of a damaged file and the time at which it was set aside. */
export const damagedMark = '.damaged-';

/**
 * The files of one store, on one disk. `read` and `write` throw an `UnwritableError` that names the file below DATA_DIR, with what the
 * disk said as its cause; the other methods throw what the disk throws.
 */
export class SafeFiles {
  readonly #disk: Disk;
  readonly #root: string;
  readonly #known = new Set<string>();
  /**
   * Folders that were synced by this process, and no write in them has failed since. What stands in another one may not be durable (the
   * process before was killed, or a sync failed), so nobody is told of it before a sync has gone well.
   */
  readonly #settled = new Set<string>();

  #closed = false;

  constructor(disk: Disk, root: string) {
    this.#disk = disk;
    this.#root = root;
  }

  /** Path below DATA_DIR, for messages. */
  nameOf(path: string): string {
    return relative(this.#root, path);
  }

  /** Undefined when there is no such file. */
  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      const bytes = await this.#disk.read(path);
      if (bytes !== undefined) await this.settle(dirname(path));
      return bytes;
    } catch (cause) {
      throw new UnwritableError(this.nameOf(path), { cause });
    }
  }

  /** Makes the names in a folder durable, unless they are known to be. */
  async settle(folder: string): Promise<void> {
    if (this.#settled.has(folder)) return;
    await this.#disk.syncFolder(folder);
    this.#settled.add(folder);
  }

  /** Durable when the promise is fulfilled. When it is rejected, the file is the old or the new one, and whole. */
  async write(path: string, bytes: Uint8Array): Promise<void> {
    const folder = dirname(path);
    const temporary = `${path}${unfinished}`;
    let filled = false;
    try {
      if (this.#closed) throw new Error('The store is closed');
      await this.#ensure(folder);
      await this.#fill(temporary, bytes);
      filled = true;
      await this.#disk.rename(temporary, path);
      await this.#disk.syncFolder(folder);
    } catch (cause) {
      this.#known.clear();
      // A rename that failed may have been done all the same.
      if (filled) this.#settled.delete(folder);
      await this.#disk.remove(temporary).catch(() => undefined);
      throw new UnwritableError(this.nameOf(path), { cause });
    }
  }

  /** Names in a folder; none when there is no such folder. */
  list(folder: string): Promise<readonly string[]> {
    return this.#disk.list(folder);
  }

  /** Takes files of one folder away, durable when the promise is fulfilled. Throws an `UnwritableError`. */
  async remove(folder: string, names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    try {
      if (this.#closed) throw new Error('The store is closed');
      for (const name of names) await this.#disk.remove(join(folder, name));
      await this.#disk.syncFolder(folder);
    } catch (cause) {
      this.#settled.delete(folder);
      throw new UnwritableError(this.nameOf(folder), { cause });
    }
  }

  /** Nothing is written from here on: another process may have the folder. */
  close(): void {
    this.#closed = true;
  }

  /** Gives a damaged file another name, never that of a file already there. Gives the new path. */
  async setAside(path: string, at: string): Promise<string> {
    const names = new Set(await this.#disk.list(dirname(path)));
    const first = `${path}${damagedMark}${at.replaceAll(/[:.]/g, '-')}`;
    let aside = first;
    for (let n = 2; names.has(basename(aside)); n += 1) aside = `${first}-${n}`;
    await this.#disk.rename(path, aside);
    await this.#disk.syncFolder(dirname(path));
    return aside;
  }

  /** True when a damaged file of that name was set aside. */
  async wasSetAside(path: string): Promise<boolean> {
    const mark = `${basename(path)}${damagedMark}`;
    return (await this.#disk.list(dirname(path))).some((name) => name.startsWith(mark));
  }

  async #fill(path: string, bytes: Uint8Array): Promise<void> {
    const file = await this.#disk.create(path);
    try {
      await file.write(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** The folder and all above it, each durable in the one above. */
  async #ensure(folder: string): Promise<void> {
    if (folder === this.#root || this.#known.has(folder)) return;
    const parent = dirname(folder);
    await this.#ensure(parent);
    await this.#disk.makeFolder(folder);
    await this.#disk.syncFolder(parent);
    this.#known.add(folder);
  }
}
