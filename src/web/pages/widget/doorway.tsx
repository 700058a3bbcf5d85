/** What is said at the door: logging in and out, and what was written before. No question stands beside it while it asks something itself. */
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { directionOf } from '../shared/direction.ts';
import { Icon } from '../shared/icons.tsx';
import { word } from '../shared/texts.ts';
import { useWords } from '../shared/words.ts';
import type { Joining, Notice } from './door.ts';
import type { Room, View } from './room.ts';

interface DoorProps {
  readonly view: View;
  readonly room: Room;
}

/** True where whoever writes has not signed in, in a place where one does. */
export function isAnonymous({ me }: Pick<View, 'me'>): boolean {
  return me?.signIn === 'required' && !me.signedIn;
}

/** True while what is said at the door stands in place of the question. */
export function isShut({ door }: View): boolean {
  return door.joining !== undefined || door.notice === 'expired' || door.notice === 'leaving' || door.notice === 'left';
}

function LogIn({ room, main = false }: { readonly room: Room; readonly main?: boolean }): VNode {
  const w = useWords();
  return (
    <button class={main ? 'btn btn--go' : 'btn'} type="button" onClick={() => void room.door.signIn()}>
      {w('log-in')}
    </button>
  );
}

/** In the top bar: "Log ind", or "Log ud" once that has been done. Nothing where nobody logs in. */
export function DoorTool({ view, room }: DoorProps): VNode | null {
  const w = useWords();
  if (view.me?.signIn !== 'required' || view.door.notice === 'left') return null;
  return view.me.signedIn ? (
    <button class="tool tool--door" type="button" onClick={() => room.signOut()}>
      {w('log-out')}
    </button>
  ) : (
    <button class="tool tool--door" type="button" onClick={() => void room.door.signIn()}>
      {w('log-in')}
    </button>
  );
}

/** In the place of the green button, where it takes logging in to send. */
export function LogInToSend({ room }: { readonly room: Room }): VNode {
  const w = useWords();
  return (
    <>
      <p class="field">{w('log-in-send')}</p>
      <p>{w('log-in-send-why')}</p>
      <div class="row send">
        <LogIn room={room} main />
        <button class="btn btn--plain" type="button" onClick={() => room.say(w('later'), { command: 'pause' })}>
          {w('later')}
        </button>
      </div>
    </>
  );
}

function Note({ head, text, children }: { readonly head: string; readonly text: string; readonly children?: ComponentChildren }): VNode {
  return (
    <div class="note" role="alert">
      <p class="note__head">{head}</p>
      <p>{text}</p>
      {children !== undefined && <p class="row">{children}</p>}
    </div>
  );
}

function NoteOf({ notice, view, room }: DoorProps & { readonly notice: Notice }): VNode | null {
  const w = useWords();
  const phone = view.me?.caseworker.phone;
  const button = (key: string, act: () => void): VNode => (
    <button class="btn" type="button" onClick={act}>
      {w(key)}
    </button>
  );
  switch (notice) {
    case 'over':
      return (
        <Note head={w('log-in-over')} text={w('log-in-over-text')}>
          <LogIn room={room} />
          {button('refused-hide', () => room.stay())}
        </Note>
      );
    case 'forbidden':
      return (
        <Note head={w('log-in-forbidden')} text={w('log-in-forbidden-text')}>
          {phone !== undefined && <bdi dir="ltr">{phone}</bdi>}
          {button('refused-hide', () => room.stay())}
        </Note>
      );
    case 'expired':
      return (
        <Note head={w('expired-title')} text={w('expired-text')}>
          <LogIn room={room} main />
          {button('log-out-here', () => room.signOut())}
        </Note>
      );
    case 'leaving':
      return (
        <Note head={w('leaving-title')} text={w('leaving-text')}>
          {button('leaving-stay', () => room.stay())}
          {button('leaving-go', () => room.signOut(true))}
        </Note>
      );
    case 'left':
      return (
        <Note head={w('left-title')} text={w('left-text')}>
          <LogIn room={room} />
        </Note>
      );
    case 'framed':
      return null;
    default:
      return notice satisfies never;
  }
}

/** Two answers of the same weight: neither is what we would rather have. */
function Join({ joining, room }: { readonly joining: Joining; readonly room: Room }): VNode {
  const w = useWords();
  if (joining === 'gone') {
    return (
      <Note head={w('join-gone')} text={w('join-gone-text')}>
        <button class="btn" type="button" onClick={() => room.door.dismiss()}>
          {w('go-on')}
        </button>
      </Note>
    );
  }
  const answer = (key: string, yes: boolean): VNode => (
    <button class="btn tap" type="button" disabled={joining === 'busy'} onClick={() => void room.door.join(yes)}>
      {w(key)}
    </button>
  );
  return (
    <div role="group" aria-labelledby="join">
      <h2 class="q" id="join" tabIndex={-1}>
        {w('join')}
      </h2>
      <p class="why">{w('join-why')}</p>
      {joining === 'away' && <p role="alert">{w('join-away')}</p>}
      <div class="taps ask__answer">
        {answer('join-yes', true)}
        {answer('join-no', false)}
      </div>
    </div>
  );
}

/** All that is to be said at the door just now, brought into view: what it answers was tapped elsewhere, or came from another page. */
export function Doorway({ view, room }: DoorProps): VNode | null {
  const { notice, joining } = view.door;
  const place = useRef<HTMLDivElement>(null);
  // What the conversation shows when it opens would carry the view away from the question that stands in its place.
  const heard = isShut(view) ? view.talk.said.length : 0;
  useEffect(() => {
    const frame = requestAnimationFrame(() => place.current?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [notice, joining, heard]);
  if (notice === undefined && joining === undefined) return null;
  return (
    <div class="door" ref={place}>
      {notice !== undefined && <NoteOf notice={notice} view={view} room={room} />}
      {notice !== 'left' && notice !== 'leaving' && joining !== undefined && <Join joining={joining} room={room} />}
    </div>
  );
}

/** Where the page around may not show a conversation: nothing of it, and the way to a window of its own. */
export function Framed({ view }: { readonly view: View }): VNode {
  const w = (key: string): string => word(view.texts, key);
  return (
    <div class="root" lang={view.language} dir={directionOf(view.language)}>
      <main class="page">
        <section class="ask">
          <h1 class="q">{w('framed-title')}</h1>
          <p class="why">{w('framed-text')}</p>
          <p class="row send">
            <a class="btn btn--go" href={location.href} target="_blank" rel="noopener noreferrer">
              {w('framed-open')}
              <Icon name="send" flip />
            </a>
          </p>
        </section>
      </main>
    </div>
  );
}
