/** What the caseworker has begun to write, and what becomes of it when the page is read again. Nothing half-written is thrown away. */
import type { Review, ReviewLine, StaffCommand } from '../../../review/views.ts';

/** What is written to a line: own wording with a reason, a question to the citizen, or a reason to leave the line for now. */
export type FormKind = 'edit' | 'ask' | 'not-now';

/** A form that is open on a line. */
export interface LineForm {
  readonly kind: FormKind;
  /** The line as it was when the form was opened, or as it was read again. */
  readonly hash: string;
  readonly heading: string;
  /** What the text field held when the form was opened. */
  readonly start: string;
  /** Own wording, or the question. */
  readonly text: string;
  readonly reason: string;
  /** `moved`: the line says something else now. `gone`: the line is no longer in the draft. */
  readonly standing: 'same' | 'moved' | 'gone';
}

/** Everything begun on one citizen's page. */
export interface Written {
  readonly forms: Readonly<Record<string, LineForm>>;
  /** Reason for confirming, which the citizen reads. */
  readonly reason: string;
}
/** What a citizen's page begins with. */
export const nothingWritten: Written = { forms: {}, reason: '' };

/** A new form. Own wording begins with the line's words, or with the wording that was given before. */
export function openForm(kind: FormKind, line: ReviewLine): LineForm {
  const start = kind === 'edit' ? (line.change?.text ?? sayingOf(line)) : '';
  const reason = kind === 'edit' ? (line.change?.reason ?? '') : '';
  return { kind, hash: line.hash, heading: line.heading, start, text: start, reason, standing: 'same' };
}

/** What the line says, as the citizen sees it. */
export function sayingOf(line: Pick<ReviewLine, 'quote' | 'text'>): string {
  return line.quote ?? line.text ?? '';
}

/** True when nothing was written in it. */
export function isUntouched(form: LineForm): boolean {
  return form.text === form.start && form.reason.trim() === '';
}

/** The forms against the page as it was read again: written text stays; an untouched form follows its line, or closes with it. */
export function afterReading(written: Written, review: Pick<Review, 'lines'>): Written {
  const forms = Object.entries(written.forms).flatMap(([id, form]): [string, LineForm][] => {
    const line = review.lines.find((one) => one.id === id);
    if (line === undefined) return isUntouched(form) ? [] : [[id, { ...form, standing: 'gone' }]];
    if (line.hash === form.hash) return [[id, form.standing === 'same' ? form : { ...form, standing: 'same' }]];
    return [[id, isUntouched(form) ? openForm(form.kind, line) : { ...form, standing: 'moved' }]];
  });
  return { ...written, forms: Object.fromEntries(forms) };
}

/** The line has been read as it is now: what was written is meant for it. */
export function readAgain(form: LineForm, line: ReviewLine): LineForm {
  return { ...form, hash: line.hash, heading: line.heading, standing: 'same' };
}

/** Puts the form on the line with that id in place of the one there. Without a form, it closes the one there and what was written is gone. */
export function withForm(written: Written, line: string, form: LineForm | undefined): Written {
  const { [line]: _before, ...others } = written.forms;
  return { ...written, forms: form === undefined ? others : { ...others, [line]: form } };
}

/** True when leaving the page would lose something. */
export function isBegun(written: Written): boolean {
  return written.reason.trim() !== '' || Object.values(written.forms).some((form) => !isUntouched(form));
}

/** The command that the form stands for. The hash is that of the line as it was read, so that a moved line is refused. */
export function commandOf(line: string, form: LineForm): StaffCommand {
  const { hash, text, reason } = form;
  switch (form.kind) {
    case 'edit':
      return { kind: 'edit', line, hash, text, reason };
    case 'ask':
      return { kind: 'ask', line, hash, question: text };
    case 'not-now':
      return { kind: 'not-now', line, hash, reason };
    default:
      return form.kind satisfies never;
  }
}
