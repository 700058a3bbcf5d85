/** All that is kept, thing by thing, as it moves from one store to another: see `Store.dump` and `Store.load`. */
import type { Account, Chained, DueItem, OutboxItem, Waiting } from '../ports.ts';
import type { CitizenDocument, Entry } from './citizen.ts';

/** A citizen with all that is committed together. Hashes as the stores keep them, oldest first; items in their order. */
export interface DumpedCitizen {
  readonly kind: 'citizen';
  readonly municipality: string;
  readonly citizen: string;
  readonly version: number;
  /** Time of the first commit. */
  readonly created: string;
  readonly document: CitizenDocument;
  /** Hashes of the messages committed, so that a repeat is still one. */
  readonly seen: readonly string[];
  /** Hashes of the accounts they came from. */
  readonly accounts: readonly string[];
  readonly outbox: readonly Waiting<OutboxItem>[];
  readonly due: readonly Waiting<DueItem>[];
  readonly segments: readonly { readonly id: string; readonly entries: readonly Entry[] }[];
  readonly audit: readonly Chained[];
}
/** One thing that a store keeps, as it moves to another store. `unreadable`: something damaged, by its name, of which nothing can be given. */
export type Dumped =
  | DumpedCitizen
  | { readonly kind: 'erased'; readonly municipality: string; readonly citizen: string; readonly audit: readonly Chained[] }
  | ({ readonly kind: 'account'; readonly municipality: string; readonly citizen: string } & Account)
  | { readonly kind: 'registry'; readonly municipality: string; readonly name: string; readonly version: number; readonly value: unknown }
  | { readonly kind: 'unreadable'; readonly name: string };
