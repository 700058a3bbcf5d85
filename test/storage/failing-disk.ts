/** The real disk, of which one operation fails for as long as it is told to, as a full or a worn out disk does. */
import { type Disk, nodeDisk, type Writing } from '../../src/storage/disk.ts';

/** What fails: the writing of bytes, the sync of a file, the rename, or the sync of a folder. */
export type Failing = 'write' | 'sync' | 'rename' | 'syncFolder';
export interface Order {
  readonly what: Failing;
  readonly code: 'ENOSPC' | 'EIO';
}

/** `order` is asked at each operation: undefined lets it pass. */
export function failingDisk(order: () => Order | undefined): Disk {
  const fail = (what: Failing): void => {
    const given = order();
    if (given?.what === what) throw Object.assign(new Error(`${given.code}: ordered`), { code: given.code });
  };
  return {
    ...nodeDisk,
    async create(path): Promise<Writing> {
      const file = await nodeDisk.create(path);
      return {
        async write(bytes) {
          await file.write(order()?.what === 'write' ? bytes.subarray(0, bytes.length / 2) : bytes);
          fail('write');
        },
        async sync() {
          fail('sync');
          await file.sync();
        },
        close: () => file.close(),
      };
    },
    async rename(from, to) {
      fail('rename');
      await nodeDisk.rename(from, to);
    },
    async syncFolder(folder) {
      fail('syncFolder');
      await nodeDisk.syncFolder(folder);
    },
  };
}
