/** The real product for a browser test: started as `npm start` starts it, on a free port and over an empty data folder. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Overrides, startApp } from '../../src/cli/app.ts';
import type { Context } from '../../src/conversation/context.ts';

export interface App {
  /** Origin, `http://127.0.0.1:4321`. */
  readonly url: string;
  /** To look at what is stored; what a person would do goes through the pages. */
  readonly context: Context;
  close(): Promise<void>;
}

/** `environment` is added to a demo's; `overrides` are parts in place of the real ones, such as a clock that can be set. */
export async function openApp(environment: Readonly<Record<string, string>> = {}, overrides: Overrides = {}): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), 'medspil-browser-'));
  const app = await startApp({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: join(folder, 'data'), LOG: 'error', ...environment }, overrides);
  return {
    url: app.url,
    context: app.context,
    async close() {
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
