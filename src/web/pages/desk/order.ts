/** The order of what waits: by kind and then by waiting time, never by person. */
import type { TaskKind } from '../../../conversation/citizen.ts';
import type { InboxTask, Review, ReviewEntry, ReviewLine } from '../../../review/views.ts';

/** The order of the kinds, danger first. Named here so that the bundle takes types only from the server's folders. */
export const kinds: readonly TaskKind[] = ['danger', 'person', 'stuck', 'undelivered', 'disagreed', 'submitted', 'dialogue', 'message'];

/** The tasks of one kind; there is always at least one. */
export interface TaskGroup {
  readonly kind: TaskKind;
  /** The longest wait first. */
  readonly tasks: readonly InboxTask[];
}

/** The kinds that have something, each with its tasks. */
export function byKind(tasks: readonly InboxTask[]): readonly TaskGroup[] {
  return kinds
    .map((kind) => ({ kind, tasks: tasks.filter((task) => task.kind === kind).toSorted((a, b) => a.at.localeCompare(b.at)) }))
    .filter((group) => group.tasks.length > 0);
}

/** One part of the plan, `barrier`, with its heading in the citizen's language. */
export interface LineGroup {
  readonly group: string;
  readonly heading: string;
  readonly lines: readonly ReviewLine[];
}

/** The lines under their headings, in the order of the sheet; chosen ones in the citizen's order. */
export function byGroup(review: Pick<Review, 'groups' | 'lines'>): readonly LineGroup[] {
  return review.groups.map(({ group, heading }) => ({
    group,
    heading,
    lines: inOrder(review.lines.filter((line) => line.group === group)),
  }));
}

/** Lines with a place in a chosen order take it among themselves; the others stay where they were. */
function inOrder(lines: readonly ReviewLine[]): readonly ReviewLine[] {
  const ordered = lines.filter((line) => line.order !== undefined).toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
  let next = 0;
  return lines.map((line) => (line.order === undefined ? line : (ordered[next++] ?? line)));
}

/** True when the line waits on the caseworker: nothing decided, to be looked at again, or the citizen disagrees. */
export function waits(line: ReviewLine): boolean {
  return line.state === 'undecided' || line.state === 'look-again' || line.change?.agreement === 'disagreed';
}

/** Nothing is decided on a draft that has not been sent, or on a plan that is confirmed. */
export function canDecide(review: Pick<Review, 'planStatus'>): boolean {
  return review.planStatus === 'submitted' || review.planStatus === 'returned';
}

/** The line that comes `by` places after (or before) the one at hand, staying within the list. */
export function stepTo(ids: readonly string[], at: string | undefined, by: 1 | -1): string | undefined {
  const index = at === undefined ? -1 : ids.indexOf(at);
  if (index < 0) return by === 1 ? ids[0] : ids.at(-1);
  return ids[Math.min(ids.length - 1, Math.max(0, index + by))];
}

/** After a decision: the next line that waits, from the one at hand and round again. Undefined when none does. */
export function nextWaiting(lines: readonly ReviewLine[], at: string): string | undefined {
  const index = lines.findIndex((line) => line.id === at);
  return [...lines.slice(index + 1), ...lines.slice(0, index + 1)].find(waits)?.id;
}

/** The conversation by days, each with its entries in order. `dayOf` names the day of an instant. */
export function byDay(
  entries: readonly ReviewEntry[],
  dayOf: (at: string) => string,
): readonly { readonly day: string; readonly entries: readonly ReviewEntry[] }[] {
  const days: { day: string; entries: ReviewEntry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
