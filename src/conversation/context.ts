/** What the use cases work with, made once in `cli/app.ts`: the adapters, the municipality, the scripts and their texts. */
import type { Changes, Clock, DangerDetector, Ids, Log, Store } from '../ports.ts';
import type { Municipality } from './municipality.ts';
import type { Scripts } from './scripts.ts';

/** First argument of every use case. Nothing in it changes while the product runs, so one serves all citizens of the municipality. */
export interface Context {
  readonly store: Store;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly danger: DangerDetector;
  readonly municipality: Municipality;
  readonly scripts: Scripts;
  readonly demo: boolean;
}
