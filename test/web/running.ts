/** The whole product for a test: on a free port, over a data folder of its own, with a page of two lines and a clock that can be set. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, type Overrides, startApp } from '../../src/cli/app.ts';

export interface Running {
  readonly url: string;
  /** The app that runs now. */
  readonly app: () => App;
  /** Moves the clock by so many seconds. */
  readonly later: (seconds: number) => void;
  /** Stops, and starts again over the same data and at the same address. */
  readonly restart: () => Promise<void>;
  readonly folder: string;
}

/** Starts; everything is stopped and taken away when the test has finished. */
export async function run(overrides: Overrides = {}, environment: Readonly<Record<string, string>> = {}): Promise<Running> {
  const running = await begin(overrides, environment);
  onTestFinished(running.stop);
  return running;
}

/** Starts one for several tests: `beforeAll(async () => (running = await begin()).stop)`. */
export async function begin(
  overrides: Overrides = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<Running & { readonly stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'medspil-web-'));
  const pages = join(folder, 'pages');
  await writePages(pages);
  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead).toISOString() };
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const start = (port: string): Promise<App> =>
    startApp({ PORT: port, DATA_DIR: join(folder, 'data'), ...environment }, { clock, pages, log: silent, ...overrides });
  let app = await start('0');
  const { url } = app;
  return {
    async stop() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
    url,
    folder,
    app: () => app,
    later: (seconds) => void (ahead += seconds * 1000),
    async restart() {
      await app.close();
      app = await start(new URL(url).port);
    },
  };
}

async function writePages(folder: string): Promise<void> {
  await mkdir(join(folder, 'citizen'), { recursive: true });
  await mkdir(join(folder, 'desk'), { recursive: true });
  await mkdir(join(folder, 'signin'), { recursive: true });
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'citizen/index.html'), '<!doctype html><title>Citizen</title>');
  const frame = '<!doctype html><html lang="da"><head><title>Medspil</title></head><body><main></main></body></html>';
  await writeFile(join(folder, 'signin/index.html'), frame);
  await writeFile(join(folder, 'desk/index.html'), '<!doctype html><title>Desk</title>');
  await writeFile(join(folder, 'assets/citizen-ABCD1234.js'), `export const long = ${JSON.stringify('x'.repeat(2000))};`);
  await writeFile(join(folder, 'assets/medspil-chat.js'), 'export {};');
}
