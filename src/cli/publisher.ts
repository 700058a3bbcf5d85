/** Publishing in the process that has the store: one thing after another, and what is published runs at once. */
import { faultLine } from '../messages/fault.ts';
import { redactCpr } from '../conversation/redact.ts';
import type { Clock, Log } from '../ports.ts';
import { current, versionList, type Current } from '../publish/current.ts';
import { publish, publishFirst, rollback, type Done } from '../publish/publish.ts';
import type { Deed, PublishParts, PublishResult, VersionList, WithdrawResult } from '../publish/results.ts';
import { restore, withdraw, type StepName } from '../publish/withdraw.ts';
import type { Ready } from '../scripts/load.ts';
import type { Sources } from '../scripts/sources.ts';
import { RunningScripts, runningOf } from './running-scripts.ts';
import { StartError } from './start-error.ts';

/** What publishing works with. */
export interface PublisherParts extends PublishParts {
  readonly clock: Clock;
  readonly log: Log;
}
/** Who does it, and why. */
export type Who = Pick<Deed, 'by' | 'note'>;

/**
 * The version that the store has. Where it has none, the files that lie beside the program are published as the first one. A version that
 * does not run with this program (a newer one says things that it has no words for) gives way to the files in the same way as by
 * `npm run publish`: nobody is left on a step that is gone. Throws a `StartError`.
 */
export async function startScripts(parts: PublisherParts, files: Sources): Promise<RunningScripts> {
  const { store, municipality, clock } = parts;
  const published = await current(store, municipality.id);
  if (published !== undefined) return startPublished(parts, published, files);
  const deed: Deed = { by: 'medspil', note: 'The files beside the program, when it was first started.', at: clock.now() };
  const { result, ready } = await publishFirst(parts, files, deed);
  if (result.kind === 'faults') throw new StartError(result.faults.map(faultLine));
  const first = await current(store, municipality.id);
  if (first === undefined) throw new StartError(['The scripts could not be published. Start the product again.']);
  return new RunningScripts(runningOf(first, parts, ready));
}

async function startPublished(parts: PublisherParts, published: Current, files: Sources): Promise<RunningScripts> {
  try {
    return new RunningScripts(runningOf(published, parts));
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    const note = `Version ${published.number} did not run with this program.`;
    const { result, ready } = await publish(parts, files, { by: 'medspil', note, at: parts.clock.now() });
    const now = result.kind === 'published' ? await current(parts.store, parts.municipality.id) : undefined;
    if (now === undefined) throw error;
    parts.log.warn('scripts-published-anew', { before: published.number, now: now.number });
    return new RunningScripts(runningOf(now, parts, ready));
  }
}

/** Serves the running product, `npm run publish` and `npm run dev`. Throws whatever the store throws. */
export class Publisher {
  readonly #parts: PublisherParts;
  readonly #scripts: RunningScripts | undefined;
  #working: Promise<unknown> = Promise.resolve();

  /** `scripts`: those that run in this process, where any do. */
  constructor(parts: PublisherParts, scripts?: RunningScripts) {
    this.#parts = parts;
    this.#scripts = scripts;
  }

  publish(sources: Sources, who: Who): Promise<PublishResult> {
    return this.#bring(() => publish(this.#parts, sources, this.#deed(who)));
  }

  rollback(number: number, who: Who): Promise<PublishResult> {
    return this.#bring(() => rollback(this.#parts, number, this.#deed(who)));
  }

  withdraw(step: StepName, who: Who): Promise<WithdrawResult> {
    return this.#change(() => withdraw(this.#parts, step, this.#deed(who)));
  }

  restore(step: StepName, who: Who): Promise<WithdrawResult> {
    return this.#change(() => restore(this.#parts, step, this.#deed(who)));
  }

  list(): Promise<VersionList> {
    return versionList(this.#parts.store, this.#parts.municipality.id);
  }

  /** Another process has published: what it published runs here too, from the next turn on. One that cannot run here is logged. */
  async follow(): Promise<void> {
    await this.#next(async () => {
      const now = this.#scripts?.now;
      const published = await current(this.#parts.store, this.#parts.municipality.id);
      if (now === undefined || published === undefined) return;
      const same = published.number === now.number;
      if (same && published.withdrawn.join() === now.withdrawn.join()) return;
      await this.#run(same ? now.ready : undefined);
      this.#parts.log.info('scripts-followed', { version: published.number });
    }).catch((error: unknown) => {
      this.#parts.log.error('scripts-not-followed', { error: error instanceof Error ? error.name : 'unknown' });
    });
  }

  /** Fulfilled when what was begun is done. */
  async idle(): Promise<void> {
    await this.#working;
  }

  #deed({ by, note }: Who): Deed {
    // Kept with the version for good; neither a name nor a note is a place for a CPR number.
    return { by: redactCpr(by), at: this.#parts.clock.now(), ...(note !== undefined && { note: redactCpr(note) }) };
  }

  #bring(work: () => Promise<Done>): Promise<PublishResult> {
    return this.#next(async () => {
      const { result, ready } = await work();
      if (result.kind === 'published') {
        this.#parts.log.info('scripts-published', { version: result.version.number });
        await this.#run(ready);
      }
      return result;
    });
  }

  #change(work: () => Promise<WithdrawResult>): Promise<WithdrawResult> {
    return this.#next(async () => {
      const result = await work();
      if (result.kind === 'withdrawn' || result.kind === 'restored') {
        this.#parts.log.info(result.kind === 'withdrawn' ? 'scripts-step-withdrawn' : 'scripts-step-restored', {
          script: result.script,
          step: result.key,
        });
        await this.#run(this.#scripts?.now.ready);
      }
      return result;
    });
  }

  /** From the next turn on the newest version runs. */
  async #run(ready: ReadonlyMap<string, Ready> | undefined): Promise<void> {
    if (this.#scripts === undefined) return;
    const published = await current(this.#parts.store, this.#parts.municipality.id);
    if (published !== undefined) this.#scripts.use(runningOf(published, this.#parts, ready));
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#working.then(work, work);
    this.#working = done.catch(() => undefined);
    return done;
  }
}
