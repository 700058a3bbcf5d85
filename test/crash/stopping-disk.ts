/**
 * The real disk of a process that is killed at an operation: it and all later ones are never answered. A kill leaves what the system has
 * taken, synced or not, so that nothing waits for syncs here.
 */
import { type Disk, nodeDisk, type Writing } from '../../src/storage/disk.ts';

export interface StoppingDisk {
  readonly disk: Disk;
  /** Fulfilled when the operation has come and all begun before it are done: the process is dead. */
  readonly dead: Promise<void>;
}

/** `done`: whether the operation was done all the same, without an answer. */
export function stoppingDisk(at: number, done: boolean): StoppingDisk {
  let operations = 0;
  const begun = new Set<Promise<unknown>>();
  const files = new Set<Writing>();
  let die: () => void = () => undefined;
  const died = new Promise<void>((resolve) => (die = resolve));
  // As the system does it for a dead process.
  const closeAll = async (): Promise<void> => {
    await died;
    for (const file of files) await file.close();
  };
  const operate = async <T>(what: () => Promise<T>): Promise<T> => {
    const now = operations;
    operations += 1;
    if (now > at || (now === at && !done)) {
      if (now === at) void Promise.allSettled(begun).then(() => die());
      return new Promise<never>(() => undefined);
    }
    const running = what();
    begun.add(running);
    await running.finally(() => begun.delete(running));
    if (operations <= at) return running;
    if (now === at) void Promise.allSettled(begun).then(() => die());
    return new Promise<never>(() => undefined);
  };
  const disk: Disk = {
    ...nodeDisk,
    makeFolder: (folder) => operate(() => nodeDisk.makeFolder(folder)),
    async create(path) {
      const file = await operate(async () => {
        const created = await nodeDisk.create(path);
        files.add(created);
        return created;
      });
      return {
        // Cut in the middle where it is the last thing that the process does.
        write: (bytes) => operate(() => file.write(operations - 1 === at ? bytes.subarray(0, bytes.length / 2) : bytes)),
        sync: () => operate(() => Promise.resolve()),
        async close() {
          files.delete(file);
          await file.close();
        },
      };
    },
    rename: (from, to) => operate(() => nodeDisk.rename(from, to)),
    remove: (path) => operate(() => nodeDisk.remove(path)),
    syncFolder: () => operate(() => Promise.resolve()),
  };
  return { disk, dead: closeAll() };
}
