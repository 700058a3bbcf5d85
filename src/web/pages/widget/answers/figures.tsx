/** A number and a date. */
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../../shared/icons.tsx';
import { useWords } from '../../shared/words.ts';
import type { AnswerProps } from './answer.tsx';

interface FieldProps {
  readonly label: string;
  readonly hint: string;
  readonly type: 'text' | 'date';
  readonly submit: string;
  readonly value: string;
  readonly send: (text: string) => void;
}

function Field({ label, hint, type, submit, value, send }: FieldProps): VNode {
  const w = useWords();
  const id = useId();
  const [text, setText] = useState(value);
  const [empty, setEmpty] = useState(false);
  const hand = (event: Event): void => {
    event.preventDefault();
    if (text.trim() === '') setEmpty(true);
    else send(text.trim());
  };
  const shared = {
    class: 'pen pen--short',
    id: `${id}f`,
    'aria-describedby': `${id}h`,
    value: text,
    onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => setText(event.currentTarget.value),
  };
  return (
    <form class="ask__answer" onSubmit={hand}>
      <label class="field" for={`${id}f`}>
        {label}
      </label>
      {type === 'date' ? <input type="date" {...shared} /> : <input type="text" inputMode="decimal" maxLength={20} {...shared} />}
      <p class="hint" id={`${id}h`} role={empty ? 'alert' : undefined}>
        {empty ? w('write-first') : hint}
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

/** A number as it is written; only one that reads the same everywhere is sent as a number, the rest is read by the server. */
export function Figure({ card, give }: AnswerProps): VNode {
  const w = useWords();
  const range = card.min === undefined || card.max === undefined ? '' : w('number-range', { min: card.min, max: card.max });
  const send = (text: string): void => give(text, /^\d{1,6}$/.test(text) ? Number(text) : text);
  const value = typeof card.standing === 'number' ? String(card.standing) : '';
  return <Field label={w('number')} hint={range} type="text" submit={card.submit} value={value} send={send} />;
}

/** A date by the device's own calendar. It stands in the conversation as words. */
export function DateField({ card, give }: AnswerProps): VNode {
  const w = useWords();
  const send = (iso: string): void => {
    const words = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC' });
    give(words.format(new Date(`${iso}T00:00:00Z`)), iso);
  };
  const value = typeof card.standing === 'string' ? card.standing : '';
  return <Field label={w('date')} hint="" type="date" submit={card.submit} value={value} send={send} />;
}
