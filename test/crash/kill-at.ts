/**
 * Loaded before the server by `--import`: the process ends itself by SIGKILL at the named point of a citizen's commit, the nth time that
 * it comes there. The product knows nothing of it.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { dirname } from 'node:path';

/** Before anything of the commit; with half of the bytes; after the segment, before the document; before and after the rename; after all of it. */
export type Point = 'before' | 'half' | 'after-segment' | 'before-rename' | 'after-rename' | 'committed' | 'random';

const point = process.env['MEDSPIL_TEST_KILL_AT'] as Point | undefined;
let left = Number(process.env['MEDSPIL_TEST_KILL_NTH'] ?? '1');
const { open, rename } = fs.promises;
const isDocument = (path: unknown): boolean => /\/citizens\/[0-9a-f]{2}\/[^/]+\.json(\.tmp)?$/.test(String(path));
const isSegment = (path: unknown): boolean => /\/segments\/.+\.json$/.test(String(path));
const isShard = (path: unknown): boolean => /\/citizens\/[0-9a-f]{2}$/.test(String(path));

/** Folders into which a document was renamed: the sync after that makes it durable. A start syncs them as well, and that is no commit. */
const renamedInto = new Set<string>();

function reach(here: Point): void {
  if (here !== point) return;
  left -= 1;
  if (left <= 0) process.kill(process.pid, 'SIGKILL');
}

/** The nth write is cut in its middle: the bytes that are there stay, the rest never comes. */
const cutsNow = (): boolean => point === 'half' && left <= 1;

fs.promises.open = async (path, ...rest) => {
  // A document is written beside its place first; opened at its place it is only read, as every start does.
  if (isDocument(path) && String(path).endsWith('.tmp')) reach('before');
  const handle = await open(path, ...rest);
  if (isDocument(path)) {
    const write = handle.writeFile.bind(handle);
    handle.writeFile = async (data, ...options) => {
      await write(cutsNow() ? (data as Uint8Array).subarray(0, (data as Uint8Array).length / 2) : data, ...options);
      reach('half');
    };
  }
  if (isShard(path)) {
    const sync = handle.sync.bind(handle);
    handle.sync = async () => {
      await sync();
      if (renamedInto.delete(String(path))) reach('committed');
    };
  }
  return handle;
};
fs.promises.rename = async (from, to) => {
  if (isDocument(to)) reach('before-rename');
  await rename(from, to);
  if (isDocument(to)) {
    renamedInto.add(dirname(String(to)));
    reach('after-rename');
  }
  if (isSegment(to)) reach('after-segment');
};
syncBuiltinESMExports();
