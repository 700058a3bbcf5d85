/** The hot document: all that one citizen's conversation, plan and tasks are, in one atomic unit under 50 kB. Plain JSON. */
import type { Danger, Reply } from '../engine/input.ts';
import type { Language } from '../engine/script.ts';
import type { Given, State } from '../engine/state.ts';
import type { Card } from '../messages/card.ts';
import type { Plan } from '../plan/document.ts';

/** One message of the durable transcript. Never changed once written. */
export interface Entry {
  /** Place in the transcript, 1 first, without gaps. The watermark of Direct Line is such a place. */
  readonly position: number;
  /** Activity id. */
  readonly id: string;
  readonly at: string;
  readonly from: 'citizen' | 'bot' | 'staff';
  readonly channel: string;
  /** The turn of the dialogue it belongs to. */
  readonly turn: number;
  readonly language: Language;
  /** What was shown or written, CPR numbers redacted. */
  readonly text: string;
  /** Bot: text key, and hash of the wording as it was asked. */
  readonly key?: string;
  readonly textHash?: string;
  /** Bot: token of the question that this message asks. The card itself is `CitizenDocument.card` while it is open. */
  readonly asks?: string;
  /** Bot: it asks for a sensitive answer or repeats one, so that it stays off channels that are not for such content. */
  readonly sensitive?: true;
  /** Citizen: what was tapped. */
  readonly reply?: Reply;
  readonly command?: string;
  /** Citizen: the client's own id of the message. */
  readonly clientId?: string;
  /** Staff: id of the caseworker who wrote. */
  readonly staff?: string;
  /** The plan has moved with this entry: a page that shows it reads it again. */
  readonly plan?: true;
  /** Only the last entry of a segment: what happened up to then, and stands in the document no more. Nobody is shown it. */
  readonly events?: readonly DatedEvent[];
}

/**
 * What may wait on a caseworker, the gravest first: lists of tasks are sorted by this order. `danger`: a sign of it was written.
 * `person`: the citizen wants to speak with someone. `stuck`: three tries at a question came to nothing. `disagreed`: with a change in
 * the plan. `undelivered`: a message did not come to the citizen, or nobody can say that it did. `submitted`: a draft was sent, or a caseworker's question answered. `dialogue`: another dialogue was sent, a check-in for
 * example. `message`: something was written after the draft was sent.
 */
export const taskKinds = ['danger', 'person', 'stuck', 'undelivered', 'disagreed', 'submitted', 'dialogue', 'message'] as const;
/** Kind of a task. A new one needs its place in `taskKinds` and its words on the desk. */
export type TaskKind = (typeof taskKinds)[number];

/** Something that waits on the caseworker. Shown by kind and then by waiting time, never ranked by person. */
export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly at: string;
  /** Entry of the transcript that raised it. */
  readonly position: number;
  readonly about?: Danger;
  /** Danger: the message right before the fixed answer, and that answer as given. Kept here, for the caseworker needs it until the task is closed. */
  readonly exchange?: { readonly said?: string; readonly answer: string };
  /** `staff` is empty where the citizen took back what the task was about. */
  readonly closed?: { readonly at: string; readonly staff: string };
}

/**
 * A dialogue beside the plan's own: the caseworker's question, a changed line to agree to, a check-in. The citizen has one open question at a
 * time; the others wait in the order of `focusOrder` (`threads.ts`).
 */
export interface Matter {
  /** `m1`, unique in the conversation. */
  readonly id: string;
  /** Id of its script. */
  readonly script: string;
  /** When it was opened. */
  readonly at: string;
  /** The caseworker who opened it; absent where the system did. */
  readonly staff?: string;
  /** Line of the plan it is about. */
  readonly line?: string;
  /** A changed line: hash of line and change, as the citizen's answer names it. */
  readonly of?: string;
  /** What the dialogue works with. */
  readonly given?: Given;
  /** Absent until it came to the citizen. */
  readonly state?: State;
  /** When it closes by itself. */
  readonly expires?: string;
  /** `done`: the citizen came to its end. `expired`: nobody answered in time. `dropped`: what it was about is no more. */
  readonly closed?: { readonly at: string; readonly how: 'done' | 'expired' | 'dropped' };
}

/** A dated event without words: what the insight pages live on. */
export interface DatedEvent {
  readonly at: string;
  readonly kind:
    | 'asked'
    | 'answered'
    | 'changed'
    | 'paused'
    | 'resumed'
    | 'expired'
    | 'held'
    | 'released'
    | 'submitted'
    | 'reopened'
    | 'opened'
    | 'decided'
    | 'agreed'
    | 'disagreed'
    | 'commented'
    | 'confirmed'
    | 'task-raised'
    | 'task-closed'
    | 'undelivered';
  /** Answer key, line id, task kind or item of the outbox. */
  readonly key?: string;
  /** Staff id, where a caseworker acted. */
  readonly staff?: string;
}

/** A full segment of older entries, written before the document that names it and never changed. */
export interface SegmentName {
  readonly id: string;
  readonly first: number;
  readonly last: number;
}

/**
 * One citizen, as `Store.commit` writes it. Use cases make a new one from the old and never change it in place. What has no place here
 * (older entries) is found by `segments`; whoever wants the whole transcript calls `entriesAfter`.
 */
export interface CitizenDocument {
  readonly schema: 2;
  readonly municipality: string;
  /** Our own id of the citizen; says nothing of the person. */
  readonly citizen: string;
  /** As the caseworker knows the person. */
  readonly name: string;
  readonly language: Language;
  /** Id of the coordinating caseworker; empty for an anonymous thread, which is in nobody's list. */
  readonly caseworker: string;
  /** Whoever writes has not signed in: nobody reads along, and nothing can be sent. It is no citizen of ours, only a thread of words. */
  readonly anonymous?: true;
  /** An anonymous thread that a citizen has taken as their own. It is emptied when that is done, and takes no more messages. */
  readonly joined?: { readonly citizen: string; readonly at: string };
  readonly conversation: string;
  /** When the document was made; documents of earlier releases do not say. */
  readonly created?: string;
  /** Makes the commitments of the audit meaningless once it is erased with the rest. Absent until the first record. */
  readonly salt?: string;
  /** The channel that they wrote on last, where messages have to be sent there. Absent: they read the page. */
  readonly channel?: string;
  /** The plan's own dialogue, the intake. Absent until its first turn. */
  readonly state?: State;
  /** The open question as it was rendered, with the entry that asks it. */
  readonly card?: { readonly position: number; readonly card: Card };
  /** Nothing is asked, and the short way was taken: label of the button that sends the command `more`. */
  readonly more?: string;
  readonly segments: readonly SegmentName[];
  readonly transcript: readonly Entry[];
  /** Oldest revision first; the last is the current one. */
  readonly plans: readonly Plan[];
  readonly tasks: readonly Task[];
  readonly matters: readonly Matter[];
  /** The newest, and all that have to be known again; the older ones are in the segments. `eventsOf` gives all. */
  readonly events: readonly DatedEvent[];
}

/** The position that the next entry gets. */
export function nextPosition(document: CitizenDocument): number {
  return (document.transcript.at(-1)?.position ?? document.segments.at(-1)?.last ?? 0) + 1;
}
