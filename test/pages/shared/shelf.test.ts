import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserShelf, MemoryShelf, openShelves } from '../../../src/web/pages/shared/shelf.ts';

afterEach(() => vi.unstubAllGlobals());

const refuse = (): never => {
  throw new DOMException('denied', 'SecurityError');
};
const full = { setItem: refuse, removeItem: () => undefined, getItem: () => null, key: () => null, length: 0 };

describe("the browser's storage", () => {
  it('that throws at its mention gives way to one that lasts as long as the page', () => {
    for (const name of ['localStorage', 'sessionStorage'] as const) {
      vi.stubGlobal(name, undefined);
      Object.defineProperty(globalThis, name, { configurable: true, get: refuse });
      expect(browserShelf(name)).toBeUndefined();
    }
    const { lasting, passing } = openShelves();
    lasting.setItem('a', '1');
    expect([lasting.getItem('a'), passing.getItem('a')]).toEqual(['1', null]);
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(globalThis, name, { configurable: true, value: undefined });
  });
  it.each([
    ['missing', undefined],
    ['full', full],
  ])('that is %s does too', (_name, storage) => {
    vi.stubGlobal('localStorage', storage);
    expect(browserShelf('localStorage')).toBeUndefined();
  });
  it('that works is used, and nothing is left of the trial', () => {
    const shelf = new MemoryShelf();
    vi.stubGlobal('localStorage', shelf);
    expect(openShelves().lasting).toBe(shelf);
    expect([shelf.length, shelf.key(0)]).toEqual([0, null]);
  });
});
