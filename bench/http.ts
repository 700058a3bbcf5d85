/** A turn end to end: sent over HTTP, committed to disk, its reply seen on the WebSocket; with 1, 10 and 100 citizens who answer at once. */
import { Product } from './child.ts';
import { makeFolder } from './citizens.ts';
import { median, percentile } from './measure.ts';
import type { Effort, Figure, Finding } from './report.ts';
import { Talker } from './talker.ts';

/** All citizens answer as soon as they are asked; the figures are those of the whole product under that load. */
async function crowd(product: Product, citizens: number, turns: number): Promise<readonly Figure[]> {
  const talkers = Array.from({ length: citizens }, () => new Talker(product.url));
  await Promise.all(talkers.map((talker) => talker.open()));
  for (const talker of talkers) await talker.turn();
  const before = await product.usage();
  const begun = performance.now();
  const times = await Promise.all(
    talkers.map(async (talker) => {
      const own: number[] = [];
      for (let turn = 0; turn < turns; turn += 1) own.push(await talker.turn());
      return own;
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  const after = await product.usage();
  for (const talker of talkers) talker.close();
  const all = times.flat();
  const name = (what: string): string => `${what}, ${citizens} ${citizens === 1 ? 'citizen' : 'citizens at once'}`;
  return [
    { name: name('sent to reply seen, median'), value: median(all), unit: 'ms' },
    { name: name('sent to reply seen, p99'), value: percentile(all, 0.99), unit: 'ms' },
    { name: name('processor of the product for a turn'), value: (after.cpuMilliseconds - before.cpuMilliseconds) / all.length, unit: 'ms' },
    { name: name('turns'), value: all.length / seconds, unit: 'turns/s' },
  ];
}

export async function benchHttp(effort: Effort): Promise<Finding> {
  const folder = await makeFolder();
  const product = await Product.start(folder.path);
  try {
    await crowd(product, 5, 10);
    const figures: Figure[] = [];
    for (const [citizens, turns] of effort.quick
      ? ([
          [1, 40],
          [10, 10],
          [100, 3],
        ] as const)
      : ([
          [1, 400],
          [10, 80],
          [100, 20],
        ] as const)) {
      figures.push(...(await crowd(product, citizens, turns)));
    }
    return { bench: 'http', figures, goals: [] };
  } finally {
    await product.close();
    await folder.remove();
  }
}
