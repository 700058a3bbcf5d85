/** What may happen to a conversation. Every input carries its time; the engine has no clock. */

/** Commands that work at every step; the words for them stand in `locales/<language>/app.yaml`. */
export const commands = ['back', 'change', 'repeat', 'pause', 'resume', 'portion', 'more', 'person', 'help', 'plan', 'language'] as const;
/** Wire word of a command. It may be written in words of the language, or sent by a button. */
export type Command = (typeof commands)[number];

/** What a message may warn of. Each has its own fixed answer, `app.danger.<about>`. */
export const dangers = ['self-harm', 'violence', 'overdose', 'child'] as const;
/** What a sign of danger is about; also in tasks, so that the caseworker sees it before anything is opened. */
export type Danger = (typeof dangers)[number];

/** What a button sends: the token of the question it stood under, and the answer as data. */
export interface Reply {
  readonly token: string;
  /** Id of a choice, ids, a number, an ISO date, free text, `{none}`, or `{send: true}` on a summary. */
  readonly value: ReplyValue;
  /** Own words for "noget andet". */
  readonly other?: string;
}
/**
 * The answer in a reply, as it comes from outside: the open step checks it against its own kind, and a value of another form is not an
 * answer. `none` passes the question by; `send` is for a summary only.
 */
export type ReplyValue =
  | string
  | number
  | readonly string[]
  | { readonly none: 'skipped' | 'unknown' | 'declined' }
  | { readonly send: true };

/** What a due item may say to a dialogue. */
export const tickNames = ['returned', 'burst', 'expired'] as const;
/** One of `tickNames`. */
export type TickName = (typeof tickNames)[number];

/**
 * One input of `step()`. Each is one turn, save a reply to a question that is no longer open, which changes nothing. The caller looks for
 * danger, and for what is due, before; the engine only hears of it.
 */
export type Input = { /** ISO 8601 instant, `2026-11-23T18:00:00Z`. */ readonly at: string } & (
  | { readonly kind: 'start' }
  /** `joins`: the channel brings what is written in pieces, so that own words are joined before they are an answer. */
  | { readonly kind: 'message'; readonly text: string; readonly reply?: Reply; readonly joins?: true }
  /** `target`: the answer key to change (`goal.own-goal`, `barriers.each[sleep].weight`), or the language to change to. */
  | { readonly kind: 'command'; readonly command: Command; readonly target?: string }
  /** Something grave was found in a message; the caller keeps its text, the dialogue does not answer it. */
  | { readonly kind: 'hold'; readonly about: Danger }
  /** A due item fired: after a time away, when no more pieces of an answer came, or when the dialogue has waited long enough. */
  | { readonly kind: 'tick'; readonly name: TickName }
  /** Staff let a held dialogue go on. */
  | { readonly kind: 'staff'; readonly action: 'resume' }
);
