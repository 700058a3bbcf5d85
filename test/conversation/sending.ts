/** A product with a channel that has to be sent on: the real store over a disk in memory, a clock that is set by hand, and a gateway that does as told. */
import { expect } from 'vitest';
import type { Context } from '../../src/conversation/context.ts';
import { createCitizen } from '../../src/conversation/create.ts';
import { runOutbox } from '../../src/conversation/outbox.ts';
import { receive } from '../../src/conversation/receive.ts';
import type { Sender, Sending, Sent, Store } from '../../src/ports.ts';
import { open } from '../../src/storage/open.ts';
import { memoryChanges, memoryLog } from '../contract/fixture.ts';
import { testContext } from '../review/fixture.ts';
import { SimulatedDisk } from '../storage/simulated-disk.ts';

/** What the gateway does with a sending: what it answers, or how the line breaks: before or after the message came to it. */
export type Deed = Sent['kind'] | 'busy' | 'breaks-before' | 'breaks-after' | 'hangs';

/** A gateway of the worst kind. `delivered`: what came to the phone, in order, by item. */
export class Gateway implements Sender {
  readonly channel: string = 'sms';
  readonly sensitive: boolean = false;
  readonly idempotent: boolean;
  /** What it does next; when it is empty, it sends. */
  readonly deeds: Deed[] = [];
  readonly tried: Sending[] = [];
  readonly delivered: string[] = [];
  readonly #ids = new Set<string>();

  constructor({ idempotent = false } = {}) {
    this.idempotent = idempotent;
  }

  async send(sending: Sending, signal: AbortSignal): Promise<Sent> {
    this.tried.push(sending);
    const deed = this.deeds.shift() ?? 'sent';
    switch (deed) {
      case 'sent':
        this.#deliver(sending);
        return { kind: 'sent' };
      case 'unclear':
      case 'breaks-after':
        this.#deliver(sending);
        if (deed === 'unclear') return { kind: 'unclear' };
        throw new Error('The line broke');
      case 'breaks-before':
        throw new Error('The line broke');
      case 'busy':
        return { kind: 'later', retryAfterSeconds: 120 };
      case 'hangs':
        return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('Stopped'))));
      case 'later':
      case 'refused':
        return { kind: deed };
      default:
        return deed satisfies never;
    }
  }

  #deliver({ id, item }: Sending): void {
    if (!this.idempotent || !this.#ids.has(id)) this.delivered.push(item);
    this.#ids.add(id);
  }
}

/** A house that sends, for as long as it is not stopped. */
export interface House {
  readonly context: Context;
  readonly gateway: Gateway;
  /** Moves the clock on, or back. */
  pass(seconds: number): void;
  /** As after a crash: workers and leases are gone, what was written is there. Calls of the store are counted anew. */
  restart(): Promise<void>;
  /** Takes back a death that has not come about. */
  live(): void;
  /** The process dies at a call of the store, after it was done or before. No call is answered from then on. */
  die(at: { readonly call: number; readonly done: boolean }): void;
}

/** Opens it; `gateway` is kept over every restart, as the world is. */
export async function openHouse(gateway = new Gateway()): Promise<House> {
  const parts = testContext();
  let now = Date.parse('2026-11-23T09:00:00.000Z');
  const clock = { now: () => new Date((now += 1)).toISOString() };
  let stopped = true;
  let death: { readonly call: number; readonly done: boolean } | undefined;
  let calls = 0;
  const disk = new SimulatedDisk('/data');
  const start = (): Promise<Store> => open({ dir: '/data', clock, log: memoryLog(), changes: memoryChanges(), disk });
  let under = await start();
  const dying = (store: Store): Store =>
    new Proxy(store, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...given: readonly unknown[]): Promise<unknown> => {
          calls += 1;
          const dies = death !== undefined && calls >= death.call;
          if (dies && (stopped || !death!.done)) throw new Error('The process is gone');
          stopped = dies;
          const result: unknown = await Reflect.apply(value, target, given);
          if (dies) throw new Error('The process is gone');
          return result;
        };
      },
    });
  const house = { ...parts, clock, senders: new Map([[gateway.channel, gateway]]) };
  let context: Context = { ...house, store: dying(under) };
  return {
    get context() {
      return context;
    },
    gateway,
    pass: (seconds) => void (now += seconds * 1000),
    die(at) {
      [death, calls, stopped] = [at, 0, false];
    },
    live: () => void (death = undefined),
    async restart() {
      [death, stopped] = [undefined, false];
      await under.close();
      under = await start();
      context = { ...house, store: dying(under) };
    },
  };
}

let messages = 0;
/** A citizen of Kirsten's who writes by SMS, or on another channel. */
export async function texts(context: Context, citizen: string, text: string, channel = 'sms'): Promise<void> {
  messages += 1;
  const message = `m${messages}`;
  await receive(context, { municipality: 'm1', citizen, channel, account: `${channel}-${citizen}`, message, text });
}

export const newOne = (context: Context): Promise<string> => createCitizen(context, { caseworker: 'kirsten', language: 'da', name: 'Bo' });

/** Items that were said to the citizen since they first wrote, in order: what ought to come to the phone. */
export async function said({ store }: Context, citizen: string): Promise<readonly string[]> {
  const { document } = (await store.read('m1', citizen))!;
  return document.transcript.flatMap((entry) => (entry.from === 'citizen' || entry.sensitive === true ? [] : [`${entry.id}:sms`]));
}

/** Items of which the caseworker was told that they did not come. */
export async function undelivered({ store }: Context, citizen: string): Promise<readonly string[]> {
  const { document } = (await store.read('m1', citizen))!;
  return document.events.flatMap(({ kind, key = '' }) => (kind === 'undelivered' ? [key] : []));
}

/** A house with a citizen who has written `hej` by SMS: two messages wait for the phone. */
export async function greeted(gateway = new Gateway()): Promise<House & { readonly citizen: string; readonly items: readonly string[] }> {
  const house = await openHouse(gateway);
  const citizen = await newOne(house.context);
  await texts(house.context, citizen, 'hej');
  const items = await said(house.context, citizen);
  expect(items).toHaveLength(2);
  return Object.assign(house, { citizen, items });
}

/** Runs until nothing is ready any more. */
export async function drain(house: House): Promise<void> {
  while ((await runOutbox(house.context, { sendWithin: 20 })) > 0);
}
