/** The caseworker reads a draft and acts on it. */
import type { CitizenDocument } from '../conversation/citizen.ts';
import type { Context } from '../conversation/context.ts';
import type { Refusal } from '../plan/document.ts';
import type { AuditRecord } from '../ports.ts';
import { changeDocument, type Applied } from '../conversation/change.ts';
import { applyCommand } from './commands.ts';
import { markLook, recordOf } from './looks.ts';
import { reviewOf } from './view.ts';
import type { Review, StaffCommand } from './views.ts';

/** A caseworker, proved by the session, and the citizen that is asked for. */
export interface Who {
  readonly caseworker: string;
  readonly citizen: string;
}

/** The review page after the command, or all that stood in its way; then nothing was changed. */
export type CommandResult = { readonly ok: true; readonly review: Review } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * The review page. That the file was read is on record before it is shown, and once for each time a draft was sent, that it was opened. Absent
 * for a citizen who is not the caseworker's own, and likewise for one who does not exist. Throws `TooBusyError`, and what the store throws.
 */
export async function openReview(context: Context, who: Who): Promise<Review | undefined> {
  const looking = { ...who, look: 'file.read' } as const;
  const record = recordOf(context, looking);
  const document = await changeDocument<CitizenDocument | undefined>(context, who.citizen, (document) => {
    if (document.caseworker !== who.caseworker) return { kind: 'keep', result: undefined };
    const applied = opened(document, context, who.caseworker);
    if (record === undefined) return applied;
    if (applied.kind === 'change') return { ...applied, audit: [record, ...(applied.audit ?? [])] };
    return { kind: 'change', document, audit: [record], quiet: true, result: applied.result };
  });
  if (document === undefined) return undefined;
  if (record !== undefined) markLook(context, looking, record);
  return reviewOf(context, document);
}

/**
 * Carries out one command in one commit, with an audit record and a dated event, both without words. A command that finds nothing
 * to do (the same click twice) writes nothing. Absent as for `openReview`. Throws `TooBusyError` when others kept being first.
 */
export async function commandReview(context: Context, who: Who, command: StaffCommand): Promise<CommandResult | undefined> {
  const at = context.clock.now();
  const looking = { ...who, look: 'file.read' } as const;
  const record = recordOf(context, looking);
  const outcome = await changeDocument<Commanded | undefined>(context, who.citizen, (document) => {
    if (document.caseworker !== who.caseworker) return { kind: 'keep', result: undefined };
    const applied = applyCommand(document, context, command, { staff: who.caseworker, at });
    if (!applied.ok) return { kind: 'keep', result: { ok: false, refusals: applied.refusals } };
    const result: Commanded = { ok: true, document: applied.value };
    const read = record === undefined ? [] : [record];
    if (applied.value === document)
      return read.length === 0 ? { kind: 'keep', result } : { kind: 'change', document, audit: read, quiet: true, result };
    const audit = [...read, { at, actor: who.caseworker, action: `review.${command.kind}`, object: objectOf(document, command) }];
    return { kind: 'change', document: applied.value, audit, result };
  });
  if (outcome === undefined || !outcome.ok) return outcome;
  // What the command answers with is the file.
  if (record !== undefined) markLook(context, looking, record);
  return { ok: true, review: await reviewOf(context, outcome.document) };
}

type Commanded = { readonly ok: true; readonly document: CitizenDocument } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** What the audit names: the plan or the task, never a line, whose id tells what it is about. */
function objectOf(document: CitizenDocument, command: StaffCommand): string {
  if (command.kind === 'close-task') return command.task;
  if (command.kind === 'resume' || command.kind === 'start') return document.conversation;
  return document.plans.at(-1)?.id ?? document.conversation;
}

function opened(document: CitizenDocument, context: Context, caseworker: string): Applied<CitizenDocument> {
  const plan = document.plans.at(-1);
  if (plan?.status !== 'submitted' && plan?.status !== 'returned') return { kind: 'keep', result: document };
  const before = document.events.some((event) => event.kind === 'opened' && event.key === plan.id && event.at >= plan.submitted);
  if (before) return { kind: 'keep', result: document };
  const at = context.clock.now();
  const events = [...document.events, { at, kind: 'opened' as const, key: plan.id, staff: caseworker }];
  const audit: readonly AuditRecord[] = [{ at, actor: caseworker, action: 'review.opened', object: plan.id }];
  const read = { ...document, events };
  return { kind: 'change', document: read, audit, result: read };
}
