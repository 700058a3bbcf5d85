/**
 * Handing out what is due. A lease lives in memory: the process that dies takes its workers with it, so that their items are free
 * again after a restart, with the attempts that were written before each try.
 */
import type { Claimed, Outcome, Unclear } from '../ports.ts';
import type { Citizens } from './citizens.ts';
import { keyOf, placeOf, type Directory, type Place } from './directory.ts';
import { DamagedError, GoneError } from './errors.ts';
import {
  farthest,
  isWaiting,
  leaseEnd,
  nextReady,
  offers,
  withAttempt,
  withOutcome,
  withReport,
  type HeldUntil,
  type Offer,
} from './lanes.ts';

/**
 * Serves `claim`, `markAttempt` and `settle` of the store. An item is with one worker at a time, until it is settled or its lease runs
 * out.
 */
export class Work {
  readonly #citizens: Citizens;
  readonly #directory: Directory;
  /** Until when an item is held, in milliseconds, by citizen and then by item. */
  readonly #leases = new Map<string, Map<string, number>>();
  /** Time of the last `claim`, and of the last look at those who wait for a time far ahead; in milliseconds. */
  #latest = Number.POSITIVE_INFINITY;
  #looked = Number.NEGATIVE_INFINITY;

  constructor(citizens: Citizens, directory: Directory) {
    this.#citizens = citizens;
    this.#directory = directory;
  }

  /** Each citizen is looked at once; a citizen whose file is damaged is passed by. */
  async claim(now: string, n: number, leaseSeconds: number, kind?: Claimed['kind']): Promise<readonly Claimed[]> {
    const time = Date.parse(now);
    const until = leaseEnd(time, leaseSeconds);
    this.#setTime(time);
    const claimed: Claimed[] = [];
    const looked: string[] = [];
    try {
      while (claimed.length < n) {
        const key = this.#directory.schedule.take(time);
        if (key === undefined) break;
        looked.push(key);
        claimed.push(...(await this.#claimOf(placeOf(key), { time, until, most: n - claimed.length, kind })));
      }
    } catch (error) {
      // What is held by now is handed out; the next call meets the error again.
      if (claimed.length === 0) throw error;
    } finally {
      for (const key of looked) await this.#reschedule(placeOf(key), time);
    }
    return claimed;
  }

  /** Throws a `GoneError` when the item is no longer this worker's. */
  async markAttempt(claimed: Claimed): Promise<void> {
    let held = false;
    await this.#citizens.update(claimed, (record) => {
      const lanes = withAttempt(record, claimed);
      held = lanes !== undefined;
      return lanes && { ...record, ...lanes };
    });
    await this.#reschedule(claimed);
    if (!held) throw new GoneError(claimed.item.id);
  }

  async settle(claimed: Claimed, outcome: Outcome): Promise<void> {
    let settled = false;
    const after = await this.#citizens.update(claimed, (record) => {
      const lanes = withOutcome(record, claimed, { result: outcome.result, again: outcome.retryAt ?? outcome.at });
      settled = lanes !== undefined;
      return lanes && { ...record, ...lanes };
    });
    if (settled || after === undefined || !isWaiting(after, claimed)) this.#release(claimed);
    await this.#reschedule(claimed);
  }

  /** False when the message is gone: reports come late, and again. */
  async reconcile(place: Place, item: string): Promise<boolean> {
    let waited = false;
    await this.#citizens.update(place, (record) => {
      const lanes = withReport(record, item);
      waited = lanes !== undefined;
      return lanes && { ...record, ...lanes };
    });
    await this.#reschedule(place);
    return waited;
  }

  async unclear(municipality: string, before: string): Promise<readonly Unclear[]> {
    const found: Unclear[] = [];
    for (const place of this.#directory.withUnclear(municipality)) {
      const record = await this.#citizens.read(place);
      for (const { item, unclear } of record?.outbox ?? [])
        if (unclear !== undefined && Date.parse(unclear) <= Date.parse(before))
          found.push({ citizen: place.citizen, item, since: unclear });
    }
    return found;
  }

  async #claimOf(
    place: Place,
    claim: { time: number; until: number; most: number; kind: Claimed['kind'] | undefined },
  ): Promise<readonly Claimed[]> {
    const claimed: Claimed[] = [];
    try {
      // Within the citizen's queue, so that two workers never look at the same moment.
      await this.#citizens.update(place, (record) => {
        const free = offers(record, this.#heldUntil(place), claim.time).filter(
          (offer) => offer.ready <= claim.time && (claim.kind ?? offer.kind) === offer.kind,
        );
        for (const offer of free.slice(0, claim.most)) claimed.push(this.#hold(place, offer, claim.until));
        return undefined;
      });
    } catch (error) {
      if (!(error instanceof DamagedError)) throw error;
    }
    return claimed;
  }

  /** At start, when the clock has been put back, and now and then: times may lie ahead that nothing is to wait for. */
  #setTime(time: number): void {
    const back = time < this.#latest;
    this.#latest = time;
    if (!back && time < this.#looked + farthest) return;
    this.#looked = time;
    this.#directory.lookAgain(time + farthest);
    for (const key of this.#leases.keys()) this.#directory.schedule.set(key, 0);
  }

  #hold(place: Place, offer: Offer, until: number): Claimed {
    const leases = this.#leases.get(keyOf(place)) ?? new Map<string, number>();
    this.#leases.set(keyOf(place), leases.set(leaseKey(offer.kind, offer.item), until));
    const { municipality, citizen } = place;
    return { kind: offer.kind, municipality, citizen, item: offer.item, attempts: offer.attempts, begun: offer.begun };
  }

  #release(claimed: Claimed): void {
    const leases = this.#leases.get(keyOf(claimed));
    leases?.delete(leaseKey(claimed.kind, claimed.item));
    if (leases?.size === 0) this.#leases.delete(keyOf(claimed));
  }

  #heldUntil(place: Place): HeldUntil {
    const leases = this.#leases.get(keyOf(place));
    return (kind, item) => {
      const until = leases?.get(leaseKey(kind, item));
      return until !== undefined && until <= this.#latest + farthest ? until : undefined;
    };
  }

  /** When the citizen is to be looked at next. `now`: leases that have run out by then are forgotten. */
  async #reschedule(place: Place, now = Number.NEGATIVE_INFINITY): Promise<void> {
    const leases = this.#leases.get(keyOf(place));
    for (const [key, until] of leases ?? []) if (until <= now) leases?.delete(key);
    if (leases?.size === 0) this.#leases.delete(keyOf(place));
    try {
      const record = await this.#citizens.read(place);
      if (record !== undefined) this.#directory.schedule.set(keyOf(place), nextReady(record, this.#heldUntil(place), this.#latest));
    } catch {
      // Not to be read just now: looked at again as if nothing were held, which does no harm.
      this.#directory.schedule.set(keyOf(place), this.#directory.next(place));
    }
  }
}

/** With the time: an item that has taken the place of another one with the same id is not held by whoever holds that one. */
function leaseKey(kind: Claimed['kind'], item: Claimed['item']): string {
  return `${kind} ${item.at} ${item.id}`;
}
