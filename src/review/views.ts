/** The JSON that pages and server share. Types only, so that the pages' bundle stays small. Every body is under 64 kB. */
import type { TaskKind } from '../conversation/citizen.ts';
import type { Danger } from '../engine/input.ts';
import type { Agreement, Group, PlanStatus, Refusal } from '../plan/document.ts';
import type { LineView, PlanView } from '../plan/view.ts';

/** Body of every error answer. `message` is in the reader's language and says that nothing is lost and what to do. */
export interface ApiError {
  readonly error: { readonly code: string; readonly message: string };
}

/** `GET /api/citizen/me`, `Authorization: Bearer <Direct Line token>`. */
export interface CitizenPage {
  readonly demo: boolean;
  readonly language: string;
  readonly languages: readonly string[];
  readonly municipality: string;
  /** Who can be called: the caseworker, or the municipality itself for whoever has not signed in. */
  readonly caseworker: { readonly name: string; readonly phone: string; readonly hours: string };
  /** `required`: the conversation is a citizen's own once they have signed in. */
  readonly signIn: 'open' | 'required';
  /** False in an anonymous thread. */
  readonly signedIn: boolean;
  /** How long whoever has signed in can be remembered on their own device: "30 dage". Absent where nobody signs in. */
  readonly rememberFor?: string;
}

export type { LineView };

/** `GET /api/citizen/plan`. `none`: nothing has been answered yet. */
export interface CitizenPlan {
  readonly status: PlanStatus | 'none';
  readonly statusText: string;
  readonly at?: string;
  readonly lines: readonly LineView[];
  readonly groups: readonly { readonly group: Group; readonly heading: string }[];
  readonly people: readonly { readonly role: string; readonly name: string; readonly phone?: string; readonly hours?: string }[];
  /** Reason shown where the plan was confirmed although a change was unanswered or disagreed with. */
  readonly confirmedReason?: string;
  /** The confirmed plan that stands while a newer draft is worked on. */
  readonly standing?: CitizenPlan;
  /** The short way was taken: the rest may be told whenever the citizen likes, by the command `more`. */
  readonly more?: true;
  /** Absent while nothing has been answered. */
  readonly revision?: number;
  /** Who confirmed it, and when it was handed over in person and by whom. */
  readonly confirmed?: PlanView['confirmed'];
  /** When a sent plan is answered, in the municipality's words. */
  readonly answerTime?: string;
  /** Every plan that there is, newest first; only with the current one. */
  readonly versions?: readonly PlanVersion[];
}

/** One of the citizen's plans, as a name to open it by: `GET /api/citizen/plan/versions/:revision` answers it as `CitizenPlan`. */
export interface PlanVersion {
  readonly revision: number;
  readonly status: PlanStatus;
  /** When it was sent or, once confirmed, confirmed. */
  readonly at?: string;
  /** Who confirmed it. */
  readonly staff?: string;
}

/** `POST /api/citizen/plan/release`: what the mentor may see, line by line. Answers `CitizenPlan`, or 409 where the line is another by now. */
export interface ReleaseRequest {
  readonly line: string;
  /** `LineView.release.of`, as it was read. */
  readonly of: string;
  readonly released: boolean;
}

/** `POST /api/citizen/plan/agreement`: the citizen's answer to one changed line. */
export interface AgreementRequest {
  readonly line: string;
  readonly of: string;
  readonly answer: Agreement['answer'];
  readonly comment?: string;
}

/** `GET /api/staff/inbox`. Only the caseworker's own citizens. Tasks by kind (danger first) and then by waiting time. */
export interface StaffInbox {
  readonly demo: boolean;
  readonly me: { readonly id: string; readonly name: string; readonly phone: string };
  /** Languages that a citizen can be spoken to in. */
  readonly languages: readonly string[];
  /** The municipality's number for acute danger: the first act beside a sign of danger. */
  readonly emergency?: string;
  readonly tasks: readonly InboxTask[];
  readonly citizens: readonly {
    readonly citizen: string;
    readonly name: string;
    readonly planStatus: PlanStatus | 'none';
    readonly at: string;
  }[];
}
/** `POST /api/staff/citizens`: our own id of the new citizen. */
export interface NewCitizenView {
  readonly citizen: string;
}
/** `POST /api/staff/citizens/:id/invitation`. Shown once: what is kept of it opens nothing. */
export interface InvitationView {
  /** The link, with the secret in its fragment. */
  readonly url: string;
  /** The same secret for paper, in groups. */
  readonly code: string;
  readonly expires: string;
}
/** An open task, in the inbox and on the review page. `name` is the citizen's. */
export interface InboxTask {
  readonly id: string;
  readonly citizen: string;
  readonly name: string;
  readonly kind: TaskKind;
  readonly at: string;
  readonly about?: Danger;
  /** Danger only: what the citizen wrote, and the fixed answer that was given to it. */
  readonly said?: string;
  readonly answer?: string;
}

/** A line under review: the view, where it comes from, and what has been decided. */
export interface ReviewLine extends LineView {
  readonly hash: string;
  /** Entry of the conversation that the line comes from. */
  readonly source?: number;
  /** Labels that a choice was made among. */
  readonly offered: readonly string[];
  readonly state: 'undecided' | 'accepted' | 'edited' | 'asked' | 'not-now' | 'look-again';
  readonly question?: string;
}

/** `GET /api/staff/citizens/:citizen`. */
export interface Review {
  readonly demo: boolean;
  readonly citizen: string;
  readonly name: string;
  readonly language: string;
  readonly planStatus: PlanStatus | 'none';
  /** Hash that the command `confirm` names. */
  readonly draftHash?: string;
  readonly lines: readonly ReviewLine[];
  readonly groups: readonly { readonly group: Group; readonly heading: string }[];
  readonly conversation: readonly ReviewEntry[];
  readonly tasks: readonly InboxTask[];
  /** The dialogue waits after a sign of danger. */
  readonly held: boolean;
  /** The citizen took the short way: what is not there was not asked, and so was not passed by. */
  readonly short?: true;
  /** Dialogues that may be started now; `asks`: what is to be written for it, since the plan does not hold it. */
  readonly startable: readonly { readonly script: string; readonly asks: readonly string[] }[];
  /** The citizen has released a line to the mentor, so that there is a paper for one. */
  readonly forMentor: boolean;
  /** What stops "Bekræft plan" now. */
  readonly refusals: readonly Refusal[];
  /** What does not stop it: `thanks-only`, a mere "tak" since the draft was opened. */
  readonly warnings: readonly string[];
  /** Confirming now needs a reason that the citizen sees (a change is unanswered or disagreed with). */
  readonly needsReason: boolean;
  readonly confirmed?: { readonly at: string; readonly staff: string; readonly handedOver?: string };
}
/** One message of the conversation as the caseworker reads it. `position` is what `ReviewLine.source` points at. */
export interface ReviewEntry {
  readonly position: number;
  readonly from: 'citizen' | 'bot' | 'staff';
  readonly at: string;
  readonly channel: string;
  readonly text: string;
  /** Tapped among what was offered, not written. */
  readonly chosen?: true;
}

/** `POST /api/staff/citizens/:citizen/commands`. Answers `Review`, or 409 with the refusals in words. */
export type StaffCommand =
  | { readonly kind: 'accept'; readonly line: string; readonly hash: string }
  | { readonly kind: 'edit'; readonly line: string; readonly hash: string; readonly text: string; readonly reason: string }
  | { readonly kind: 'ask'; readonly line: string; readonly hash: string; readonly question: string }
  | { readonly kind: 'not-now'; readonly line: string; readonly hash: string; readonly reason: string }
  | { readonly kind: 'confirm'; readonly draft: string; readonly reason?: string }
  | { readonly kind: 'hand-over' }
  | { readonly kind: 'close-task'; readonly task: string }
  /** Lets a held dialogue go on. */
  | { readonly kind: 'resume' }
  /** Opens a dialogue with the citizen: a check-in, a self-assessment. `given`: what it needs and the plan does not hold, as texts. */
  | { readonly kind: 'start'; readonly script: string; readonly given?: Readonly<Record<string, string>> };

/** 409 of a staff command. */
export interface RefusedError extends ApiError {
  readonly refusals: readonly (Refusal & { readonly message: string })[];
}
