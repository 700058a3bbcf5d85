/** What a simulation finds wrong: a place where a citizen would be left standing. */

/** `silence`: nothing is asked, though nothing is over; `wall`: no answer is taken; `endless`: a walk that does not end; `failure`: the engine or a text failed. */
export type DeadEndKind = 'silence' | 'wall' | 'endless' | 'failure';

/** One dead end, with the way to it. */
export interface DeadEnd {
  readonly kind: DeadEndKind;
  /** Key of the question where it happened, `contact.mentor-who`; `start` before the first. */
  readonly at: string;
  /** What was done last on the way there, in short: `barriers.any = yes`. */
  readonly after: readonly string[];
  /** What failed, in the words of the program; empty otherwise. */
  readonly detail: string;
}

/** Steps of the way that are shown. */
export const wayShown = 6;

/** The same kind at the same place is told of once: the first way that led there. */
export function distinct(found: readonly DeadEnd[]): readonly DeadEnd[] {
  return [...new Map(found.toReversed().map((one) => [`${one.kind} ${one.at} ${one.detail}`, one])).values()].toReversed();
}
