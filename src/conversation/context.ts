/** What the use cases work with, made once in `cli/app.ts`: the adapters, the municipality, the scripts and their texts. */
import type { Changes, Clock, DangerDetector, Ids, Log, Meter, Store } from '../ports.ts';
import type { Municipality } from './municipality.ts';
import type { Senders } from './outbox-items.ts';
import type { Scripts } from './scripts.ts';

/**
 * First argument of every use case. One serves all citizens of the municipality while the product runs; what its `scripts` give is another
 * version from the turn on after one was published.
 */
export interface Context {
  readonly store: Store;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Absent: nothing is counted. */
  readonly meter?: Meter;
  /** Absent: no channel has to be sent on. */
  readonly senders?: Senders;
  readonly danger: DangerDetector;
  readonly municipality: Municipality;
  readonly scripts: Scripts;
  readonly demo: boolean;
  /** `required`: nobody is a citizen before they have signed in. `open`: whoever opens the page begins as a new one. */
  readonly citizenSignIn: 'open' | 'required';
  /** Days after signing in in which a citizen is remembered on their own device. */
  readonly sessionDays: number;
}
