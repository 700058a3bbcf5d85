/** Several answers: a tap selects; where the order matters, each shows its number in the order it was tapped. */
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../../shared/icons.tsx';
import { useWords } from '../../shared/words.ts';
import { Drawing } from './drawings.tsx';
import type { AnswerProps } from './answer.tsx';

const other = 'other';

function standingOf(card: AnswerProps['card']): readonly string[] {
  const { standing } = card;
  return Array.isArray(standing) ? (standing as readonly string[]) : [];
}

interface TileProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** Place in the order of taps, 1 first; 0 when not chosen. */
  readonly place: number;
  readonly ordered: boolean;
  readonly full: boolean;
  readonly wide: boolean;
  readonly toggle: () => void;
}
function Tile({ id, label, hint, place, ordered, full, wide, toggle }: TileProps): VNode {
  const w = useWords();
  return (
    <label class={wide ? 'tile tile--wide' : 'tile'}>
      <input type="checkbox" checked={place > 0} disabled={full && place === 0} onChange={toggle} />
      <span>
        <span dir="auto">
          <Drawing of={id} />
          {label}
          {ordered && place > 0 && <span class="sr">, {w('picked-as', { n: place })}</span>}
          {hint !== undefined && <small>{hint}</small>}
        </span>
        <span class={ordered ? 'box box--order' : 'box'} aria-hidden="true">
          {ordered ? place || '' : <Icon name="check" />}
        </span>
      </span>
    </label>
  );
}

interface OtherPenProps {
  readonly label: string;
  readonly words: string;
  readonly write: (words: string) => void;
}
function OtherPen({ label, words, write }: OtherPenProps): VNode {
  const id = useId();
  return (
    <div class="otherpen">
      <label class="field" for={id}>
        {label}
      </label>
      <textarea
        class="pen"
        id={id}
        rows={2}
        dir="auto"
        maxLength={2000}
        value={words}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </div>
  );
}

export function Tiles({ card, give, question, draft }: AnswerProps): VNode {
  const w = useWords();
  const [chosen, setChosen] = useState(standingOf(card));
  const [words, setWords] = useState(() => draft.room.keeping.draft(draft.key));
  const [asked, setAsked] = useState(false);
  const write = (text: string): void => {
    setWords(text);
    draft.room.keeping.keepDraft(draft.key, text);
  };
  const offered = card.options.flatMap((one) => (typeof one.value === 'string' ? [{ ...one, value: one.value }] : []));
  const all = card.other === undefined ? offered : [...offered.filter((one) => one.value !== other), { value: other, label: card.other }];
  const full = card.max !== undefined && chosen.length >= card.max;
  const inRows = card.ordered || offered.some((one) => one.hint !== undefined);
  const toggle = (id: string) => (): void => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const hand = (event: Event): void => {
    event.preventDefault();
    const own = chosen.includes(other) ? words.trim() : '';
    if (chosen.length === 0 || (chosen.includes(other) && own === '')) return setAsked(true);
    const labels = chosen.map((id) => (id === other ? own : (all.find((one) => one.value === id)?.label ?? id)));
    give(labels.join(', '), chosen, own === '' ? undefined : own);
  };
  return (
    <form onSubmit={hand}>
      {card.ordered && <p class="hint">{w('pick-order')}</p>}
      {card.max !== undefined && card.max < all.length && <p class="hint">{w('pick-most', { max: card.max })}</p>}
      <div class={inRows ? 'tiles tiles--rows ask__answer' : 'tiles ask__answer'} role="group" aria-labelledby={question}>
        {all.map((one) => (
          <Tile
            key={one.value}
            id={one.value}
            label={one.label}
            place={chosen.indexOf(one.value) + 1}
            ordered={card.ordered}
            full={full}
            wide={one.value === other}
            toggle={toggle(one.value)}
            {...('hint' in one && one.hint !== undefined ? { hint: one.hint } : {})}
          />
        ))}
      </div>
      {chosen.includes(other) && <OtherPen label={w('own-words')} words={words} write={write} />}
      {asked && (
        <p class="hint" role="alert">
          {w(chosen.includes(other) ? 'write-first' : 'choose-first')}
        </p>
      )}
      <div class="row send">
        <button class="btn btn--go" type="submit">
          {chosen.length === 0 ? card.submit : chosen.length === 1 ? w('send-one') : w('send-many', { count: chosen.length })}
          <Icon name="send" flip />
        </button>
      </div>
    </form>
  );
}
