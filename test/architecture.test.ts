/** Holds the import rule and the few rules about files that no linter knows. The fixtures prove that each rule can fail. */
import { describe, expect, it } from 'vitest';
import { filesUnder, importsOf, read } from './architecture/reading.ts';
import { findCycle, importFault, impurities, pureFolders, roomOf, textFaults } from './architecture/rules.ts';

const sources = filesUnder('src', /\.tsx?$/);
const imports = sources.flatMap((path) => importsOf(path, read(path)));

describe('The house', () => {
  it('is read at all', () => {
    expect(sources).toContain('src/engine/step.ts');
    expect(imports).toContainEqual({ from: 'src/engine/step.ts', to: 'src/engine/state.ts', types: true });
  });
  it('keeps the import rule', () => {
    const faults = imports.flatMap((one) => {
      const fault = importFault(one);
      return fault === undefined ? [] : [`${one.from} -> ${one.to}: ${fault}`];
    });
    expect(faults).toEqual([]);
  });
  it('has no files that import one another in a ring', () => {
    expect(findCycle(imports.filter((one) => !one.types))).toBeUndefined();
  });
  it('has no folders that import one another in a ring, not even for types', () => {
    const inHouse = imports.filter((one) => one.to.startsWith('src/') && one.from.split('/').length > 2 && one.to.split('/').length > 2);
    const folders = inHouse.map((one) => ({ ...one, from: roomOf(one.from), to: roomOf(one.to) }));
    expect(findCycle(folders.filter((one) => one.from !== one.to))).toBeUndefined();
  });
  it('keeps the clock, chance, waiting and the process out of the pure folders', () => {
    const pure = sources.filter((path) => pureFolders.includes(roomOf(path)));
    expect(pure.flatMap((path) => impurities(path, read(path)).map((what) => `${path}: ${what}`))).toEqual([]);
  });
  it('has short files, nothing left for later, no path of one machine and no test that does not run', () => {
    const texts = ['src', 'test', 'bench', 'dialogs', 'locales', '.ci', '.github'].flatMap((folder) => filesUnder(folder, /./));
    expect(texts).toContain('test/architecture.test.ts');
    const own = texts.filter((path) => !path.endsWith('package-lock.json'));
    expect(own.flatMap((path) => textFaults(path, read(path)).map((what) => `${path}: ${what}`))).toEqual([]);
  });
});

describe('Reading imports', () => {
  const text = `
    import type { A } from './a.ts';
    import { type B, b } from '../plan/b.ts';
    import { type C } from 'zod';
    export type { D } from './d.ts';
    export * from './e.ts';
    import './f.ts';
    const g = await import('node:fs');
    type H = import('./h.ts').H;
    // import { no } from './comment.ts';
    const text = "import { no } from './text.ts'";
  `;
  it('finds static, side-effect, re-exported, dynamic and type imports, and no others', () => {
    expect(importsOf('src/engine/x.ts', text).map((one) => [one.to, one.types])).toEqual([
      ['src/engine/a.ts', true],
      ['src/plan/b.ts', false],
      ['zod', true],
      ['src/engine/d.ts', true],
      ['src/engine/e.ts', false],
      ['src/engine/f.ts', false],
      ['node:fs', false],
      ['src/engine/h.ts', true],
    ]);
  });
});

describe('The import rule', () => {
  it.each([
    ['src/engine/a.ts', 'node:fs', 'engine works with data libraries only'],
    ['src/engine/a.ts', 'src/conversation/b.ts', 'engine does not import conversation'],
    ['src/plan/a.ts', 'src/ports.ts', 'plan does not import ports.ts'],
    ['src/messages/a.ts', 'preact', 'preact is only for src/web/pages/'],
    ['src/conversation/a.ts', 'src/storage/b.ts', 'conversation does not import storage'],
    ['src/conversation/a.ts', 'node:crypto', 'conversation works with data libraries only'],
    ['src/review/a.ts', 'src/web/b.ts', 'review does not import web'],
    ['src/ports.ts', 'src/storage/b.ts', 'ports.ts does not import storage'],
    ['src/channels/a.ts', 'src/web/b.ts', 'channels does not import web'],
    ['src/web/a.ts', 'src/storage/b.ts', 'web does not import storage'],
    ['src/storage/a.ts', 'src/assist/b.ts', 'storage does not import assist'],
    ['src/web/a.ts', 'src/cli/b.ts', 'web does not import cli'],
    ['src/config.ts', 'src/web/b.ts', 'config.ts does not import web'],
    ['src/cli/a.ts', 'src/main.ts', 'nothing imports main.ts'],
    ['src/web/a.ts', 'botbuilder', 'botbuilder is only for src/channels/'],
    ['src/storage/a.ts', 'restify', 'restify is only for src/web/ and src/channels/'],
    ['src/assist/a.ts', 'openai/helpers/zod', 'openai is only for src/assist/openai.ts'],
    ['src/storage/files.ts', 'lowdb/node', 'lowdb is only for src/storage/lowdb.ts'],
    ['src/web/pages/a.ts', 'src/messages/b.ts', 'pages take only types from the house'],
    ['src/web/pages/a.ts', 'src/web/b.ts', 'pages take only types from the house'],
    ['src/web/pages/a.ts', 'node:fs', 'pages run in a browser, on Preact alone'],
    ['src/web/a.ts', 'src/web/pages/b.ts', 'web does not import pages'],
    ['src/engine/a.ts', 'test/engine/b.ts', 'the product never imports its tests'],
  ])('%s must not import %s', (from, to, fault) => {
    expect(importFault({ from, to, types: false })).toBe(fault);
  });
  it.each([
    ['src/engine/a.ts', 'zod', false],
    ['src/engine/a.ts', '@noble/hashes/sha2.js', false],
    ['src/plan/a.ts', 'src/engine/b.ts', false],
    ['src/conversation/a.ts', 'src/ports.ts', true],
    ['src/web/a.ts', 'src/review/b.ts', false],
    ['src/web/a.ts', 'node:http', false],
    ['src/channels/directline.ts', 'botbuilder', false],
    ['src/web/pages/a.ts', 'src/review/views.ts', true],
    ['src/web/pages/a.tsx', 'preact/hooks', false],
    ['src/main.ts', 'src/storage/lowdb.ts', false],
    ['src/cli/app.ts', 'src/web/server.ts', false],
  ])('%s may import %s', (from, to, types) => {
    expect(importFault({ from, to, types })).toBeUndefined();
  });
});

describe('The other rules', () => {
  it('find a ring of imports', () => {
    const pairs = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
    ].map(([from = '', to = '']) => ({ from, to, types: true }));
    expect(findCycle(pairs)).toEqual(['a', 'b', 'c', 'a']);
    expect(findCycle(pairs.slice(0, 2))).toBeUndefined();
  });
  it.each([
    ['async function a() {}', ['async']],
    ['const a = new Date();', ['clock']],
    ['const a = Date.now();', ['clock']],
    ['const a = Temporal.Now.instant();', ['clock']],
    ['const a = Math.random();', ['chance']],
    ['const a = process.env.A;', ['process']],
    ['setTimeout(() => 1, 2);', ['setTimeout']],
    ['const a = new Date("2026-11-23"); const process = 1;', []],
  ])('judge %s', (text, found) => {
    expect(impurities('src/engine/a.ts', text)).toEqual(found);
  });
  it.each([
    ['src/a.ts', 'a\n'.repeat(301), '301 lines; 300 are the most'],
    ['src/a.ts', ['// TO', 'DO later'].join(''), 'something was left for later'],
    ['src/a.ts', ['const a = "/ho', 'me/someone/x";'].join(''), 'the path of one machine'],
    ['test/a.test.ts', ['it.sk', 'ip("a", () => {});'].join(''), 'a test that does not always run'],
  ])('find fault with a file such as %s', (path, text, fault) => {
    expect(textFaults(path, text)).toEqual([fault]);
    expect(textFaults(path, 'a\n'.repeat(300))).toEqual([]);
  });
});
