/** Puts the product together from the environment and listens. `main.ts`, tests and benchmarks start it by the same call. */
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDangerDetector } from '../assist/danger.ts';
import { mountDirectLine } from '../channels/directline/routes.ts';
import type { Limits } from '../channels/directline/limits.ts';
import { demoLimits, usualLimits } from '../channels/directline/limits.ts';
import { Tokens } from '../channels/directline/tokens.ts';
import { isLoopback } from '../config-values.ts';
import { type Config, configLine, parseConfig } from '../config.ts';
import type { Context } from '../conversation/context.ts';
import { readHold } from '../conversation/hold.ts';
import { eraseListed } from '../identity/erase.ts';
import type { Clock, Ids, Log, Sender, Store } from '../ports.ts';
import { filesHash } from '../publish/candidate.ts';
import { openAuditCheckpoints } from '../storage/audit-checkpoints.ts';
import { LocalChanges } from '../storage/changes.ts';
import type { Disk } from '../storage/disk.ts';
import { openErasureLedger } from '../storage/erasure-ledger.ts';
import { indexName as scriptsIndex } from '../publish/registry.ts';
import { readSources } from '../storage/files.ts';
import { isWelcome } from '../web/headers.ts';
import { mountHealth } from '../web/health.ts';
import { mountLive } from '../web/live.ts';
import { jsonLog, standardError } from '../web/log.ts';
import { countedLog, countedStore } from '../web/metrics/counting.ts';
import { addLooks, type Figures, makeFigures } from '../web/metrics/figures.ts';
import { answerCounter, figuresFor } from '../web/metrics/route.ts';
import { mountPages, readPages, styleHashes } from '../web/pages.ts';
import { withPlainPage } from '../web/plain-page.ts';
import { mountCitizen } from '../web/routes-citizen.ts';
import { mountOperator } from '../web/routes-operator.ts';
import { mountPaper } from '../web/routes-paper.ts';
import { mountScripts, sourcesAllowance } from '../web/routes-scripts.ts';
import { mountStaff } from '../web/routes-staff.ts';
import { mountTexts } from '../web/routes-texts.ts';
import { listen, makeServer, routesOf, stopListening } from '../web/server.ts';
import { citizenShell } from '../web/shell.ts';
import { StaffAuth } from '../web/staff-auth.ts';
import { hourlyCheckpoint } from './checkpoints.ts';
import { DueWorker } from './due-worker.ts';
import { HourlyWorker } from './hourly.ts';
import { findMunicipality } from './municipality.ts';
import { openStore } from './keeping.ts';
import { makeOperator } from './operator.ts';
import { OutboxWorker } from './outbox-worker.ts';
import { lazyPrinter } from './printer.ts';
import { Publisher, startScripts } from './publisher.ts';
import { randomIds } from './random-ids.ts';
import { hourlyRetention } from './retaining.ts';
import { signingKey } from './signing-key.ts';
import { mountSigningIn } from './signing-in.ts';
import { StartError, startErrorOf } from './start-error.ts';

/** Milliseconds that requests at work are given when the product stops. */
const finishWithin = 1500;

/** Parts that a test brings in place of the real ones. */
export interface Overrides {
  readonly clock?: Clock;
  readonly ids?: Ids;
  readonly log?: Log;
  readonly limits?: Limits;
  /** Folder that holds `dialogs/` and `locales/`, and by default also the built pages. */
  readonly root?: string;
  /** Folder of the built pages. */
  readonly pages?: string;
  /** In place of the real disk, over the same folder. */
  readonly disk?: Disk;
  /** What stands between the product and its store. */
  readonly store?: (store: Store) => Store;
  /** Ways out of channels without a stream. */
  readonly senders?: readonly Sender[];
}

/** The product while it runs, for `main.ts`, the benchmark and tests. */
export interface App {
  /** Origin at which it listens, `http://127.0.0.1:3978`. */
  readonly url: string;
  readonly context: Context;
  /** Publishes scripts: what it publishes runs at once. */
  readonly publisher: Publisher;
  /** What was found at start that whoever runs the house should know, each as a line for people. */
  readonly warnings: readonly string[];
  /** Streams and pages that are being told of changes now. */
  readonly listeners: () => number;
  /** Every route as `GET /api/citizen/me`, for the test that holds each to what is said of all. */
  readonly routes: readonly string[];
  /** Ends every connection and closes the store. A second call waits for the first. */
  close(): Promise<void>;
}

/** Throws a `StartError`, which says in lines for people what is wrong and what to do. */
export async function startApp(environment: Readonly<Record<string, string | undefined>>, overrides: Overrides = {}): Promise<App> {
  const parsed = parseConfig(environment);
  if (!parsed.ok) throw new StartError(parsed.faults.map(configLine));
  const { config } = parsed;
  try {
    const parts = await makeParts(config, overrides);
    return await serve(config, parts).catch(async (error: unknown) => {
      await parts.context.store.close();
      throw error;
    });
  } catch (error) {
    throw startErrorOf(error, config);
  }
}

/** Everything that the use cases work with. The store is open when the promise is kept, and closed again when it is broken. */
async function makeParts(config: Config, overrides: Overrides): Promise<Parts> {
  const clock = overrides.clock ?? { now: () => new Date().toISOString() };
  const figures = makeFigures({ process: true });
  const log = countedLog(overrides.log ?? jsonLog(config.log, clock, standardError()), figures);
  const changes = new LocalChanges(log);
  const { store, damaged } = await openStore(config, {
    clock,
    log,
    changes,
    ...(overrides.disk && { disk: overrides.disk, locked: true }),
  });
  try {
    const municipality = await findMunicipality(store);
    // A copy that was put back may hold somebody who has been erased since.
    await eraseListed({ store, municipality, clock, ledger: openErasureLedger(config.erasureLedger) });
    const report = ({ language, key }: { readonly language: string; readonly key: string }): void =>
      log.warn('text.missing', { language, key });
    const used = countedStore(overrides.store?.(store) ?? store, figures);
    const publishing = { store: used, municipality, clock, log, report, unchecked: config.uncheckedLanguages };
    const files = await readSources(rootOf(overrides));
    const scripts = await startScripts(publishing, files);
    const { catalogue } = scripts.main;
    if (!catalogue.languages.includes(config.defaultLanguage)) {
      throw new StartError([
        `DEFAULT_LANGUAGE: There are no texts in "${config.defaultLanguage}". Known: ${catalogue.languages.join(', ')}.`,
      ]);
    }
    const ids = overrides.ids ?? randomIds;
    const key = await signingKey(config);
    const danger = makeDangerDetector();
    const context = {
      store: used,
      changes,
      clock,
      ids,
      log,
      meter: figures,
      senders: new Map((overrides.senders ?? []).map((sender) => [sender.channel, sender])),
      danger,
      municipality,
      scripts,
      demo: config.demo,
      citizenSignIn: config.citizenSignIn,
      sessionDays: config.sessionDays,
    };
    const hold = await readHold(context);
    const held = hold === undefined ? [] : [`Messages are held since ${hold.at} (${hold.why}). To let them go: npm run store -- release`];
    const warnings = [
      ...held,
      ...damaged.map(damageLine),
      ...(scripts.now.files === filesHash(files) ? [] : [otherFiles(scripts.now.number)]),
    ];
    const publisher = new Publisher(publishing, scripts);
    changes.onRegistry(municipality.id, scriptsIndex, () => void publisher.follow());
    return { context, figures, key, overrides, warnings, publisher };
  } catch (error) {
    await store.close();
    throw error;
  }
}

interface Parts {
  readonly context: Context;
  readonly figures: Figures;
  readonly publisher: Publisher;
  readonly key: Uint8Array;
  readonly overrides: Overrides;
  readonly warnings: readonly string[];
}

function damageLine({ file, reason }: { readonly file: string; readonly reason: string }): string {
  return `The data file ${file} is damaged (${reason}). It is kept and not used; put a good copy in its place.`;
}

/** What was published runs, whatever has been done to the files since. */
function otherFiles(number: number): string {
  return `Version ${number} of the scripts runs; the files in dialogs/ and locales/ are others. To publish them: npm run publish -- --by NAME`;
}

async function serve(config: Config, { context, figures, publisher, key, overrides, warnings }: Parts): Promise<App> {
  const { log, clock } = context;
  const { defaultLanguage, demo } = config;
  const publicUrl = config.publicUrl === undefined ? {} : { publicUrl: config.publicUrl };
  const secret = config.directLineSecret === undefined ? {} : { secret: config.directLineSecret };
  const broker = config.broker === undefined ? {} : { broker: config.broker };
  const pages = await withPlainPage(await readPages(overrides.pages ?? join(rootOf(overrides), 'dist/pages')), context);
  const shell = pages.get('citizen/index.html');
  const doors = { ...publicUrl, isOurHost: hostCheck(config), embedOrigins: config.embedOrigins, shellStyles: styleHashes(shell) };
  const catalogue = (): Context['scripts']['main']['catalogue'] => context.scripts.main.catalogue;
  const readers = { isLocal: isLoopback, ...(config.metricsToken !== undefined && { token: config.metricsToken }) };
  const server = makeServer(
    doors,
    { catalogue, log, defaultLanguage },
    {
      allowance: (request) => sourcesAllowance(request, { key, clock }),
      first: [answerCounter(figures), figuresFor(figures, readers)],
    },
  );
  const auth = new StaffAuth(context, { ...doors, key });
  const tokens = new Tokens({
    key,
    clock: context.clock,
    municipality: context.municipality.id,
    demo: demo && config.citizenSignIn === 'open',
    sessionDays: config.sessionDays,
  });
  const limits = overrides.limits ?? (demo ? demoLimits : usualLimits);
  auth.guard(server);
  mountHealth(server, context);
  mountPages(server, pages, citizenShell(shell, context, defaultLanguage));
  mountTexts(server, catalogue);
  mountScripts(server, publisher, { key, clock });
  mountCitizen(server, context, (token) => tokens.read(token));
  mountStaff(server, context, auth);
  const press = { printer: lazyPrinter(), auth, read: (token: string | undefined) => tokens.read(token) };
  mountPaper(server, context, { ...press, ...(config.publicUrl !== undefined && { url: config.publicUrl }) });
  mountSigningIn(server, context, { doors, key, tokens, limits, auth, pages, defaultLanguage, ...broker });
  const live = mountLive(server, context, auth);
  const isOurs = (request: IncomingMessage): boolean => doors.isOurHost(request.headers.host ?? '');
  const welcome = (request: IncomingMessage): boolean => isWelcome(request, doors);
  const line = mountDirectLine(server, context, { tokens, defaultLanguage, limits, isOurs, isWelcome: welcome, ...secret, ...publicUrl });
  const listeners = (): number => line.streams() + live.open();
  addLooks(figures, { streams: listeners, outbox: () => context.store.outboxDepth(), now: () => clock.now() });
  const workers = tend(config, server, { context, key });
  const port = await listen(server, config.port, config.host);
  log.info('listening', { port, demo });
  const stop = async (): Promise<void> => {
    line.close();
    live.close();
    await Promise.all(workers.map((worker) => worker.close()));
    await stopListening(server, finishWithin);
    await publisher.idle();
    await context.store.close();
    log.info('stopped');
  };
  let stopped: Promise<void> | undefined;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const url = `http://${host}:${port}`;
  return { url, context, publisher, warnings, routes: routesOf(server), listeners, close: () => (stopped ??= stop()) };
}

/** What goes on by itself while the product runs, and what whoever runs it may ask of it. */
function tend(
  config: Config,
  server: ReturnType<typeof makeServer>,
  { context, key }: Pick<Parts, 'context' | 'key'>,
): readonly { readonly close: () => Promise<void> }[] {
  const { store, municipality, clock, log } = context;
  const checkpoints = { store, municipality, clock, key, file: openAuditCheckpoints(config.auditCheckpoints) };
  const ledger = openErasureLedger(config.erasureLedger);
  mountOperator(server, makeOperator({ ...context, ledger, file: checkpoints.file, key }), { key, clock });
  const hourly = [hourlyCheckpoint(checkpoints, log), hourlyRetention(context, config.retention)];
  return [new DueWorker(context), new OutboxWorker(context), ...hourly.map((work) => new HourlyWorker(work))];
}

/** In the demo only names of this machine are taken, so that no other site's name can be turned on it. */
function hostCheck(config: Config): (host: string) => boolean {
  const known = config.publicUrl === undefined ? undefined : new URL(config.publicUrl).host;
  return (host) => host === known || (config.demo ? isLoopback(host.replace(/:\d+$/, '')) : known === undefined);
}

function rootOf(overrides: Overrides): string {
  return overrides.root ?? fileURLToPath(new URL('../../', import.meta.url));
}
