/** 0 to 10 as labelled radios, filled up to the chosen one: a tap selects, only the green button sends, and it says what it sends. */
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../../shared/icons.tsx';
import { useWords } from '../../shared/words.ts';
import type { AnswerProps } from './answer.tsx';
import { Drawing } from './drawings.tsx';
import { growing } from './drawn.ts';

const notches = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** Words of an anchor, for those who do not see where it stands. */
function anchorAt(anchors: AnswerProps['card']['anchors'], notch: number): string | undefined {
  if (notch === 0) return anchors?.low;
  if (notch === 5) return anchors?.middle;
  return notch === 10 ? anchors?.high : undefined;
}

interface NotchesProps {
  readonly anchors: AnswerProps['card']['anchors'];
  readonly chosen: number | undefined;
  readonly choose: (notch: number) => void;
}
function Notches({ anchors, chosen, choose }: NotchesProps): VNode {
  const name = useId();
  return (
    <>
      {notches.map((notch) => {
        const anchor = anchorAt(anchors, notch);
        return (
          <label key={notch} class={`notch n${notch}${chosen !== undefined && notch <= chosen ? ' upto' : ''}`}>
            <input type="radio" name={name} value={notch} checked={chosen === notch} onChange={() => choose(notch)} />
            <span class="face">{notch}</span>
            {anchor !== undefined && <span class="sr">, {anchor}</span>}
          </label>
        );
      })}
    </>
  );
}

/** For cards of kind `scale`: always whole numbers from 0 to 10. It gives the number, and begins with the answer that stands already. */
export function Scale({ card, give, question }: AnswerProps): VNode {
  const w = useWords();
  const [chosen, setChosen] = useState(typeof card.standing === 'number' ? card.standing : undefined);
  const [asked, setAsked] = useState(false);
  const hand = (event: Event): void => {
    event.preventDefault();
    if (chosen === undefined) setAsked(true);
    else give(String(chosen), chosen);
  };
  return (
    <form onSubmit={hand}>
      <div class="scale ask__answer" role="radiogroup" aria-labelledby={question}>
        <Notches anchors={card.anchors} chosen={chosen} choose={setChosen} />
        {([0, 5, 10] as const).map((notch) => (
          <p key={notch} class={`anchor anchor--${notch}`} aria-hidden="true">
            <Drawing of={`${growing(card.key)}-${notch}`} />
            <span>
              <b>{notch}</b> {anchorAt(card.anchors, notch)}
            </span>
          </p>
        ))}
      </div>
      {asked && chosen === undefined && (
        <p class="hint" role="alert">
          {w('choose-first')}
        </p>
      )}
      <div class="row send">
        <button class="btn btn--go" type="submit">
          {chosen === undefined ? card.submit : w('send-value', { value: chosen })}
          <Icon name="send" flip />
        </button>
      </div>
    </form>
  );
}
