/** The product as a newcomer starts it: no setting at all but a free port, in a folder where nothing is yet. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

test('it starts without any setting, answers, and keeps its data in ./data', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'medspil-first-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const child = spawn(process.execPath, [main], { cwd: folder, env: { PATH: process.env['PATH'] ?? '', PORT: '0' } });
  const ended = once(child, 'exit');
  let said = '';
  const url = await new Promise<string | undefined>((resolve) => {
    const look = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /http:\/\/[\d.]+:\d+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', look);
    child.stderr.on('data', look);
    child.once('exit', () => resolve(undefined));
  });
  expect(url, said).toBeDefined();
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect(await readdir(join(folder, 'data'))).toContain('token.key');
  child.kill('SIGTERM');
  await ended;
}, 30_000);
