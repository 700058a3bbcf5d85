/** The commands of random histories, each with what the model expects of it. One citizen, one worker. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Claimed } from '../../src/ports.ts';
import { after, commitOf, municipality, seenKey } from './fixture.ts';
import type { Subject } from './subject.ts';

export interface Model {
  version: number;
  readonly seen: Set<number>;
  /** Positions in the outbox, in order. */
  waiting: number[];
  held: Claimed | undefined;
  audit: number;
}
type Command = fc.AsyncCommand<Model, Subject>;

const citizen = 'a';

/** Commits a message, upon the version there is or upon one that is not. */
class CommitMessage implements Command {
  readonly #message: number;
  readonly #stale: boolean;
  constructor(message: number, stale: boolean) {
    this.#message = message;
    this.#stale = stale;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Subject): Promise<void> {
    const position = model.version + 1;
    const result = await real.store.commit(
      commitOf(citizen, model.version + (this.#stale ? 1 : 0), {
        seen: seenKey(`${this.#message}`),
        outbox: [{ id: `o${position}`, channel: 'sms', position, at: after(0) }],
        audit: Array.from({ length: 9 }, () => ({ at: after(position), actor: 'citizen', action: 'wrote', object: `${position}` })),
      }),
    );
    if (model.seen.has(this.#message)) expect(result).toEqual({ kind: 'seen' });
    else if (this.#stale) expect(result).toEqual({ kind: 'conflict', version: model.version });
    else this.#expectCommitted(model, result);
  }

  toString(): string {
    return `commit(${this.#message}${this.#stale ? ', stale' : ''})`;
  }

  #expectCommitted(model: Model, result: unknown): void {
    model.version += 1;
    model.seen.add(this.#message);
    model.waiting.push(model.version);
    model.audit += 9;
    expect(result).toEqual({ kind: 'committed', version: model.version });
  }
}

class Claim implements Command {
  check(): boolean {
    return true;
  }

  async run(model: Model, real: Subject): Promise<void> {
    const claimed = await real.store.claim(after(1), 9, 900);
    const next = model.held === undefined ? model.waiting.slice(0, 1) : [];
    expect(claimed.map(({ item }) => item.id)).toEqual(next.map((position) => `o${position}`));
    model.held ??= claimed[0];
  }

  toString(): string {
    return 'claim';
  }
}

class Settle implements Command {
  readonly #result: 'sent' | 'failed' | 'retry';
  constructor(result: 'sent' | 'failed' | 'retry') {
    this.#result = result;
  }

  check(model: Readonly<Model>): boolean {
    return model.held !== undefined;
  }

  async run(model: Model, real: Subject): Promise<void> {
    await real.store.markAttempt(model.held!, after(1));
    await real.store.settle(model.held!, { at: after(1), result: this.#result });
    if (this.#result !== 'retry') model.waiting = model.waiting.slice(1);
    model.held = undefined;
  }

  toString(): string {
    return `settle(${this.#result})`;
  }
}

/** A restart: all is as it was, and what a worker held is free. */
class Reopen implements Command {
  check(): boolean {
    return true;
  }

  async run(model: Model, real: Subject): Promise<void> {
    const store = await real.reopen();
    model.held = undefined;
    expect((await store.read(municipality, citizen))?.version ?? 0).toBe(model.version);
    expect(await store.audit(municipality, citizen)).toHaveLength(model.audit);
    expect(await store.list(municipality, 'mette')).toHaveLength(model.version > 0 ? 1 : 0);
    for (let message = 0; message < 6; message += 1)
      expect(await store.seen(municipality, seenKey(`${message}`))).toBe(model.seen.has(message));
  }

  toString(): string {
    return 'reopen';
  }
}

export function historyCommands(): fc.Arbitrary<Iterable<Command>> {
  return fc.commands(
    [
      fc.tuple(fc.nat(5), fc.boolean()).map(([message, stale]) => new CommitMessage(message, stale)),
      fc.constant(new Claim()),
      fc.constantFrom<'sent' | 'failed' | 'retry'>('sent', 'failed', 'retry').map((result) => new Settle(result)),
      fc.constant(new Reopen()),
    ],
    { maxCommands: 30 },
  );
}
