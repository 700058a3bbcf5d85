/** The key that signs tokens and cookies. It outlives a restart, so that nobody is thrown out by one. */
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Config } from '../config.ts';
import { nodeDisk } from '../storage/disk.ts';
import { SafeFiles } from '../storage/safe-files.ts';
import { StartError } from './start-error.ts';

const keyFile = 'token.key';
const keyBytes = 32;

/** The one of `TOKEN_SECRET`, or a random one that is kept in the data folder for its owner's eyes alone. Call it with the store's lock held. */
export async function signingKey(config: Pick<Config, 'tokenSecret' | 'dataDir'>): Promise<Uint8Array> {
  return (await keptKey(config)) ?? makeKey(config.dataDir);
}

/** The same key, where there is one: none is made. */
export async function keptKey({ tokenSecret, dataDir }: Pick<Config, 'tokenSecret' | 'dataDir'>): Promise<Uint8Array | undefined> {
  if (tokenSecret !== undefined) return createHash('sha256').update(tokenSecret).digest();
  const path = join(dataDir, keyFile);
  const kept = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (kept === undefined) return undefined;
  const key = Buffer.from(kept.trim(), 'hex');
  if (key.length === keyBytes) return key;
  throw new StartError([`The key in ${path} is damaged. Remove that file; whoever is signed in then signs in again.`]);
}

/** Whole or not at all: a process that is ended while it writes leaves nothing that the next start would stumble over. */
async function makeKey(folder: string): Promise<Uint8Array> {
  const key = randomBytes(keyBytes);
  // Whole paths: `./data` and `data` are one folder and two texts.
  const root = resolve(folder);
  await new SafeFiles(nodeDisk, root).write(join(root, keyFile), Buffer.from(`${key.toString('hex')}\n`));
  return key;
}
