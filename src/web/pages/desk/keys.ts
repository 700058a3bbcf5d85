/** Single-letter keys. Each has a button; they can be turned off, and they never act while something is being written. */
import { useEffect, useState } from 'preact/hooks';

/** What a key stands for: going to the next or previous line or task, or deciding on the line at hand. */
export type Act = 'next' | 'previous' | 'accept' | 'edit' | 'ask';

const acts: Readonly<Record<string, Act>> = { j: 'next', k: 'previous', a: 'accept', e: 'edit', s: 'ask' };

/** The fields of a `KeyboardEvent` that decide what a key does, so that it can be told without a browser. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
}

/** What a key stands for. `writing`: the focus is where letters are letters. Held down, only moving goes on. */
export function actOf(pressed: Pressed, writing: boolean): Act | undefined {
  if (writing || pressed.ctrlKey || pressed.altKey || pressed.metaKey) return undefined;
  const act = acts[pressed.key.toLowerCase()];
  return pressed.repeat && act !== 'next' && act !== 'previous' ? undefined : act;
}

const place = 'medspil-desk-keys';

/** Whether the keys are on, kept on this device, and how to change it. */
export function useKeySwitch(): readonly [boolean, (on: boolean) => void] {
  const [on, set] = useState(() => localStorage.getItem(place) !== 'off');
  const keep = (next: boolean): void => {
    localStorage.setItem(place, next ? 'on' : 'off');
    set(next);
  };
  return [on, keep];
}

/** Listens while the keys are on. */
export function useKeys(on: boolean, act: (act: Act) => void): void {
  useEffect(() => {
    if (!on) return undefined;
    const heard = (event: KeyboardEvent): void => {
      const found = actOf(event, isWriting(event.target));
      if (found === undefined) return;
      event.preventDefault();
      act(found);
    };
    addEventListener('keydown', heard);
    return () => removeEventListener('keydown', heard);
  });
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null);
}
