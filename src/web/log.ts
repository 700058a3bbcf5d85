/**
 * The log: one line of JSON for each event, written by pino. Only level, time, code and the facts of `log-facts.ts` go out, each checked for
 * its form, so no line can hold a person's words, the message of an error or its stack, whoever calls it with what.
 */
import { destination, pino } from 'pino';
import type { Clock, Log, LogFacts } from '../ports.ts';
import { isLogCode, mayBeLogged } from './log-facts.ts';

const order = ['info', 'warn', 'error', 'silent'] as const;
/** Least grave event that is written; `silent` writes none. */
export type LogThreshold = (typeof order)[number];
type Level = Exclude<LogThreshold, 'silent'>;

/**
 * Writes lines at or above the threshold, each with its end, in the call itself: what was logged before an exit is out. What may not be
 * written is left out, and a line `log.dropped` says of which event and how much; never what.
 */
export function jsonLog(threshold: LogThreshold, clock: Clock, write: (line: string) => void): Log {
  const options = {
    level: threshold,
    base: null,
    timestamp: () => `,"time":${JSON.stringify(clock.now())}`,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const out = pino(options, { write });
  const line =
    (level: Level) =>
    (code: string, facts: LogFacts = {}): void => {
      const { kept, dropped } = sifted(facts);
      const known = isLogCode(code);
      if (known) out[level]({ code, ...kept });
      if (known && dropped === 0) return;
      out.warn({ code: 'log.dropped', dropped: dropped + (known ? 0 : 1), ...(known && { of: code }) });
    };
  return { info: line('info'), warn: line('warn'), error: line('error') };
}

/** What may be written, and of how much that is not true. */
function sifted(facts: LogFacts): { readonly kept: LogFacts; readonly dropped: number } {
  const all = Object.entries(facts);
  const kept = all.filter(([name, value]) => mayBeLogged(name, value));
  return { kept: Object.fromEntries(kept), dropped: all.length - kept.length };
}

/** Writes to the standard error before it returns, also into a pipe that is full: the stream of Node would keep lines back and lose them at an exit. */
export function standardError(): (line: string) => void {
  const stream = destination({ dest: 2, sync: true });
  return (line) => void stream.write(line);
}
