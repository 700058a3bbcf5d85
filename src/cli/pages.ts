/**
 * Bundles the pages into `dist/pages`: scripts and styles under `assets/` with a hash in their names, the HTML shells with those
 * names filled in (`citizen/index.html`, `desk/index.html`, `signin/index.html`), and the widget alone under the stable name `assets/medspil-chat.js`.
 *
 * `node src/cli/pages.ts` builds and prints what each file weighs, gzipped.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import type { BuildOptions, BuildResult, OutputFile, Plugin } from 'esbuild';

/** A file that was written, with its weight on the wire in bytes. */
export interface PageFile {
  readonly name: string;
  readonly gzipped: number;
}

type Built = BuildResult<{ write: false; metafile: true }>;

const shells = ['citizen', 'desk', 'signin'] as const;

/**
 * Sizes in `rem` as multiples of `--rem`, which the widget sets on its own element: in a shadow root `rem` would follow the root of
 * whatever page it stands on. Conditions of `@media` know no variables, and go by what is set in the browser already.
 */
export function ownRem(css: string): string {
  return css
    .split(/(@media[^{]*)/)
    .map((part) => (part.startsWith('@media') ? part : part.replaceAll(/(?<![\w-])(-?[\d.]+)rem\b/g, 'calc($1*var(--rem))')))
    .join('');
}

/** A sheet for a shadow root: on one line, with sizes of its own. */
async function smallSheet(path: string): Promise<string> {
  const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, target: 'es2022' });
  const small = ownRem(code.trim());
  if (small.includes('\n')) throw new Error(`${path} does not fit on one line`);
  return small;
}

/**
 * Style sheets that no page links: taken in as `text`, or as the `address` of a file with all that the sheet imports, one sheet a line. They are
 * made small like the others.
 */
const smallStyles: Plugin = {
  name: 'small-styles',
  setup(plugin) {
    plugin.onLoad({ filter: /\.css$/ }, async ({ path, with: attributes }) => {
      if (attributes['type'] === 'text') return { contents: await smallSheet(path), loader: 'text' };
      if (attributes['type'] !== 'address') return undefined;
      const imported = [...(await readFile(path, 'utf8')).matchAll(/^@import "([^"]+)";$/gm)].map(([, name = '']) =>
        join(dirname(path), name),
      );
      return { contents: (await Promise.all(imported.map(smallSheet))).join('\n'), loader: 'file' };
    });
  },
};

function common(root: string): BuildOptions & { write: false; metafile: true } {
  return {
    absWorkingDir: root,
    outdir: 'dist/pages/assets',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'safari16', 'firefox115'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.woff2': 'file', '.svg': 'file' },
    assetNames: '[name]-[hash]',
    publicPath: '/assets',
    plugins: [smallStyles],
    metafile: true,
    write: false,
  };
}

/** Name of the built file for each entry, `citizen.js` -> `citizen-ABCD1234.js`. */
function builtNames(built: Built, root: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [path, output] of Object.entries(built.metafile.outputs)) {
    const name = relative(join(root, 'dist/pages/assets'), join(root, path));
    if (!name.includes('/')) names.set(name.replace(/-[A-Z0-9]{8}(?=\.(js|css)$)/, ''), name);
    if (output.entryPoint !== undefined && output.cssBundle !== undefined) {
      const css = relative(join(root, 'dist/pages/assets'), join(root, output.cssBundle));
      names.set(name.replace(/-[A-Z0-9]{8}\.js$/, '.css'), css);
    }
  }
  return names;
}

async function writeAll(files: readonly OutputFile[], root: string): Promise<readonly PageFile[]> {
  await Promise.all(
    files.map(async (file) => {
      await mkdir(dirname(file.path), { recursive: true });
      await writeFile(file.path, file.contents);
      // The best packing takes half a second for all of them: here it is paid once, and not at each start.
      if (/\.(?:js|css)$/.test(file.path)) await writeFile(`${file.path}.br`, await promisify(brotliCompress)(file.contents));
    }),
  );
  return files.map((file) => ({
    name: relative(join(root, 'dist/pages'), file.path),
    gzipped: gzipSync(file.contents, { level: 9 }).length,
  }));
}

interface Files {
  /** Built names by plain ones. */
  readonly names: ReadonlyMap<string, string>;
  /** What the citizen's script imports at once. */
  readonly parts: readonly string[];
}

/** The files that an entry imports at once, as names under `assets`. */
function partsOf(built: Built): readonly string[] {
  const outputs = Object.entries(built.metafile.outputs);
  const [, entry] = outputs.find(([, output]) => output.entryPoint?.endsWith('main.tsx') === true) ?? [];
  return (entry?.imports ?? [])
    .filter(({ kind }) => kind === 'import-statement')
    .map(({ path }) => path.replace(/^.*dist\/pages\/assets\//, ''));
}

/** Writes the shell of a page with the built names in place of the plain ones. A name without a built file is a fault. */
async function writeShell(shell: string, { names, parts }: Files, root: string): Promise<void> {
  const html = await readFile(join(root, 'src/web/pages', shell, 'index.html'), 'utf8');
  const filled = html.replaceAll(/\/assets\/([\w.-]+\.(?:js|css))/g, (_, name: string) => {
    const built = names.get(name);
    if (built === undefined) throw new Error(`src/web/pages/${shell}/index.html names /assets/${name}, which is not built`);
    return `/assets/${built}`;
  });
  // What a script imports is fetched beside it and not after it.
  const before = shell === 'citizen' ? parts.map((part) => `<link rel="modulepreload" href="/assets/${part}">\n`).join('') : '';
  const target = join(root, 'dist/pages', shell, 'index.html');
  await mkdir(dirname(target), { recursive: true });
  await writeFile(
    target,
    filled.replace('<script type="module" src', (script) => before + script),
  );
}

/** Builds everything. `root` is the checkout. */
export async function buildPages(root: string): Promise<readonly PageFile[]> {
  const pages = 'src/web/pages';
  // What a page fetches later lies in files of its own; nothing is shared between pages, for each would wait for one file more.
  const later = { splitting: true, chunkNames: '[name]-[hash]' };
  const citizen = { in: `${pages}/citizen/main.tsx`, out: 'citizen' };
  const widget = { in: `${pages}/widget/define.ts`, out: 'medspil-chat' };
  const builds = await Promise.all([
    build({ ...common(root), ...later, entryNames: '[name]-[hash]', entryPoints: [citizen] }),
    build({ ...common(root), ...later, entryNames: '[name]', entryPoints: [widget] }),
    build({
      ...common(root),
      entryNames: '[name]-[hash]',
      entryPoints: [
        { in: `${pages}/citizen/early.ts`, out: 'early' },
        { in: `${pages}/citizen/citizen.css`, out: 'citizen' },
        { in: `${pages}/citizen/plain.css`, out: 'plain' },
        { in: `${pages}/desk/main.tsx`, out: 'desk' },
        { in: `${pages}/signin/main.ts`, out: 'signin' },
        { in: `${pages}/signin/signin.css`, out: 'signin' },
      ],
    }),
  ]);
  await rm(join(root, 'dist/pages'), { recursive: true, force: true });
  const files = builds.flatMap((built) => built.outputFiles);
  const written = await writeAll([...new Map(files.map((file) => [file.path, file])).values()], root);
  const names = new Map(builds.flatMap((built) => [...builtNames(built, root)]));
  await Promise.all(shells.map((shell) => writeShell(shell, { names, parts: partsOf(builds[0]) }, root)));
  await writeFile(join(root, 'dist/pages/assets/mark.svg'), await readFile(join(root, pages, 'citizen/mark.svg')));
  return written;
}

if (import.meta.main) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
  const files = await buildPages(root);
  for (const file of files.toSorted((a, b) => a.name.localeCompare(b.name))) {
    process.stdout.write(`${(file.gzipped / 1024).toFixed(1).padStart(7)} kB  ${file.name}\n`);
  }
}
