/** Confirming: only a caseworker's command does it, and it names the draft that was read. */
import type { Outcome, Plan, PlanOf, Refusal } from './document.ts';
import { draftHash } from './hash.ts';
import { agreementMoved, lineState, unagreed, type Unagreed } from './standing.ts';
import type { Act } from './decide.ts';

/** What the plan itself does not know. */
export interface ConfirmFacts {
  /** Messages from the citizen that no one has closed. A mere "tak" is none. */
  readonly openMessages: number;
  /** Since the plan was sent the citizen wrote nothing but thanks. It is told, and stops nothing. */
  readonly thanksOnly: boolean;
}

/** A caseworker's command to confirm. It names the draft that was read, so that nobody confirms what they have not seen. */
export interface ConfirmCommand extends Act {
  /** `draftHash` of the plan that was read. */
  readonly draft: string;
  /** Shown to the citizen. Needed where a change is unanswered or disagreed with. */
  readonly reason?: string | undefined;
}

/** What stops confirming, whatever the command says. */
export function refusalsOf(plan: Plan | undefined, facts: ConfirmFacts): readonly Refusal[] {
  if (plan?.status !== 'submitted' && plan?.status !== 'returned') return [{ code: 'not-submitted' }];
  const refusals: Refusal[] = facts.openMessages > 0 ? [{ code: 'message-open' }] : [];
  for (const line of plan.lines) {
    const state = lineState(plan, line);
    if (state === 'undecided' || state === 'look-again') refusals.push({ code: state, line: line.id });
    if (state === 'asked') refusals.push({ code: 'question-open', line: line.id });
    if (agreementMoved(plan, line)) refusals.push({ code: 'agreement-moved', line: line.id });
  }
  return refusals;
}

/** What is told beside, and stops nothing. */
export function warningsOf(facts: ConfirmFacts): readonly string[] {
  return facts.thanksOnly ? ['thanks-only'] : [];
}

/** True when confirming needs a reason that the citizen sees: a change is unanswered or disagreed with. */
export function needsReason(plan: Plan | undefined): boolean {
  return (plan?.status === 'submitted' || plan?.status === 'returned') && unagreed(plan).length > 0;
}

/**
 * Confirms the current plan; the confirmed one before it is superseded. Beside `refusalsOf`: `draft-moved` (the draft is another
 * one than was read), and without a reason `citizen-unheard` for each change without a yes or no and `reason-missing` for each that the
 * citizen disagrees with. Decisions on lines that are gone are left behind.
 */
export function confirm(plans: readonly Plan[], command: ConfirmCommand, facts: ConfirmFacts): Outcome<readonly Plan[]> {
  const plan = plans.at(-1);
  if (plan?.status !== 'submitted' && plan?.status !== 'returned') return { ok: false, refusals: refusalsOf(plan, facts) };
  const hash = draftHash(plan);
  const reason = command.reason?.trim() ?? '';
  const refusals: Refusal[] = [...refusalsOf(plan, facts)];
  if (hash !== command.draft) refusals.push({ code: 'draft-moved' });
  if (reason === '') refusals.push(...unagreed(plan).map(unheard));
  if (refusals.length > 0) return { ok: false, refusals };
  const { returned: _returned, ...rest } = { returned: undefined, ...plan };
  const confirmed: PlanOf<'confirmed'> = {
    ...rest,
    decisions: onLines(plan, plan.decisions),
    agreements: onLines(plan, plan.agreements),
    status: 'confirmed',
    confirmed: { at: command.at, staff: command.staff, hash, ...(reason !== '' && { reason }) },
  };
  return { ok: true, value: [...plans.slice(0, -1).map((one) => supersede(one, plan.id)), confirmed] };
}

/** The confirmed plan, handed over in person; the first hand-over stands. Refused `not-submitted` while no plan is confirmed. */
export function handOver(plans: readonly Plan[], by: Act): Outcome<readonly Plan[]> {
  const plan = standingPlan(plans);
  if (plan === undefined) return { ok: false, refusals: [{ code: 'not-submitted' }] };
  if (plan.confirmed.handedOver !== undefined) return { ok: true, value: plans };
  const handed: Plan = { ...plan, confirmed: { ...plan.confirmed, handedOver: { at: by.at, staff: by.staff } } };
  return { ok: true, value: plans.map((one) => (one.id === plan.id ? handed : one)) };
}

/** The confirmed plan that stands, whether or not a newer draft is worked on. */
export function standingPlan(plans: readonly Plan[]): PlanOf<'confirmed'> | undefined {
  return plans.findLast((plan) => plan.status === 'confirmed');
}

function unheard({ line, answer }: { readonly line: string; readonly answer: Unagreed }): Refusal {
  return { code: answer === 'disagreed' ? 'reason-missing' : 'citizen-unheard', line };
}

function supersede(plan: Plan, by: string): Plan {
  return plan.status === 'confirmed' ? { ...plan, status: 'superseded', by } : plan;
}

function onLines<T>(plan: Plan, records: Readonly<Record<string, T>>): Record<string, T> {
  const ids = new Set(plan.lines.map((line) => line.id));
  return Object.fromEntries(Object.entries(records).filter(([id]) => ids.has(id)));
}
