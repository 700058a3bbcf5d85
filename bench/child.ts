/** The product in a process of its own, so that its time and memory are not mixed with those of the measuring side. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type Asked = 'usage' | 'close';
export interface Usage {
  readonly kind: 'usage';
  /** Time of the processor since the process began. */
  readonly cpuMilliseconds: number;
  /** Bytes, after a collection of garbage. */
  readonly rss: number;
  readonly heapUsed: number;
}
export type Told = { readonly kind: 'ready'; readonly url: string } | Usage;

const script = fileURLToPath(new URL('./served.ts', import.meta.url));

export class Product {
  readonly url: string;
  /** From the start of the process until it answered for being ready. */
  readonly startMilliseconds: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, url: string, startMilliseconds: number) {
    this.#child = child;
    this.url = url;
    this.startMilliseconds = startMilliseconds;
  }

  /** Rejects when the process ends before it is ready. */
  static async start(dataFolder: string): Promise<Product> {
    const begun = performance.now();
    const child = fork(script, [dataFolder], { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
    const ended = once(child, 'exit').then(() => {
      throw new Error(`The product ended before it was ready:\n${complaint}`);
    });
    const [told] = (await Promise.race([once(child, 'message'), ended])) as [Told];
    ended.catch(() => undefined);
    if (told.kind !== 'ready') throw new Error('The product spoke out of turn');
    const ready = await fetch(`${told.url}/readyz`);
    if (!ready.ok) throw new Error(`The product answered ${ready.status} for being ready`);
    return new Product(child, told.url, performance.now() - begun);
  }

  async usage(): Promise<Usage> {
    this.#child.send('usage' satisfies Asked);
    const [told] = (await once(this.#child, 'message')) as [Usage];
    return told;
  }

  async close(): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.send('close' satisfies Asked);
    await gone;
  }
}
