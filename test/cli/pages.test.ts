import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ownRem } from '../../src/cli/pages.ts';

describe('Sizes of the widget', () => {
  it.each([
    ['.a{padding:.5rem 1.25rem}', '.a{padding:calc(.5*var(--rem)) calc(1.25*var(--rem))}'],
    ['.a{margin:-1rem}', '.a{margin:calc(-1*var(--rem))}'],
    ['.a{inline-size:calc(100% - 2rem)}', '.a{inline-size:calc(100% - calc(2*var(--rem)))}'],
    ['@media (min-width:60rem){.a{gap:2rem}}', '@media (min-width:60rem){.a{gap:calc(2*var(--rem))}}'],
    ['.theorem1rem{color:red}:host{--rem:16px}', '.theorem1rem{color:red}:host{--rem:16px}'],
  ])('never hang on the root of the page around: %s', (css, own) => {
    expect(ownRem(css)).toBe(own);
  });
});

describe('The widget', () => {
  it('weighs less than 30 kB by itself and less than 40 with all that it fetches, gzipped', async () => {
    const folder = fileURLToPath(new URL('../../dist/pages/assets/', import.meta.url));
    const weight = async (name: RegExp): Promise<number> => {
      const found = (await readdir(folder)).filter((file) => name.test(file));
      expect(found).toHaveLength(1);
      return gzipSync(await readFile(join(folder, found[0]!)), { level: 9 }).length;
    };
    const own = await weight(/^medspil-chat\.js$/);
    expect(own).toBeLessThan(30 * 1024);
    const later = (await weight(/^pictures-\w+\.js$/)) + (await weight(/^speaking-\w+\.js$/));
    const words = gzipSync(await readFile(new URL('../../locales/da/page.yaml', import.meta.url))).length;
    expect(own + later + words).toBeLessThan(40 * 1024);
  });
});
