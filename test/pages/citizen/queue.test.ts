import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, emptyQueue, land, settle, take } from '../../../src/web/pages/widget/queue.ts';
import type { Queue, Waiting } from '../../../src/web/pages/widget/queue.ts';

const item = (id: string): Waiting => ({ id, outgoing: { kind: 'message', text: id }, at: 0 });

/** A server that keeps each client id once, behind a network that loses messages and answers. */
interface Run {
  readonly queue: Queue;
  readonly written: readonly string[];
  readonly kept: readonly string[];
}
type Deed = 'write' | 'arrives' | 'lost-on-the-way' | 'answer-lost' | 'echoed';

function deliver(run: Run, fate: Exclude<Deed, 'write' | 'echoed'>): Run {
  const { queue, item: taken } = take(run.queue);
  if (taken === undefined) return run;
  const kept = fate === 'lost-on-the-way' || run.kept.includes(taken.id) ? run.kept : [...run.kept, taken.id];
  return { ...run, kept, queue: fate === 'arrives' ? settle(queue, taken.id) : land(queue, taken.id) };
}

function act(run: Run, deed: Deed): Run {
  switch (deed) {
    case 'write': {
      const id = `m${run.written.length}`;
      return { ...run, written: [...run.written, id], queue: add(run.queue, item(id)) };
    }
    case 'echoed':
      return { ...run, queue: run.kept.reduce(settle, run.queue) };
    case 'arrives':
    case 'lost-on-the-way':
    case 'answer-lost':
      return deliver(run, deed);
    default: {
      const never: never = deed;
      return never;
    }
  }
}

const deeds = fc.array(fc.constantFrom<Deed>('write', 'arrives', 'lost-on-the-way', 'answer-lost', 'echoed'), { maxLength: 80 });
const start: Run = { queue: emptyQueue, written: [], kept: [] };

describe('messages on their way out', () => {
  it('lose nothing and double nothing, and keep their order, however the network fares', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const stormy = all.reduce(act, start);
        const calm = Array.from({ length: stormy.written.length }).reduce<Run>((run) => act(run, 'arrives'), stormy);
        expect(calm.kept).toEqual(calm.written);
        expect(calm.queue).toEqual(emptyQueue);
      }),
    );
  });

  it('hold every message until the server has answered for it', () => {
    fc.assert(
      fc.property(deeds, (all) => {
        const run = all.reduce(act, start);
        const safe = new Set([...run.kept, ...run.queue.waiting.map((one) => one.id)]);
        expect(run.written.every((id) => safe.has(id))).toBe(true);
      }),
    );
  });

  it('fly one at a time', () => {
    const two = add(add(emptyQueue, item('a')), item('b'));
    const first = take(two);
    expect(first.item?.id).toBe('a');
    expect(take(first.queue).item).toBeUndefined();
    expect(take(settle(first.queue, 'a')).item?.id).toBe('b');
  });

  it('keep the one in flight when another is settled by the stream', () => {
    const flying = take(add(add(emptyQueue, item('a')), item('b'))).queue;
    const settled = settle(flying, 'b');
    expect(settled).toEqual({ waiting: [item('a')], flying: 'a' });
  });

  it('take up a message of an earlier visit once only', () => {
    expect(add(add(emptyQueue, item('a')), item('a')).waiting).toHaveLength(1);
  });
});
