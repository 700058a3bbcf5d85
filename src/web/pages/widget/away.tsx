/**
 * A lost connection is said where it is seen, wherever the reader is on the page, and moves nothing that is being read or written.
 * What that means for what is written stands at the end of the card: below all that could move.
 */
import type { VNode } from 'preact';
import { Icon } from '../shared/icons.tsx';
import { useWords } from '../shared/words.ts';
import type { Room, View } from './room.ts';

/** Lies over the page, right above the bar of commands. */
export function Away({ view, room }: { readonly view: View; readonly room: Room }): VNode {
  const w = useWords();
  const away = view.connection.phase === 'away' && !view.ended;
  return (
    <div class="afloat" role="status">
      {away && (
        <div class="note">
          <p>
            <Icon name="off" />
            {w('away-title')}
          </p>
          <button class="btn" type="button" onClick={() => room.retry()}>
            {w('away-again')}
          </button>
        </div>
      )}
    </div>
  );
}

/** Nothing of what is written is lost by it. */
export function AwayText({ view }: { readonly view: View }): VNode | null {
  const w = useWords();
  return view.connection.phase === 'away' && !view.ended ? <p class="hint">{w('away-text')}</p> : null;
}
