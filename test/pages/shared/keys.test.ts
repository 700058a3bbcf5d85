import { describe, expect, it } from 'vitest';
import { isApple, placeOf, shortcut } from '../../../src/web/pages/shared/keys.ts';
import type { Press } from '../../../src/web/pages/shared/keys.ts';

interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly with?: readonly ('alt' | 'ctrl' | 'meta' | 'shift' | 'altgraph')[];
}
function press({ code, with: held = [] }: Pressed): Press {
  const has = (name: 'alt' | 'ctrl' | 'meta' | 'shift' | 'altgraph'): boolean => held.includes(name);
  return {
    code,
    altKey: has('alt'),
    ctrlKey: has('ctrl'),
    metaKey: has('meta'),
    shiftKey: has('shift'),
    getModifierState: (name) => name === 'AltGraph' && has('altgraph'),
  };
}

describe('A command by key', () => {
  it.each<[string, Pressed, number]>([
    ['Danish', { key: '1', code: 'Digit1', with: ['alt'] }, 1],
    ['Arabic figures', { key: '٣', code: 'Digit3', with: ['alt'] }, 3],
    ['Ukrainian', { key: '8', code: 'Digit8', with: ['alt'] }, 8],
    ['French, where the row writes signs', { key: '&', code: 'Digit1', with: ['alt'] }, 1],
    ['no key held', { key: '1', code: 'Digit1' }, 0],
    ['AltGr, which writes @ in Danish', { key: '@', code: 'Digit2', with: ['alt', 'altgraph'] }, 0],
    ['AltGr as Windows tells it', { key: '@', code: 'Digit2', with: ['alt', 'ctrl', 'altgraph'] }, 0],
    ['Control', { key: '1', code: 'Digit1', with: ['ctrl'] }, 0],
    ['Alt and Shift, which changes the layout', { key: '!', code: 'Digit1', with: ['alt', 'shift'] }, 0],
    ['the Windows key', { key: '1', code: 'Digit1', with: ['alt', 'meta'] }, 0],
    ['the number pad, which writes letters by number', { key: '1', code: 'Numpad1', with: ['alt'] }, 0],
    ['a letter', { key: 'p', code: 'KeyP', with: ['alt'] }, 0],
    ['nought', { key: '0', code: 'Digit0', with: ['alt'] }, 0],
  ])('goes by the place of the key: %s', (_name, pressed, place) => {
    expect(placeOf(press(pressed), false)).toBe(place);
  });

  it.each<[string, Pressed, number]>([
    ['Control and Option', { key: '2', code: 'Digit2', with: ['alt', 'ctrl'] }, 2],
    ['Control and Option where Option counts as AltGr', { key: '2', code: 'Digit2', with: ['alt', 'ctrl', 'altgraph'] }, 2],
    ['Option alone, which writes @ in Swedish', { key: '@', code: 'Digit2', with: ['alt'] }, 0],
  ])('stands beside Control on machines of Apple: %s', (_name, pressed, place) => {
    expect(placeOf(press(pressed), true)).toBe(place);
  });

  it('is told to screen readers as it is pressed', () => {
    expect([shortcut(4, false), shortcut(4, true)]).toEqual(['Alt+4', 'Control+Alt+4']);
    expect(['MacIntel', 'iPhone', 'Win32', 'Linux x86_64'].map(isApple)).toEqual([true, true, false, false]);
  });
});
