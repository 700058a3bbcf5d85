/** A script as it was written, before its names are looked at: what reading the outline gives. */
import type { Move } from '../engine/script.ts';
import type { Path } from '../messages/source.ts';
import type { RawGiven } from './frame.ts';
import type { RawStep } from './shape.ts';

/** A step as it was written, with its place. */
export interface Draft {
  readonly section: string;
  readonly id: string;
  readonly raw: RawStep;
  /** Path of the step it was written as (of the composition, for its parts). */
  readonly path: Path;
  /** Id of the repeat that it stands in. */
  readonly loop?: string;
  /** Id of the call that put it here: references look among the steps of that call first. */
  readonly call?: string;
  /** The condition of the call that stands before its own. */
  readonly led?: Lead;
  /** Its shape is faulty, and reported: it stands here by its id alone, so that what reads it is not called unknown. */
  readonly broken?: true;
}

/** What was put before a condition: as many characters, which were written at `when` of that path. */
export interface Lead {
  readonly length: number;
  readonly path: Path;
}

/** What is brought from outside, as it was written. */
export interface DraftGiven {
  readonly id: string;
  readonly raw: RawGiven;
  readonly path: Path;
}

/** A repeat as it was written, `max` filled in (8 where none is given). `over` is a reference, not yet resolved. */
export interface DraftRepeat {
  readonly section: string;
  readonly id: string;
  readonly over: string;
  readonly max: number;
  readonly when?: string;
  readonly path: Path;
  readonly call?: string;
  readonly led?: Lead;
  readonly drafts: readonly Draft[];
}

/** A section as it was written, `minutes` filled in (2 where none is given). */
export interface DraftSection {
  readonly id: string;
  readonly minutes: number;
  readonly intro?: true;
  readonly short?: number;
  readonly when?: string;
  readonly path: Path;
  readonly items: readonly (Draft | DraftRepeat)[];
}

/**
 * A script whose shapes are checked and whose references are not. Texts that are missing are empty, so that checking can go on; the fault
 * has been reported.
 */
export interface Outline {
  readonly id: string;
  readonly purpose: string;
  readonly owner: string;
  readonly expires?: number;
  /** Text key of the question of which way to take, not yet resolved. */
  readonly short?: string;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly given: readonly DraftGiven[];
  readonly migrate: readonly Move[];
  readonly sections: readonly DraftSection[];
}
