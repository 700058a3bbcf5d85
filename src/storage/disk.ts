/** The few file operations that the store is made of, so that a test can bring a disk that fails or forgets. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, unlink, type FileHandle } from 'node:fs/promises';

/** A file being written. Nothing is durable before `sync`. */
export interface Writing {
  write(bytes: Uint8Array): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Paths are absolute. Every operation rejects with the error of the system. */
export interface Disk {
  /** Undefined when there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** The first bytes of a file and its whole size in bytes. */
  head(path: string, bytes: number): Promise<{ readonly start: Uint8Array; readonly size: number }>;
  /** Names in a folder; none when there is no such folder, or it is a file. */
  list(folder: string): Promise<readonly string[]>;
  /** Makes one folder; nothing happens when it is there. */
  makeFolder(folder: string): Promise<void>;
  /** A new file, or an old one emptied. */
  create(path: string): Promise<Writing>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes the names in a folder durable: new files, renames, removals. */
  syncFolder(folder: string): Promise<void>;
}

/** Answers about work and health are for the owner of the process alone. */
const fileMode = 0o600;
const folderMode = 0o700;

/** The real disk. */
export const nodeDisk: Disk = {
  read: (path) => unlessMissing(readFile(path), undefined),
  head: async (path, bytes) => headNow(path, bytes),
  list: (folder) => unlessMissing(readdir(folder), []),
  async makeFolder(folder) {
    await mkdir(folder, { mode: folderMode }).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  },
  async create(path) {
    return writing(await open(path, 'w', fileMode));
  },
  rename,
  remove: unlink,
  async syncFolder(folder) {
    // Windows makes names durable by itself and cannot open a folder.
    if (process.platform === 'win32') return;
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

function writing(handle: FileHandle): Writing {
  return {
    write: (bytes) => handle.writeFile(bytes),
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

/** Without the thread pool: heads are read at start only, when nothing else runs, and four small calls are quicker than four trips. */
function headNow(path: string, bytes: number): { readonly start: Uint8Array; readonly size: number } {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const start = Buffer.allocUnsafe(Math.min(bytes, size));
    const read = readSync(file, start, 0, start.length, 0);
    return { start: start.subarray(0, read), size };
  } finally {
    closeSync(file);
  }
}

async function unlessMissing<T, M>(found: Promise<T>, missing: M): Promise<T | M> {
  try {
    return await found;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return missing;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
