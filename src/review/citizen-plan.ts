/** The citizen's own plan, and the citizen's answer to what a caseworker has changed in it. */
import { agreeToChange } from '../conversation/agreement.ts';
import type { CitizenDocument } from '../conversation/citizen.ts';
import type { Context } from '../conversation/context.ts';
import { appendBot, renderContextOf } from '../conversation/entries.ts';
import { tookShortWay } from '../conversation/more.ts';
import { dropMatters } from '../conversation/matters.ts';
import { redactCpr } from '../conversation/redact.ts';
import { houseScripts } from '../conversation/scripts.ts';
import { contactOf, inLanguage } from '../conversation/standing.ts';
import { takeTurn } from '../conversation/turn.ts';
import { standingPlan } from '../plan/confirm.ts';
import type { Outcome, Plan, Refusal } from '../plan/document.ts';
import { release } from '../plan/release.ts';
import { viewFor, type PlanView } from '../plan/view.ts';
import { changeDocument } from '../conversation/change.ts';
import { headings, mentorOf, staffName } from './names.ts';
import type { AgreementRequest, CitizenPlan, PlanVersion, ReleaseRequest } from './views.ts';

/**
 * The citizen's plan after the answer, or why it was not taken: `line-unknown` or `agreement-moved`. Nothing was changed then: show the
 * plan as it is now, and let the citizen answer that.
 */
export type AnswerResult =
  | { readonly ok: true; readonly plan: CitizenPlan }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** "Min plan": the current one and, while a newer draft is worked on, the confirmed one beside it. Absent for an unknown citizen. */
export async function citizenPlan(context: Context, citizen: string): Promise<CitizenPlan | undefined> {
  const stored = await context.store.read(context.municipality.id, citizen);
  return stored === undefined ? undefined : planOf(context, stored.document);
}

/** One of the citizen's plans by its revision, to be read. Absent for an unknown citizen or revision. */
export async function citizenPlanVersion(context: Context, citizen: string, revision: number): Promise<CitizenPlan | undefined> {
  const stored = await context.store.read(context.municipality.id, citizen);
  const plan = stored?.document.plans.find((one) => one.revision === revision);
  if (stored === undefined || plan === undefined) return undefined;
  return pageOf(context, stored.document, viewFor(plan, 'citizen', staffName(context)));
}

/**
 * Lets the mentor see a line, or no longer, in one commit with an audit record that names the plan and never the line. Refused:
 * `line-unknown`, `line-moved`. Absent for an unknown citizen; throws `TooBusyError`.
 */
export async function releaseLine(context: Context, citizen: string, request: ReleaseRequest): Promise<AnswerResult | undefined> {
  const outcome = await changeDocument<Outcome<CitizenDocument>>(context, citizen, (document) => {
    const released = release(document.plans, { ...request, to: 'mentor' });
    if (!released.ok) return { kind: 'keep', result: released };
    if (released.value === document.plans) return { kind: 'keep', result: { ok: true, value: document } };
    const next = { ...document, plans: released.value };
    const action = request.released ? 'plan.released' : 'plan.unreleased';
    const audit = [{ at: context.clock.now(), actor: citizen, action, object: document.plans.at(-1)?.id ?? document.conversation }];
    return { kind: 'change', document: next, audit, result: { ok: true, value: next } };
  });
  if (outcome === undefined || !outcome.ok) return outcome;
  return { ok: true, plan: planOf(context, outcome.value) };
}

/**
 * Records the answer to one changed line, in one commit. A disagreement raises a task for the caseworker, and stays beside the line.
 * What is written beside it is looked at for danger, as any message is. Absent for an unknown citizen; throws `TooBusyError`.
 */
export async function answerChange(context: Context, citizen: string, request: AgreementRequest): Promise<AnswerResult | undefined> {
  const outcome = await changeDocument<Outcome<CitizenDocument>>(context, citizen, (document) => {
    const at = context.clock.now();
    const answered = applyAnswer(document, context, request, at);
    if (!answered.ok || answered.value === document) return { kind: 'keep', result: answered };
    const audit = [{ at, actor: citizen, action: `plan.${request.answer}`, object: document.plans.at(-1)?.id ?? document.conversation }];
    return { kind: 'change', document: answered.value, audit, result: answered };
  });
  if (outcome === undefined || !outcome.ok) return outcome;
  return { ok: true, plan: planOf(context, outcome.value) };
}

function applyAnswer(document: CitizenDocument, context: Context, request: AgreementRequest, at: string): Outcome<CitizenDocument> {
  const agreed = agreeToChange(document, request, at);
  if (!agreed.ok || agreed.value === document) return agreed;
  // The same change is not asked about in the conversation any more.
  const closed = dropMatters(agreed.value, ({ script, of }) => script === houseScripts.agreement && of === request.of, at);
  const told = appendBot(closed, context, [{ key: 'app.plan.answered' }], { plan: true });
  const danger = context.danger.find(redactCpr(request.comment ?? ''));
  return { ok: true, value: danger === undefined ? told : takeTurn(told, context, { kind: 'hold', about: danger, at }) };
}

function planOf(context: Context, document: CitizenDocument): CitizenPlan {
  const plan = document.plans.at(-1);
  if (plan === undefined) return pageOf(context, document, undefined);
  const more = tookShortWay(document, context) ? { more: true as const } : {};
  const versions = document.plans.toReversed().map((one) => versionOf(context, one));
  const page = { ...pageOf(context, document, viewFor(plan, 'citizen', staffName(context))), ...more, versions };
  const standing = standingPlan(document.plans);
  if (standing === undefined || standing.id === plan.id) return page;
  return { ...page, standing: pageOf(context, document, viewFor(standing, 'citizen', staffName(context))) };
}

function versionOf(context: Context, plan: Plan): PlanVersion {
  const { revision, status, at, confirmed } = viewFor(plan, 'citizen', staffName(context));
  return { revision, status, ...(at !== undefined && { at }), ...(confirmed !== undefined && { staff: confirmed.staff }) };
}

function pageOf(context: Context, document: CitizenDocument, view: PlanView | undefined): CitizenPlan {
  const rendering = renderContextOf(context, document);
  const status = view?.status ?? 'none';
  const lines = view?.lines ?? [];
  const { answerTime } = context.municipality;
  const waits = status === 'submitted' && document.anonymous !== true;
  return {
    status,
    statusText: rendering.catalogue.text(rendering.language, `app.plan.status.${status}`, rendering.standing),
    ...(view?.at !== undefined && { at: view.at }),
    lines,
    groups: headings(rendering, lines),
    people: people(context, document, view),
    ...(view?.confirmedReason !== undefined && { confirmedReason: view.confirmedReason }),
    ...(view !== undefined && { revision: view.revision }),
    ...(view?.confirmed !== undefined && { confirmed: view.confirmed }),
    ...(answerTime !== undefined && waits && { answerTime: inLanguage(answerTime, document.language) }),
  };
}

/** Who is there for the citizen. A mentor is named once the plan is confirmed: until then it is a wish. */
function people(context: Context, document: CitizenDocument, view: PlanView | undefined): CitizenPlan['people'] {
  const rendering = renderContextOf(context, document);
  const role = (id: string): string => rendering.catalogue.text(rendering.language, `app.plan.role.${id}`, rendering.standing);
  const { name, phone, hours } = contactOf(context.municipality, document);
  const caseworker = { role: role('caseworker'), name, phone, hours: inLanguage(hours, document.language) };
  const named = mentorOf(view);
  return named === undefined ? [caseworker] : [caseworker, { role: role('mentor'), name: named }];
}
