/** What the process says when it ends by a fault that nobody caught: its class and place, never its message. */
import type { Log } from '../ports.ts';
import { placeOf } from '../web/place.ts';

/** Exit code after such a fault (`EX_SOFTWARE` of sysexits): whoever runs the process starts it again. */
export const faultExit = 70;

/**
 * From here on a fault that nobody caught is logged as `process.failed`, and the process ends with `faultExit`. Node would print the message
 * and the stack, in which a person's words may stand. What was acknowledged is durable, so that nothing is lost by the end.
 */
export function logLastWords(process: Pick<NodeJS.Process, 'on' | 'exit'>, log: () => Log): void {
  const end =
    (kind: 'exception' | 'rejection') =>
    (error: unknown): void => {
      logFault(log(), kind, error);
      process.exit(faultExit);
    };
  process.on('uncaughtException', end('exception'));
  process.on('unhandledRejection', end('rejection'));
}

/** One line for a fault that ends the process, or keeps it from starting. */
export function logFault(log: Log, kind: 'exception' | 'rejection' | 'start', error: unknown): void {
  const { error: name, where } = placeOf(error);
  log.error('process.failed', { kind, error: name, ...(where !== undefined && { where }) });
}
