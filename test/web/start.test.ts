/** Starting and stopping: what is wrong is said in lines for people, and a second process or a damaged file loses nothing. */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startApp } from '../../src/cli/app.ts';
import { StartError } from '../../src/cli/start-error.ts';
import { activities, enter } from '../channels/talker.ts';
import { run } from './running.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medspil-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The lines of a start that fails. */
async function linesOf(start: Promise<unknown>): Promise<string> {
  const error: unknown = await start.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StartError);
  return error instanceof StartError ? error.lines.join('\n') : '';
}

/** Starts over the test's folder; port 0 unless it says otherwise. */
function start(
  environment: Readonly<Record<string, string>> = {},
  from: { readonly root?: string; readonly pages?: string } = {},
): Promise<unknown> {
  return startApp({ PORT: '0', DATA_DIR: join(folder, 'data'), LOG: 'silent', ...environment }, from);
}

async function filesUnder(path: string): Promise<readonly string[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('A start that fails', () => {
  it('names every wrong setting', async () => {
    expect(await linesOf(start({ PORT: 'x', LOG: 'loud' }))).toMatch(/^PORT: .*\nLOG: /);
  });
  it('names a language that has no texts', async () => {
    expect(await linesOf(start({ DEFAULT_LANGUAGE: 'fr' }))).toMatch(/Known: da, .*en/);
  });
  it('names the fault of a script with its line, and gives the data folder back', async () => {
    await cp(join(root, 'locales'), join(folder, 'root/locales'), { recursive: true });
    await mkdir(join(folder, 'root/dialogs'));
    await writeFile(join(folder, 'root/dialogs/intake.yaml'), 'id: intake\nquestions: []\n');
    const lines = await linesOf(start({}, { root: join(folder, 'root') }));
    expect(lines).toMatch(/dialogs\/intake\.yaml:\d+/);
    expect(await linesOf(start({}, { pages: join(folder, 'nowhere') }))).toContain('npm start');
  });
  it('names a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    await mkdir(join(folder, 'pages'));
    expect(await linesOf(start({ PORT: port }, { pages: join(folder, 'pages') }))).toContain(`PORT: ${port} is in use`);
    await new Promise((resolve) => other.close(resolve));
  });
  it('names a data folder that another one holds, and a key that is damaged', async () => {
    const running = await run();
    const taken = { DATA_DIR: join(running.folder, 'data') };
    expect(await linesOf(start(taken))).toMatch(/in use by another process.*DATA_DIR/);
    const key = join(running.folder, 'data/token.key');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    await running.app().close();
    await writeFile(key, 'short');
    expect(await linesOf(start(taken))).toContain('token.key is damaged');
    await rm(key);
    await running.restart();
  });
});

describe('A data file that was cut short', () => {
  it('is told of at start, kept, and the others go on', async () => {
    const running = await run();
    const [cut, whole] = [await enter(running.url), await enter(running.url)];
    const data = join(running.folder, 'data');
    await running.app().close();
    const files = (await filesUnder(data)).filter((path) => path.includes('/citizens/'));
    const texts = await Promise.all(files.map((path) => readFile(path, 'utf8')));
    const index = texts.findIndex((text) => text.includes(cut.conversationId));
    await truncate(files[index]!, Math.floor(texts[index]!.length / 2));
    const kept = (await readFile(files[index]!)).length;
    await running.restart();
    expect(running.app().warnings).toHaveLength(1);
    expect(running.app().warnings[0]).toMatch(/is damaged \(\w+\)\. It is kept/);
    expect((await activities(running.url, whole)).activities.length).toBeGreaterThan(0);
    const answer = await fetch(`${running.url}/v3/directline/conversations/${cut.conversationId}/activities`, {
      headers: { authorization: `Bearer ${cut.token}` },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toMatch(/\/|\.ts/);
    const sizes = await Promise.all((await filesUnder(data)).map(async (path) => (await stat(path)).size));
    expect(sizes).toContain(kept);
  });
});

describe('npm start', () => {
  const main = (
    environment: Readonly<Record<string, string>>,
  ): { readonly ended: Promise<readonly [number | null, string]>; readonly said: () => string; readonly end: () => void } => {
    const child = spawn(process.execPath, ['src/main.ts'], { cwd: root, env: { PATH: process.env['PATH'], ...environment } });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const ended = new Promise<readonly [number | null, string]>((resolve) => void child.once('close', (code) => resolve([code, text])));
    return { ended, said: () => text, end: () => void child.kill('SIGTERM') };
  };
  it('says what is wrong and ends with 1, without a stack', async () => {
    const [code, text] = await main({ HOST: '0.0.0.0' }).ended;
    expect(code).toBe(1);
    expect(text).toContain('HOST: No identity provider is set up');
    expect(text).not.toMatch(/^\s+at /m);
  });
  it('prints three addresses, and stops cleanly with streams open', async () => {
    const product = main({ PORT: '0', DATA_DIR: join(folder, 'data'), LOG: 'silent' });
    await expect.poll(product.said, { timeout: 15_000 }).toContain('Ctrl-C');
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(product.said())?.[0] ?? '';
    expect(product.said()).toContain(`${url}/staff`);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const { streamUrl } = await enter(url);
    const socket = new WebSocket(streamUrl);
    const closed = new Promise((resolve) => socket.addEventListener('close', resolve));
    await new Promise((resolve) => socket.addEventListener('open', resolve));
    const at = Date.now();
    product.end();
    expect((await product.ended)[0]).toBe(0);
    expect(Date.now() - at).toBeLessThan(3000);
    await closed;
  });
});
