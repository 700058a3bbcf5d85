/** Reads source files as they are parsed, so that a rule sees real statements and never words in a text or a comment. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vitest/node';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** One import statement, `export ... from`, `import()` or `import('x').Type`. `types`: nothing of it is left at run time. */
export interface Import {
  /** Path of the importing file from the root, with `/`: `src/engine/step.ts`. */
  readonly from: string;
  /** Path of the imported file, or the specifier of a package: `zod`, `node:fs`. */
  readonly to: string;
  readonly types: boolean;
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** Every node of a syntax tree, in the order of the text. */
export function* nodesOf(tree: unknown): Generator<Node> {
  if (Array.isArray(tree)) for (const one of tree) yield* nodesOf(one);
  if (!isNode(tree)) return;
  yield tree;
  for (const child of Object.values(tree)) if (typeof child === 'object') yield* nodesOf(child);
}

export function parse(path: string, text: string): unknown {
  return parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
}

function literal(node: unknown): string | undefined {
  return isNode(node) && typeof node['value'] === 'string' ? node['value'] : undefined;
}

/** `import type ...`, or an import of which every name is a type. */
function typesOnly(node: Node): boolean {
  if (node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const names = node['specifiers'];
  return (
    Array.isArray(names) && names.length > 0 && names.every((name: Node) => name['importKind'] === 'type' || name['exportKind'] === 'type')
  );
}

/** The imports of one file. A relative specifier becomes the path from the root. */
export function importsOf(path: string, text: string): readonly Import[] {
  const found: Import[] = [];
  for (const node of nodesOf(parse(path, text))) {
    if (!['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType'].includes(node.type))
      continue;
    const specifier = literal(node['source']) ?? literal(node['argument']);
    if (specifier === undefined) continue;
    const to = specifier.startsWith('.') ? posix.join(dirname(path), specifier) : specifier;
    found.push({ from: path, to, types: typesOnly(node) });
  }
  return found;
}

/** Paths of the files under a folder, from the root, with `/`. */
export function filesUnder(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules/'))
    .toSorted((a, b) => a.localeCompare(b));
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
