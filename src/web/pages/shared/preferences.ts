/** What somebody has chosen on this device: size of text, speed of reading. Nothing of what was said. */

const prefix = 'medspil:';

/** What was kept under that name. A browser may forbid storage: then nothing was. */
export function kept(name: string): string | undefined {
  try {
    return localStorage.getItem(prefix + name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it for the next visit, where the browser lets us. */
export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // It lasts as long as the page.
  }
}
