/** A process that ends by a fault nobody caught, as a process of its own: what it says, and its exit code. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs a few lines in a process that has a log and last words. */
function runLines(lines: string): { readonly status: number | null; readonly said: string } {
  const script = `
    import { logLastWords } from './src/cli/last-words.ts';
    import { jsonLog, standardError } from './src/web/log.ts';
    const log = jsonLog('info', { now: () => '2026-11-23T18:00:00.000Z' }, standardError());
    logLastWords(process, () => log);
    ${lines}
    setTimeout(() => process.exit(0), 5000);`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

describe('A fault that nobody caught', () => {
  it.each([
    ['exception', 'TypeError', `setTimeout(() => { throw new TypeError('Kirsten Holm, 010190-1234'); }, 1);`],
    ['rejection', 'RangeError', `void Promise.reject(new RangeError('Kirsten Holm, 010190-1234'));`],
    ['rejection', 'string', `void Promise.reject('Kirsten Holm, 010190-1234');`],
    ['exception', 'object', `setTimeout(() => { throw { toString: () => 'Kirsten Holm, 010190-1234' }; }, 1);`],
  ])('%s of %s is one line without its message, and the process ends with 70', (kind, error, lines) => {
    const { status, said } = runLines(lines);
    expect(said).not.toMatch(/Kirsten|010190/);
    expect(JSON.parse(said)).toEqual({ level: 'error', time: '2026-11-23T18:00:00.000Z', code: 'process.failed', kind, error });
    expect(status).toBe(70);
  });
  it('has all that was logged before it on the wire', () => {
    const { said } = runLines(
      `for (let n = 0; n < 2000; n += 1) log.info('counted', { count: n }); setTimeout(() => { throw new Error('x'); }, 1);`,
    );
    const lines = said.trimEnd().split('\n');
    expect(lines).toHaveLength(2001);
    expect(JSON.parse(lines.at(-2) ?? '')).toMatchObject({ code: 'counted', count: 1999 });
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ code: 'process.failed' });
  });
});
