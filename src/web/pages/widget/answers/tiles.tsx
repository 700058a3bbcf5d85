/** Several answers: a tap selects; where the order matters, each shows its number in the order it was tapped. */
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../../shared/icons.tsx';
import { useWords } from '../../shared/words.ts';
import { Drawing } from './drawings.tsx';
import { isDrawn } from './drawn.ts';
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
    <label class={`tile${wide ? ' tile--wide' : ''}${isDrawn(id) ? ' tile--drawn' : ''}`}>
      <input type="checkbox" checked={place > 0} disabled={full && place === 0} onChange={toggle} />
      <span>
        <Drawing of={id} />
        <span dir="auto">
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

/** What has been chosen and written so far; kept on the device, so that a command in between loses nothing. */
function useChoosing({ card, draft }: AnswerProps): Choosing {
  const { keeping } = draft.room;
  const kept = keeping.draft(`${draft.key}:chosen`);
  const [chosen, setChosen] = useState<readonly string[]>(kept === '' ? standingOf(card) : kept.split(' '));
  const [words, setWords] = useState(keeping.draft(draft.key));
  return {
    chosen,
    words,
    toggle: (id) => {
      const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
      keeping.keepDraft(`${draft.key}:chosen`, next.join(' '));
      setChosen(next);
    },
    write: (text) => {
      keeping.keepDraft(draft.key, text);
      setWords(text);
    },
    done: () => keeping.keepDraft(`${draft.key}:chosen`, ''),
  };
}
interface Choosing {
  /** Ids in the order of taps. */
  readonly chosen: readonly string[];
  readonly words: string;
  readonly toggle: (id: string) => void;
  readonly write: (words: string) => void;
  readonly done: () => void;
}

interface Offered {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}
function offeredOn(card: AnswerProps['card']): readonly Offered[] {
  const offered = card.options.flatMap(({ value, label, hint }) =>
    typeof value === 'string' && value !== other ? [{ value, label, ...(hint === undefined ? {} : { hint }) }] : [],
  );
  return card.other === undefined ? offered : [...offered, { value: other, label: card.other }];
}

function TileGroup({
  card,
  question,
  choosing,
}: {
  readonly card: AnswerProps['card'];
  readonly question: string;
  readonly choosing: Choosing;
}): VNode {
  const { chosen, toggle } = choosing;
  const all = offeredOn(card);
  const full = card.max !== undefined && chosen.length >= card.max;
  const inRows = card.ordered || all.some((one) => one.hint !== undefined);
  return (
    <div class={inRows ? 'tiles tiles--rows ask__answer' : 'tiles ask__answer'} role="group" aria-labelledby={question}>
      {all.map(({ value, ...shown }) => (
        <Tile
          key={value}
          id={value}
          {...shown}
          place={chosen.indexOf(value) + 1}
          ordered={card.ordered}
          full={full}
          wide={value === other}
          toggle={() => toggle(value)}
        />
      ))}
    </div>
  );
}

/**
 * For cards of kind `choices`. Gives the ids in the order of taps, and own words where `other` is among them; those must be written before
 * it can be sent.
 */
export function Tiles(props: AnswerProps): VNode {
  const { card, give, question } = props;
  const w = useWords();
  const choosing = useChoosing(props);
  const { chosen, words } = choosing;
  const [asked, setAsked] = useState(false);
  const hand = (event: Event): void => {
    event.preventDefault();
    const own = chosen.includes(other) ? words.trim() : '';
    if (chosen.length === 0 || (chosen.includes(other) && own === '')) return setAsked(true);
    const labels = chosen.map((id) => (id === other ? own : (offeredOn(card).find((one) => one.value === id)?.label ?? id)));
    choosing.done();
    give(labels.join(', '), chosen, own === '' ? undefined : own);
  };
  return (
    <form onSubmit={hand}>
      {card.ordered && <p class="hint">{w('pick-order')}</p>}
      {card.max !== undefined && card.max < offeredOn(card).length && <p class="hint">{w('pick-most', { max: card.max })}</p>}
      <TileGroup card={card} question={question} choosing={choosing} />
      {chosen.includes(other) && <OtherPen label={w('own-words')} words={words} write={choosing.write} />}
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
