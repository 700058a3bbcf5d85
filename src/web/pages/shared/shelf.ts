/** The browser's storage, guarded: where it is forbidden or full to begin with, things live as long as the page. */

/** The part of the Web Storage interface that is used. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A shelf that is gone with the page. */
export class MemoryShelf implements Shelf {
  readonly #items = new Map<string, string>();

  get length(): number {
    return this.#items.size;
  }
  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.#items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.#items.set(key, value);
  }
  removeItem(key: string): void {
    this.#items.delete(key);
  }
}

const trial = 'medspil:trial';

/** The browser's own shelf of that name, where it can be read and written. A browser may throw at the mere mention of it. */
export function browserShelf(name: 'localStorage' | 'sessionStorage'): Shelf | undefined {
  try {
    const shelf: Shelf = globalThis[name];
    shelf.setItem(trial, trial);
    shelf.removeItem(trial);
    return shelf;
  } catch {
    return undefined;
  }
}

/** `lasting`: stays on the device. `passing`: goes with the tab. */
export interface Shelves {
  readonly lasting: Shelf;
  readonly passing: Shelf;
}

/** The two shelves of this browser, or what takes their place. */
export function openShelves(): Shelves {
  return {
    lasting: browserShelf('localStorage') ?? new MemoryShelf(),
    passing: browserShelf('sessionStorage') ?? new MemoryShelf(),
  };
}
