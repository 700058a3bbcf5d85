/** What a conversation remembers. Plain JSON: `JSON.parse(JSON.stringify(state))` is the same state. */
import type { Language } from './script.ts';

/** Why there is no answer in substance. Each is a value of its own and may stand in the plan. */
export type Without = 'skipped' | 'unknown' | 'declined';

/**
 * The value of an answer: text as written; id of a choice (`yes`/`no`; `other` with the words in `Answer.other`);
 * ids of several choices in the order chosen; a number; an ISO date `2026-11-23`; or the reason that there is none.
 * `say` and `handover` are answered `said` when shown, `summary` is answered `sent`.
 */
export type Value = string | number | readonly string[] | { readonly none: Without };

/** Channel, time, script and text hash follow from the turn (see the transcript), so they are not repeated here. */
export interface Answer {
  readonly value: Value;
  /** The citizen's own text, verbatim, where it differs from `value`. */
  readonly quote?: string;
  /** Own words for the option "noget andet". */
  readonly other?: string;
  /** The turn in which the answer was given. */
  readonly turn: number;
  /** Hash of the answers this one depends on. When they move, the answer is open again; when they move back, it holds. */
  readonly basis?: string;
}

/** Answers by section and then by key; a key inside a repeat names its choice: `each[sleep].weight`. */
export type Answers = Readonly<Record<string, Readonly<Record<string, Answer>>>>;

/** What whoever starts a dialogue brings, by the ids under `given:` in its script: `{ step: 'Ringe til lægen', offers: ['finances'] }`. */
export type Given = Readonly<Record<string, Value>>;

/** What is wanted of the citizen just now. */
export type Open =
  /**
   * The question of the step at the cursor. `tries`: how often an answer was not understood. `burst`: messages that came close together and
   * are still being joined into one answer.
   */
  | { readonly kind: 'step'; readonly token: string; readonly tries: number; readonly burst?: Burst }
  /** "7 eller 8?": the readings of an ambiguous answer, with the text that was written. */
  | { readonly kind: 'readings'; readonly token: string; readonly values: readonly Value[]; readonly text: string }
  /** "I understood: sleep and money. Right?": several things were understood from own words, and none is taken before the citizen says so. */
  | { readonly kind: 'confirm'; readonly token: string; readonly value: Value; readonly other?: string; readonly text: string }
  /** The list of own answers to change, by full key (`goal.own-goal`). */
  | { readonly kind: 'change'; readonly token: string; readonly keys: readonly string[] };

/** Messages of one answer, verbatim, and the instant until which another one joins them. */
export interface Burst {
  readonly parts: readonly string[];
  readonly until: string;
}

/** Position in the path: text key of the step (`barriers.weight`), and the choice of the round inside a repeat. */
export interface Cursor {
  readonly step: string;
  readonly each?: string;
}

/**
 * `held`: something grave was written; the dialogue waits until a person, or the citizen, lets it go on. `expired`: nobody answered in
 * time; what was answered stays.
 */
export type Status = 'open' | 'paused' | 'held' | 'done' | 'expired';

/** All that a conversation carries from one turn to the next. Made by `begin()`, and from then on by `step()` alone. */
export interface State {
  readonly schema: 2;
  readonly script: string;
  /** The structure hash that this conversation is pinned to. */
  readonly structure: string;
  readonly conversation: string;
  readonly language: Language;
  /** Number of the last turn taken, counted over all dialogues of the conversation; the first is 1. */
  readonly turn: number;
  readonly status: Status;
  readonly answers: Answers;
  /** Absent when nothing is left to ask. */
  readonly cursor?: Cursor;
  readonly open?: Open;
  /** Questions left of a portion ("three questions today"). Absent: no portion was chosen. */
  readonly portion?: number;
  /** Times of the last turn, to tell a return after days from a quick answer. */
  readonly at: string;
}
