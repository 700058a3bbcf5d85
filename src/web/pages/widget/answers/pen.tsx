/** A place for own words: grows with the text, is kept on the device while it is written. */
import type { RefObject, VNode } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../shared/icons.tsx';
import { useWords } from '../../shared/words.ts';
import type { Room } from '../room.ts';

/** Where the unsent text is kept. */
export interface Draft {
  readonly room: Room;
  readonly key: string;
}

interface PenProps {
  readonly label: string;
  readonly submit: string;
  readonly draft: Draft;
  readonly send: (text: string) => void;
  /** The answer that stands already. */
  readonly standing?: string;
}

/** The longest text that the server takes. */
export const longestText = 4000;

function grow(area: HTMLTextAreaElement | null): void {
  if (area === null) return;
  area.style.blockSize = 'auto';
  area.style.blockSize = `${area.scrollHeight + 4}px`;
}

interface Writing {
  readonly text: string;
  /** Sending was tried without a word. */
  readonly empty: boolean;
  readonly write: (text: string) => void;
  readonly hand: (event: Event) => void;
}
function useWriting({ draft, send, standing = '' }: PenProps, area: RefObject<HTMLTextAreaElement | null>): Writing {
  const { keeping } = draft.room;
  const [text, setText] = useState(() => keeping.draft(draft.key) || standing);
  const [empty, setEmpty] = useState(false);
  // Before it is seen: what stands below would jump.
  useLayoutEffect(() => grow(area.current), [text, area]);
  const write = (value: string): void => {
    setText(value);
    setEmpty(false);
    keeping.keepDraft(draft.key, value);
  };
  const hand = (event: Event): void => {
    event.preventDefault();
    if (text.trim() === '') {
      setEmpty(true);
      area.current?.focus();
      return;
    }
    keeping.keepDraft(draft.key, '');
    send(text);
  };
  return { text, empty, write, hand };
}

/** `send` gets the text as it was written, and only when it holds more than spaces. It begins with the kept draft, or else with `standing`. */
export function Pen(props: PenProps): VNode {
  const { label, submit } = props;
  const w = useWords();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { text, empty, write, hand } = useWriting(props, area);
  return (
    <form class="ask__answer" onSubmit={hand}>
      <label class="field" for={`${id}a`}>
        {label}
      </label>
      <textarea
        class="pen"
        id={`${id}a`}
        ref={area}
        rows={3}
        dir="auto"
        maxLength={longestText}
        aria-describedby={`${id}h`}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <p class="hint mic">
        <Icon name="mic" />
        <span>{w('speak-hint')}</span>
      </p>
      <p class="saved hint" id={`${id}h`} role={empty ? 'alert' : undefined}>
        {empty && w('write-first')}
        {!empty && text !== '' && (
          <>
            <Icon name="check" />
            {w('saved')}
          </>
        )}
      </p>
      <div class="row send">
        <button class="btn btn--go" type="submit">
          {submit}
          <Icon name="send" flip />
        </button>
      </div>
    </form>
  );
}
