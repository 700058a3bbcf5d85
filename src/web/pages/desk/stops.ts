/** What stops confirming, and what only asks for a reason, each with the places it is about. */
import type { RefusalCode } from '../../../plan/document.ts';
import type { Review, ReviewLine } from '../../../review/views.ts';
import type { Written } from './forms.ts';

/** A place on the page: a line of the plan, an entry of the conversation, or the tasks on top. */
export type Place =
  | { readonly kind: 'line'; readonly id: string; readonly label: string }
  | { readonly kind: 'entry'; readonly position: number }
  | { readonly kind: 'tasks' };

/** One thing that stops, with its places. Its words are at `desk.refusal.<code>`. */
export interface Stop {
  readonly code: RefusalCode;
  readonly places: readonly Place[];
}

interface Refused {
  readonly code: RefusalCode;
  readonly line?: string;
}

/** One entry for each code, in the order in which they came; a line that is gone has no link. */
export function stops(refusals: readonly Refused[], review: Pick<Review, 'lines' | 'conversation' | 'tasks'>): readonly Stop[] {
  const codes = [...new Set(refusals.map((refusal) => refusal.code))];
  return codes.map((code) => {
    const ids = refusals.filter((refusal) => refusal.code === code).flatMap(({ line }) => (line === undefined ? [] : [line]));
    const lines = review.lines.filter((line) => ids.includes(line.id)).map(linePlace);
    return { code, places: code === 'message-open' ? messagePlaces(review) : lines };
  });
}

/** An open message is closed among the tasks; where it was written is shown beside. */
function messagePlaces(review: Pick<Review, 'conversation' | 'tasks'>): readonly Place[] {
  const at = review.tasks.find((task) => task.kind === 'message')?.at;
  const own = review.conversation.filter((entry) => entry.from === 'citizen');
  const entry = own.findLast((one) => at === undefined || one.at <= at) ?? own.at(-1);
  return [{ kind: 'tasks' }, ...(entry === undefined ? [] : [{ kind: 'entry', position: entry.position } as const])];
}

/** How a change stands that the citizen has not agreed to. */
export type Unagreed = 'disagreed' | 'commented' | 'unanswered';

/** Changed lines that the citizen has not agreed to. They stop nothing; confirming then needs a reason that the citizen reads. */
export function unagreed(lines: readonly ReviewLine[]): Readonly<Record<Unagreed, readonly Place[]>> {
  const places = (answer: string): readonly Place[] => lines.filter((line) => line.change?.agreement === answer).map(linePlace);
  return { disagreed: places('disagreed'), commented: places('commented'), unanswered: places('unanswered') };
}

/** Lines that the caseworker is writing on: what is begun is saved or given up before the plan is confirmed. */
export function begunOn(written: Written, lines: readonly ReviewLine[]): readonly Place[] {
  return lines.filter((line) => written.forms[line.id] !== undefined).map(linePlace);
}

function linePlace(line: ReviewLine): Place {
  return { kind: 'line', id: line.id, label: lineLabel(line) };
}

/** Heading with the place in a chosen order: "1. Praktik". */
export function lineLabel(line: Pick<ReviewLine, 'heading' | 'order'>): string {
  return line.order === undefined ? line.heading : `${line.order}. ${line.heading}`;
}

/** Ids in the page's HTML. */
export function lineAnchor(id: string): string {
  return `line-${id.replaceAll(/[^\w-]/g, '_')}`;
}
/** Id of a conversation entry in the page's HTML. `position` is its place in the transcript, 1 first. */
export function entryAnchor(position: number): string {
  return `entry-${position}`;
}

/** The id of a place in the page's HTML. */
export function anchorOf(place: Place): string {
  switch (place.kind) {
    case 'line':
      return lineAnchor(place.id);
    case 'entry':
      return entryAnchor(place.position);
    case 'tasks':
      return 'tasks';
    default:
      return place satisfies never;
  }
}
