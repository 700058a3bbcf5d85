/**
 * `npm run dev`: the product on a local store, which publishes `dialogs/` and `locales/` by itself whenever they change. A fault is told
 * where it stands, and the version before goes on running. Ctrl-C stops it.
 */
import { fileURLToPath } from 'node:url';
import { startApp, type App } from './app.ts';
import { reportLines } from './publish-report.ts';
import { StartError } from './start-error.ts';
import { Watch } from './watching.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Milliseconds in which it stops, whatever hangs. */
const stopWithin = 3000;

function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Publishes what lies in the folder, and says what came of it. */
function publishing(app: App): ConstructorParameters<typeof Watch>[1] {
  return async (sources) => {
    try {
      say([new Date().toTimeString().slice(0, 8), ...reportLines(await app.publisher.publish(sources, { by: 'dev' }))]);
    } catch (error) {
      say(error instanceof Error ? [error.message] : ['It could not be published.']);
    }
  };
}

try {
  const folder = process.argv[2] ?? root;
  const app = await startApp(process.env, { root: folder, ...(folder !== root && { pages: `${root}dist/pages` }) });
  for (const warning of app.warnings) process.stderr.write(`${warning}\n`);
  say([
    '',
    `  The citizen's page     ${app.url}/`,
    `  The caseworker's page  ${app.url}/staff`,
    '',
    'Watching dialogs/ and locales/. Ctrl-C stops it.',
    '',
  ]);
  const watch = new Watch(folder, publishing(app));
  const stop = (): void => {
    setTimeout(() => process.exit(1), stopWithin).unref();
    void watch
      .close()
      .then(() => app.close())
      .then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`\nMedspil did not start:\n${error.lines.map((line) => `  ${line}\n`).join('')}\n`);
  process.exitCode = 1;
}
