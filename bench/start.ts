/** A product that already has many citizens: how soon it is ready, and how much memory they take while nobody writes. */
import { Product, type Usage } from './child.ts';
import { fill, makeFolder } from './citizens.ts';
import { median } from './measure.ts';
import type { Effort, Finding } from './report.ts';

const megabytes = (bytes: number): number => bytes / 1_000_000;

async function startOver(folder: string, times: number): Promise<{ readonly milliseconds: number; readonly usage: Usage }> {
  const starts: number[] = [];
  let usage: Usage | undefined;
  for (let time = 0; time < times; time += 1) {
    const product = await Product.start(folder);
    starts.push(product.startMilliseconds);
    usage = await product.usage();
    await product.close();
  }
  if (usage === undefined) throw new Error('Start at least once');
  return { milliseconds: median(starts), usage };
}

/** From the start of the process to a good answer of `/readyz`, the files being in the system's cache. */
export async function benchStart(effort: Effort): Promise<Finding> {
  const count = 10_000;
  const times = effort.quick ? 1 : 5;
  const folder = await makeFolder();
  const empty = await makeFolder();
  try {
    const size = await fill(folder.path, count);
    const without = await startOver(empty.path, times);
    const { milliseconds } = await startOver(folder.path, times);
    return {
      bench: 'start',
      figures: [
        { name: 'document of one citizen', value: size / 1000, unit: 'kB' },
        { name: 'start to ready, nobody', value: without.milliseconds / 1000, unit: 's' },
        { name: 'start to ready, 10,000 citizens', value: milliseconds / 1000, unit: 's' },
      ],
      goals: [{ name: 'start to ready, 10,000 citizens', figure: milliseconds / 1000, compare: 'at most', goal: 2, unit: 's' }],
    };
  } finally {
    await Promise.all([folder.remove(), empty.remove()]);
  }
}

/** What the process holds more with 10,000 parked conversations than with none, after a collection of garbage. */
export async function benchMemory(_effort: Effort): Promise<Finding> {
  const folder = await makeFolder();
  const empty = await makeFolder();
  try {
    await fill(folder.path, 10_000);
    const [without, parked] = [(await startOver(empty.path, 1)).usage, (await startOver(folder.path, 1)).usage];
    return {
      bench: 'memory',
      figures: [
        { name: 'heap, nobody', value: megabytes(without.heapUsed), unit: 'MB' },
        { name: 'heap, 10,000 parked conversations', value: megabytes(parked.heapUsed), unit: 'MB' },
        { name: 'heap for each parked conversation', value: (parked.heapUsed - without.heapUsed) / 10_000 / 1000, unit: 'kB' },
        { name: 'resident memory, nobody', value: megabytes(without.rss), unit: 'MB' },
        { name: 'resident memory, 10,000 parked conversations', value: megabytes(parked.rss), unit: 'MB' },
      ],
      goals: [],
    };
  } finally {
    await Promise.all([folder.remove(), empty.remove()]);
  }
}
