import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchLetters } from '../../../src/web/pages/citizen/letters.ts';

const fetched: string[] = [];
class Face {
  readonly #weight: string;
  constructor(_family: string, _source: string, { weight }: { readonly weight: string }) {
    this.#weight = weight;
  }
  async load(): Promise<void> {
    fetched.push(this.#weight);
  }
}

beforeEach(() => {
  fetched.length = 0;
  vi.stubGlobal('FontFace', Face);
  vi.stubGlobal('document', { fonts: { add: () => undefined } });
});
afterEach(() => vi.unstubAllGlobals());

describe("The house's letters", () => {
  it.each([
    ['a fast line', { connection: { effectiveType: '4g' } }, ['400', '500', '600']],
    ['a slow line', { connection: { effectiveType: '3g' } }, []],
    ['a fast line whose owner saves bytes', { connection: { effectiveType: '4g', saveData: true } }, []],
    ['a browser that tells nothing', {}, []],
  ] as const)('are fetched ahead on %s: %j', (_name, navigator, weights) => {
    fetchLetters(navigator);
    expect(fetched).toEqual(weights);
  });
});
