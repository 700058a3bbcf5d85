/** `npm start`. Says where the pages are, and stops cleanly on Ctrl-C. */
import { enableCompileCache } from 'node:module';

// Much of a start is the reading of libraries; from the second time on Node takes them from its cache.
enableCompileCache();
const { startApp } = await import('./cli/app.ts');
const { StartError } = await import('./cli/start-error.ts');
const { faultExit, logFault, logLastWords } = await import('./cli/last-words.ts');
const { jsonLog, standardError } = await import('./web/log.ts');

/** Milliseconds in which the product stops, whatever hangs. */
const stopWithin = 3000;

/** Until the product has a log of its own. */
let log = jsonLog('info', { now: () => new Date().toISOString() }, standardError());
logLastWords(process, () => log);

try {
  const app = await startApp(process.env);
  ({ log } = app.context);
  for (const warning of app.warnings) process.stderr.write(`${warning}\n`);
  process.stdout.write(
    [
      '',
      'Medspil (demo: invented people, this machine alone)',
      `  The citizen's page     ${app.url}/`,
      `  The caseworker's page  ${app.url}/staff`,
      `  Health                 ${app.url}/readyz`,
      '',
      'Ctrl-C stops it.',
      '',
    ].join('\n'),
  );
  const stop = (): void => {
    setTimeout(() => process.exit(1), stopWithin).unref();
    void app.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
} catch (error) {
  if (error instanceof StartError) {
    process.stderr.write(`\nMedspil did not start:\n${error.lines.map((line) => `  ${line}\n`).join('')}\n`);
    process.exitCode = 1;
  } else {
    logFault(log, 'start', error);
    process.exitCode = faultExit;
  }
}
