/** The words that people see, read from the same files as the product reads, so that a test names a button by its key. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const folder = fileURLToPath(new URL('../../locales/da/', import.meta.url));
const files = new Map<string, unknown>();

function fileOf(name: string): unknown {
  if (!files.has(name)) files.set(name, parse(readFileSync(join(folder, `${name}.yaml`), 'utf8')));
  return files.get(name);
}

/** The text under a full key: `page.send`, `desk.act.accept`, `intake.goal.own-goal.ask`, `app.without.skipped.label`. */
export function text(key: string): string {
  const [file = '', ...path] = key.split('.');
  const found = path.reduce<unknown>((place, part) => (place as Record<string, unknown> | undefined)?.[part], fileOf(file));
  if (typeof found !== 'string') throw new Error(`There is no text ${key}`);
  return found.trim();
}

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Matches the text with anything where it has parameters. A text of several lines is matched by its first one. */
export function pattern(key: string): RegExp {
  const [line = ''] = text(key).split('\n');
  return new RegExp(
    line
      .split(/\{[^}]*\}/)
      .map(escaped)
      .join('.*'),
  );
}

/** The text with its simple parameters filled in. */
export function filled(key: string, params: Readonly<Record<string, string>>): string {
  return text(key).replaceAll(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}
