/** Opens the store in a folder: takes the lock, looks at every file's header, and gives the port. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Chained, ChangeNotifier, Clock, Log, Store } from '../ports.ts';
import { Accounts } from './accounts.ts';
import { verifyAudit, type AuditTail } from './audit.ts';
import { Citizens } from './citizens.ts';
import { Directory, type Place } from './directory.ts';
import { nodeDisk, type Disk } from './disk.ts';
import { Erasures } from './erased.ts';
import { DamagedError, Fault, UnwritableError } from './errors.ts';
import { frame } from './frame.ts';
import { takeLock, type Lock } from './lock.ts';
import type { House } from './lowdb.ts';
import { auditHeads, dump, load, type MovingParts } from './moving.ts';
import { collectOrphans } from './orphans.ts';
import { pathsOf } from './paths.ts';
import { Queue } from './queue.ts';
import { Registry } from './registry.ts';
import { SafeFiles } from './safe-files.ts';
import { Sheets } from './sheets.ts';
import { start, type StartReport } from './start.ts';
import { Work } from './work.ts';

/** What the store is opened with. Time comes from the clock alone; the log hears of damaged files by name, never of what is in them. */
export interface OpenOptions {
  /** DATA_DIR; made when it is not there. */
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Told after each commit of a document. */
  readonly changes: ChangeNotifier;
  /** The real disk unless a test brings another, which then goes without the lock between processes. */
  readonly disk?: Disk;
  /** With a disk that is brought: the folder is a real one, and is locked all the same. */
  readonly locked?: boolean;
}

/** The store, with what was found at start. */
export interface OpenStore extends Store {
  readonly report: StartReport;
  /** Fulfilled when what cut commits left behind is taken away, with the number of files. */
  readonly tidied: Promise<number>;
}

/** Throws a `LockedError` when another process has the folder, and an `UnwritableError` when it cannot be written. */
export async function open(options: OpenOptions): Promise<OpenStore> {
  const root = resolve(options.dir);
  const lock = options.disk === undefined || options.locked === true ? await lockFolder(root, options.clock) : undefined;
  try {
    return await openFolder(root, options, lock);
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function lockFolder(root: string, clock: Clock): Promise<Lock> {
  try {
    await mkdir(root, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new UnwritableError(root, { cause });
  }
  return takeLock(root, clock);
}

async function openFolder(root: string, options: OpenOptions, lock: Lock | undefined): Promise<OpenStore> {
  const { clock, log, changes, disk = nodeDisk } = options;
  const paths = pathsOf(root);
  const house: House = { files: new SafeFiles(disk, root), clock, log };
  const directory = new Directory();
  const report = await start({ house, disk, paths, directory });
  const sheets = new Sheets(house, paths);
  const citizens = new Citizens({ house, paths, directory, sheets, changes });
  const work = new Work(citizens, directory);
  const accounts = new Accounts(house, paths);
  const erasures = new Erasures({ house, paths, directory, sheets, citizens, accounts });
  const parts: Parts = { house, paths, directory, sheets, citizens, accounts, erasures, registry: new Registry(house, paths) };
  for (const municipality of directory.municipalitiesOfErased()) await erasures.carryThrough(municipality);
  let closing = false;
  const tidied = collectOrphans({ house, disk, paths, directory, citizens, stopped: () => closing });
  const life = lifeOf(parts, lock);
  const close = async (): Promise<void> => {
    closing = true;
    await tidied;
    await life.close();
  };
  return { report, tidied, ...documentsOf(parts), ...workOf({ work, directory }), ...smallOf(parts), ...wholeOf(parts), ...life, close };
}

type WorkingStore = Pick<Store, 'claim' | 'markAttempt' | 'settle' | 'reconcile' | 'unclear' | 'outboxDepth'>;

type Parts = MovingParts;

function documentsOf(parts: Parts): Pick<Store, 'read' | 'segment' | 'commit' | 'seen' | 'list' | 'citizens' | 'audit'> {
  const { citizens, sheets, directory } = parts;
  return {
    async read(municipality, citizen) {
      const record = await citizens.read({ municipality, citizen });
      return record && { version: record.version, document: record.document };
    },
    async segment(municipality, citizen, id) {
      const record = await citizens.read({ municipality, citizen });
      if (record === undefined) throw new RangeError('There is no such citizen');
      return sheets.segment(record, id);
    },
    commit: (commit) => citizens.commit(commit),
    seen: (municipality, key) => citizens.seen(municipality, key),
    list: async (municipality, caseworker) => directory.list(municipality, caseworker),
    citizens: async (municipality) => directory.citizens(municipality),
    async audit(municipality, citizen) {
      const place = { municipality, citizen };
      const tail = directory.isErased(place) ? await parts.erasures.tail(place) : (await citizens.read(place))?.audit;
      return tail === undefined ? [] : auditOf(parts, place, tail);
    },
  };
}

/** The whole stream, or a `DamagedError` where it is not as it was written. */
async function auditOf({ house, paths, sheets }: Parts, place: Place, tail: AuditTail): Promise<readonly Chained[]> {
  const { municipality, citizen } = place;
  const records = [...(await sheets.pages(place, tail.pages)), ...tail.pending];
  try {
    verifyAudit(records, { municipality, citizen, head: tail.head });
    return records;
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const file = house.files.nameOf(paths.auditPage(municipality, citizen, 1));
    house.log.error('store-audit-broken', { file });
    throw new DamagedError(file, cause.reason, { cause });
  }
}

function workOf({ work, directory }: { readonly work: Work; readonly directory: Directory }): WorkingStore {
  return {
    claim: (now, n, leaseSeconds, kind) => work.claim(now, n, leaseSeconds, kind),
    markAttempt: (claimed) => work.markAttempt(claimed),
    settle: (claimed, outcome) => work.settle(claimed, outcome),
    reconcile: (municipality, citizen, item) => work.reconcile({ municipality, citizen }, item),
    unclear: (municipality, before) => work.unclear(municipality, before),
    outboxDepth: async () => directory.depth(),
  };
}

type SmallStore = Pick<
  Store,
  'link' | 'accountOwner' | 'accountsOf' | 'readRegistry' | 'writeRegistry' | 'registryNames' | 'removeRegistry'
>;

function smallOf({ accounts, registry, directory }: Parts): SmallStore {
  return {
    async link(municipality, account, citizen) {
      if (directory.isErased({ municipality, citizen })) throw new RangeError('The citizen was erased');
      return accounts.link(municipality, account, citizen);
    },
    accountsOf: (municipality, citizen) => accounts.of(municipality, citizen),
    registryNames: (municipality) => registry.names(municipality),
    removeRegistry: (municipality, name) => registry.remove(municipality, name),
    accountOwner: (municipality, account) => accounts.owner(municipality, account),
    readRegistry: (municipality, name) => registry.read(municipality, name),
    writeRegistry: (municipality, name, value, expectedVersion) => registry.write(municipality, name, { value, expectedVersion }),
  };
}

function wholeOf(parts: Parts): Pick<Store, 'auditHeads' | 'erase' | 'dump' | 'load'> {
  return {
    auditHeads: (municipality) => auditHeads(parts, municipality),
    erase: (municipality, citizen, audit, expectedVersion) => parts.erasures.erase({ municipality, citizen }, audit, expectedVersion),
    dump: () => dump(parts),
    load: (thing) => load(parts, thing),
  };
}

function lifeOf({ house, paths, citizens, accounts, registry }: Parts, lock: Lock | undefined): Pick<Store, 'ready' | 'close'> {
  const probes = new Queue();
  return {
    ready: () => probes.run('probe', () => house.files.write(join(paths.root, 'probe'), frame('probe', {}, '{}'))),
    async close() {
      await Promise.all([citizens.idle(), accounts.idle(), registry.idle(), probes.idle()]);
      house.files.close();
      lock?.release();
    },
  };
}
