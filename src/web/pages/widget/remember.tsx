/** After signing in, one quiet line under the question: whether this is the citizen's own device, where they can be remembered. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../shared/words.ts';
import { isShut } from './doorway.tsx';
import { settled } from './news.ts';
import type { Room, View } from './room.ts';

/** Nothing where nobody signs in, and while something else is asked in place of the question. It stands last, so that it moves nothing. */
export function Remember({ view, room }: { readonly view: View; readonly room: Room }): VNode | null {
  const w = useWords();
  const line = useRef<HTMLParagraphElement>(null);
  const { own } = view.door;
  const time = view.me?.rememberFor;
  const [told, tell] = useState(false);
  useEffect(() => {
    // A screen reader tells only what comes into a region that is there already.
    setTimeout(tell, settled, own === 'asked');
    const place = own === 'no' ? line.current?.closest('main')?.querySelector<HTMLElement>('.q') : line.current;
    if (own === 'kept' || own === 'no') place?.focus({ preventScroll: true });
  }, [own]);
  if (own === undefined || time === undefined || isShut(view)) return null;
  const question = w('own', { time });
  const answer = (key: string, yes: boolean): VNode => (
    <button class="btn" type="button" onClick={() => void room.door.own(yes)}>
      {w(key)}
    </button>
  );
  return (
    <div class={`device device--${own}`} role="group" aria-labelledby={own === 'kept' ? 'own-kept' : 'own'}>
      <p id="own">{question}</p>
      <p id="own-kept" ref={line} tabIndex={-1}>
        {own === 'kept' && w('own-kept')}
      </p>
      <p role="status">
        {own === 'away' && w('own-away')}
        {told && <span class="sr">{question}</span>}
      </p>
      <p class="row">
        {answer('own-yes', true)}
        {answer('own-no', false)}
      </p>
    </div>
  );
}
