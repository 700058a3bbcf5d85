/** The open question: progress, question, why, voluntary, answer, send, and the ways past it; always in this order. */
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Card, CardOption } from '../../../messages/card.ts';
import { Icon } from '../shared/icons.tsx';
import { useWords } from '../shared/words.ts';
import { Answer } from './answers/answer.tsx';
import type { Give } from './answers/answer.tsx';
import { Pen } from './answers/pen.tsx';
import type { Room, View } from './room.ts';

function Progress({ progress }: { readonly progress: Card['progress'] }): VNode {
  const w = useWords();
  const steps = Array.from({ length: progress.of }, (_, index) => index + 1);
  return (
    <div class="prog">
      <span>
        <span class="sr">{w('steps')} </span>
        {progress.text}
      </span>
      <ol aria-hidden="true">
        {steps.map((step) => (
          <li key={step} class={step < progress.at ? 'done' : step === progress.at ? 'now' : ''} />
        ))}
      </ol>
    </div>
  );
}

/** The kinds that have no form to type in, and so offer to write in own words instead. */
function canWriteInstead(card: Card): boolean {
  return !['text', 'caseworker-question', 'summary', 'change'].includes(card.kind) && card.other === undefined;
}

interface Other {
  readonly label: string;
  readonly act: () => void;
}
interface PassesProps {
  readonly passes: readonly CardOption[];
  readonly give: Give;
  /** What can be done beside answering: write in own words, take only three questions today. */
  readonly others: readonly Other[];
}
function Passes({ passes, give, others }: PassesProps): VNode | null {
  if (passes.length === 0 && others.length === 0) return null;
  return (
    <div class="row pass">
      {passes.map((pass) => (
        <button key={pass.label} class="btn btn--plain" type="button" onClick={() => give(pass.label, pass.value)}>
          {pass.label}
        </button>
      ))}
      {others.map(({ label, act }) => (
        <button key={label} class="btn btn--plain" type="button" onClick={act}>
          {label}
        </button>
      ))}
    </div>
  );
}

interface AskProps {
  readonly card: Card;
  readonly view: View;
  readonly room: Room;
}

/**
 * Draws one card. An answer goes back with the card's token, and the draft for that question is dropped; own words written instead go as a
 * message that the dialogue reads.
 */
export function Ask({ card, view, room }: AskProps): VNode {
  const w = useWords();
  const id = useId();
  const [writing, setWriting] = useState(false);
  const give: Give = (text, value, other) => {
    room.keeping.keepDraft(draft.key, '');
    room.say(text, { reply: { token: card.token, value, ...(other === undefined ? {} : { other }) } });
  };
  const draft = { room, key: `${view.session?.conversationId ?? ''}:${card.token}` };
  const lines = card.kind === 'summary' ? 'read-back-why' : card.kind === 'change' ? 'change-why' : undefined;
  const { portion } = card;
  const others = [
    ...(canWriteInstead(card) ? [{ label: w(writing ? 'back-to-answers' : 'instead'), act: () => setWriting(!writing) }] : []),
    ...(portion === undefined ? [] : [{ label: portion, act: () => room.say(portion, { command: 'portion' }) }]),
  ];
  return (
    <div role="group" aria-labelledby={`${id}q`} aria-describedby={`${id}w ${id}f`}>
      {card.progress.text !== '' && <Progress progress={card.progress} />}
      {card.kind === 'caseworker-question' && <p class="from">{w('from-caseworker')}</p>}
      <h2 class="q" id={`${id}q`} tabIndex={-1} dir="auto">
        {card.question}
      </h2>
      <p class="why" id={`${id}w`}>
        {card.why !== undefined && <b>{w('why')} </b>}
        {card.why ?? (lines === undefined ? '' : w(lines))}
      </p>
      {card.free !== '' && (
        <p class="free" id={`${id}f`}>
          <Icon name="free" />
          <span>{card.free}</span>
        </p>
      )}
      {writing ? (
        <Pen label={w('own-words')} submit={w('send')} draft={draft} send={(text) => room.say(text)} />
      ) : (
        <Answer card={card} give={give} question={`${id}q`} view={view} room={room} draft={draft} />
      )}
      <Passes passes={card.passes} give={give} others={others} />
    </div>
  );
}
