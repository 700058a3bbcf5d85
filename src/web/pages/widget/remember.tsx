/** After signing in, one quiet line under the question: whether this is the citizen's own device, where they can be remembered. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../shared/words.ts';
import { isShut } from './doorway.tsx';
import { settled } from './news.ts';
import type { Room, View } from './room.ts';

/** Nothing where nobody signs in, and while something else is asked in place of the question. It stands last, so that it moves nothing. */
export function Remember({ view, room }: { readonly view: View; readonly room: Room }): VNode | null {
  const w = useWords();
  const { own } = view.door;
  const time = view.me?.rememberFor;
  const [told, tell] = useState(false);
  // A screen reader tells only what comes into a region that is there already.
  useEffect(() => void setTimeout(tell, settled, own === 'asked'), [own]);
  if (own === undefined || time === undefined || isShut(view)) return null;
  const question = w('own', { time });
  const answer = (key: string, yes: boolean): VNode => (
    <button class="btn" type="button" onClick={() => void room.door.own(yes)}>
      {w(key)}
    </button>
  );
  return (
    <div class={`device device--${own}`} role="group" aria-labelledby="own">
      <p id="own">{question}</p>
      <p role="status">{own === 'asked' ? told && <span class="sr">{question}</span> : own !== 'no' && w(`own-${own}`)}</p>
      <p class="row">
        {answer('own-yes', true)}
        {answer('own-no', false)}
      </p>
    </div>
  );
}
