import { expect, test } from 'vitest';
import { Cache } from '../../src/storage/cache.ts';
import { Queue } from '../../src/storage/queue.ts';

test('a cache keeps what was used last, up to its number', () => {
  const cache = new Cache<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
  cache.delete('a');
  expect(cache.get('a')).toBeUndefined();
});

test('a queue runs one task of a key at a time, others beside it, and goes on after one has failed', async () => {
  const queue = new Queue();
  const order: string[] = [];
  const task =
    (name: string, fails = false) =>
    async () => {
      order.push(`${name}+`);
      await new Promise((resolve) => setTimeout(resolve, 2));
      order.push(`${name}-`);
      if (fails) throw new Error(name);
    };
  const failed = queue.run('x', task('x1', true));
  void queue.run('x', task('x2'));
  void queue.run('y', task('y1'));
  await expect(failed).rejects.toThrow('x1');
  await queue.idle();
  expect(order.filter((step) => step.startsWith('x'))).toEqual(['x1+', 'x1-', 'x2+', 'x2-']);
  expect(order.indexOf('y1+')).toBeLessThan(order.indexOf('x1-'));
});
