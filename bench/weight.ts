/** How much script a citizen's phone has to fetch before the page works. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Finding } from './report.ts';

const built = fileURLToPath(new URL('../dist/pages/', import.meta.url));

/** The scripts of a page, and those that they load at once, as paths under `dist/pages`. */
export function scriptsOf(page: string): ReadonlySet<string> {
  const html = readFileSync(`${built}${page}`, 'utf8');
  const found = new Set<string>();
  const add = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    const code = readFileSync(`${built}${path}`, 'utf8');
    for (const [, next = ''] of code.matchAll(/(?:^|[;\n}])import(?:[^"'();]*?from)?\s*["']([./][^"']+)["']/g))
      add(next.startsWith('/') ? next.slice(1) : posix.join(posix.dirname(path), next));
  };
  for (const [, source = ''] of html.matchAll(/<script[^>]*\ssrc="\/?([^"]+)"/g)) add(source);
  return found;
}

/** Files of the widget for pages of others: the script that the page names, and after it all that it ever fetches, as paths under `dist/pages`. */
export function widgetFiles(): readonly string[] {
  const found = new Set(['assets/medspil-chat.js']);
  for (const path of found) {
    if (!path.endsWith('.js')) continue;
    const code = readFileSync(`${built}${path}`, 'utf8');
    for (const [, name = ''] of code.matchAll(/["'](?:\.|\/assets)\/([\w.-]+\.(?:js|css))["']/g)) found.add(`assets/${name}`);
  }
  return [...found];
}

export function benchWeight(page: string): Promise<Finding> {
  const scripts = [...scriptsOf(page)].map((path) => readFileSync(`${built}${path}`));
  if (scripts.length === 0) throw new Error(`${page} loads no script`);
  const kilobytes = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0) / 1000;
  const gzipped = kilobytes(scripts.map((script) => gzipSync(script, { level: 9 }).length));
  return Promise.resolve({
    bench: 'weight',
    figures: [
      { name: "script of the citizen's page", value: kilobytes(scripts.map((script) => script.length)), unit: 'kB' },
      { name: "script of the citizen's page, gzipped", value: gzipped, unit: 'kB' },
    ],
    goals: [{ name: "script of the citizen's page, gzipped", figure: gzipped, compare: 'at most', goal: 40, unit: 'kB' }],
  });
}
