/** Tells when the files of a folder have changed, once for many changes that come together. */
import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { filesHash } from '../publish/candidate.ts';
import type { Sources } from '../scripts/sources.ts';
import { readSources } from '../storage/files.ts';

/** Milliseconds of quiet after a change: an editor writes a file in several steps. */
const quiet = 200;
/** Milliseconds between two looks where the system tells nothing of changes (network folders, some containers). */
const pause = 2000;

/** A watch over `dialogs/` and `locales/` under a root. */
export class Watch {
  readonly #root: string;
  readonly #tell: (sources: Sources) => Promise<void>;
  readonly #watchers: FSWatcher[] = [];
  readonly #poll: ReturnType<typeof setInterval>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #known = '';
  #working: Promise<void> = Promise.resolve();
  #closed = false;

  /** `tell` gets the files as they are now, at the beginning and after each change; one call at a time. */
  constructor(root: string, tell: (sources: Sources) => Promise<void>) {
    this.#root = root;
    this.#tell = tell;
    for (const folder of ['dialogs', 'locales']) this.#watch(join(root, folder));
    this.#poll = setInterval(() => this.#soon(), pause);
    this.#soon();
  }

  /** Ends after the call that is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearInterval(this.#poll);
    for (const watcher of this.#watchers) watcher.close();
    await this.#working;
  }

  #watch(folder: string): void {
    try {
      const watcher = watch(folder, { recursive: true }, () => this.#soon());
      // A folder that goes away is looked for by the poll.
      watcher.on('error', () => watcher.close());
      this.#watchers.push(watcher);
    } catch {
      // The poll sees what changes there.
    }
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#working = this.#working.then(() => this.#look());
    }, quiet);
  }

  async #look(): Promise<void> {
    if (this.#closed) return;
    // A file that is just being replaced cannot be read; the next look finds the new one.
    const sources = await readSources(this.#root).catch(() => undefined);
    if (sources === undefined) return;
    const hash = filesHash(sources);
    if (hash === this.#known) return;
    this.#known = hash;
    await this.#tell(sources);
  }
}
