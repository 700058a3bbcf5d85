/** What a turn gives: message keys and parameters (never words), at most one question, and effects as data. */
import type { TickName } from './input.ts';
import type { Language, StepKind } from './script.ts';
import type { State, Value, Without } from './state.ts';

/** A parameter of a message. An option or a value of an answer is named, and worded by whoever renders. */
export type Param =
  | string
  | number
  | {
      readonly answer: Value;
      readonly kind?: StepKind;
      readonly options?: readonly OfferedOption[];
      readonly other?: string;
      /** Each choice in quotation marks, so that "smerter eller sygdom" is seen to be one. */
      readonly quoted?: true;
    }
  /** The heading of a step's answer. */
  | { readonly heading: { readonly text: string; readonly each?: OfferedOption } };

/** `key` is a full text key: `goal.own-goal.thanks`, or `app.person.contact`. */
export interface Message {
  readonly key: string;
  readonly params?: Readonly<Record<string, Param>>;
  /** Left out silently where the language has no such text. */
  readonly optional?: boolean;
  /** Repeats a sensitive answer. */
  readonly sensitive?: boolean;
}

/** An option as offered. `label` is set for the municipality's own data; otherwise `text` is the key of its wording. */
export interface OfferedOption {
  readonly id: string;
  readonly text?: string;
  readonly label?: Readonly<Record<Language, string>>;
  readonly hint?: Readonly<Record<Language, string>>;
}

/** One line of the read-back or of the list of answers to change. */
export interface ReadBackLine {
  /** Full answer key, to be sent as the target of `change`. */
  readonly key: string;
  /** Text key of the step, `goal.own-goal`; its heading is `<text>.line`. */
  readonly text: string;
  /** The choice of the round, where the answer belongs to one. */
  readonly each?: OfferedOption;
  readonly kind: StepKind;
  readonly value: Value;
  readonly other?: string;
  readonly options: readonly OfferedOption[];
  readonly sensitive: boolean;
}

/** The one open question. Wording: `<text>.ask`, `.why`, `.free`, `.again`, `.again2`. */
export interface Question {
  readonly token: string;
  /** Full answer key, `barriers.each[sleep].weight`. */
  readonly key: string;
  /** Text key of the step, `barriers.weight`. */
  readonly text: string;
  readonly kind: StepKind | 'readings' | 'confirm' | 'change';
  readonly params: Readonly<Record<string, Param>>;
  readonly sensitive: boolean;
  /** 0 the first time; 1 and 2 in other words; 3 when a person is offered as well. */
  readonly tries: 0 | 1 | 2 | 3;
  /** The ways past the question. */
  readonly without: readonly Without[];
  readonly options: readonly OfferedOption[];
  readonly other: boolean;
  readonly ordered: boolean;
  readonly min?: number;
  readonly max?: number;
  /** Readings of an ambiguous answer. */
  readonly values?: readonly Value[];
  /** Read-back (kind `summary`) or answers to change (kind `change`). */
  readonly lines?: readonly ReadBackLine[];
  /** Part of parts: sections on the path. 0 of 0 where it is asked which way to take: then it is not known yet. */
  readonly progress: { readonly at: number; readonly of: number };
  /** The answer that stands already, when it is being changed. */
  readonly standing?: Value;
  /** A sitting begins and there is much left: "three questions today" may be chosen. */
  readonly portion?: true;
  /** The summary of the short way: more may be told first, by the command `more`. */
  readonly more?: true;
}

/** What the shell does after the turn. Ids derive from `conversation:turn:index`, so a repeat has one effect. */
export type Effect = { readonly id: string } & (
  | { readonly kind: 'raise-task'; readonly task: 'danger' | 'person' | 'stuck' | 'message' }
  /** The citizen sent the draft. */
  | { readonly kind: 'submit' }
  /** A sent draft is open again. */
  | { readonly kind: 'reopen' }
  /** A dated event without words. */
  | { readonly kind: 'record'; readonly event: 'asked' | 'answered' | 'changed' | 'paused' | 'resumed' | 'expired'; readonly key?: string }
  /** The citizen asks for the plan. */
  | { readonly kind: 'show-plan' }
  /** The tick of that name is to come at that instant, from a durable due item. */
  | { readonly kind: 'due'; readonly name: TickName; readonly at: string }
);

/** What the citizen is to see of a turn: first the messages in their order, then the question. Put in words by `messages/render`. */
export interface Output {
  readonly messages: readonly Message[];
  /** Absent while the dialogue is paused, held, done or expired, and while the pieces of an answer are still coming. */
  readonly question?: Question;
  /** The input carried the token of a question that is no longer open; nothing was changed. */
  readonly stale?: boolean;
}

/** All that comes of one turn. The caller stores the state and carries out the effects in one commit; nothing has been done yet. */
export interface StepResult {
  readonly state: State;
  readonly output: Output;
  readonly effects: readonly Effect[];
}
