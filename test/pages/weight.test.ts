/** What a cheap phone on a slow line pays for: budgets in bytes of what was built, which no busy machine moves. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { scriptsOf, widgetFiles } from '../../bench/weight.ts';

const built = fileURLToPath(new URL('../../dist/pages/', import.meta.url));
const contentOf = (path: string): Buffer => readFileSync(`${built}${path}`);
const kilobytes = (paths: Iterable<string>, packed: (content: Buffer) => Buffer): number =>
  [...paths].reduce((sum, path) => sum + packed(contentOf(path)).length, 0) / 1000;
const gzipped = (content: Buffer): Buffer => gzipSync(content, { level: 9 });

describe('The weight of the pages', () => {
  const page = 'citizen/index.html';
  const html = contentOf(page).toString('utf8');
  const linked = (pattern: RegExp): readonly string[] => [...html.matchAll(pattern)].map(([, path = '']) => path);

  it('is under 30 kB of script on the citizen page, the plan left for later', () => {
    const scripts = scriptsOf(page);
    expect(scripts.size).toBeGreaterThan(1);
    expect([...scripts].join()).not.toContain('plan-part');
    expect(kilobytes(scripts, gzipped)).toBeLessThan(30);
  });
  it('is under 25.5 kB of script before the widget asks for anything, and under 36 kB with all that it fetches later', () => {
    const [first = '', ...later] = widgetFiles();
    expect(first).toBe('assets/medspil-chat.js');
    // No script that the first one waits for: a page of others names only that one.
    expect(contentOf(first).toString('utf8')).not.toMatch(/^import\b|;import["'{*]/);
    expect(later.map((path) => path.replace(/-[A-Z0-9]{8}\./, '.')).toSorted()).toEqual([
      'assets/pictures.js',
      'assets/sheets.css',
      'assets/speaking.js',
    ]);
    expect(kilobytes([first], gzipped)).toBeLessThan(25.5);
    expect(kilobytes([first, ...later], gzipped)).toBeLessThan(36);
  });
  it('is under 34 kB before the first question, as it goes over the line', () => {
    const styles = linked(/<link rel="(?:stylesheet|preload)"[^>]* href="\/([^"]+\.css)"/g).filter((path) => !path.includes('plain'));
    expect(styles).toHaveLength(2);
    expect(kilobytes([page, ...styles, ...scriptsOf(page)], (content) => brotliCompressSync(content))).toBeLessThan(34);
  });
  it('is asked for in one go: every script that another imports is named by the page', () => {
    const named = linked(/(?:src|href)="\/([^"]+\.js)"/g);
    expect(named).toEqual(expect.arrayContaining([...scriptsOf(page)]));
  });
});
