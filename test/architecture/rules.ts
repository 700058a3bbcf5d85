/** The import rule of the house, as functions over one import or one file: each gives what is wrong, or nothing. */
import { type Import, nodesOf, parse } from './reading.ts';

export const pureFolders = ['engine', 'plan', 'scripts', 'messages', 'assess', 'paper'];
export const useCaseFolders = ['conversation', 'review', 'followup', 'publish', 'insight', 'identity'];
export const adapterFolders = ['channels', 'storage', 'assist', 'web', 'pdf'];

/** Libraries that only turn data into data. */
const dataLibraries = ['@marcbachmann/cel-js', '@noble/hashes', 'canonicalize', 'intl-messageformat', 'temporal-polyfill', 'yaml', 'zod'];

/** Where a package may be imported, as beginnings of paths. Packages that are not named here are free to adapters and `cli`. */
const owners: Readonly<Record<string, readonly string[]>> = {
  botbuilder: ['src/channels/'],
  restify: ['src/web/', 'src/channels/'],
  pino: ['src/web/'],
  'prom-client': ['src/web/metrics/'],
  ws: ['src/web/', 'src/channels/'],
  openai: ['src/assist/openai.ts'],
  lowdb: ['src/storage/lowdb.ts'],
  pg: ['src/storage/postgres-'],
  preact: ['src/web/pages/'],
  dkfds: ['src/web/pages/'],
  esbuild: ['src/cli/pages.ts'],
  'openid-client': ['src/web/signin/'],
  pdfkit: ['src/pdf/'],
  'bidi-js': ['src/pdf/'],
};

/** The room of a file: its folder under `src`, `web/pages` as one of its own, or the name of a file that lies in `src` itself. */
export function roomOf(path: string): string {
  if (path.startsWith('src/web/pages/')) return 'pages';
  return path.split('/')[1] ?? '';
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
}

function packageFault(one: Import): string | undefined {
  const name = packageOf(one.to);
  const room = roomOf(one.from);
  const owner = Object.hasOwn(owners, name) ? owners[name] : undefined;
  if (owner !== undefined && !owner.some((path) => one.from.startsWith(path))) return `${name} is only for ${owner.join(' and ')}`;
  if ((pureFolders.includes(room) || useCaseFolders.includes(room) || room === 'ports.ts') && !dataLibraries.includes(name)) {
    return `${room} works with data libraries only`;
  }
  // Letters are no code: of them the bundler gives the address.
  if (room === 'pages' && !one.types && !one.to.endsWith('.woff2') && (owner === undefined || !owner.includes('src/web/pages/')))
    return 'pages run in a browser, on Preact alone';
  return undefined;
}

/** Rooms that each kind of room may import from, beside itself. `main.ts` and `cli` know everything but `main.ts`. */
function allowedRooms(room: string): readonly string[] | 'all' {
  if (room === 'main.ts' || room === 'cli') return 'all';
  if (room === 'config.ts') return ['config-values.ts', 'config-words.ts'];
  if (room === 'config-words.ts') return ['config-values.ts'];
  if (pureFolders.includes(room)) return pureFolders;
  if (room === 'ports.ts' || useCaseFolders.includes(room)) return [...pureFolders, ...useCaseFolders, 'ports.ts'];
  if (adapterFolders.includes(room)) return [...pureFolders, ...useCaseFolders, 'ports.ts'];
  return [];
}

/** What is wrong with one import, in a few words; nothing when it keeps the rule. */
export function importFault(one: Import): string | undefined {
  if (!one.to.startsWith('src/')) return one.to.startsWith('test/') ? 'the product never imports its tests' : packageFault(one);
  const from = roomOf(one.from);
  const to = roomOf(one.to);
  if (to === 'main.ts') return 'nothing imports main.ts';
  if (from === to) return undefined;
  if (from === 'pages')
    return one.types && [...pureFolders, ...useCaseFolders].includes(to) ? undefined : 'pages take only types from the house';
  const allowed = allowedRooms(from);
  return allowed === 'all' || allowed.includes(to) ? undefined : `${from} does not import ${to}`;
}

/** Names that reach for the world: the clock, chance, the process, the network, waiting. */
const worldly = new Set([
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'console',
  'require',
]);

/** What a file of a pure folder takes from the world, beside its imports. */
export function impurities(path: string, text: string): readonly string[] {
  const found: string[] = [];
  for (const node of nodesOf(parse(path, text))) {
    if (node.type === 'AwaitExpression' || node['async'] === true) found.push('async');
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const callee = node['callee'] as { type: string; name?: string; object?: { name?: string }; property?: { name?: string } };
      const none = Array.isArray(node['arguments']) && node['arguments'].length === 0;
      if (callee.name === 'Date' && none) found.push('clock');
      if (callee.name !== undefined && worldly.has(callee.name)) found.push(callee.name);
    }
    if (node.type !== 'MemberExpression') continue;
    const object = (node['object'] as { name?: string }).name;
    const property = (node['property'] as { name?: string }).name;
    if ((object === 'Date' || object === 'Temporal') && property?.toLowerCase() === 'now') found.push('clock');
    if (object === 'Math' && property === 'random') found.push('chance');
    if (object !== undefined && worldly.has(object)) found.push(object);
  }
  return found;
}

/** Files that import one another in a ring, as the ring's paths; nothing when there is none. */
export function findCycle(imports: readonly Import[]): readonly string[] | undefined {
  const next = Map.groupBy(imports, (one) => one.from);
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): readonly string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const one of next.get(path) ?? []) {
      const ring = visit(one.to, [...trail, path]);
      if (ring !== undefined) return ring;
    }
    done.add(path);
    return undefined;
  };
  for (const path of next.keys()) {
    const ring = visit(path, []);
    if (ring !== undefined) return ring;
  }
  return undefined;
}

interface Statement {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly declaration?: { readonly type: string; readonly id?: { readonly name: string } } & Readonly<Record<string, unknown>>;
}

/** A doc comment with words in it, on the lines right above. */
const documented = /\/\*\*(?:(?!\*\/)[\s\S])*\w(?:(?!\*\/)[\s\S])*\*\/\r?\n$/;

function exportedNames({ declaration }: Statement): readonly string[] {
  if (declaration === undefined || declaration === null) return [];
  const several = declaration['declarations'] as readonly { readonly id: { readonly name?: string } }[] | undefined;
  if (several !== undefined) return several.map(({ id }) => id.name ?? '{...}');
  return [declaration.id?.name ?? 'default'];
}

/** `export type X = z.infer<typeof X>`: the shape and its type are one thing under one name, and are told of once. */
function isTypeOf(shape: Statement | undefined, text: string): boolean {
  const name = /^export type (\w+) = z\.infer<typeof \1>;?$/.exec(text)?.[1];
  return name !== undefined && shape?.declaration?.type === 'VariableDeclaration' && exportedNames(shape).includes(name);
}

/**
 * Names that a file declares and exports without a doc comment right above. What is only passed on (`export ... from`, `export { a }`) is
 * documented where it is declared.
 */
export function undocumented(path: string, text: string): readonly string[] {
  const { body } = parse(path, text) as { readonly body: readonly Statement[] };
  return body.flatMap((statement, index) => {
    if (statement.type !== 'ExportNamedDeclaration' && statement.type !== 'ExportDefaultDeclaration') return [];
    if (documented.test(text.slice(0, statement.start))) return [];
    return isTypeOf(body[index - 1], text.slice(statement.start, statement.end)) ? [] : exportedNames(statement);
  });
}

const unfinished = new RegExp(`\\b(?:${['TO', 'FIX'].map((head) => head + (head === 'TO' ? 'DO' : 'ME')).join('|')})\\b`);
const machinePath = /(?<![\w.~-])\/(?:home|Users|root|work)\/[\w.-]+|\b[A-Z]:\\\\?Users\\/;
const unrun = /\b(?:it|test|describe)\.(?:skip|only|todo|skipIf|runIf|fails)\b/;

/** What is wrong with the text of a file, whatever language it is in. */
export function textFaults(path: string, text: string): readonly string[] {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const code = /\.(?:ts|tsx|mjs)$/.test(path);
  return [
    ...(code && lines > 300 ? [`${lines} lines; 300 are the most`] : []),
    ...(unfinished.test(text) ? ['something was left for later'] : []),
    ...(machinePath.test(text) ? ['the path of one machine'] : []),
    ...(path.startsWith('test/') && unrun.test(text) ? ['a test that does not always run'] : []),
  ];
}
