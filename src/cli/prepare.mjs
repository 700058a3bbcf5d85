/**
 * Makes a fresh clone ready: packages, Node 24, built pages. Runs before `npm start` and `npm test`, on the machine's own
 * Node (20.19 or newer) and without a single package, so it is plain JavaScript and uses Node's own modules only.
 * For tests it also fetches Microsoft's Web Chat. Says nothing when there is nothing to do.
 */
import { createHash } from 'node:crypto';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { bundleReady, fetchBundle } from './bundle.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = join(root, 'node_modules');
const nodeBinary = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
const installStamp = join(modules, '.medspil.json');
const pagesStamp = join(root, 'dist', '.pages-stamp');
const lock = join(root, 'dist', '.prepare-lock');
const HEARTBEAT_MS = 2_000;
const STALE_MS = 30_000;
const WAIT_MS = 600_000;

/** What went wrong, and in `mend` what to do about it. */
class Trouble extends Error {
  constructor(message, mend) {
    super(message);
    this.mend = mend;
  }
}

const say = (text) => process.stderr.write(`${text}\n`);
const readJson = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined);

/** Hash of files, and of all files under folders, by path and content. */
function hashOf(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    if (!existsSync(path)) return void hash.update(`${path.slice(root.length)} missing\n`);
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) add(join(path, name));
      return;
    }
    hash
      .update(`${path.slice(root.length)}\n`)
      .update(readFileSync(path))
      .update('\n');
  };
  paths.forEach(add);
  return hash.digest('hex');
}

const wantedPackages = () => `${hashOf([join(root, 'package-lock.json')])} ${process.platform} ${process.arch}`;

/** True when npm's own record of what it installed has every package that this mode needs, in the locked version. */
function holdsAll(mode) {
  const installed = readJson(join(modules, '.package-lock.json'))?.packages;
  const wanted = readJson(join(root, 'package-lock.json'))?.packages;
  if (installed === undefined || wanted === undefined) return false;
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === '' ||
      entry.optional ||
      entry.devOptional ||
      entry.peer ||
      (mode === 'start' && entry.dev) ||
      installed[name]?.version === entry.version,
  );
}

/** The mode that is installed: `test` has everything, `start` leaves the test tools out. */
function installedMode() {
  const stamp = readJson(installStamp);
  if (stamp?.packages === wantedPackages()) return stamp.mode;
  const found = holdsAll('test') ? 'test' : holdsAll('start') ? 'start' : undefined;
  // The record may name a tree whose files are gone or half written: no stamp without the two that everything rests on.
  return found !== undefined && existsSync(nodeBinary) && existsSync(join(modules, 'restify', 'package.json')) ? found : undefined;
}

const packagesReady = (mode) => {
  const installed = installedMode();
  return installed === 'test' || (installed !== undefined && installed === mode);
};

function nodeReady() {
  if (!existsSync(nodeBinary)) return false;
  const asked = spawnSync(nodeBinary, ['-v'], { encoding: 'utf8', shell: process.platform === 'win32' });
  return asked.status === 0 && asked.stdout.startsWith('v24.');
}

const pageSources = () =>
  hashOf([join(root, 'src/web/pages'), join(root, 'src/cli/pages.ts'), join(root, 'package-lock.json'), join(root, 'tsconfig.json')]);
const pagesReady = () =>
  existsSync(join(root, 'dist', 'pages')) && existsSync(pagesStamp) && readFileSync(pagesStamp, 'utf8') === pageSources();

/** Runs a command with its output kept, and shown only when it fails. */
function run(command, args, env = process.env) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, env, shell: process.platform === 'win32' && !command.endsWith('.exe') });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ code: 1, output: `${output}${error.message}` }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}

/** The npm that called us, run by the Node that runs it: our own Node is replaced while it works. */
function npm(args) {
  const caller = process.env.npm_execpath;
  if (caller === undefined || !basename(caller).startsWith('npm')) return run('npm', args);
  const host = process.env.npm_node_execpath;
  return run(host !== undefined && existsSync(host) && !host.startsWith(modules) ? host : process.execPath, [caller, ...args]);
}

function installTrouble(output) {
  const tail = output.trim().split('\n').slice(-25).join('\n');
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output)) {
    return new Trouble(
      `The packages could not be fetched.\n${tail}`,
      'Check the network, or the proxy and registry in your npm settings, and run the command again.',
    );
  }
  if (/EACCES|EPERM|EROFS/.test(output)) {
    return new Trouble(
      `The packages could not be written to node_modules.\n${tail}`,
      `Give your user write permission to this folder (and to npm's cache), and run the command again.`,
    );
  }
  if (/ENOSPC/.test(output)) return new Trouble(`The disk is full.\n${tail}`, 'Make about 600 MB free, and run the command again.');
  return new Trouble(
    `The packages could not be installed.\n${tail}`,
    'Remove the folder node_modules and run the command again; npm says above what stopped it.',
  );
}

/** A full installation is never made smaller, and one without test tools is added to, so that a running server keeps its files. */
async function install(mode) {
  const adds = installedMode() !== undefined;
  const full = mode === 'test' || existsSync(join(modules, 'vitest'));
  say(`Installing packages${full ? ' and test tools' : ''} (a minute or two the first time) ...`);
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts=false'];
  const kept = full ? ['--include=dev'] : ['--omit=dev'];
  let result = adds ? undefined : await npm(['ci', ...kept, ...quiet]);
  // A lock file that leaves out optional packages of other platforms stops `npm ci` of npm 11 and 12; `install` takes the
  // locked versions all the same, and `--no-save` leaves the lock file as it is.
  if (result === undefined || result.output.includes('code EUSAGE')) result = await npm(['install', '--no-save', ...kept, ...quiet]);
  if (result.code !== 0) throw installTrouble(result.output);
  writeFileSync(installStamp, JSON.stringify({ packages: wantedPackages(), mode: full ? 'test' : 'start' }));
}

async function mendNode() {
  say('Fetching Node 24 ...');
  const result = await npm(['rebuild', 'node', '--ignore-scripts=false']);
  if (nodeReady()) return;
  throw new Trouble(
    `Node 24 did not come with the packages (node_modules/.bin/node does not answer v24).\n${result.output.trim().split('\n').slice(-15).join('\n')}`,
    'npm must be allowed to run the install script of the package "node": run `npm rebuild node --ignore-scripts=false`, or put Node 24 first in PATH and link it as node_modules/.bin/node.',
  );
}

async function fetchWebChat() {
  say("Fetching Microsoft's Web Chat for the tests ...");
  const trouble = await fetchBundle(root, npm);
  if (trouble === undefined) return;
  if (trouble.output !== undefined) throw installTrouble(trouble.output);
  throw new Trouble(trouble.fault, 'Look at test/browser/webchat/bundle.json: version and checksum belong together.');
}

async function buildPages() {
  say('Building the pages ...');
  const sources = pageSources();
  const env = { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}` };
  const result = await run(nodeBinary, [join(root, 'src/cli/pages.ts')], env);
  if (result.code !== 0)
    throw new Trouble(
      `The pages could not be built.\n${result.output.trim()}`,
      'Put right what is named above in src/web/pages, and run the command again.',
    );
  writeFileSync(pagesStamp, sources);
}

/** The lock's holder is gone: its process has ended on this machine, or it has not shown life for half a minute. */
function isStale() {
  try {
    if (Date.now() - statSync(lock).mtimeMs > STALE_MS) return true;
    const holder = readJson(join(lock, 'holder.json'));
    if (holder === undefined || holder.host !== hostname()) return false;
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function tryLock() {
  mkdirSync(join(root, 'dist'), { recursive: true });
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (isStale()) rmSync(lock, { recursive: true, force: true });
    return false;
  }
  writeFileSync(join(lock, 'holder.json'), JSON.stringify({ pid: process.pid, host: hostname() }));
  return true;
}

/** Only one process prepares at a time; the others wait for it and then mostly find nothing left to do. */
async function alone(work) {
  const end = Date.now() + WAIT_MS;
  for (let waits = 0; !tryLock(); waits += 1) {
    if (waits === 5) say('Waiting for another command that is preparing this folder ...');
    if (Date.now() > end)
      throw new Trouble(
        'Another command has been preparing this folder for ten minutes.',
        'End it, remove the folder dist/.prepare-lock, and run the command again.',
      );
    await sleep(200);
  }
  const heartbeat = setInterval(() => existsSync(lock) && utimesSync(lock, new Date(), new Date()), HEARTBEAT_MS);
  const release = () => rmSync(lock, { recursive: true, force: true });
  const interrupted = () => (release(), process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
    release();
  }
}

function checkHost() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Trouble(
    `This is Node ${process.versions.node}; 20.19 or newer is needed to begin.`,
    'Install a newer Node, and run the command again. Node 24 itself then comes with the packages.',
  );
}

async function prepare(mode) {
  checkHost();
  const webChatReady = () => mode === 'start' || bundleReady(root);
  if (packagesReady(mode) && nodeReady() && pagesReady() && webChatReady()) return;
  await alone(async () => {
    if (!packagesReady(mode)) await install(mode);
    if (!nodeReady()) await mendNode();
    if (!pagesReady()) await buildPages();
    if (!webChatReady()) await fetchWebChat();
  });
}

const mode = process.argv[2];
try {
  if (mode !== 'start' && mode !== 'test')
    throw new Trouble(`Prepare for what? "${mode ?? ''}" is neither start nor test.`, 'Run `npm start` or `npm test`.');
  await prepare(mode);
} catch (error) {
  if (error instanceof Trouble) say(`\n${error.message}\n\nWhat to do: ${error.mend}\n`);
  else if (/EACCES|EPERM|EROFS/.test(String(error?.code))) {
    say(
      `\nThis folder cannot be written to (${error.code}).\n\nWhat to do: give your user write permission to it, and run the command again.\n`,
    );
  } else
    say(
      `\nThe folder could not be made ready: ${error?.message}\n\nWhat to do: remove node_modules and dist, and run the command again.\n`,
    );
  process.exitCode = 1;
}
