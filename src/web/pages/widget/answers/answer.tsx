/** The answer that fits the kind of question. One file per way of answering. */
import type { VNode } from 'preact';
import type { ReplyValue } from '../../../../engine/input.ts';
import type { Card } from '../../../../messages/card.ts';
import { useWords } from '../../shared/words.ts';
import type { Room, View } from '../room.ts';
import { DateField, Figure } from './figures.tsx';
import { Lines } from './lines.tsx';
import { Pen } from './pen.tsx';
import type { Draft } from './pen.tsx';
import { Scale } from './scale.tsx';
import { Taps } from './taps.tsx';
import { Tiles } from './tiles.tsx';

/** Answers the question: `text` stands in the conversation, `value` is what it means. */
export type Give = (text: string, value: ReplyValue, other?: string) => void;

/** The card to answer, how to answer it, and where words not sent yet are kept. */
export interface AnswerProps {
  readonly card: Card;
  readonly give: Give;
  /** Id of the question's heading, which names the group of answers. */
  readonly question: string;
  readonly draft: Draft;
}

/** Nothing for kinds that ask for no answer of their own: what is only said, a hand-over to a person, a repeat. */
export function Answer(props: AnswerProps & { readonly view: View; readonly room: Room }): VNode | null {
  const { card, give, draft, view, room } = props;
  const w = useWords();
  switch (card.kind) {
    case 'choice':
    case 'yes-no':
    case 'readings':
    case 'confirm':
      return <Taps {...props} />;
    case 'choices':
      return <Tiles {...props} />;
    case 'scale':
      return <Scale {...props} />;
    case 'number':
      return <Figure {...props} />;
    case 'date':
      return <DateField {...props} />;
    case 'summary':
    case 'change':
      return <Lines card={card} give={give} view={view} room={room} />;
    case 'text':
    case 'caseworker-question': {
      const standing = typeof card.standing === 'string' ? { standing: card.standing } : {};
      return <Pen label={w('own-words')} submit={card.submit} draft={draft} send={(text) => give(text, text)} {...standing} />;
    }
    case 'say':
    case 'handover':
    case 'repeat':
    case 'given':
      return null;
    default: {
      const never: never = card.kind;
      return never;
    }
  }
}
