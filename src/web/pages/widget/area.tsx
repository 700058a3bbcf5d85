/** What stands under the log: the open question, the dots, or a place to write when nothing is asked. */
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { Icon } from '../shared/icons.tsx';
import { useWords } from '../shared/words.ts';
import { Ask } from './ask.tsx';
import { AwayText } from './away.tsx';
import { Doorway, isAnonymous, isShut } from './doorway.tsx';
import { Pen } from './answers/pen.tsx';
import type { Room, View } from './room.ts';

interface AreaProps {
  readonly view: View;
  readonly room: Room;
}

function Refused({ view, room }: AreaProps): VNode | null {
  const w = useWords();
  const { refused } = view;
  if (refused === undefined) return null;
  return (
    <div class="note" role="alert">
      <p class="note__head">{w('refused-title')}</p>
      <p>{refused.said ?? w('refused-text')}</p>
      {refused.item.outgoing.kind === 'message' && (
        <textarea class="pen" readOnly rows={3} dir="auto" aria-label={w('you-wrote')} value={refused.item.outgoing.text} />
      )}
      <p class="row">
        <button class="btn" type="button" onClick={() => room.forgetRefused()}>
          {w('refused-hide')}
        </button>
      </p>
    </div>
  );
}

function Ended(): VNode {
  const w = useWords();
  return (
    <div class="note" role="alert">
      <p class="note__head">{w('ended-title')}</p>
      <p>{w('ended-text')}</p>
    </div>
  );
}

function Waiting({ view }: { readonly view: View }): VNode | null {
  const w = useWords();
  // That the connection is away is said above the bar, and what it means at the end of the card.
  if (view.connection.phase === 'away') return null;
  return (
    <p class="typing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {w(view.talk.said.length === 0 ? 'starting' : 'typing')}
    </p>
  );
}

function GoOn({ room, main }: { readonly room: Room; readonly main: boolean }): VNode {
  const w = useWords();
  return (
    <div class="row send">
      <button class={main ? 'btn btn--go' : 'btn'} type="button" onClick={() => room.say(w('go-on'), { command: 'resume' })}>
        {w('go-on')}
        <Icon name="send" flip />
      </button>
    </div>
  );
}

/** After the short way: the rest of the questions, when the citizen likes. */
function More({ label, room }: { readonly label: string; readonly room: Room }): VNode {
  return (
    <div class="row send">
      <button class="btn" type="button" onClick={() => room.say(label, { command: 'more' })}>
        {label}
        <Icon name="send" flip />
      </button>
    </div>
  );
}

/**
 * Nothing is asked: paused, held, done, or an answer that never came. There is always a place to write, and a way on for as long as there
 * is something to go on with. After a pause what is written goes on with the dialogue, else it is kept and passed on.
 */
function Free({ view, room }: AreaProps): VNode {
  const w = useWords();
  const { status, more } = view.talk;
  const paused = status === 'paused';
  const draft = { room, key: `${view.session?.conversationId ?? ''}:free` };
  return (
    <>
      <h2 class="q" tabIndex={-1}>
        {w(paused ? 'paused-title' : 'free-title')}
      </h2>
      <p class="why">{w(paused ? 'paused-why' : isAnonymous(view) ? 'free-why-anonymous' : 'free-why')}</p>
      {paused && <GoOn room={room} main />}
      {more !== undefined && <More label={more} room={room} />}
      <Pen label={w(paused ? 'paused-write' : 'own-words')} submit={w('free-send')} draft={draft} send={(text) => room.say(text)} />
      {!paused && status !== 'done' && <GoOn room={room} main={false} />}
    </>
  );
}

/** Says once, for those who do not see the note go, that all has come along. */
function BackAgain({ view }: { readonly view: View }): VNode {
  const w = useWords();
  const wasAway = useRef(false);
  if (view.connection.phase === 'away') wasAway.current = true;
  const back = wasAway.current && view.connection.phase === 'online' && view.queue.waiting.length === 0;
  return (
    <p class="sr" role="status">
      {back ? w('back-online') : ''}
    </p>
  );
}

/**
 * No question shows while a message is unsent or its answer is awaited: the dots stand there, or that it waits for the connection. A new
 * question, or one asked again in other words, is drawn afresh.
 */
export function Area({ view, room }: AreaProps): VNode {
  const w = useWords();
  const { open, waiting } = view.talk;
  const shut = isShut(view);
  const unsent = view.queue.waiting.some((one) => one.outgoing.kind === 'message');
  const quiet = waiting || unsent;
  const key = open === undefined ? 'none' : `${open.card.token}:${open.card.tries}`;
  return (
    <>
      <BackAgain view={view} />
      {/* Where the focus waits for the next question. It has no height: what comes above it moves nothing. */}
      <div class="place" role="group" tabIndex={-1} aria-label={w('steps')} />
      {/* The dots make way for the answer. The next card is one of its own, for the old one would be pushed down under the reader. */}
      <section key={quiet ? 'quiet' : 'asked'} class="ask" aria-label={w('steps')}>
        <Doorway view={view} room={room} />
        <Refused view={view} room={room} />
        {view.ended && !shut && <Ended />}
        {!shut && !view.ended && quiet && <Waiting view={view} />}
        {!shut && !quiet && open !== undefined && <Ask key={key} card={open.card} view={view} room={room} />}
        {!shut && !quiet && open === undefined && <Free view={view} room={room} />}
        <AwayText view={view} />
      </section>
    </>
  );
}
