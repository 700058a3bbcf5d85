/** A line that the caseworker has changed: before, now, the reason, and the citizen's answer to it. */
import type { VNode } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { AgreementRequest, LineView } from '../../../review/views.ts';
import { Icon } from '../shared/icons.tsx';
import { Quote } from '../shared/own.tsx';
import { useWords } from '../shared/words.ts';
import { Saying } from './saying.tsx';
import type { Answered } from './plan-source.ts';

type Change = NonNullable<LineView['change']>;

/** How an answer is sent. Absent where the plan is only to be read. */
export interface Answering {
  readonly send?: (request: AgreementRequest) => Promise<Answered>;
}
interface ChangedLineProps {
  readonly line: LineView;
  readonly change: Change;
  readonly answering: Answering;
}

const titles: Readonly<Record<Change['agreement'], string>> = {
  unanswered: 'change-open',
  agreed: 'change-done-agreed',
  disagreed: 'change-done-disagreed',
  commented: 'change-done-commented',
};

/** Keys of the words for each answer. */
export const answerWords: Readonly<Record<AgreementRequest['answer'], string>> = {
  agreed: 'agree',
  disagreed: 'disagree',
  commented: 'commented',
};

/** The answer that the citizen has given, with the citizen's own words. */
function Answer({ change }: { readonly change: Change }): VNode {
  const w = useWords();
  return (
    <div class="reason">
      <dt>
        {w('your-answer')} {change.agreement !== 'unanswered' && w(answerWords[change.agreement])}
      </dt>
      {change.comment !== undefined && (
        <dd>
          <Quote text={change.comment} />
        </dd>
      )}
    </div>
  );
}

/** Draws the change and the answer the citizen has given. An answer can be given, or given anew, only where `answering.send` is there. */
export function ChangedLine({ line, change, answering }: ChangedLineProps): VNode {
  const w = useWords();
  const id = useId();
  const open = change.agreement === 'unanswered' && answering.send !== undefined;
  return (
    <section class={open ? 'change' : 'change change--done'} aria-labelledby={id}>
      <h3 id={id}>
        <Icon name="edit" />
        {w(open ? 'change-title' : titles[change.agreement])}
      </h3>
      <dl>
        <div class="was">
          <dt>{w('change-before')}</dt>
          <dd>
            <Saying line={line} />
          </dd>
        </div>
        <div class="now">
          <dt>{w('change-now')}</dt>
          <dd dir="auto">{change.text}</dd>
        </div>
        <div class="reason">
          <dt>{w('change-reason')}</dt>
          <dd dir="auto">{change.reason}</dd>
        </div>
        {change.agreement !== 'unanswered' && <Answer change={change} />}
      </dl>
      {answering.send !== undefined && <Say key={change.of} line={line} change={change} send={answering.send} />}
    </section>
  );
}

interface SayProps {
  readonly line: LineView;
  readonly change: Change;
  readonly send: (request: AgreementRequest) => Promise<Answered>;
}

/** What is being done: an answer chosen, or words written to one. */
type Step = 'choose' | 'answered' | AgreementRequest['answer'];

/** Agree, disagree or write something; words may go with each. Waiting needs no button: silence is not a yes, and that is said. */
function Say({ line, change, send }: SayProps): VNode {
  const w = useWords();
  const [step, setStep] = useState<Step>(change.agreement === 'unanswered' ? 'choose' : 'answered');
  const [comment, setComment] = useState(change.comment ?? '');
  const [problem, setProblem] = useState('');
  const give = async (answer: AgreementRequest['answer']): Promise<void> => {
    const words = comment.trim();
    if (answer === 'commented' && words === '') return setProblem(w('comment-first'));
    const result = await send({ line: line.id, of: change.of, answer, ...(words === '' ? {} : { comment: words }) });
    setProblem(result.kind === 'kept' ? '' : result.kind === 'moved' ? (result.said ?? w('answer-moved')) : w('answer-failed'));
    if (result.kind === 'kept') setStep('answered');
  };
  return (
    <div class="say">
      {step === 'answered' && <Again change={change} choose={() => setStep('choose')} add={setStep} />}
      {step === 'choose' && (
        <Choose agree={() => void give('agreed')} disagree={() => setStep('disagreed')} write={() => setStep('commented')} />
      )}
      {step !== 'answered' && step !== 'choose' && (
        <Comment answer={step} comment={comment} write={setComment} undo={() => setStep('choose')} send={() => void give(step)} />
      )}
      {problem !== '' && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

interface AgainProps {
  readonly change: Change;
  readonly choose: () => void;
  readonly add: (answer: AgreementRequest['answer']) => void;
}
/** After an answer: another one, or words to the one that was given. */
function Again({ change, choose, add }: AgainProps): VNode {
  const w = useWords();
  const { agreement, comment } = change;
  return (
    <div class="row">
      <button class="btn btn--plain" type="button" onClick={choose}>
        {w('answer-again')}
      </button>
      {agreement !== 'unanswered' && comment === undefined && (
        <button class="btn btn--plain" type="button" onClick={() => add(agreement)}>
          {w('comment-add')}
        </button>
      )}
    </div>
  );
}

interface ChooseProps {
  readonly agree: () => void;
  readonly disagree: () => void;
  readonly write: () => void;
}
function Choose({ agree, disagree, write }: ChooseProps): VNode {
  const w = useWords();
  return (
    <fieldset>
      <legend>{w('change-ask')}</legend>
      <div class="row">
        <button class="btn" type="button" onClick={agree}>
          {w('agree')}
        </button>
        <button class="btn" type="button" onClick={disagree}>
          {w('disagree')}
        </button>
        <button class="btn" type="button" onClick={write}>
          {w('comment-only')}
        </button>
      </div>
      <p class="hint">{w('silence')}</p>
    </fieldset>
  );
}

interface CommentProps {
  readonly answer: AgreementRequest['answer'];
  readonly comment: string;
  readonly write: (text: string) => void;
  readonly send: () => void;
  readonly undo: () => void;
}
function Comment({ answer, comment, write, send, undo }: CommentProps): VNode {
  const w = useWords();
  const id = useId();
  const hand = (event: Event): void => {
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={hand}>
      <label class="field" for={`${id}c`}>
        {w('comment')}
      </label>
      <textarea
        class="pen"
        id={`${id}c`}
        rows={3}
        dir="auto"
        maxLength={2000}
        aria-describedby={`${id}n`}
        value={comment}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <p class="hint" id={`${id}n`}>
        {w('comment-note')} {answer === 'commented' && w('comment-neither')}
      </p>
      <div class="row">
        <button class="btn btn--go" type="submit">
          {w(answer === 'disagreed' ? 'comment-send' : 'comment-send-words')}
        </button>
        <button class="btn btn--plain" type="button" onClick={undo}>
          {w('comment-undo')}
        </button>
      </div>
    </form>
  );
}
