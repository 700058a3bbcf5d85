/** Reads what staff write: every text under `dialogs/` and `locales/`. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sources } from '../scripts/sources.ts';

/**
 * The texts by their path from the root, with forward slashes: `locales/da/app.yaml`. A folder that is not there gives none.
 *
 * @param root folder that holds `dialogs/` and `locales/`
 * @throws what the file system throws when a file cannot be read
 */
export async function readSources(root: string): Promise<Sources> {
  const paths = (await Promise.all(['dialogs', 'locales'].map((folder) => filesUnder(root, folder)))).flat();
  const texts = await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path), 'utf8')] as const));
  return Object.fromEntries(texts);
}

async function filesUnder(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const found = await Promise.all(
    entries.map((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesUnder(root, path);
      return Promise.resolve(/\.(ya?ml|json)$/.test(entry.name) ? [path] : []);
    }),
  );
  return found.flat().toSorted();
}
