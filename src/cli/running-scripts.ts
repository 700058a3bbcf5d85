/** The scripts that run: the published version, and at once the next one when it is published. */
import { houseScripts, type Runnable, type Scripts } from '../conversation/scripts.ts';
import { prepare } from '../engine/prepare.ts';
import { faultLine } from '../messages/fault.ts';
import type { Current } from '../publish/current.ts';
import { loadingOf, type PublishParts } from '../publish/results.ts';
import type { PublishedScripts } from '../scripts/history.ts';
import { loadScripts, type Ready } from '../scripts/load.ts';
import { StartError } from './start-error.ts';

/** A version that is ready to run, with the versions before it. */
export interface Running {
  readonly number: number;
  /** Hash of the files it was made of. */
  readonly files: string;
  readonly ready: ReadonlyMap<string, Ready>;
  readonly withdrawn: readonly string[];
  readonly history: readonly PublishedScripts[];
}

/** What every use case looks at anew with each turn. */
export class RunningScripts implements Scripts {
  #now: Running;

  constructor(first: Running) {
    this.#now = checked(first);
  }

  /** The version that runs. */
  get now(): Running {
    return this.#now;
  }

  get main(): Runnable {
    return this.#now.ready.get(houseScripts.plan)!;
  }

  find(id: string): Runnable | undefined {
    return this.#now.ready.get(id);
  }

  get ids(): readonly string[] {
    return [...this.#now.ready.keys()];
  }

  get history(): readonly PublishedScripts[] {
    return this.#now.history;
  }

  /** From now on this version runs. */
  use(next: Running): void {
    this.#now = checked(next);
  }
}

/**
 * Makes the published version ready. `ready`: what was loaded from the same texts just before, to be used where it fits. Throws a
 * `StartError` with every fault: a later program may find faults that an earlier one did not look for.
 */
export function runningOf(
  current: Current,
  parts: Pick<PublishParts, 'municipality' | 'report' | 'unchecked'>,
  ready?: ReadonlyMap<string, Ready>,
): Running {
  const { number, files, withdrawn, history, sources } = current;
  if (ready !== undefined) return { number, files, withdrawn, history, ready: withWithdrawn(ready, withdrawn) };
  const loaded = loadScripts(sources, parts.municipality, loadingOf(parts, withdrawn));
  if (loaded.ok) return { number, files, withdrawn, history, ready: loaded.scripts };
  const mend = 'Mend the files and publish them: npm run publish -- --by NAME';
  throw new StartError([`Version ${number} of the scripts does not run with this program.`, ...loaded.faults.map(faultLine), mend]);
}

/** The same scripts with what is withdrawn now. */
function withWithdrawn(ready: ReadonlyMap<string, Ready>, withdrawn: readonly string[]): ReadonlyMap<string, Ready> {
  const again = [...ready].map(([id, { dialogue, catalogue }]): readonly [string, Ready] => {
    const own = withdrawn.filter((key) => key.startsWith(`${id}:`)).map((key) => key.slice(id.length + 1));
    const same = own.length === dialogue.withdrawn.size && own.every((key) => dialogue.withdrawn.has(key));
    return [id, { catalogue, dialogue: same ? dialogue : prepare(dialogue.script, dialogue.data, own) }];
  });
  return new Map(again);
}

function checked(running: Running): Running {
  const missing = Object.values(houseScripts).filter((id) => !running.ready.has(id));
  if (missing.length === 0) return running;
  throw new StartError(missing.map((id) => `dialogs/${id}.yaml: The script is missing. The product starts it by itself: put it back.`));
}
