/** `npm run publish` and `npm run dev` as processes, on a data folder of their own, with and without a server that holds it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { App } from '../../src/cli/app.ts';
import { publishCommand, type Ended } from '../../src/cli/publish-command.ts';
import { run } from '../web/running.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** A process of this program starts in seconds, on a busy machine in many. */
const patience = 120_000;
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medspil-publish-'));
  for (const name of ['dialogs', 'locales']) await cp(join(root, name), join(folder, name), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The command in this process. */
async function publish(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return publishCommand(args, { DATA_DIR: join(folder, 'data'), ...env }, folder);
}

function started(script: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [join(root, 'src/cli', script), ...args], { cwd: root, env: { ...process.env, ...env } });
}

/** Changes the text of a file of the copy. */
async function edit(path: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(join(folder, path), 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(join(folder, path), changed);
}

const rebrand = (name: string) => edit('locales/da/page.yaml', (text) => text.replace(/^brand: .*$/m, `brand: ${name}`));

describe('npm run publish', () => {
  test('without a server', { timeout: patience }, async () => {
    expect(await publish(['--by', 'Mette', '--note', 'Første'])).toEqual({
      code: 0,
      out: ['Published as version 1 by Mette: Første.'],
      err: [],
    });
    expect(await publish(['--by', 'Mette'])).toEqual({ code: 0, out: ['Nothing has changed since version 1.'], err: [] });
    await edit('dialogs/intake.yaml', (text) => text.replace('ask: yes-no', 'ask: yes-nej'));
    const { code, out, err } = await publish(['--by', 'Mette']);
    expect([code, out]).toEqual([1, []]);
    expect(err[0]).toMatch(/^dialogs\/intake\.yaml:\d+:\d+ .*unknown-kind/);
    expect(err.at(-1)).toMatch(/^Not published: \d+ faults?\.$/);
    const list = await publish(['--list', '--json']);
    expect(JSON.parse(list.out.join('\n'))).toMatchObject({
      kind: 'list',
      versions: [{ number: 1, by: 'Mette', note: 'Første', kept: true }],
    });
  });

  test('as a process: its streams and its exit code', { timeout: patience }, async () => {
    const child = started('publish.ts', ['--list'], { DATA_DIR: join(folder, 'data') });
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    expect(await new Promise((done) => void child.on('close', done))).toBe(0);
    expect(out).toBe('Nothing is published yet.\n');
  });

  test.each([
    [['--by']],
    [[]],
    [['--by', '  ']],
    [['--by', 'M', '--rollback', 'x']],
    [['--by', 'M', '--withdraw', 'intake']],
    [['--list', '--rollback', '1', '--by', 'M']],
    [['--nonsense']],
  ])('%j is not understood', async (args) => {
    const { code, err } = await publish(args);
    expect([code, err[0]]).toEqual([2, 'Usage: npm run publish -- --by NAME [--note TEXT] [--json]']);
  });

  test('a wrong setting is named', async () => {
    expect(await publish(['--list'], { PORT: 'x' })).toMatchObject({ code: 2, err: [expect.stringContaining('PORT: ')] });
  });

  test('through the server that holds the store: at once, pages and conversations included', { timeout: patience }, async () => {
    const running = await run({ root: folder });
    const env = { DATA_DIR: join(running.folder, 'data'), PORT: new URL(running.url).port };
    const text = async (): Promise<string> => (await fetch(`${running.url}/api/texts/da/page`)).text();
    expect(await text()).not.toContain('Et andet navn');
    await rebrand('Et andet navn');
    expect(await publish(['--by', 'Mette'], env)).toEqual({ code: 0, out: ['Published as version 2 by Mette.'], err: [] });
    expect(await text()).toContain('Et andet navn');
    const step = 'intake:goal.own-goal';
    expect((await publish(['--by', 'Mette', '--withdraw', step], env)).out[0]).toContain(`Withdrawn: ${step}`);
    expect(withdrawnIn(running.app())).toEqual(['goal.own-goal']);
    expect(await publish(['--by', 'Mette', '--restore', step], env)).toMatchObject({ code: 0 });
    expect(withdrawnIn(running.app())).toEqual([]);
    expect((await publish(['--by', 'Lars', '--rollback', '1'], env)).out[0]).toBe(
      'Went back to version 1, published as version 3 by Lars.',
    );
    expect(await text()).not.toContain('Et andet navn');
    const list = await publish(['--list'], env);
    expect(list.out.join('\n')).toMatch(
      /^1 .*medspil.*\n2 .*Mette\n3 .*Lars back to 1 \(runs\)\nwithdrawn {2}intake:goal\.own-goal .*restored .*$/,
    );
    await running.restart();
    expect(running.app().warnings.join()).toContain('Version 3 of the scripts runs; the files in dialogs/ and locales/ are others.');
  });

  test('a server that does not know the key, and none at all', { timeout: patience }, async () => {
    const running = await run({ root: folder });
    const data = { DATA_DIR: join(running.folder, 'data') };
    const other = await publish(['--list'], { ...data, PORT: new URL(running.url).port, TOKEN_SECRET: 'x'.repeat(40) });
    expect(other).toMatchObject({
      code: 3,
      out: [],
      err: [expect.stringContaining('DATA_DIR (or TOKEN_SECRET) must be the one it was started with')],
    });
    const none = await publish(['--list'], { ...data, PORT: '1' });
    expect([none.code, none.err.at(-1)]).toEqual([3, 'No server answers at 127.0.0.1, port 1. Set HOST and PORT as the server has them.']);
  });
});

function withdrawnIn({ context }: App): readonly string[] {
  return [...context.scripts.main.dialogue.withdrawn];
}

describe('npm run dev', () => {
  test('publishes what changes by itself, tells faults, and ends on Ctrl-C', { timeout: patience }, async () => {
    const child = started('dev.ts', [folder], { DATA_DIR: join(folder, 'data'), PORT: '0', LOG: 'silent' });
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = new Promise<number | null>((done) => void child.on('close', done));
    let out = '';
    child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
    const says = (words: string): Promise<void> => expect.poll(() => out, { timeout: 60_000, interval: 50 }).toContain(words);
    await says('Nothing has changed since version 1.');
    await rebrand('Nyt navn');
    await says('Published as version 2 by dev.');
    await edit('dialogs/intake.yaml', (text) => text.replace('ask: yes-no', 'ask: yes-nej'));
    await says('unknown-kind');
    await edit('dialogs/intake.yaml', (text) => text.replace('ask: yes-nej', 'ask: yes-no'));
    await rebrand('Igen et navn');
    await says('Published as version 3 by dev.');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });
});
