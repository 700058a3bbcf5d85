/**
 * Commands by key: Alt and the figure of the command's place. Never a letter or figure alone: those belong to whoever writes, and to
 * screen readers. It goes by the key's place on the keyboard, so that it is the same with Danish, Arabic and Ukrainian letters.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** What is looked at of a `KeyboardEvent`. */
export interface Press {
  /** `Digit1`, whatever the layout writes there. The number pad has other codes: with Alt it writes letters by their numbers. */
  readonly code: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  getModifierState(name: string): boolean;
}

/** Whether it is a machine where Alt writes letters (`@` in Swedish), so that Control stands beside it. */
export function isApple(platform: string): boolean {
  return /^(Mac|iP)/.test(platform);
}

/**
 * Place of the command that was asked for, 1 first; 0 for none. AltGr, and Control with Alt where the two together are AltGr, write
 * letters and are no command.
 */
export function placeOf(press: Press, apple: boolean): number {
  const figure = /^Digit([1-9])$/.exec(press.code)?.[1];
  if (figure === undefined || !press.altKey || press.metaKey || press.shiftKey) return 0;
  if (press.ctrlKey !== apple) return 0;
  return !apple && press.getModifierState('AltGraph') ? 0 : Number(figure);
}

/** For `aria-keyshortcuts`. */
export function shortcut(place: number, apple = isApple(navigator.platform)): string {
  return apple ? `Control+Alt+${place}` : `Alt+${place}`;
}

/**
 * While something is drawn its commands are had by key, also while the pen is in use: the element under `root` whose `data-place` is the
 * figure is clicked, where it can be seen. `escape` says whether there was something to close.
 */
export function useKeys(root: RefObject<HTMLElement | null>, escape: () => boolean): void {
  const close = useRef(escape);
  close.current = escape;
  useLayoutEffect(() => {
    const apple = isApple(navigator.platform);
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || root.current === null || root.current.getClientRects().length === 0) return;
      const place = placeOf(event, apple);
      const command = place === 0 ? null : root.current.querySelector<HTMLElement>(`[data-place="${place}"]`);
      command?.click();
      if (command !== null || (event.key === 'Escape' && close.current())) event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [root]);
}
