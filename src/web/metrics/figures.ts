/**
 * What is counted, in the form of Prometheus. The values of a label come from the closed sets here and from nowhere else, so that nothing of
 * a person can be in one, and the number of series is bounded.
 */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from '../../ports.ts';

/** Values of each label; what is none of them counts as `other`. */
export const labelValues = {
  channel: ['web', 'sms', 'teams', 'console', 'other'],
  outcome: ['received', 'repeated', 'unknown-citizen', 'crowded', 'unkept', 'failed', 'other'],
  status: ['2xx', '3xx', '4xx', '5xx', 'cut', 'other'],
  code: ['unwritable', 'damaged', 'locked', 'item-gone', 'other'],
  result: ['sent', 'failed', 'retry', 'unclear', 'other'],
  level: ['info', 'warn', 'error', 'other'],
} as const;
type Label = keyof typeof labelValues;

/** Upper bounds in seconds: fine where a turn usually is, and up to the longest that a client waits. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** The counting side, given to whatever counts; and the registry in which the figures stand, one for each product. */
export interface Figures extends Meter {
  readonly registry: Registry;
  /** A message was answered: `status` as in `labelValues`, seconds from the first byte of the request to the last of the answer. */
  acknowledged(status: string, seconds: number): void;
  answered(status: string): void;
  conflict(): void;
  /** The code of an error of the store, `store-unwritable`; anything else counts as `other`. */
  storageError(code: string): void;
  dueHandled(result: string): void;
  messageTried(result: string): void;
  logged(level: string): void;
  /** A data file that was found damaged; each name counts once. */
  damaged(file: string): void;
}

/** Makes the figures, all at nothing. `process`: those of the process too, event loop and memory among them. */
export function makeFigures({ process }: { readonly process: boolean }): Figures {
  const registry = new Registry();
  if (process) collectDefaultMetrics({ register: registry });
  const counter = makeCounter(registry);
  const turns = counter('medspil_turns_total', 'Messages taken, by channel and how it ended', ['channel', 'outcome']);
  const responses = counter('medspil_responses_total', 'Answers to requests of any kind, by class of status', ['status']);
  const conflicts = counter('medspil_version_conflicts_total', 'Commits that another one was before; each is worked out anew', []);
  const storage = counter('medspil_storage_errors_total', 'Calls of the storage that failed, by code', ['code']);
  const due = counter('medspil_due_items_total', 'Due items settled, by result', ['result']);
  const tried = counter('medspil_outbox_tries_total', 'Tries to send a message, by result', ['result']);
  const logged = counter('medspil_log_lines_total', 'Events told to the log, by level', ['level']);
  const turnSeconds = histogram(registry, 'medspil_turn_seconds', 'From a message read to its turn durable', 'channel');
  const ackSeconds = histogram(
    registry,
    'medspil_acknowledgement_seconds',
    'From the request of a message to the end of its answer',
    'status',
  );
  const files = new Set<string>();
  gauge(registry, 'medspil_damaged_files', 'Data files found damaged since the start', () => files.size);
  return {
    registry,
    turn(channel, outcome, seconds) {
      turns.inc({ channel: of('channel', channel), outcome: of('outcome', outcome) });
      turnSeconds.observe({ channel: of('channel', channel) }, seconds);
    },
    acknowledged: (status, seconds) => ackSeconds.observe({ status: of('status', status) }, seconds),
    answered: (status) => responses.inc({ status: of('status', status) }),
    conflict: () => conflicts.inc(),
    storageError: (code) => storage.inc({ code: of('code', code.replace(/^store-/, '')) }),
    dueHandled: (result) => due.inc({ result: of('result', result) }),
    messageTried: (result) => tried.inc({ result: of('result', result) }),
    logged: (level) => logged.inc({ level: of('level', level) }),
    damaged: (file) => void files.add(file),
  };
}

/** What is looked at when the figures are read. */
export interface Looks {
  readonly streams: () => number;
  /** May fail: then there is no figure of it. */
  readonly outbox: () => Promise<{ readonly waiting: number; readonly oldest?: string }>;
  readonly now: () => string;
}

/** Adds the figures that are looked up at each reading. */
export function addLooks({ registry }: Figures, { streams, outbox, now }: Looks): void {
  let asking: ReturnType<Looks['outbox']> | undefined;
  /** Once for a reading, whichever figure comes first. */
  const depth = (): ReturnType<Looks['outbox']> => (asking ??= outbox().finally(() => (asking = undefined)));
  gauge(registry, 'medspil_open_streams', 'Streams of citizens and pages of caseworkers being told of changes', streams);
  gauge(
    registry,
    'medspil_outbox_waiting',
    'Messages waiting to be sent by a channel without a stream',
    async () => (await depth()).waiting,
  );
  gauge(registry, 'medspil_outbox_oldest_seconds', 'For how long the message that waits longest could have been sent', async () => {
    const { oldest } = await depth();
    return oldest === undefined ? 0 : Math.max(0, (Date.parse(now()) - Date.parse(oldest)) / 1000);
  });
}

/** A value of the label's set. */
function of(label: Label, value: string): string {
  return (labelValues[label] as readonly string[]).includes(value) ? value : 'other';
}

/** Series stand at nothing from the start, so that the first of a kind is seen as a rise. */
function makeCounter(registry: Registry): <L extends Label>(name: string, help: string, labelNames: readonly L[]) => Counter<L> {
  return (name, help, labelNames) => {
    const made = new Counter({ name, help, labelNames: [...labelNames], registers: [registry] });
    const only = labelNames[0];
    if (labelNames.length === 1 && only !== undefined) for (const value of labelValues[only]) made.labels(value).inc(0);
    return made;
  };
}

function histogram<L extends Label>(registry: Registry, name: string, help: string, label: L): Histogram<L> {
  return new Histogram({ name, help, labelNames: [label], buckets, registers: [registry] });
}

/** A figure that is looked up when it is read; one that cannot be had just now is left out. */
function gauge(registry: Registry, name: string, help: string, look: () => number | Promise<number>): void {
  const made = new Gauge({
    name,
    help,
    registers: [],
    async collect() {
      try {
        this.set(await look());
      } catch {
        this.remove();
      }
    },
  });
  registry.registerMetric(made);
}
