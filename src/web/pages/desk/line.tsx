/** One line of the draft: how it stands, what it says and whose words those are, what was decided, and what can be done. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Review, ReviewLine } from '../../../review/views.ts';
import type { LineActs } from './acts.ts';
import type { FormKind, LineForm } from './forms.ts';
import { Key } from './key-list.tsx';
import { FormOf } from './line-form.tsx';
import { canDecide, waits } from './order.ts';
import { ProblemNote } from './problem.tsx';
import type { Problem } from './problem.tsx';
import { Saying, StaffWords } from './saying.tsx';
import { lineAnchor, lineLabel } from './stops.ts';
import { useWords } from './words.ts';

interface LineProps {
  readonly line: ReviewLine;
  readonly review: Review;
  readonly current: boolean;
  readonly keysOn: boolean;
  readonly form: LineForm | undefined;
  readonly problem: Problem | undefined;
  readonly acts: LineActs;
}

/**
 * `current` marks the line at hand, the one that keys act on. An open form takes the place of the buttons, and `problem` is this
 * line's own.
 */
export function LineRow({ line, review, current, keysOn, form, problem, acts }: LineProps): VNode {
  const anchor = lineAnchor(line.id);
  const showSource = (position: number): void => {
    acts.stand(line.id);
    acts.show({ kind: 'entry', position });
  };
  return (
    <article
      class="row"
      id={anchor}
      tabIndex={-1}
      aria-labelledby={`${anchor}-name`}
      aria-current={current ? 'true' : undefined}
      onFocusIn={(event) => byKeyboard(event.target) && acts.stand(line.id)}
      onClick={() => acts.stand(line.id)}
    >
      <h3 id={`${anchor}-name`} lang={review.language}>
        {lineLabel(line)}
      </h3>
      {(canDecide(review) || line.state !== 'undecided') && <State line={line} />}
      <div class="body">
        <Saying line={line} review={review} showSource={showSource} />
        <StaffWords line={line} review={review} />
        {form !== undefined && form.standing !== 'gone' && (
          <FormOf key={form.kind} line={line} review={review} form={form} problem={problem} acts={acts} />
        )}
        {form === undefined && problem !== undefined && <ProblemNote problem={problem} review={review} show={acts.show} />}
        {form === undefined && canDecide(review) && <Acts line={line} current={current} keysOn={keysOn} acts={acts} />}
      </div>
    </article>
  );
}

/** A click takes the line when it is done: were the buttons to grow at the press already, the click would miss them. */
function byKeyboard(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches(':focus-visible');
}

/** How the line stands, as a word with a shape: amber waits on the caseworker, dashed on the citizen, red is disagreement. */
function State({ line }: { readonly line: ReviewLine }): VNode {
  const w = useWords();
  const { state, change } = line;
  const tone = { undecided: 'hold', 'look-again': 'hold', accepted: 'ok', edited: 'away', asked: 'away', 'not-now': '' }[state];
  const agreed = { unanswered: 'away', agreed: 'ok', disagreed: 'danger', commented: 'hold' };
  return (
    <div class="state">
      {state === 'edited' && change !== undefined ? (
        <>
          <p>
            <span class={`tag ${agreed[change.agreement]}`}>{w(`agreement.${change.agreement}`)}</span>
          </p>
          <p>
            {w('state.edited')}. {w(`agreement-what.${change.agreement}`)}
          </p>
        </>
      ) : (
        <>
          <p>
            <span class={`tag ${tone}`}>{w(`state.${state}`)}</span>
          </p>
          {state !== 'undecided' && state !== 'accepted' && <p>{w(`state-what.${state}`)}</p>}
        </>
      )}
    </div>
  );
}

interface ActsProps {
  readonly line: ReviewLine;
  readonly current: boolean;
  readonly keysOn: boolean;
  readonly acts: LineActs;
}

/** Shown at once where the line waits; where it is decided, behind one quiet button. */
function Acts({ line, current, keysOn, acts }: ActsProps): VNode {
  const w = useWords();
  const [again, setAgain] = useState(false);
  const name = (act: string): string => `${w(act)}: ${lineLabel(line)}`;
  if (!waits(line) && !again) {
    return (
      <div class="acts">
        <button type="button" class="plain" aria-label={name('act.again')} onClick={() => setAgain(true)}>
          {w('act.again')}
        </button>
      </div>
    );
  }
  const key = (letter: string): VNode | false => current && keysOn && <Key name={letter} />;
  const others: readonly (readonly [FormKind, string])[] = [
    ['edit', 'E'],
    ['ask', 'S'],
    ['not-now', ''],
  ];
  const accept = (): void => {
    setAgain(false);
    void acts.accept(line);
  };
  return (
    <div class="acts">
      {line.state !== 'accepted' && (
        <button type="button" class={current ? 'main-act' : ''} aria-label={name('act.accept')} onClick={accept}>
          {w('act.accept')} {key('A')}
        </button>
      )}
      {others
        .filter(([kind]) => kind !== 'ask' || line.state !== 'asked')
        .map(([kind, letter]) => (
          <button key={kind} type="button" aria-label={name(`act.${kind}`)} onClick={() => acts.open(line, kind)}>
            {w(`act.${kind}`)} {letter !== '' && key(letter)}
          </button>
        ))}
    </div>
  );
}
