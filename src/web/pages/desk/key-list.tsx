/** The keys, the same acts as buttons, and the switch that turns the keys off. */
import type { VNode } from 'preact';
import { useWords } from './words.ts';

interface KeyListProps {
  readonly on: boolean;
  readonly turn: (on: boolean) => void;
  readonly move: (by: 1 | -1) => void;
}

/** Moving on and back, as buttons, and the switch. */
export function KeyList({ on, turn, move }: KeyListProps): VNode {
  const w = useWords();
  return (
    <div class="keys" role="group" aria-label={w('keys.title')}>
      <button type="button" onClick={() => move(-1)}>
        {w('keys.previous')} {on && <Key name="K" />}
      </button>
      <button type="button" onClick={() => move(1)}>
        {w('keys.next')} {on && <Key name="J" />}
      </button>
      <label class="check">
        <input type="checkbox" checked={on} onChange={(event) => turn(event.currentTarget.checked)} />
        {w('keys.on')}
      </label>
    </div>
  );
}

/** A key beside the words of its button. The letter is drawn by the style sheet: it is no part of the button's name. */
export function Key({ name }: { readonly name: string }): VNode {
  return <kbd aria-hidden="true" data-key={name} />;
}
