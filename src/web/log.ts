/** The log: one line of JSON for each event. Only codes, figures and ids of ours go in, so no line can hold a person's words. */
import type { Clock, Log, LogFacts } from '../ports.ts';

const order = ['info', 'warn', 'error', 'silent'] as const;
/** Least grave event that is written; `silent` writes none. */
export type LogThreshold = (typeof order)[number];

/** Writes lines at or above the threshold. `write` takes one line with its end. */
export function jsonLog(threshold: LogThreshold, clock: Clock, write: (line: string) => void): Log {
  const line =
    (level: LogThreshold) =>
    (code: string, facts: LogFacts = {}): void => {
      if (order.indexOf(level) < order.indexOf(threshold)) return;
      const event = { at: clock.now(), level, code };
      // What a line is about comes first, and no fact takes its place.
      write(`${JSON.stringify({ ...event, ...facts, ...event })}\n`);
    };
  return { info: line('info'), warn: line('warn'), error: line('error') };
}
