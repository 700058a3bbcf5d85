import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { Plan } from '../../src/plan/document.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs it; with `open` the input goes on after the lines. */
function say(
  args: readonly string[],
  lines: readonly string[],
  open = false,
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, 'src/cli/say.ts'), ...args], { cwd: root });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('close', (code) => done({ code: code ?? -1, out, err }));
    child.stdin.write(lines.map((line) => `${line}\n`).join(''));
    if (!open) child.stdin.end();
  });
}

describe('npm run say', () => {
  test('talks until the input ends', async () => {
    const { code, out, err } = await say(['dialogs/intake.yaml'], ['det hele', 'ja', 'Jeg vil gerne have mere ro på']);
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out).toContain('> Jeg vil gerne have mere ro på');
    expect(out).toContain('[Del 1 af 8]');
    expect(out).toContain('Hvorfor er det vigtigt for dig?');
  });

  test('with --json gives the plan draft and nothing else', async () => {
    const { code, out, err } = await say(
      ['dialogs/intake.yaml', '--json'],
      ['det hele', 'ja', 'Jeg vil gerne have mere ro på', 'fordi jeg er træt', 'ved ikke'],
    );
    expect(err).toBe('');
    expect(code).toBe(0);
    const plan = Plan.parse(JSON.parse(out));
    expect(plan.status).toBe('draft');
    expect(plan.lines.map(({ id, content }) => [id, content])).toEqual([
      ['job-goal', { kind: 'none', why: 'unknown', label: expect.any(String) }],
      ['goal', { kind: 'words', text: 'Jeg vil gerne have mere ro på' }],
      ['goal.why', { kind: 'words', text: 'fordi jeg er træt' }],
    ]);
  });

  test('with --json ends when the draft has been sent, though the input goes on', async () => {
    const skipped = Array.from({ length: 30 }, () => 'spring over');
    const { code, out } = await say(['--json'], ['det hele', 'ja', 'Ro på', ...skipped, 'send'], true);
    expect(code).toBe(0);
    expect(Plan.parse(JSON.parse(out)).status).toBe('submitted');
  });

  test('with --json and nothing said gives a draft without lines', async () => {
    const { out } = await say(['--json'], []);
    expect(Plan.parse(JSON.parse(out))).toMatchObject({ status: 'draft', lines: [] });
  });

  test('speaks another language, and says which there are', async () => {
    expect((await say(['dialogs/intake.yaml', '--lang', 'en'], [])).out).toContain('How much would you like to tell today?');
    const { code, err, out } = await say(['dialogs/intake.yaml', '--lang', 'xx'], []);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^There is no language "xx"\. Known: da, .*en.*\./);
  });

  test('says how it is used when it is not understood', async () => {
    const { code, err } = await say(['--nope'], []);
    expect(code).toBe(1);
    expect(err).toBe('Usage: npm run say -- dialogs/intake.yaml [--lang da] [--given name=value ...] [--json]\n');
  });

  test('of a script that is not there says so', async () => {
    const { code, err } = await say(['dialogs/nothing.yaml'], []);
    expect(code).toBe(1);
    expect(err).toContain('There is no script "nothing".');
  });

  test('answers danger first, and the dialogue waits', async () => {
    const { out } = await say(['dialogs/intake.yaml'], ['ja', 'jeg vil ikke leve mere', 'hej']);
    expect(out).toContain('112');
    expect(out).not.toContain('[Del 3');
  });
});
