/**
 * A dialogue script as the engine sees it: plain data, without words.
 *
 * Staff write the short form in `dialogs/<name>.yaml`; `scripts/parse` checks it, expands the compositions
 * (`offer`, `mentor`, `rhythm`) and fills every default, so that nothing here is optional by accident.
 * Wording lives in `locales/<language>/<script>.yaml` under `<section>.<step>.<form>`.
 */

/** BCP 47 tag of a language in which there is a folder under `locales/`, for example `da`. */
export type Language = string;

/**
 * A condition in CEL. `reads` are the answer keys it mentions (`<section>.<step>`), found when it was parsed.
 * Step ids are written with `_` for `-` in an expression: `own_goal == "..."`; a step of another section is `goal.own_goal`;
 * inside a `repeat`, `each` is the choice at hand and a bare id means the answer of this round.
 * A condition that reads an answer that was not given (or skipped, unknown, declined) is false, unless it asks `answered(x)`.
 */
export interface Condition {
  readonly source: string;
  readonly reads: readonly string[];
}

/** Where the options of a choice come from. `answers` offers what an earlier `choices` step chose (an option filter). */
export type Options =
  | { readonly from: 'list'; readonly list: string; readonly ids: readonly string[] }
  | { readonly from: 'offers' }
  | { readonly from: 'mentors' }
  | { readonly from: 'answers'; readonly of: string };

/** What every kind of step has. */
export interface StepBase {
  /** Permanent, readable id, unique in its section: `own-goal`. Never reused for another question. */
  readonly id: string;
  /** Asked only while this holds. */
  readonly when?: Condition;
  /** The answer, and every message that would repeat it, stays off channels that are not for sensitive content. */
  readonly sensitive: boolean;
  /** "Spring over" is offered. */
  readonly skippable: boolean;
  /** "Det ved jeg ikke" is offered and kept as an answer of its own. */
  readonly unknown: boolean;
  /** "Det vil jeg ikke svare på" is offered and kept as an answer of its own. */
  readonly declinable: boolean;
  /** Slot of the plan that the answer feeds, `[each]` standing for the choice at hand: `barrier[each].weight`. */
  readonly plan?: string;
  /** Answers that this one depends on beside conditions, options and message parameters. */
  readonly needs: readonly string[];
  /** Earlier answers that the wording shows: message parameter -> answer key. */
  readonly shows: Readonly<Record<string, string>>;
  /** It is part of the short way. `one`: several choices are asked for as one there, with one tap. */
  readonly short?: true | 'one';
  /**
   * What an answer to it says of questions that the short way leaves out, text key -> answer: whoever named something that makes it hard has
   * said that there is something. They are answered so when the short way is widened, and not asked.
   */
  readonly tells?: Readonly<Record<string, string>>;
}

/** Says something and goes on; nothing is asked. */
export interface SayStep extends StepBase {
  readonly ask: 'say';
}
/** Asks for own words, which are kept verbatim. A bare "ja" or "nej" is asked about once. */
export interface TextStep extends StepBase {
  readonly ask: 'text';
}
/** Asks for one of the options. */
export interface ChoiceStep extends StepBase {
  readonly ask: 'choice';
  readonly options: Options;
  /** One more option, "noget andet", answered in own words. */
  readonly other: boolean;
}
/** Asks for several options; `min` and `max` are how many, both allowed, with "noget andet" counted as one. */
export interface ChoicesStep extends StepBase {
  readonly ask: 'choices';
  readonly options: Options;
  readonly other: boolean;
  /** The order in which the citizen picks is part of the answer. */
  readonly ordered: boolean;
  readonly min: number;
  readonly max: number;
}
/** Asks for yes or no; the answer is the id `yes` or `no`. */
export interface YesNoStep extends StepBase {
  readonly ask: 'yes-no';
}
/** 0 to 10 with worded anchors at 0, 5 and 10 (`<step>.anchors.0`). */
export interface ScaleStep extends StepBase {
  readonly ask: 'scale';
}
/** Asks for a number, decimals too, from `min` to `max`, both allowed. */
export interface NumberStep extends StepBase {
  readonly ask: 'number';
  readonly min: number;
  readonly max: number;
}
/** Asks for a day. Today is always allowed; days before it with `past`, after it with `future`. */
export interface DateStep extends StepBase {
  readonly ask: 'date';
  readonly past: boolean;
  readonly future: boolean;
}
/** Asks `steps` once for each choice of an earlier `choices` answer, `max` rounds at most. Repeats do not nest. */
export interface RepeatStep extends StepBase {
  readonly ask: 'repeat';
  /** Key of the `choices` answer: `barriers.which`. */
  readonly over: string;
  readonly max: number;
  readonly steps: readonly Step[];
}
/** Read back, change, send. Opens again by itself when an answer on the path has changed since it was sent. */
export interface SummaryStep extends StepBase {
  readonly ask: 'summary';
}
/** Shows the caseworker's name, number and hours and raises a task. The dialogue goes on. */
export interface HandoverStep extends StepBase {
  readonly ask: 'handover';
}

/**
 * An answer that whoever starts the dialogue brings, `given:` at the top of a script: the step that was agreed, the caseworker's question.
 * It is never asked, cannot be changed by the citizen, and is read as `given.<id>`.
 */
export interface GivenStep extends StepBase {
  readonly ask: 'given';
  readonly is: GivenKind;
  /** What `choice` and `choices` are among. */
  readonly options?: Options;
}
/** What a given answer may be. */
export const givenKinds = ['text', 'number', 'date', 'choice', 'choices'] as const;
/** One of `givenKinds`. */
export type GivenKind = (typeof givenKinds)[number];

/** One step, told apart by `ask`. To add a kind, see `kinds/kind.ts`. */
export type Step =
  | SayStep
  | TextStep
  | ChoiceStep
  | ChoicesStep
  | YesNoStep
  | ScaleStep
  | NumberStep
  | DateStep
  | RepeatStep
  | SummaryStep
  | HandoverStep
  | GivenStep;

/** The wire words of the kinds of step. */
export type StepKind = Step['ask'];

/** A few minutes of the dialogue; the unit of progress ("3 af 8"). */
export interface Section {
  readonly id: string;
  /** Expected length in minutes, told to the citizen. */
  readonly minutes: number;
  /** It only leads in: what is asked here counts as no question of a portion, and it is no part of "3 af 8". */
  readonly intro?: true;
  /** Expected minutes on the short way; absent where it has no part of the section. */
  readonly short?: number;
  readonly when?: Condition;
  readonly steps: readonly Step[];
}

/**
 * One move from an earlier structure, by text keys. `renamed`: the same question under another id, its answers go with it. `removed`: the
 * question is gone, whoever stands there goes on at `to`; its answer is kept and feeds nothing. `again`: the question has become another
 * one under its id, so it is asked again, and the old answer is kept beside.
 */
export type Move =
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'removed'; readonly from: string; readonly to: string }
  | { readonly kind: 'again'; readonly step: string };

/**
 * A short way through a script: one question is answered `short` or `whole` (or passed by, which takes the whole), and after `short` only
 * the steps marked so are asked. What was answered stays on the path whichever way is taken. It is widened, or taken, by changing that answer.
 */
export interface ShortWay {
  /** Text key of the question: `welcome.way`. */
  readonly step: string;
  /** Holds on the whole way: the condition of every later step that is no part of the short one. */
  readonly whole: Condition;
}

/** A whole dialogue. It has been checked: every name in it is known, so the engine need not doubt it. Made ready by `prepare()`. */
export interface Script {
  readonly id: string;
  readonly purpose: string;
  readonly owner: string;
  /** What whoever starts the dialogue may bring. */
  readonly given: readonly GivenStep[];
  readonly sections: readonly Section[];
  readonly short?: ShortWay;
  /** Days after which the dialogue closes where nobody answers; what was answered is kept. Absent: never. */
  readonly expires?: number;
  /** How conversations that stand in an earlier structure find their place in this one. */
  readonly migrate: readonly Move[];
  /** Hash of all that is structure: steps, choices, conditions, types, plan slots. Wording is not in it. */
  readonly structure: string;
}
