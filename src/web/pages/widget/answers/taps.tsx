/** One tap is one answer. */
import type { VNode } from 'preact';
import { useWords } from '../../shared/words.ts';
import type { AnswerProps } from './answer.tsx';
import { Drawing } from './drawings.tsx';
import { Pen } from './pen.tsx';

/** For `choice`, `yes-no` and `readings`. Where the card has an `other`, own words can be written below and are given as `other`. */
export function Taps({ card, give, question, draft }: AnswerProps): VNode {
  const w = useWords();
  return (
    <>
      <div class="taps ask__answer" role="group" aria-labelledby={question}>
        {card.options.map((option) => (
          <button
            key={option.label}
            class="btn tap"
            type="button"
            {...(card.standing === undefined ? {} : { 'aria-pressed': option.value === card.standing })}
            onClick={() => give(option.label, option.value)}
          >
            <Drawing of={option.value} />
            <span dir="auto">
              {option.label}
              {option.hint !== undefined && <small>{option.hint}</small>}
            </span>
          </button>
        ))}
      </div>
      {card.other !== undefined && (
        <>
          <p class="or">{w('or')}</p>
          <Pen label={card.other} submit={w('send')} draft={draft} send={(text) => give(text, 'other', text)} />
        </>
      )}
    </>
  );
}
