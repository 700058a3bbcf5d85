/** What is known of every citizen without opening a file: rebuilt from the headers at start, kept up with each commit. */
import type { CitizenSummary, OutboxDepth } from '../ports.ts';
import type { Known } from './record.ts';
import { Schedule } from './schedule.ts';

/** One citizen of one municipality. */
export interface Place {
  readonly municipality: string;
  readonly citizen: string;
}

/**
 * Lists by municipality, by caseworker and by account, and the schedule, in memory. A citizen who is not in it stands in no list, but can still be read by
 * id.
 */
export class Directory {
  readonly #known = new Map<string, Known>();
  readonly #byCaseworker = new Map<string, Set<string>>();
  readonly #byMunicipality = new Map<string, Set<string>>();
  readonly #byAccount = new Map<string, Set<string>>();
  readonly #erased = new Map<string, Set<string>>();
  /** Whose items are due when. */
  readonly schedule = new Schedule();

  get size(): number {
    return this.#known.size;
  }

  set(known: Known): void {
    const key = keyOf({ municipality: known.municipality, citizen: known.summary.citizen });
    const before = this.#known.get(key);
    this.#known.set(key, known);
    move(this.#byCaseworker, key, { before: before && caseworkerKey(before), after: caseworkerKey(known) });
    move(this.#byMunicipality, key, { before: before?.municipality, after: known.municipality });
    for (const account of before?.accounts ?? []) {
      if (!known.accounts.includes(account)) move(this.#byAccount, key, { before: accountKey(known.municipality, account) });
    }
    for (const account of known.accounts) move(this.#byAccount, key, { after: accountKey(known.municipality, account) });
    this.schedule.set(key, known.next);
  }

  /** Takes out a citizen whose file is damaged. */
  remove(place: Place): void {
    const key = keyOf(place);
    const known = this.#known.get(key);
    if (known === undefined) return;
    this.#known.delete(key);
    move(this.#byCaseworker, key, { before: caseworkerKey(known) });
    move(this.#byMunicipality, key, { before: known.municipality });
    for (const account of known.accounts) move(this.#byAccount, key, { before: accountKey(known.municipality, account) });
    this.schedule.set(key, undefined);
  }

  /** From here on the citizen is one who was erased. */
  erase(place: Place): void {
    this.remove(place);
    move(this.#erased, keyOf(place), { after: place.municipality });
  }

  isErased(place: Place): boolean {
    return this.#erased.get(place.municipality)?.has(keyOf(place)) ?? false;
  }

  /** Where somebody was erased. */
  municipalitiesOfErased(): readonly string[] {
    return [...this.#erased.keys()];
  }

  /** Ids of those erased in a municipality, in order. */
  erased(municipality: string): readonly string[] {
    return [...(this.#erased.get(municipality) ?? [])].map((key) => placeOf(key).citizen).toSorted();
  }

  /** When the first item of a citizen is due, as the file has it; undefined when nothing waits or the file is damaged. */
  next(place: Place): number | undefined {
    return this.#known.get(keyOf(place))?.next;
  }

  /** Whoever has a message to be sent that is not due before a time is looked at once more. */
  lookAgain(from: number): void {
    for (const [key, { outbox, soon, next }] of this.#known) {
      if ((outbox !== undefined || soon === true) && next !== undefined && next > from) this.schedule.set(key, 0);
    }
  }

  /** What waits in all outboxes. */
  depth(): OutboxDepth {
    let waiting = 0;
    let oldest: string | undefined;
    for (const { outbox } of this.#known.values()) {
      waiting += outbox?.waiting ?? 0;
      const own = outbox?.oldest;
      if (own !== undefined && (oldest === undefined || Date.parse(own) < Date.parse(oldest))) oldest = own;
    }
    return oldest === undefined ? { waiting } : { waiting, oldest };
  }

  /** Citizens with a message of which nobody knows whether it went out, by id. */
  withUnclear(municipality: string): readonly Place[] {
    return this.citizens(municipality)
      .map((citizen) => ({ municipality, citizen }))
      .filter((place) => (this.#known.get(keyOf(place))?.outbox?.unclear ?? 0) > 0);
  }

  /** Citizens of one caseworker, by id. */
  list(municipality: string, caseworker: string): readonly CitizenSummary[] {
    const keys = this.#byCaseworker.get(JSON.stringify([municipality, caseworker])) ?? [];
    return [...keys].map((key) => this.#known.get(key)!.summary).toSorted((a, b) => (a.citizen < b.citizen ? -1 : 1));
  }

  /** All citizens of all municipalities. */
  places(): readonly Place[] {
    return [...this.#known.keys()].map(placeOf);
  }

  /** Ids of all citizens of a municipality, in order. */
  citizens(municipality: string): readonly string[] {
    return [...(this.#byMunicipality.get(municipality) ?? [])].map((key) => placeOf(key).citizen).toSorted();
  }

  /** Citizens who have written from an account: one, unless the account has changed hands. */
  holders(municipality: string, account: string): readonly Place[] {
    return [...(this.#byAccount.get(accountKey(municipality, account)) ?? [])].map(placeOf);
  }
}

/** One text for a citizen of a municipality. */
export function keyOf(place: Place): string {
  return JSON.stringify([place.municipality, place.citizen]);
}
/** The citizen that a key of `keyOf` stands for. */
export function placeOf(key: string): Place {
  const [municipality, citizen] = JSON.parse(key) as [string, string];
  return { municipality, citizen };
}

function caseworkerKey(known: Known): string {
  return JSON.stringify([known.municipality, known.summary.caseworker]);
}
function accountKey(municipality: string, account: string): string {
  return JSON.stringify([municipality, account]);
}

function move(
  groups: Map<string, Set<string>>,
  key: string,
  change: { readonly before?: string | undefined; readonly after?: string },
): void {
  const { before, after } = change;
  if (before === after) return;
  const old = before === undefined ? undefined : groups.get(before);
  old?.delete(key);
  if (before !== undefined && old?.size === 0) groups.delete(before);
  if (after !== undefined) groups.set(after, (groups.get(after) ?? new Set<string>()).add(key));
}
