import { describe, expect, test } from 'vitest';
import { codes, levelOf } from '../../src/messages/codes.ts';
import { checkSources } from '../../src/scripts/check.ts';
import { brokenFiles, brokenScripts, brokenTogether, type BrokenFile } from './broken.ts';
import { notesFor, script, sources } from './fixture.ts';

const path = 'dialogs/visit.yaml';

interface Row extends BrokenFile {
  readonly with?: Readonly<Record<string, string>>;
}

const rows: readonly Row[] = [
  ...brokenScripts.map(([code, from, to, at = to]) => ({ code, file: path, text: script.replace(from, to), at })),
  ...brokenFiles,
  ...brokenTogether,
];

function lineOf(text: string, fragment: string | undefined): number {
  if (fragment === undefined) return 1;
  expect(text).toContain(fragment);
  return text.slice(0, text.indexOf(fragment)).split('\n').length;
}

describe('every code', () => {
  test.each(rows)('$code is told with file, line, level and mend ($file, $at)', (row) => {
    // Stale is what was noted before the Danish text changed.
    const notes = row.code === 'stale-translation' ? { 'locales/en/sources.yaml': notesFor(sources()) } : {};
    const found = checkSources(sources({ ...row.with, ...notes, [row.file]: row.text })).filter(({ code }) => code === row.code);
    const { file, text } = row.told ?? { file: row.file, text: row.text ?? '' };
    const own = found.find((fault) => fault.file === file && (row.told?.text === '' || fault.line === lineOf(text, row.at)));
    expect(own).toMatchObject({ code: row.code, level: levelOf(row.code) });
    expect(own?.mend).toMatch(/^.{8,}/);
    expect(own?.message).toMatch(/^.{8,}/);
  });

  test('has such a row', () => {
    const shown = new Set<string>(rows.map(({ code }) => code));
    expect(Object.keys(codes).filter((code) => !shown.has(code))).toEqual([]);
    expect([...shown].filter((code) => !Object.hasOwn(codes, code))).toEqual([]);
  });

  test('says what it means in one line', () => {
    for (const { meaning } of Object.values(codes)) expect(meaning).toMatch(/^[A-Z"][^\n]+\.$/);
  });
});
