/**
 * A disk in memory that keeps what was synced and forgets, or keeps by chance, what was not: bytes of a file before its sync, and names
 * in a folder before the folder's sync. It can stop dead, or run full, at any operation.
 */
import { basename, dirname } from 'node:path';
import type { Disk, Writing } from '../../src/storage/disk.ts';

/** A file by itself, whatever its name. */
interface Inode {
  bytes: Uint8Array;
  synced: Uint8Array;
}
type Names = Map<string, Inode | 'folder'>;
interface Folder {
  readonly now: Names;
  readonly synced: Names;
}

/** What happens at one operation. `crash`: it and everything later is never answered. `full`: it alone fails, a write in the middle. */
export interface Trouble {
  readonly at: number;
  readonly kind: 'crash' | 'full';
  /** Of an operation that is not answered: whether it was done all the same. */
  readonly done: boolean;
}

export class SimulatedDisk implements Disk {
  readonly #folders = new Map<string, Folder>();
  /** Operations so far. */
  operations = 0;
  /** What was done, in order: `sync a.json.tmp`. */
  readonly done: string[] = [];
  trouble: Trouble | undefined;

  constructor(root: string) {
    this.#folders.set(root, { now: new Map(), synced: new Map() });
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    return this.#inode(path)?.bytes.slice();
  }

  async head(path: string, bytes: number): Promise<{ readonly start: Uint8Array; readonly size: number }> {
    const inode = this.#existing(path);
    return { start: inode.bytes.slice(0, bytes), size: inode.bytes.length };
  }

  async list(folder: string): Promise<readonly string[]> {
    return [...(this.#folders.get(folder)?.now.keys() ?? [])];
  }

  async makeFolder(folder: string): Promise<void> {
    await this.#operate(`makeFolder ${basename(folder)}`, () => {
      if (this.#folders.has(folder)) return;
      this.#parent(folder).now.set(basename(folder), 'folder');
      this.#folders.set(folder, { now: new Map(), synced: new Map() });
    });
  }

  async create(path: string): Promise<Writing> {
    let inode = this.#inode(path);
    await this.#operate(`create ${basename(path)}`, () => {
      inode ??= { bytes: new Uint8Array(), synced: new Uint8Array() };
      inode.bytes = new Uint8Array();
      this.#parent(path).now.set(basename(path), inode);
    });
    return this.#writing(inode!, basename(path));
  }

  async rename(from: string, to: string): Promise<void> {
    const inode = this.#existing(from);
    await this.#operate(`rename ${basename(from)}`, () => {
      this.#parent(from).now.delete(basename(from));
      this.#parent(to).now.set(basename(to), inode);
    });
  }

  async remove(path: string): Promise<void> {
    this.#existing(path);
    await this.#operate(`remove ${basename(path)}`, () => void this.#parent(path).now.delete(basename(path)));
  }

  async syncFolder(folder: string): Promise<void> {
    const { now, synced } = this.#folders.get(folder)!;
    await this.#operate(`syncFolder ${basename(folder)}`, () => {
      synced.clear();
      for (const [name, inode] of now) synced.set(name, inode);
    });
  }

  /** The disk as it is after power was lost. `chance` tells of each thing not synced whether it was kept. */
  afterPowerLoss(root: string, chance: () => boolean): SimulatedDisk {
    const disk = new SimulatedDisk(root);
    this.#survive(disk, root, chance);
    return disk;
  }

  /** Puts other bytes into a file, as rust or a hand would. */
  damage(path: string, change: (bytes: Uint8Array) => Uint8Array): void {
    const inode = this.#existing(path);
    inode.bytes = change(inode.bytes);
    inode.synced = inode.bytes;
  }

  /** What is in a file just now. */
  bytes(path: string): Uint8Array {
    return this.#existing(path).bytes;
  }

  #survive(disk: SimulatedDisk, path: string, chance: () => boolean): void {
    const { now, synced } = this.#folders.get(path)!;
    const kept: Folder = { now: new Map(), synced: new Map() };
    disk.#folders.set(path, kept);
    for (const name of new Set([...now.keys(), ...synced.keys()])) {
      const same = now.get(name) === synced.get(name);
      const inode = same || chance() ? now.get(name) : synced.get(name);
      if (inode === undefined) continue;
      if (inode === 'folder') this.#survive(disk, `${path}/${name}`, chance);
      const copy = inode === 'folder' ? inode : survivor(inode, chance);
      kept.now.set(name, copy);
      kept.synced.set(name, copy);
    }
  }

  #writing(inode: Inode, name: string): Writing {
    return {
      write: (bytes) =>
        this.#operate(
          `write ${name}`,
          () => void (inode.bytes = Buffer.concat([inode.bytes, bytes])),
          () => void (inode.bytes = Buffer.concat([inode.bytes, bytes.subarray(0, bytes.length / 2)])),
        ),
      sync: () => this.#operate(`sync ${name}`, () => void (inode.synced = inode.bytes)),
      close: async () => undefined,
    };
  }

  /** `half` is what a failing operation leaves behind. */
  async #operate(what: string, whole: () => void, half: () => void = () => undefined): Promise<void> {
    const at = this.operations;
    this.operations += 1;
    const { trouble } = this;
    if (trouble === undefined || at < trouble.at || (trouble.kind === 'full' && at > trouble.at)) {
      whole();
      this.done.push(what);
      return;
    }
    if (at === trouble.at) (trouble.done ? whole : half)();
    if (trouble.kind === 'full') throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    // A process without power gets no answer at all; the caller is left standing.
    await new Promise<never>(() => undefined);
  }

  #inode(path: string): Inode | undefined {
    const inode = this.#folders.get(dirname(path))?.now.get(basename(path));
    return inode === 'folder' ? undefined : inode;
  }

  #existing(path: string): Inode {
    const inode = this.#inode(path);
    if (inode === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return inode;
  }

  #parent(path: string): Folder {
    const folder = this.#folders.get(dirname(path));
    if (folder === undefined) throw Object.assign(new Error('no such folder'), { code: 'ENOENT' });
    return folder;
  }
}

/** Bytes that a disk writes at once. */
const sector = 512;

/** What is left of a file: what was synced; or what was written since, whole, cut, or torn: some sectors new, the others as before or empty. */
function survivor(inode: Inode, chance: () => boolean): Inode {
  if (inode.bytes === inode.synced || !chance()) return { bytes: inode.synced, synced: inode.synced };
  const bytes = chance() ? inode.bytes : chance() ? inode.bytes.slice(0, inode.bytes.length / 3) : torn(inode, chance);
  return { bytes, synced: bytes };
}

function torn(inode: Inode, chance: () => boolean): Uint8Array {
  const bytes = new Uint8Array(inode.bytes.length);
  for (let at = 0; at < bytes.length; at += sector) {
    const from = chance() ? inode.bytes : inode.synced;
    bytes.set(from.subarray(at, Math.min(at + sector, bytes.length)), at);
  }
  return bytes;
}
