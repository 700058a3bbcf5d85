import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSources } from '../../src/storage/files.ts';
import { script, sources, visitDa } from '../scripts/fixture.ts';

const own = fileURLToPath(new URL('../../', import.meta.url));
let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'medspil-check-'));
  await write(sources());
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

function check(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [join(own, 'src/cli/check.ts'), root, ...args], (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

test('without a fault it is one line', async () => {
  expect(await check()).toEqual({ code: 0, out: '0 errors, 0 warnings\n', err: '' });
});

test('every fault is a line with file, line, code and mend, and the exit code is 1', async () => {
  await write({ 'dialogs/visit.yaml': script.replace('skippable', 'skipable'), 'locales/da/other.yaml': 'a: b\n' });
  const { code, out, err } = await check();
  expect(code).toBe(1);
  expect(err).toBe('');
  expect(out).toMatch(/^dialogs\/visit\.yaml:\d+:\d+ {2}error {2}unknown-key {2}.*Did you mean "skippable"\?$/m);
  expect(out).toMatch(/^locales\/da\/other\.yaml:1 {2}warning {2}unknown-file {2}/m);
  expect(out.trim().split('\n').at(-1)).toBe('1 error, 1 warning');
});

test('warnings alone do not block, and all is there as data too', async () => {
  await write({ 'locales/da/other.yaml': 'a: b\n' });
  expect((await check()).code).toBe(0);
  const { code, out } = await check('--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    errors: 0,
    warnings: 1,
    faults: [{ file: 'locales/da/other.yaml', line: 1, code: 'unknown-file', level: 'warning' }],
  });
});

test('a language is noted as translated, and is then no longer stale', async () => {
  await write({ 'locales/da/visit.yaml': visitDa.replace('Hvad fylder?', 'Hvad fylder nu?') });
  expect((await check()).out).toMatch(/^locales\/en\/visit\.yaml:\d+:\d+ {2}warning {2}stale-translation/m);
  expect(await check('--translated', 'en')).toEqual({ code: 0, out: '0 errors, 0 warnings\n', err: '' });
  expect(await readFile(join(root, 'locales/en/sources.yaml'), 'utf8')).toContain('which.ask');
});

test.each([
  ['da', 'Danish is what the others are translated from.'],
  ['xx', 'There are no texts in "xx".'],
])('what cannot be noted says so: %s', async (language, err) => {
  expect(await check('--translated', language)).toEqual({ code: 1, out: '', err: `${err}\n` });
});

test('a plan schema of another version is a fault', async () => {
  await mkdir(join(root, 'src/plan'), { recursive: true });
  await cp(join(own, 'src/plan/plan.schema.json'), join(root, 'src/plan/plan.schema.json'));
  expect((await check()).code).toBe(0);
  await writeFile(join(root, 'src/plan/plan.schema.json'), '{}');
  expect((await check()).out).toContain('src/plan/plan.schema.json:1  error  stale-schema');
});

test('what is no file of texts is not read, and a folder that is not there gives none', async () => {
  await mkdir(join(root, 'dialogs/odd.yaml'));
  expect(Object.keys(await readSources(root)).toSorted()).toEqual(Object.keys(sources()).toSorted());
  await rm(join(root, 'locales'), { recursive: true });
  expect(Object.keys(await readSources(root)).every((path) => path.startsWith('dialogs/'))).toBe(true);
});
