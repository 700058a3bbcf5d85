/** The process that is measured: the whole product over the data folder named as argument. Answers its parent's questions. */
import { enableCompileCache } from 'node:module';
import type { Asked, Told } from './child.ts';

// As `src/main.ts` does.
enableCompileCache();
const { startApp } = await import('../src/cli/app.ts');

const tell = (told: Told): void => void process.send?.(told);
const { DATABASE_URL, TOKEN_SECRET } = process.env;
const app = await startApp({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: process.argv[2], LOG: 'error', DATABASE_URL, TOKEN_SECRET });
tell({ kind: 'ready', url: app.url });

process.on('message', (asked: Asked) => {
  if (asked === 'usage') {
    globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    const { rss, heapUsed } = process.memoryUsage();
    tell({ kind: 'usage', cpuMilliseconds: (user + system) / 1000, rss, heapUsed });
  } else void app.close().then(() => process.exit(0));
});
