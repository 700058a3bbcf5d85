/** Deciding on lines, by button or by key. */
import { useRef } from 'preact/hooks';
import type { Review, ReviewLine } from '../../../review/views.ts';
import type { Send, Show, Write } from './acts.ts';
import { openForm, withForm } from './forms.ts';
import type { FormKind, Written } from './forms.ts';
import type { Act } from './keys.ts';
import { byGroup, canDecide, nextWaiting, stepTo } from './order.ts';
import type { LineGroup } from './order.ts';
import { lineLabel } from './stops.ts';
import { useWords } from './words.ts';

interface Desk {
  readonly review: Review;
  readonly written: Written;
  readonly write: Write;
  readonly send: Send;
  /** The line at hand. */
  readonly current: ReviewLine | undefined;
  readonly stand: (line: string) => void;
  readonly show: Show;
  /** Tells a screen reader what was done. */
  readonly said: (text: string) => void;
}

/**
 * What buttons and keys do to lines. `accept` sends at once and then goes on to the next line that waits, unless the
 * caseworker has gone elsewhere meanwhile; `open` only opens a form; `move` goes one line on or back.
 */
export interface Deciding {
  readonly accept: (line: ReviewLine) => Promise<void>;
  readonly open: (line: ReviewLine, kind: FormKind) => void;
  readonly move: (by: 1 | -1) => void;
  /** What a key does. */
  readonly act: (what: Act) => void;
}

/**
 * Used once by the page, for buttons and keys alike, so that both do the same. A key decides nothing while a form is open on the line at
 * hand, nor when the plan is not to be decided on.
 */
export function useDeciding({ review, written, write, send, current, stand, show, said }: Desk): Deciding {
  const w = useWords();
  const atHand = useRef(current?.id);
  atHand.current = current?.id;
  const goTo = (id: string | undefined): void => {
    if (id !== undefined) show({ kind: 'line', id, label: '' });
  };
  const move = (by: 1 | -1): void => {
    const ids = linesOf(byGroup(review)).map((line) => line.id);
    goTo(stepTo(ids, current?.id, by));
  };
  const open = (line: ReviewLine, kind: FormKind): void => {
    stand(line.id);
    write((before) => withForm(before, line.id, openForm(kind, line)));
  };
  const accept = async (line: ReviewLine): Promise<void> => {
    stand(line.id);
    const after = await send({ kind: 'accept', line: line.id, hash: line.hash }, line.id);
    if (after === undefined) return;
    said(w('said.accepted', { line: lineLabel(line) }));
    // Whoever has gone on meanwhile is not moved.
    if (atHand.current === line.id) goTo(nextWaiting(linesOf(byGroup(after)), line.id) ?? line.id);
  };
  const act = (what: Act): void => {
    if (what === 'next' || what === 'previous') return move(what === 'next' ? 1 : -1);
    if (current === undefined || !canDecide(review) || written.forms[current.id] !== undefined) return;
    if (what === 'accept') void accept(current);
    else if (what === 'edit' || current.state !== 'asked') open(current, what);
  };
  return { accept, open, move, act };
}

function linesOf(groups: readonly LineGroup[]): readonly ReviewLine[] {
  return groups.flatMap((group) => group.lines);
}
