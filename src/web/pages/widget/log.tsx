/** The conversation so far; the bot only speaks, what the citizen says stands on paper. `announcing.tsx` tells what is new in it. */
import type { VNode } from 'preact';
import { Icon, Mark } from '../shared/icons.tsx';
import { Quote } from '../shared/own.tsx';
import { useWords } from '../shared/words.ts';
import type { View } from './room.ts';
import { howGiven, logged } from './talk.ts';
import type { Said } from './talk.ts';

type Own = Pick<Said, 'text'> & { readonly how: 'wrote' | 'chose' };

function Mine({ own, state }: { readonly own: Own; readonly state?: string }): VNode {
  const w = useWords();
  return (
    <li class="mine">
      <span class="sr">{w(own.how === 'wrote' ? 'you-wrote' : 'you-chose')} </span>
      {own.how === 'wrote' ? (
        <Quote text={own.text} slip />
      ) : (
        <p class="slip chosen">
          <Icon name="check" />
          <span dir="auto">{own.text}</span>
        </p>
      )}
      {state !== undefined && (
        <p class="kept">
          <Icon name="wait" />
          {state}
        </p>
      )}
    </li>
  );
}

/** 112 and numbers of eight digits, as Danes write them. */
const telephone = /(?<!\d)(112|\d\d(?: \d\d){3}|\d\d \d{3} \d{3})(?!\d)/;

/** A line with its telephone numbers to be dialled by a tap, each on one line. */
function Spoken({ line }: { readonly line: string }): VNode {
  const parts = line.split(telephone);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          <a key={index} class="dial" href={`tel:${part.replaceAll(' ', '')}`}>
            <bdi dir="ltr">{part.replaceAll(' ', '\u00a0')}</bdi>
          </a>
        ),
      )}
    </>
  );
}

function Theirs({ said, first }: { readonly said: Said; readonly first: boolean }): VNode {
  const w = useWords();
  const lines = said.text.split('\n').filter((line) => line.trim() !== '');
  return (
    <li class={said.how === 'asked' ? 'bot new' : 'bot'} {...(said.language === undefined ? {} : { lang: said.language })}>
      {first ? (
        <p class="who">
          <Mark />
          {w('robot')}
        </p>
      ) : (
        <span class={said.staff === true ? 'who' : 'sr'}>{w(said.staff === true ? 'from-caseworker' : 'says')} </span>
      )}
      {lines.map((line, index) => (
        <p key={index} class={said.how === 'asked' && index === 0 ? 'asked' : ''} dir="auto">
          <Spoken line={line} />
        </p>
      ))}
    </li>
  );
}

/** Messages that have not reached the server stand last, and say so. The open question is not here: `Area` draws it. */
export function Log({ view }: { readonly view: View }): VNode {
  const w = useWords();
  const said = logged(view.talk);
  const firstBot = said.find((one) => one.how === 'said' || one.how === 'asked')?.position;
  const state = w(view.connection.phase === 'away' ? 'unsent' : 'unsent-now');
  const unsent = view.queue.waiting.flatMap(({ id, outgoing }) => (outgoing.kind === 'message' ? [{ id, outgoing }] : []));
  return (
    <div role="log" aria-live="off" aria-label={w('log')}>
      <ol class="talk">
        {said.map((one) =>
          one.how === 'wrote' || one.how === 'chose' ? (
            <Mine key={one.position} own={{ text: one.text, how: one.how }} />
          ) : (
            <Theirs key={one.position} said={one} first={one.position === firstBot} />
          ),
        )}
        {unsent.map(({ id, outgoing }) => (
          <Mine key={id} own={{ text: outgoing.text, how: howGiven(outgoing.text, outgoing.action) }} state={state} />
        ))}
      </ol>
    </div>
  );
}
