import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Schedule } from '../../src/storage/schedule.ts';

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const change = fc.record({ key, at: fc.option(fc.nat(20), { nil: undefined }), take: fc.option(fc.nat(20), { nil: undefined }) });

test('gives what a sorted list would give, whatever is set, moved and taken out in between', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const schedule = new Schedule();
      const model = new Map<string, number>();
      for (const { key, at, take } of changes) {
        schedule.set(key, at);
        if (at === undefined) model.delete(key);
        else model.set(key, at);
        if (take === undefined) continue;
        const due = Math.min(...model.values());
        const taken = schedule.take(take);
        if (due > take) expect(taken).toBeUndefined();
        else expect(model.get(taken!)).toBe(due);
        if (taken !== undefined) model.delete(taken);
      }
    }),
  );
});

test('a key moved many thousand times is still given once, in its turn', () => {
  const schedule = new Schedule();
  schedule.set('early', 1);
  for (let at = 10_000; at > 5; at -= 1) schedule.set('moved', at);
  schedule.set('late', 7);
  const order = Array.from({ length: 4 }, () => schedule.take(100));
  expect(order).toEqual(['early', 'moved', 'late', undefined]);
});
