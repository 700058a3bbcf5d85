/** `prepare.mjs` in a small clone of its own, with a stand-in for npm that tells what it was asked. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const scripts = ['prepare.mjs', 'bundle.mjs'].map(
  (name) => [name, fileURLToPath(new URL(`../../src/cli/${name}`, import.meta.url))] as const,
);

/** Writes what npm would leave behind, and a line for each call. */
const npm = `
  import { appendFileSync, copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync, existsSync } from 'node:fs';
  const call = process.argv.slice(2, 3).concat(process.argv.includes('--omit=dev') ? 'without-dev' : []).join(' ');
  appendFileSync('calls.txt', call + '\\n');
  if (existsSync('offline')) { console.error('npm error code ENOTFOUND'); process.exit(1); }
  if (call === 'pack') { copyFileSync('some.tgz', process.argv.at(-1) + '/some.tgz'); process.exit(0); }
  const packages = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
  const kept = Object.entries(packages).filter(([, entry]) => !(entry.dev && call.includes('without-dev')));
  for (const folder of ['.bin', 'restify', ...(call.includes('without-dev') ? [] : ['vitest'])]) mkdirSync('node_modules/' + folder, { recursive: true });
  writeFileSync('node_modules/restify/package.json', '{}');
  writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: Object.fromEntries(kept) }));
  if (!existsSync('node_modules/.bin/node')) symlinkSync(process.execPath, 'node_modules/.bin/node');
`;
const pages = `
  import { appendFileSync, mkdirSync } from 'node:fs';
  mkdirSync('dist/pages', { recursive: true });
  appendFileSync('calls.txt', 'pages\\n');
`;
const lockFile = {
  packages: { '': {}, 'node_modules/restify': { version: '1.0.0' }, 'node_modules/vitest': { version: '1.0.0', dev: true } },
};

/** One file of a tar archive, as far as it is read: name, size in octal, content in blocks of 512 bytes. */
function tarEntry(name: string, content: string): Buffer {
  const entry = Buffer.alloc(512 + Math.ceil(content.length / 512) * 512);
  entry.write(name, 0);
  entry.write(content.length.toString(8).padStart(11, '0'), 124);
  entry.write(content, 512);
  return entry;
}

describe('Preparing a clone', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'medspil-prepare-'));
    await mkdir(join(folder, 'src/cli'), { recursive: true });
    await mkdir(join(folder, 'src/web/pages'), { recursive: true });
    for (const [name, path] of scripts) await cp(path, join(folder, 'src/cli', name));
    await writeFile(join(folder, 'src/cli/pages.ts'), pages);
    await writeFile(join(folder, 'npm-cli.mjs'), npm);
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify(lockFile));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  function prepare(mode: string): Promise<{ readonly code: number | null; readonly said: string }> {
    const env = { ...process.env, npm_execpath: join(folder, 'npm-cli.mjs'), npm_node_execpath: process.execPath };
    return new Promise((done) => {
      const child = spawn(process.execPath, ['src/cli/prepare.mjs', mode], { cwd: folder, env });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.on('close', (code) => done({ code, said }));
    });
  }
  const calls = async (): Promise<readonly string[]> => (await readFile(join(folder, 'calls.txt'), 'utf8')).trim().split('\n');

  it('installs and builds once, and is quiet after that', async () => {
    expect((await prepare('test')).code).toBe(0);
    expect(await calls()).toEqual(['ci', 'pages']);
    expect(await prepare('test')).toEqual({ code: 0, said: '' });
    expect(await calls()).toEqual(['ci', 'pages']);
  });
  it('leaves test tools out for start, adds them for test, and never takes them away', async () => {
    for (const mode of ['start', 'start', 'test', 'start']) expect((await prepare(mode)).code).toBe(0);
    expect(await calls()).toEqual(['ci without-dev', 'pages', 'install']);
  });
  it('keeps the test tools when the locked packages have moved and only start is asked for', async () => {
    await prepare('test');
    await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ ...lockFile, moved: true }).replaceAll('1.0.0', '1.0.1'));
    await prepare('start');
    expect(await calls()).toEqual(['ci', 'pages', 'ci', 'pages']);
  });
  it('builds the pages again when one of them has changed', async () => {
    await prepare('start');
    await writeFile(join(folder, 'src/web/pages/new.ts'), 'export {};');
    await prepare('start');
    expect(await calls()).toEqual(['ci without-dev', 'pages', 'pages']);
  });
  it('takes turns with another one that was started at the same time', async () => {
    const both = await Promise.all([prepare('test'), prepare('start'), prepare('test')]);
    expect(both.map((one) => one.code)).toEqual([0, 0, 0]);
    const made = await calls();
    expect(made.filter((call) => call === 'pages')).toHaveLength(1);
    expect(made.filter((call) => call.startsWith('ci'))).toHaveLength(1);
  });
  it.each([
    ['of a process that has ended', { pid: 2 ** 22 - 1, host: hostname() }, 0],
    ['of another machine, silent for a minute', { pid: 1, host: 'elsewhere' }, 60],
  ])('takes over a lock %s', async (_name, holder, secondsAgo) => {
    const lock = join(folder, 'dist/.prepare-lock');
    await mkdir(lock, { recursive: true });
    await writeFile(join(lock, 'holder.json'), JSON.stringify(holder));
    const then = new Date(Date.now() - secondsAgo * 1000);
    await utimes(lock, then, then);
    expect((await prepare('start')).code).toBe(0);
    expect(await calls()).toEqual(['ci without-dev', 'pages']);
  });
  it('says what to do when there is no network, and ends with 1', async () => {
    await writeFile(join(folder, 'offline'), '');
    const { code, said } = await prepare('test');
    expect(code).toBe(1);
    expect(said).toContain('What to do: Check the network');
  });
  it.each([
    ['as it was pinned', {}, undefined],
    ['with other content', { integrity: 'sha512-other' }, /is not the one that was pinned: its checksum is sha512-/],
    ['without its file', { file: 'dist/none.js' }, /has no dist\/none\.js/],
  ])('fetches Web Chat for tests alone: %s', async (_name, wrong, fault) => {
    const packed = gzipSync(
      Buffer.concat([tarEntry('package/a.txt', 'a'), tarEntry('package/dist/chat.js', 'the chat'), Buffer.alloc(1024)]),
    );
    const integrity = `sha512-${createHash('sha512').update(packed).digest('base64')}`;
    await mkdir(join(folder, 'test/browser/webchat'), { recursive: true });
    const pinned = { package: 'chat', version: '1.2.3', integrity, file: 'dist/chat.js', ...wrong };
    await writeFile(join(folder, 'test/browser/webchat/bundle.json'), JSON.stringify(pinned));
    await writeFile(join(folder, 'some.tgz'), packed);
    expect((await prepare('start')).code).toBe(0);
    expect(await calls()).not.toContain('pack');
    const { code, said } = await prepare('test');
    const fetched = await readFile(join(folder, 'dist/webchat/chat-1.2.3.js'), 'utf8').catch(() => undefined);
    if (fault === undefined) {
      expect([code, fetched]).toEqual([0, 'the chat']);
      expect(await prepare('test')).toEqual({ code: 0, said: '' });
    } else {
      expect([code, fetched]).toEqual([1, undefined]);
      expect(said).toMatch(fault);
    }
  });
  it('says what to do when the pages cannot be built', async () => {
    await writeFile(join(folder, 'src/cli/pages.ts'), 'throw new Error("a page is wrong");');
    const { code, said } = await prepare('test');
    expect(code).toBe(1);
    expect(said).toMatch(/a page is wrong[^]*What to do:/);
  });
});
