/** Writing to a line: own wording with a reason, a question, or "not now" with a reason; and how the citizen will see it. */
import type { VNode } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Review, ReviewLine } from '../../../review/views.ts';
import type { LineActs } from './acts.ts';
import { compare } from './compare.ts';
import type { Piece } from './compare.ts';
import { commandOf, readAgain, sayingOf, withForm } from './forms.ts';
import type { LineForm } from './forms.ts';
import { ProblemNote } from './problem.tsx';
import type { Problem } from './problem.tsx';
import { lineLabel } from './stops.ts';
import { useWords } from './words.ts';

interface FormProps {
  readonly line: ReviewLine;
  readonly review: Review;
  readonly form: LineForm;
  /** Why it could not be sent. */
  readonly problem: Problem | undefined;
  readonly acts: LineActs;
}

/** Changing, sending and giving up the form. */
function useForm({ line, form, acts }: Pick<FormProps, 'line' | 'form' | 'acts'>) {
  const w = useWords();
  const place = useRef<HTMLFormElement>(null);
  // At once, so that the next letter is written and not taken for a key.
  useLayoutEffect(() => place.current?.querySelector('textarea')?.focus(), []);
  const put = (next: LineForm | undefined): void => acts.write((before) => withForm(before, line.id, next));
  const back = (): void => acts.show({ kind: 'line', id: line.id, label: '' });
  const send = async (event: Event): Promise<void> => {
    event.preventDefault();
    if ((await acts.send(commandOf(line.id, form), line.id)) === undefined) return;
    // Whoever has gone on meanwhile is not called back.
    const here = place.current?.contains(document.activeElement) ?? false;
    put(undefined);
    acts.said(w(`said.${form.kind}`, { line: lineLabel(line) }));
    if (here) back();
  };
  const cancel = (): void => {
    put(undefined);
    back();
  };
  return { place, put, send, cancel };
}

/**
 * The open form of one line. It closes when what it says was carried out; else it stays as it is, with `problem`. A line that has moved
 * must be read again before it can be sent.
 */
export function FormOf({ line, review, form, problem, acts }: FormProps): VNode {
  const w = useWords();
  const { place, put, send, cancel } = useForm({ line, form, acts });
  return (
    <form class="edit" ref={place} onSubmit={(event) => void send(event)} aria-label={`${w(`act.${form.kind}`)}: ${lineLabel(line)}`}>
      {form.standing === 'moved' && (
        <div class="note hold" role="alert">
          <p>{w('form.moved')}</p>
          <button type="button" onClick={() => put(readAgain(form, line))}>
            {w('form.use')}
          </button>
        </div>
      )}
      <Fields form={form} put={put} />
      {form.kind === 'edit' && <Seen line={line} review={review} form={form} />}
      {problem !== undefined && <ProblemNote problem={problem} review={review} show={acts.show} />}
      <p class="src">{w('form.readable')}</p>
      <div class="acts">
        {form.standing === 'same' && (
          <button type="submit" class="main-act">
            {w(`form.send.${form.kind}`)}
          </button>
        )}
        <button type="button" class="plain" onClick={cancel}>
          {w('form.cancel')}
        </button>
      </div>
    </form>
  );
}

/** Own wording and its reason; a question alone; or a reason alone. */
function Fields({ form, put }: { readonly form: LineForm; readonly put: (next: LineForm) => void }): VNode {
  const text = (name: 'text' | 'question'): VNode => (
    <Field name={name} value={form.text} rows={3} write={(text) => put({ ...form, text })} />
  );
  const reason = (name: 'reason' | 'not-now'): VNode => (
    <Field name={name} value={form.reason} rows={2} write={(reason) => put({ ...form, reason })} />
  );
  switch (form.kind) {
    case 'edit':
      return (
        <>
          {text('text')}
          {reason('reason')}
        </>
      );
    case 'ask':
      return text('question');
    case 'not-now':
      return reason('not-now');
    default:
      return form.kind satisfies never;
  }
}

interface FieldProps {
  readonly name: 'text' | 'question' | 'reason' | 'not-now';
  readonly value: string;
  readonly rows: number;
  readonly write: (text: string) => void;
}
function Field({ name, value, rows, write }: FieldProps): VNode {
  const w = useWords();
  const id = useId();
  return (
    <div>
      <label for={id}>{w(`field.${name}.label`)}</label>
      <p class="hint" id={`${id}h`}>
        {w(`field.${name}.hint`)}
      </p>
      <textarea
        id={id}
        rows={rows}
        maxLength={2000}
        dir="auto"
        aria-describedby={`${id}h`}
        value={value}
        onInput={(event) => write(event.currentTarget.value)}
      />
    </div>
  );
}

/** Before, now and reason, in the order and with the weight that the citizen's page gives them. */
function Seen({ line, review, form }: Pick<FormProps, 'line' | 'review' | 'form'>): VNode {
  const w = useWords();
  const id = useId();
  const pieces = compare(sayingOf(line), form.text.trim());
  return (
    <section aria-labelledby={id}>
      <h4 id={id}>{w('seen.title')}</h4>
      <div class="two" lang={review.language}>
        <div class="sheet">
          <p class="label">{w('seen.before')}</p>
          <p dir="auto">
            <Marked pieces={pieces.filter((piece) => piece.kind !== 'new')} />
          </p>
        </div>
        <div class="sheet">
          <p class="label">{w('seen.after')}</p>
          <p dir="auto">
            <Marked pieces={pieces.filter((piece) => piece.kind !== 'gone')} />
          </p>
        </div>
      </div>
      <div class="sheet below">
        <p class="label">{w('seen.reason')}</p>
        <p dir="auto">{form.reason.trim() === '' ? w('seen.no-reason') : form.reason}</p>
      </div>
      <p class="src">{w('seen.answers')}</p>
    </section>
  );
}

/** The marks cover words, not the space after them. */
function Marked({ pieces }: { readonly pieces: readonly Piece[] }): VNode {
  return (
    <>
      {pieces.map(({ text, kind }, index) => {
        if (kind === 'same') return text;
        const words = text.trimEnd();
        return (
          <span key={index}>
            {kind === 'new' ? <ins>{words}</ins> : <del>{words}</del>}
            {text.slice(words.length)}
          </span>
        );
      })}
    </>
  );
}
