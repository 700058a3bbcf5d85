/**
 * Microsoft's Web Chat for the tests: one file of its package, 4 MB. As an installed package it would bring 485 MB of others, so the package
 * alone is fetched, in the version and with the checksum that stand in `test/browser/webchat/bundle.json`. Plain JavaScript on Node's own
 * modules, as `prepare.mjs`, which calls it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** What is pinned: `package`, `version`, `integrity` and the `file` in it; undefined in a tree without such a test. */
function pinnedIn(root) {
  const path = join(root, 'test/browser/webchat/bundle.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** Where the file lies once it is fetched; its name holds the version. */
function targetOf(root, pinned) {
  return join(root, 'dist', 'webchat', `${pinned.package}-${pinned.version}.js`);
}

/** Whether nothing is left to fetch. */
export function bundleReady(root) {
  const pinned = pinnedIn(root);
  return pinned === undefined || existsSync(targetOf(root, pinned));
}

/** Content of one file of a tar archive. Headers are blocks of 512 bytes: name, size in octal from byte 124, a prefix of the name from 345. */
function fileInTar(archive, name) {
  const text = (from, length) => archive.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0;) {
    const prefix = text(at + 345, 155);
    const size = Number.parseInt(text(at + 124, 12).trim() || '0', 8);
    if ((prefix === '' ? '' : `${prefix}/`) + text(at, 100) === name) return archive.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return undefined;
}

/**
 * Fetches it. `npm` runs npm with arguments and gives `{ code, output }`. Gives nothing when all is well, else what went wrong: npm's own
 * `output`, or in `fault` what is not as it was pinned.
 */
export async function fetchBundle(root, npm) {
  const pinned = pinnedIn(root);
  const target = targetOf(root, pinned);
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), 'fetching-'));
  try {
    const result = await npm([
      'pack',
      `${pinned.package}@${pinned.version}`,
      '--ignore-scripts',
      '--loglevel=error',
      '--pack-destination',
      folder,
    ]);
    const [name] = readdirSync(folder).filter((one) => one.endsWith('.tgz'));
    if (result.code !== 0 || name === undefined) return { output: result.output };
    const packed = readFileSync(join(folder, name));
    const integrity = `sha512-${createHash('sha512').update(packed).digest('base64')}`;
    if (integrity !== pinned.integrity)
      return { fault: `The package ${pinned.package} ${pinned.version} is not the one that was pinned: its checksum is ${integrity}.` };
    const content = fileInTar(gunzipSync(packed), `package/${pinned.file}`);
    if (content === undefined) return { fault: `The package ${pinned.package} ${pinned.version} has no ${pinned.file}.` };
    writeFileSync(join(folder, 'done'), content);
    renameSync(join(folder, 'done'), target);
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
