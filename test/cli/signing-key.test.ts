import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { keptKey, signingKey } from '../../src/cli/signing-key.ts';

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'medspil-key-'));
  onTestFinished(() => rm(made, { recursive: true }));
  return made;
}

test('a key is made once, for its owner alone, and is the same from then on', async () => {
  const dataDir = await folder();
  expect(await keptKey({ dataDir })).toBeUndefined();
  const key = await signingKey({ dataDir });
  expect(key).toHaveLength(32);
  expect(await signingKey({ dataDir })).toEqual(key);
  expect(await keptKey({ dataDir })).toEqual(key);
  expect((await stat(join(dataDir, 'token.key'))).mode & 0o777).toBe(0o600);
});

test('a folder may be named from where the process stands, as ./data is', async () => {
  const dataDir = await folder();
  const key = await signingKey({ dataDir: `./${relative(process.cwd(), dataDir)}` });
  expect(await keptKey({ dataDir })).toEqual(key);
});

test('a process that was ended while it wrote the first key does not stop the next start', async () => {
  const dataDir = await folder();
  await writeFile(join(dataDir, 'token.key.tmp'), 'a5f3');
  expect(await signingKey({ dataDir })).toHaveLength(32);
});

test('a key that is none is said, and not written over', async () => {
  const dataDir = await folder();
  await writeFile(join(dataDir, 'token.key'), '');
  await expect(signingKey({ dataDir })).rejects.toThrow(/token\.key is damaged/);
  expect(await readFile(join(dataDir, 'token.key'), 'utf8')).toBe('');
});

test('TOKEN_SECRET is the key, whatever lies in the folder', async () => {
  const dataDir = await folder();
  const tokenSecret = 'a secret of more than thirty-two characters';
  expect(await signingKey({ dataDir, tokenSecret })).toEqual(await signingKey({ dataDir: join(dataDir, 'elsewhere'), tokenSecret }));
  expect(await keptKey({ dataDir })).toBeUndefined();
});
