/** What the parts of the review page ask of the page. */
import type { Review, ReviewLine, StaffCommand } from '../../../review/views.ts';
import type { FormKind, Written } from './forms.ts';
import type { Place } from './stops.ts';

/**
 * Sends a command. Answers with the page after it; undefined when it was not carried out, and why is then shown at `place`: a line's
 * id, `confirm`, `hand-over`, `start` or `tasks`.
 */
export type Send = (command: StaffCommand, place: string) => Promise<Review | undefined>;

/** Brings a place into view, gives it the focus and marks it. */
export type Show = (place: Place) => void;

/** Changes what has been begun on this citizen's page. */
export type Write = (change: (before: Written) => Written) => void;

/** What a line can ask of the page. */
export interface LineActs {
  readonly accept: (line: ReviewLine) => Promise<void>;
  readonly open: (line: ReviewLine, kind: FormKind) => void;
  /** The line is the one at hand. */
  readonly stand: (line: string) => void;
  readonly show: Show;
  readonly send: Send;
  readonly write: Write;
  /** Tells a screen reader what was done. */
  readonly said: (text: string) => void;
}
