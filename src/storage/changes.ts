/** Tells the pages of this process that something was committed. Only that: a listener reads what it may see. */
import type { CitizenDocument } from '../conversation/citizen.ts';
import type { ChangeNotifier, Changes, Log } from '../ports.ts';

type Listener = (citizen: string) => void;

/** Both sides of `Changes`, within one process. Without listeners it holds nothing. */
export class LocalChanges implements Changes, ChangeNotifier {
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  onCitizen(municipality: string, citizen: string, listener: () => void): () => void {
    return this.#on(keyOf('citizen', municipality, citizen), () => listener());
  }

  onCaseworker(municipality: string, caseworker: string, listener: (citizen: string) => void): () => void {
    return this.#on(keyOf('caseworker', municipality, caseworker), (citizen) => listener(citizen));
  }

  /** Told when a document of the registry was written by another process: one of this process has done so itself. */
  onRegistry(municipality: string, name: string, listener: () => void): () => void {
    return this.#on(keyOf('registry', municipality, name), () => listener());
  }

  /** Another process has written a document of the registry. */
  written(municipality: string, name: string): void {
    this.#tell(keyOf('registry', municipality, name), '');
  }

  committed(municipality: string, document: Pick<CitizenDocument, 'citizen' | 'caseworker'>): void {
    this.#tell(keyOf('citizen', municipality, document.citizen), document.citizen);
    this.#tell(keyOf('caseworker', municipality, document.caseworker), document.citizen);
  }

  /** Tells all who listen to look: something may have been missed. Whoever listens to a caseworker looks at the list. */
  everyone(): void {
    for (const key of this.#listeners.keys()) this.#tell(key, '');
  }

  /** Listeners now listening. */
  get size(): number {
    return this.#listeners.values().reduce((sum, listeners) => sum + listeners.size, 0);
  }

  #on(key: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(key) === listeners) this.#listeners.delete(key);
    };
  }

  /** A listener that throws takes nothing from the others, nor from the commit, which is done. */
  #tell(key: string, citizen: string): void {
    for (const listener of this.#listeners.get(key) ?? []) {
      try {
        listener(citizen);
      } catch (error) {
        this.#log.error('change-listener-failed', { error: error instanceof Error ? error.name : 'unknown' });
      }
    }
  }
}

function keyOf(kind: string, municipality: string, id: string): string {
  return JSON.stringify([kind, municipality, id]);
}
