/** How much one token, and one address, may ask for. In memory and bounded: a limit is no book of who was here. */
import type { Clock } from '../../ports.ts';
import { Refusal } from '../refusal.ts';

/** A bucket that holds `burst` and fills by `perMinute`. */
export interface Limit {
  readonly burst: number;
  readonly perMinute: number;
}

/**
 * The three limits of Direct Line. Each is a bucket of its own; a request that finds any of its buckets empty is refused with `too-fast`.
 */
export interface Limits {
  /** Messages and polls of one token. A page polls every second or two; nobody writes this fast. */
  readonly holder: Limit;
  /** All requests of one address. Many citizens may sit behind one: a job centre, a library. */
  readonly address: Limit;
  /** New conversations of one address. */
  readonly beginning: Limit;
}

/** The limits outside the demo. A person stays far below them; a program that floods the server does not. */
export const usualLimits: Limits = {
  holder: { burst: 60, perMinute: 120 },
  address: { burst: 1200, perMinute: 2400 },
  beginning: { burst: 60, perMinute: 60 },
};

/** In the demo all come from this machine, and programs talk as fast as they can: the limits are there, and wide. */
export const demoLimits: Limits = {
  holder: { burst: 6000, perMinute: 60_000 },
  address: { burst: 60_000, perMinute: 6_000_000 },
  beginning: { burst: 20_000, perMinute: 60_000 },
};

/** Buckets that are remembered. Beyond it the one not used for longest is forgotten, and begins full. */
const remembered = 20_000;

/** One bucket for each key (a conversation, an address), all with the same limit. A key that was never seen begins with a full one. */
export class Buckets {
  readonly #limit: Limit;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, { readonly left: number; readonly at: number }>();

  constructor(limit: Limit, clock: Clock) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Takes one from the bucket. Throws a `Refusal` that says when there is one again. */
  take(key: string): void {
    const { burst, perMinute } = this.#limit;
    const at = Date.parse(this.#clock.now());
    const before = this.#buckets.get(key) ?? { left: burst, at };
    const filled = Math.min(burst, before.left + (Math.max(0, at - before.at) * perMinute) / 60_000);
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: filled < 1 ? filled : filled - 1, at });
    this.#forget();
    if (filled < 1) throw new Refusal('too-fast', { retryAfter: Math.ceil(((1 - filled) * 60) / perMinute) });
  }

  get size(): number {
    return this.#buckets.size;
  }

  #forget(): void {
    if (this.#buckets.size <= remembered) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
