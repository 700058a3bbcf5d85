/**
 * The revisions of a plan, oldest first; the last is the current one. All functions take and give the whole list and change nothing
 * else: what is confirmed is never written over.
 *
 * A new revision merges three ways by line id. Base: the confirmed plan. One side: the lines that the citizen's answers give now.
 * Other side: the caseworker's decisions and the citizen's agreements on the base. A line that is only in the answers comes in
 * undecided; a line that is gone goes; where the line hash is equal on both, decision and agreement hold; where it differs, the
 * decision is kept but does not count ("look again"), and holds again if the answer moves back.
 */
import type { Line, Plan, PlanOf } from './document.ts';
import { hashOf, linesHash } from './hash.ts';
import { settled } from './standing.ts';

/** What a plan takes from its conversation. */
export interface PlanMeta {
  /** Plans are named after it: `<conversation>:plan:<revision>`. */
  readonly conversation: string;
  /** The language in which the lines are worded. */
  readonly language: string;
}

/**
 * The plans after a turn that may have changed the answers. The lines of a draft are brought up to date. A sent draft whose lines
 * differ is a draft again, and counts as sent again when they are what was sent; a confirmed plan stays, beside a new revision.
 */
export function planAfterTurn(plans: readonly Plan[], lines: readonly Line[], meta: PlanMeta): readonly Plan[] {
  const current = plans.at(-1);
  if (current === undefined) return lines.length === 0 ? plans : [firstDraft(lines, meta)];
  const now = keepReleases(current.lines, lines);
  const moved = !sameAnswers(current.lines, now);
  if (current.status === 'confirmed' || current.status === 'superseded') {
    return moved ? [...plans, revisionOf(current, now, meta)] : plans;
  }
  if (!moved && sameWords(current.lines, now) && current.language === meta.language) return plans;
  const next = withLines(current, now, meta.language);
  return backAtBase(plans.at(-2), next) ? plans.slice(0, -1) : replaceLast(plans, next);
}

/** The citizen sent the draft. Nothing happens to a plan that is sent or confirmed already. */
export function submitPlan(plans: readonly Plan[], at: string): readonly Plan[] {
  const current = plans.at(-1);
  if (current?.status !== 'draft') return plans;
  const { sent: _sent, ...rest } = current;
  return replaceLast(plans, settled({ ...rest, status: 'submitted', submitted: at }));
}

/** A sent draft that the citizen opened again is a draft, until it is sent anew. Decisions and agreements stay. */
export function reopenPlan(plans: readonly Plan[]): readonly Plan[] {
  const current = plans.at(-1);
  if (current?.status === 'draft') {
    const { sent, ...rest } = current;
    return sent === undefined ? plans : replaceLast(plans, rest);
  }
  return current?.status === 'submitted' || current?.status === 'returned' ? replaceLast(plans, asDraft(current)) : plans;
}

/** The citizen answered the caseworker's question about a line: it is no longer open, and the line is to be looked at again. */
export function closeQuestion(plans: readonly Plan[], line: string): readonly Plan[] {
  const current = plans.at(-1);
  const decision = current?.decisions[line];
  if (current === undefined || decision?.kind !== 'ask' || decision.answered === true) return plans;
  if (current.status === 'confirmed' || current.status === 'superseded') return plans;
  const decisions = { ...current.decisions, [line]: { ...decision, answered: true as const } };
  return replaceLast(plans, settled({ ...current, decisions }));
}

/** The list with another last plan. */
export function replaceLast(plans: readonly Plan[], plan: Plan): readonly Plan[] {
  return [...plans.slice(0, -1), plan];
}

function firstDraft(lines: readonly Line[], meta: PlanMeta): PlanOf<'draft'> {
  const { conversation, language } = meta;
  return {
    schema: 1,
    id: `${conversation}:plan:1`,
    revision: 1,
    language,
    lines: [...lines],
    decisions: {},
    agreements: {},
    status: 'draft',
  };
}

function revisionOf(base: PlanOf<'confirmed' | 'superseded'>, lines: readonly Line[], meta: PlanMeta): PlanOf<'draft'> {
  const revision = base.revision + 1;
  return {
    ...firstDraft(lines, meta),
    id: `${meta.conversation}:plan:${revision}`,
    revision,
    basedOn: base.id,
    decisions: base.decisions,
    agreements: base.agreements,
    sent: { at: base.submitted, hash: linesHash(base.lines) },
  };
}

function withLines(current: PlanOf<'draft' | 'submitted' | 'returned'>, now: readonly Line[], language: string): Plan {
  const lines = [...now];
  if (current.status !== 'draft') {
    if (sameAnswers(current.lines, lines)) return settled({ ...current, language, lines });
    const sent = { at: current.submitted, hash: linesHash(current.lines) };
    return { ...asDraft(current), language, lines, sent };
  }
  const { sent, ...rest } = current;
  if (sent === undefined || sent.hash !== linesHash(lines)) return { ...current, language, lines };
  return settled({ ...rest, language, lines, status: 'submitted', submitted: sent.at });
}

function asDraft(plan: PlanOf<'submitted' | 'returned'>): PlanOf<'draft'> {
  const { returned: _returned, submitted: _submitted, ...rest } = { returned: undefined, ...plan };
  return { ...rest, status: 'draft' };
}

/** A revision that was never sent itself, and whose lines and decisions are those of the confirmed plan again, is dropped. */
function backAtBase(base: Plan | undefined, next: Plan): boolean {
  if (base?.status !== 'confirmed' || next.basedOn !== base.id || next.status === 'draft') return false;
  if (next.submitted !== base.submitted || !sameAnswers(next.lines, base.lines)) return false;
  return hashOf([next.decisions, next.agreements]) === hashOf([base.decisions, base.agreements]);
}

/** The same lines in the same order, whatever the language they are worded in. */
function sameAnswers(before: readonly Line[], now: readonly Line[]): boolean {
  return before.length === now.length && before.every((line, index) => line.id === now[index]!.id && line.hash === now[index]!.hash);
}

/** Lines of the same answers that read the same. */
function sameWords(before: readonly Line[], now: readonly Line[]): boolean {
  const words = (lines: readonly Line[]): string =>
    JSON.stringify(lines.map(({ heading, content, provenance }) => [heading, content, provenance]));
  return words(before) === words(now);
}

/** What the citizen released stays released while the line is the same; a changed line is closed again. */
function keepReleases(before: readonly Line[], lines: readonly Line[]): readonly Line[] {
  const released = new Map(before.map((line) => [line.id, line]));
  return lines.map((line) => {
    const old = released.get(line.id);
    return old !== undefined && old.hash === line.hash ? { ...line, released: old.released } : line;
  });
}
