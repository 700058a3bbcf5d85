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
