/** The read-back with "Ret" by every line and one send; and the list of answers to change. */
import type { VNode } from 'preact';
import type { Card, CardLine } from '../../../../messages/card.ts';
import { Icon } from '../../shared/icons.tsx';
import { Chosen, Quote } from '../../shared/own.tsx';
import { useWords } from '../../shared/words.ts';
import { isAnonymous, LogInToSend } from '../doorway.tsx';
import type { Room, View } from '../room.ts';
import type { Give } from './answer.tsx';

interface RowProps {
  readonly line: CardLine;
  readonly room: Room;
  /** Its place in a list that is chosen from: "ret 2" means the second. */
  readonly number?: number;
}
function Row({ line, room, number }: RowProps): VNode {
  const w = useWords();
  const fix = (): void => room.say(w('fix-line', { heading: line.heading }), { command: 'change', target: line.key });
  return (
    <div>
      <dt>
        {number !== undefined && `${number}. `}
        {line.heading}
      </dt>
      <dd class="fix">
        <button class="btn" type="button" onClick={fix}>
          <Icon name="edit" />
          {w('fix')}
          <span class="sr">: {line.heading}</span>
        </button>
      </dd>
      <dd>{line.quote ? <Quote text={line.text} /> : <Chosen>{line.text}</Chosen>}</dd>
    </div>
  );
}

interface LinesProps {
  readonly card: Card;
  readonly give: Give;
  readonly view: View;
  readonly room: Room;
}

/**
 * For cards of kind `summary` and `change`; only a summary has the send button, and beside it, after the short way, telling more first. While the connection is away the draft cannot be sent and
 * the button says that it waits; a line can still be put right.
 */
export function Lines({ card, give, view, room }: LinesProps): VNode {
  const w = useWords();
  const away = view.connection.phase === 'away';
  const { more } = card;
  return (
    <>
      <dl class="lines ask__answer">
        {card.lines.map((line, index) => (
          <Row key={line.key} line={line} room={room} {...(card.kind === 'change' && { number: index + 1 })} />
        ))}
      </dl>
      {card.kind === 'summary' && (
        <div class="pass">
          {away && <p class="hint">{w('wait-send')}</p>}
          {!away && isAnonymous(view) && <LogInToSend room={room} />}
          <div class="row send" hidden={!away && isAnonymous(view)}>
            {away ? (
              <button class="btn btn--wait" type="button" aria-disabled="true">
                <Icon name="wait" />
                {w('wait-button')}
              </button>
            ) : (
              <button class="btn btn--go" type="button" onClick={() => give(card.submit, { send: true })}>
                {card.submit}
                <Icon name="send" flip />
              </button>
            )}
            {more !== undefined && (
              <button class="btn btn--equal" type="button" onClick={() => room.say(more, { command: 'more' })}>
                {more}
              </button>
            )}
            <button class="btn btn--plain" type="button" onClick={() => room.say(w('later'), { command: 'pause' })}>
              {w('later')}
            </button>
          </div>
        </div>
      )}
    </>
  );
}
