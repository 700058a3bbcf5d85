/**
 * The plan document. Plain JSON, checked by zod on load and at the edges; the JSON Schema for other programs is
 * `src/plan/plan.schema.json`, written from these definitions and held to them by `npm run check`.
 */
import { z } from 'zod';

/** ISO 8601 instant in UTC, `2026-11-23T18:00:00.000Z`. */
const instant = z.string().min(20).max(30);

/** Where on the sheet a line stands. The order is the order of the sheet. */
export const groups = ['job-goal', 'goal', 'strength', 'barrier', 'health', 'offer', 'contact', 'mentor', 'step'] as const;
/** One part of the sheet. Its heading stands at `app.plan.heading.<group>`. */
export type Group = (typeof groups)[number];

/**
 * Where a line comes from. `written`: the citizen's own text, verbatim. `chosen`: the label as it was shown, and the options it was
 * chosen among. `said`: entered by staff for a citizen on the phone or in a meeting, and read back. `suggested`: by an
 * assistant. `staff`: a caseworker's own. Only `written` and `said` stand as quotations, and a quotation is never edited.
 * `turn` names the entry of the conversation that the answer was given in.
 */
export const Provenance = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('written'), key: z.string(), turn: z.int() }),
  z.strictObject({ by: z.literal('chosen'), key: z.string(), turn: z.int(), offered: z.array(z.string()) }),
  z.strictObject({ by: z.literal('said'), key: z.string(), turn: z.int(), staff: z.string() }),
  z.strictObject({ by: z.literal('suggested'), cites: z.array(z.string()) }),
  z.strictObject({ by: z.literal('staff'), staff: z.string() }),
]);
export type Provenance = z.infer<typeof Provenance>;

/** What a line says. `none`: the citizen passed the question by, and said how. `order` is the place in a chosen order, 1 first. */
export const Content = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('words'), text: z.string(), order: z.int().optional() }),
  z.strictObject({ kind: z.literal('choice'), id: z.string(), label: z.string(), order: z.int().optional(), words: z.string().optional() }),
  z.strictObject({ kind: z.literal('choices'), ids: z.array(z.string()), labels: z.array(z.string()), words: z.string().optional() }),
  z.strictObject({ kind: z.literal('scale'), value: z.number(), anchors: z.array(z.string()).length(3) }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
  z.strictObject({ kind: z.literal('date'), value: z.iso.date() }),
  z.strictObject({ kind: z.literal('none'), why: z.enum(['skipped', 'unknown', 'declined']), label: z.string() }),
]);
export type Content = z.infer<typeof Content>;

/** Who may see a line. The citizen and the caseworker see all; further readers only what the citizen releases (none by default). */
export const audiences = ['citizen', 'caseworker', 'mentor'] as const;
/** A kind of reader. `viewFor` alone decides what one may see. */
export type Audience = (typeof audiences)[number];

/** One line of the plan. */
export const Line = z.strictObject({
  /** Slot with its choice, never an index: `goal`, `barrier[sleep].weight`, `offer[coping-course]`. */
  id: z.string(),
  /** Slot without the choice: `barrier.weight`. */
  slot: z.string(),
  /** The choice, where there is one: `sleep`. */
  each: z.string().optional(),
  group: z.enum(groups),
  /** What the line is about, in the citizen's language as shown: "Hvorfor det betyder noget". */
  heading: z.string(),
  content: Content,
  provenance: Provenance,
  /** Readers beside citizen and caseworker, released by the citizen. */
  released: z.array(z.enum(audiences)),
  /**
   * Hash of id, content and provenance without the turn: the same words again are the same line. What was chosen counts by its id and
   * not by its label, so that another language, or a label made plainer, moves no decision (`lineHash` in `hash.ts`).
   */
  hash: z.string(),
});
export type Line = z.infer<typeof Line>;

const made = { lineHash: z.string(), staff: z.string(), at: instant };

/**
 * A caseworker's decision on one line. `lineHash`: the line as it was when decided; where it has moved, "look again", and where it
 * moves back, the decision counts again. `answered`: the citizen has answered the question, so that the line is looked at again.
 */
export const Decision = z.discriminatedUnion('kind', [
  z.strictObject({ ...made, kind: z.literal('accept') }),
  z.strictObject({ ...made, kind: z.literal('edit'), text: z.string(), reason: z.string() }),
  z.strictObject({ ...made, kind: z.literal('ask'), question: z.string(), answered: z.literal(true).optional() }),
  z.strictObject({ ...made, kind: z.literal('not-now'), reason: z.string() }),
]);
export type Decision = z.infer<typeof Decision>;

/**
 * The citizen's answer to a changed line. No entry means unanswered: silence is never agreement. `commented`: own words to it, and neither
 * yes nor no.
 */
export const Agreement = z.strictObject({
  answer: z.enum(['agreed', 'disagreed', 'commented']),
  comment: z.string().optional(),
  /** Hash of line and decision that was answered. Where it has moved, the answer no longer counts. */
  of: z.string(),
  at: instant,
});
export type Agreement = z.infer<typeof Agreement>;

const base = {
  schema: z.literal(1),
  /** `<conversation>:plan:<revision>`. */
  id: z.string(),
  revision: z.int().min(1),
  /** The plan that this revision started from. */
  basedOn: z.string().optional(),
  language: z.string(),
  lines: z.array(Line),
  decisions: z.record(z.string(), Decision),
  agreements: z.record(z.string(), Agreement),
};

const confirmation = z.strictObject({
  at: instant,
  staff: z.string(),
  /** Hash of the draft that was confirmed: canonical JSON, without times. */
  hash: z.string(),
  /** Shown to the citizen where the plan was confirmed with an unanswered or disagreed change. */
  reason: z.string().optional(),
  /** Recorded when the plan is handed over in person. */
  handedOver: z.strictObject({ at: instant, staff: z.string() }).optional(),
});

/** The plan, by status. */
export const Plan = z.discriminatedUnion('status', [
  /** `sent`: it was sent, and what was sent has changed since. When the lines are those of `hash` again, it counts as sent again. */
  z.strictObject({ ...base, status: z.literal('draft'), sent: z.strictObject({ at: instant, hash: z.string() }).optional() }),
  z.strictObject({ ...base, status: z.literal('submitted'), submitted: instant }),
  /** Sent back to the citizen: the caseworker asks something or has changed something that waits for an answer. */
  z.strictObject({ ...base, status: z.literal('returned'), submitted: instant, returned: instant }),
  z.strictObject({ ...base, status: z.literal('confirmed'), submitted: instant, confirmed: confirmation }),
  z.strictObject({ ...base, status: z.literal('superseded'), submitted: instant, confirmed: confirmation, by: z.string() }),
]);
export type Plan = z.infer<typeof Plan>;
/**
 * How far a plan has come: at the citizen (`draft`), at the caseworker (`submitted`), waiting for the citizen again (`returned`),
 * confirmed by the caseworker (`confirmed`), replaced by a newer confirmed one (`superseded`).
 */
export type PlanStatus = Plan['status'];
/** A plan of one status: `PlanOf<'confirmed'>`. */
export type PlanOf<S extends PlanStatus> = Extract<Plan, { status: S }>;

/** Why a review command or a confirmation is refused. Each has its words at `desk.refusal.<code>`. */
export const refusalCodes = [
  'not-submitted',
  'draft-moved',
  'line-unknown',
  'line-moved',
  'undecided',
  'look-again',
  'question-open',
  'agreement-moved',
  'message-open',
  'reason-missing',
  'text-missing',
  'citizen-unheard',
  'not-changed',
  'comment-missing',
] as const;
/** Permanent code of a refusal; where each comes from is told at `decide`, `confirm` and `agree`. */
export type RefusalCode = (typeof refusalCodes)[number];
/** One reason for a refusal. Several may be told at once, so that all can be mended in one go. */
export interface Refusal {
  readonly code: RefusalCode;
  /** The line it is about. */
  readonly line?: string;
}
/** `warnings` never stop: a mere "tak" after the draft was opened, for example. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] };
