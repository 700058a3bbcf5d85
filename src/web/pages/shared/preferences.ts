/** What somebody has chosen on this device: size of text, speed of reading. Nothing of what was said. */
import { browserShelf, MemoryShelf } from './shelf.ts';
import type { Shelf } from './shelf.ts';

const prefix = 'medspil:';
let shelf: Shelf | undefined;

/** Where storage is forbidden a choice lasts as long as the page. */
function device(): Shelf {
  shelf ??= browserShelf('localStorage') ?? new MemoryShelf();
  return shelf;
}

/** What was kept under that name. */
export function kept(name: string): string | undefined {
  return device().getItem(prefix + name) ?? undefined;
}

/** Keeps it for the next visit, where the browser lets us. */
export function keep(name: string, value: string): void {
  try {
    device().setItem(prefix + name, value);
  } catch {
    // Storage has become full meanwhile: the choice counts once.
  }
}
