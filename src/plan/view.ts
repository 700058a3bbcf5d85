/** What a reader sees of a plan. Pages, print and cards accept this and nothing else; it is closed by default. */
import type { Agreement, Audience, Content, Group, Line, Plan, PlanStatus } from './document.ts';
import { changeHash } from './hash.ts';
import { agreementOn, decisionOn } from './standing.ts';

/** A line as a reader sees it. Words and quotation are told apart: only `quote` stands in quotation marks and blue. */
export interface LineView {
  readonly id: string;
  readonly group: Group;
  readonly heading: string;
  /** The citizen's own words, verbatim. */
  readonly quote?: string;
  /** What was chosen, a scale, a date, or how the question was passed by, in words. */
  readonly text?: string;
  readonly scale?: { readonly value: number; readonly anchors: readonly string[] };
  /** Place in a chosen order, 1 first. */
  readonly order?: number;
  readonly by: 'written' | 'chosen' | 'said' | 'suggested' | 'staff';
  /** The citizen passed the question by. */
  readonly none?: 'skipped' | 'unknown' | 'declined';
  /** A caseworker's wording beside the citizen's, with its reason and the citizen's answer to it. */
  readonly change?: {
    readonly text: string;
    readonly reason: string;
    /** Name of the caseworker, as `viewFor` was told to name them. */
    readonly staff: string;
    /** To be sent back with the answer. */
    readonly of: string;
    readonly agreement: 'unanswered' | Agreement['answer'];
    readonly comment?: string;
    /** When the citizen answered. */
    readonly answered?: string;
  };
  /** "Ikke nu", with its reason. */
  readonly notNow?: { readonly reason: string; readonly staff: string };
  /** Citizen only: who else may see the line, and what to name it by when that is changed. */
  readonly release?: { readonly of: string; readonly to: readonly Audience[] };
}

/** A plan as one audience sees it. */
export interface PlanView {
  readonly status: PlanStatus;
  readonly revision: number;
  readonly language: string;
  /** When it was sent or, once confirmed, confirmed. Absent for a draft. */
  readonly at?: string;
  readonly lines: readonly LineView[];
  /** Citizen and caseworker only: why it was confirmed although a change was unanswered or disagreed with. */
  readonly confirmedReason?: string;
  /** Citizen and caseworker only: who confirmed it, and when it was handed over in person and by whom, by name. */
  readonly confirmed?: { readonly staff: string; readonly handedOver?: { readonly at: string; readonly staff: string } };
}

/**
 * The plan for one audience. Citizen and caseworker see every line; any other sees the lines that the citizen has released to it,
 * and a quotation, a difference or a disagreement only with its line. `name` gives the name of a caseworker by id.
 */
export function viewFor(plan: Plan, audience: Audience, name: (staff: string) => string = (staff) => staff): PlanView {
  const party = audience === 'citizen' || audience === 'caseworker';
  const seen = plan.lines.filter((line) => party || line.released.includes(audience));
  const released = (line: Line): Pick<LineView, 'release'> =>
    audience === 'citizen' ? { release: { of: line.hash, to: line.released } } : {};
  const at = timeOf(plan);
  const reason = party && 'confirmed' in plan ? plan.confirmed.reason : undefined;
  return {
    status: plan.status,
    revision: plan.revision,
    language: plan.language,
    ...(at !== undefined && { at }),
    lines: seen.map((line) => ({ ...lineView(plan, line, name), ...released(line) })),
    ...(reason !== undefined && { confirmedReason: reason }),
    ...(party && confirmation(plan, name)),
  };
}

function confirmation(plan: Plan, name: (staff: string) => string): Pick<PlanView, 'confirmed'> {
  if (!('confirmed' in plan)) return {};
  const { staff, handedOver } = plan.confirmed;
  const handed = handedOver === undefined ? {} : { handedOver: { at: handedOver.at, staff: name(handedOver.staff) } };
  return { confirmed: { staff: name(staff), ...handed } };
}

/** What the line says, in words: the text that a caseworker's own wording is compared with. */
export function lineText(line: Line, language: string): string {
  const { content } = line;
  switch (content.kind) {
    case 'words':
      return content.text;
    case 'choice':
      return content.words ?? content.label;
    case 'choices':
      return [...content.labels, ...(content.words === undefined ? [] : [content.words])].join(', ');
    case 'scale':
      return `${content.value} / 10`;
    case 'number':
      return new Intl.NumberFormat(language).format(content.value);
    case 'date':
      return dateText(content.value, language);
    case 'none':
      return content.label;
    default:
      return content satisfies never;
  }
}

function lineView(plan: Plan, line: Line, name: (staff: string) => string): LineView {
  const { content, provenance } = line;
  return {
    id: line.id,
    group: line.group,
    heading: line.heading,
    ...saying(line, plan.language),
    ...(content.kind === 'scale' && { scale: { value: content.value, anchors: content.anchors } }),
    ...('order' in content && content.order !== undefined && { order: content.order }),
    by: provenance.by,
    ...(content.kind === 'none' && { none: content.why }),
    ...decided(plan, line, name),
  };
}

/** Only what was written or said stands as a quotation. */
function saying(line: Line, language: string): Pick<LineView, 'quote' | 'text'> {
  const text = lineText(line, language);
  const own = line.provenance.by === 'written' || line.provenance.by === 'said';
  return own && isWords(line.content) ? { quote: text } : { text };
}

function isWords(content: Content): boolean {
  return content.kind === 'words';
}

function decided(plan: Plan, line: Line, name: (staff: string) => string): Pick<LineView, 'change' | 'notNow'> {
  const decision = decisionOn(plan, line);
  if (decision?.kind === 'not-now') return { notNow: { reason: decision.reason, staff: name(decision.staff) } };
  if (decision?.kind !== 'edit') return {};
  const agreement = agreementOn(plan, line);
  const change = {
    text: decision.text,
    reason: decision.reason,
    staff: name(decision.staff),
    of: changeHash(line.hash, decision),
    agreement: agreement?.answer ?? ('unanswered' as const),
    ...(agreement?.comment !== undefined && { comment: agreement.comment }),
    ...(agreement !== undefined && { answered: agreement.at }),
  };
  return { change };
}

function timeOf(plan: Plan): string | undefined {
  if (plan.status === 'draft') return undefined;
  return 'confirmed' in plan ? plan.confirmed.at : plan.submitted;
}

/** "1. december 2026". A language tag that the runtime does not know falls back to the date as it is. */
function dateText(date: string, language: string): string {
  try {
    return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
  } catch {
    return date;
  }
}
