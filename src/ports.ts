/** What the use cases need of the world. Adapters live in `storage`, `channels`, `assist` and `web`; tests bring their own. */
import type { CitizenDocument, Entry, SegmentName } from './conversation/citizen.ts';
import type { Dumped } from './conversation/dumped.ts';
import type { Danger } from './engine/input.ts';
import type { Card } from './messages/card.ts';
import type { Sheet } from './paper/sheet.ts';

/**
 * What became of a sending. `refused`: it will not be taken, now or later. `later`: it was surely not sent, try again. `unclear`: it may have
 * been sent.
 */
export type Sent =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'later'; readonly retryAfterSeconds?: number }
  | { readonly kind: 'unclear' };
/** One message on its way out. */
export interface Sending {
  /** The same at each try, and no other message's: what is sent twice is known by it. 22 letters, digits, `-` and `_`. */
  readonly id: string;
  readonly municipality: string;
  readonly citizen: string;
  /** Item of the outbox, by which a delivery report names the message. */
  readonly item: string;
  readonly entry: Entry;
  /** The open question, where this message is the one that asks it and it still stands open. */
  readonly card?: Card;
}
/** The way out of a channel that has no stream of its own. */
export interface Sender {
  readonly channel: string;
  /** Whether it may carry what asks for a sensitive answer or repeats one. */
  readonly sensitive: boolean;
  /** Whether sending again with the same id is no second message. Where it is, a sending whose outcome is unclear is done again. */
  readonly idempotent: boolean;
  /** Ends soon after `signal` does. One that throws leaves it unclear whether it was sent. */
  send(sending: Sending, signal: AbortSignal): Promise<Sent>;
}

/** The time, as ISO 8601 in UTC. */
export interface Clock {
  now(): string;
}
/** Ids that cannot be guessed, URL-safe. */
export interface Ids {
  next(): string;
}

/** Log lines have a code and figures or ids of ours: never a text, a name, a number or an address. What goes out is held to an allow-list of names and forms. */
export interface Log {
  info(code: string, facts?: LogFacts): void;
  warn(code: string, facts?: LogFacts): void;
  error(code: string, facts?: LogFacts): void;
}
/** What goes with a log line, by name: figures, codes and ids of ours. */
export type LogFacts = Readonly<Record<string, string | number | boolean>>;

/**
 * How the taking of a message ended. `crowded`: others kept changing the document. `unkept`: the storage would not take it. Only `received`
 * and `repeated` are acknowledged; after the others the channel sends it again or the sender is told.
 */
export type TurnOutcome = 'received' | 'repeated' | 'unknown-citizen' | 'crowded' | 'unkept' | 'failed';
/** Counts what happens, for whoever runs the house. It neither waits nor throws, and takes nothing of a person. */
export interface Meter {
  turn(channel: string, outcome: TurnOutcome, seconds: number): void;
}

/** A message to be sent by a channel that has no stream of its own (SMS, Teams). The web reads the transcript instead. */
export interface OutboxItem {
  readonly id: string;
  readonly channel: string;
  readonly position: number;
  /** Earliest time of sending: that of the commit, for what is to be sent later is a due item. One that lies far ahead was written by a clock that was wrong. */
  readonly at: string;
}
/** Something that falls due: an input like any other. */
export interface DueItem {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  /** It falls due within minutes of its commit: one that lies further ahead was written by a clock that was wrong, and is ready. */
  readonly soon?: true;
}
/** An audit record: no content, only who did what, when, to which thing. The store chains them by hash. */
export interface AuditRecord {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  /** Salted commitment of what was seen or changed. */
  readonly commitment?: string;
}
/** Identity of a message on its channel, so that a repeat has one effect. */
export interface SeenKey {
  readonly channel: string;
  readonly account: string;
  readonly message: string;
}

/** One atomic write. Fields left out change nothing. */
export interface Commit {
  readonly municipality: string;
  readonly citizen: string;
  /** 0 creates. A commit with another version than the stored one is answered by `conflict`, and nothing is written. */
  readonly expectedVersion: number;
  readonly document: CitizenDocument;
  readonly seen?: SeenKey;
  readonly outbox?: readonly OutboxItem[];
  readonly due?: readonly DueItem[];
  /** Due items that no longer hold, by id. */
  readonly cancelDue?: readonly string[];
  readonly audit?: readonly AuditRecord[];
  /** Nothing that is shown has changed, as when a reading is put on record: nobody is told. */
  readonly quiet?: true;
  /** Full segments named by the document, written and synced before it. */
  readonly segments?: readonly { readonly name: SegmentName; readonly entries: readonly Entry[] }[];
}
/** What became of a commit. After `conflict`, read again, work the change out anew and try once more; `version` is the stored one. */
export type Committed =
  | { readonly kind: 'committed'; readonly version: number }
  | { readonly kind: 'conflict'; readonly version: number }
  /** The message was committed before; nothing was written. */
  | { readonly kind: 'seen' };

/** A document with its version: 1 after the first commit, one more after each. To be given back as `expectedVersion`. */
export interface Stored {
  readonly version: number;
  readonly document: CitizenDocument;
}
/** An outbox or due item held for a while by one worker. */
export interface Claimed {
  readonly kind: 'outbox' | 'due';
  readonly municipality: string;
  readonly citizen: string;
  readonly item: OutboxItem | DueItem;
  readonly attempts: number;
  /** The last try was begun and nobody said how it ended, so that it may have been sent. */
  readonly begun: boolean;
}
/**
 * What became of a try. `sent` and `failed` are the end of the item; `retry` hands it out again, not before `retryAt`; `unclear`: nobody
 * knows whether it went out, for the line broke after it was handed over. That is for messages alone.
 */
export interface Outcome {
  readonly at: string;
  readonly result: 'sent' | 'failed' | 'retry' | 'unclear';
  readonly retryAt?: string;
}
/** A message of which nobody knows whether it went out. */
export interface Unclear {
  readonly citizen: string;
  readonly item: OutboxItem;
  /** When the line broke. */
  readonly since: string;
}
/** Messages that wait to be sent; those that are unclear do not. */
export interface OutboxDepth {
  readonly waiting: number;
  /** Time from which the oldest of them could have been sent. */
  readonly oldest?: string;
}
/** An identity on a channel: a phone number, a Teams user, a web user. */
export interface Account {
  readonly channel: string;
  readonly account: string;
}
/** An audit record in its chain: `hash` covers the record and `previous`, the hash of the record before. */
export type Chained = AuditRecord & { readonly hash: string; readonly previous: string };
/** Where the audit stream of one citizen ends: how many records, and the hash of the newest. */
export interface AuditHead {
  readonly citizen: string;
  readonly records: number;
  readonly head: string;
}
/** An item with its history. `notBefore`: to be tried again, not earlier than this. `unclear`: since when nobody knows whether it was sent. */
export interface Waiting<T> {
  readonly item: T;
  readonly attempts: number;
  readonly notBefore?: string;
  readonly unclear?: string;
}
/** What a list of citizens needs, without loading every document. */
export interface CitizenSummary {
  readonly citizen: string;
  readonly caseworker: string;
  readonly version: number;
  readonly name: string;
  readonly planStatus?: string;
  readonly openTasks: readonly { readonly id: string; readonly kind: string; readonly at: string }[];
  /** Time of the last entry. */
  readonly at: string;
}

/**
 * All that is kept. One suite of tests, in `test/contract`, says what every adapter does and is run against each. Nothing is answered
 * before it is durable; no method gives anything of another municipality than the one asked for, save `claim`, which serves all.
 */
export interface Store {
  read(municipality: string, citizen: string): Promise<Stored | undefined>;
  segment(municipality: string, citizen: string, id: string): Promise<readonly Entry[]>;
  commit(commit: Commit): Promise<Committed>;
  /** True when the message was committed before. */
  seen(municipality: string, key: SeenKey): Promise<boolean>;
  /** Summaries of the citizens of one caseworker. */
  list(municipality: string, caseworker: string): Promise<readonly CitizenSummary[]>;
  /** Ids of all citizens, in order. One whose document was found to be damaged is in no list. */
  citizens(municipality: string): Promise<readonly string[]>;
  /**
   * Up to `n` items that are due, of one kind or of both, held until `now + leaseSeconds`, 15 minutes at most. Items of one citizen come in
   * order. A message or a lease whose time lies more than 15 minutes ahead is from a clock that was wrong: it is ready, it holds nothing.
   */
  claim(now: string, n: number, leaseSeconds: number, kind?: Claimed['kind']): Promise<readonly Claimed[]>;
  /** Written before the sending is tried: a crash in between shows as an attempt, never as a silent second message. */
  markAttempt(claimed: Claimed, at: string): Promise<void>;
  /** What became of a try. One whose outcome is unclear steps aside for those behind it, and is not handed out again: `reconcile` ends it. */
  settle(claimed: Claimed, outcome: Outcome): Promise<void>;
  /** What a delivery report says of a message that was tried. False when no such message waits any more: reports come late, and again. */
  reconcile(municipality: string, citizen: string, item: string, result: 'sent' | 'failed'): Promise<boolean>;
  /** Messages whose sending was unclear at `before` already, and of which no report has come; by citizen. */
  unclear(municipality: string, before: string): Promise<readonly Unclear[]>;
  /** For figures, over all municipalities. */
  outboxDepth(): Promise<OutboxDepth>;
  /** Links an identity on a channel to a citizen. False when it belongs to another one already. */
  link(municipality: string, account: Account, citizen: string): Promise<boolean>;
  accountOwner(municipality: string, account: Account): Promise<string | undefined>;
  /** A document of the registry: catalogue, mentors, staff, published scripts. `expectedVersion` 0 creates. */
  readRegistry(municipality: string, name: string): Promise<{ readonly version: number; readonly value: unknown } | undefined>;
  writeRegistry(municipality: string, name: string, value: unknown, expectedVersion: number): Promise<boolean>;
  /** The audit stream of one citizen, oldest first. */
  audit(municipality: string, citizen: string): Promise<readonly Chained[]>;
  /** The end of every citizen's stream, by id; those erased are among them. */
  auditHeads(municipality: string): AsyncIterable<AuditHead>;
  /**
   * Takes away all that is kept of a citizen: document, segments, what waits, what was seen, accounts, copies set aside. The audit stream
   * stays, `audit` at its end. From then on there is no such citizen, and none is made with this id again: a commit is a `RangeError`.
   * False when there is none to erase, or none of `expectedVersion` where it is given: somebody has written since. One that was cut by a crash
   * is carried through at the next start.
   */
  erase(municipality: string, citizen: string, audit: readonly AuditRecord[], expectedVersion?: number): Promise<boolean>;
  /** Identities that are linked to a citizen. */
  accountsOf(municipality: string, citizen: string): Promise<readonly Account[]>;
  /** Names of the registry's documents, in order. */
  registryNames(municipality: string): Promise<readonly string[]>;
  /** Nothing happens where there is none. */
  removeRegistry(municipality: string, name: string): Promise<void>;
  /** All that is kept, of all municipalities, thing by thing, each as it was at one moment. Commits go on meanwhile. */
  dump(): AsyncIterable<Dumped>;
  /** Puts back one thing of a dump as it was, durable when fulfilled. A `RangeError` where there is such a thing already, or it is unreadable. */
  load(thing: Dumped): Promise<void>;
  /** Throws when nothing can be written just now. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** A citizen who was erased: when, by whose decision and on which ground. Ids of ours and a ground that tells nothing of the person. */
export interface Erasure {
  readonly at: string;
  readonly municipality: string;
  readonly citizen: string;
  readonly by: string;
  readonly reason: string;
}
/** Who was erased, kept apart from the store and its copies, so that nobody comes back with one. */
export interface ErasureLedger {
  /** Durable when the promise is fulfilled. */
  append(erasure: Erasure): Promise<void>;
  /** Oldest first. */
  entries(): Promise<readonly Erasure[]>;
}

/** Told after each commit. A listener that missed some catches up by reading. */
export interface Changes {
  /** Calls back for one citizen, or for every citizen of one caseworker. Returns the way to stop. */
  onCitizen(municipality: string, citizen: string, listener: () => void): () => void;
  onCaseworker(municipality: string, caseworker: string, listener: (citizen: string) => void): () => void;
}
/** The writing side of `Changes`, called by the store after a commit. */
export interface ChangeNotifier {
  committed(municipality: string, document: Pick<CitizenDocument, 'citizen' | 'caseworker'>): void;
}

/** Looks for danger in a message, locally and at once. */
export interface DangerDetector {
  find(text: string): Danger | undefined;
}

/** Puts a sheet on paper. */
export interface Printer {
  /** A tagged PDF. Any text can be printed: a letter that there is none for is an empty box. */
  pdf(sheet: Sheet): Promise<Uint8Array>;
}
