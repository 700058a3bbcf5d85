/** What the use cases work with, made once in `cli/app.ts`: the adapters, the municipality, the script and its texts. */
import type { Dialogue } from '../engine/dialogue.ts';
import type { Catalogue } from '../messages/types.ts';
import type { Changes, Clock, DangerDetector, Ids, Log, Store } from '../ports.ts';
import type { Municipality } from './municipality.ts';

/** First argument of every use case. Nothing in it changes while the product runs, so one serves all citizens of the municipality. */
export interface Context {
  readonly store: Store;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly danger: DangerDetector;
  readonly municipality: Municipality;
  readonly dialogue: Dialogue;
  readonly catalogue: Catalogue;
  readonly demo: boolean;
}
