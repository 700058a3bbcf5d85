/** What each command of the caseworker does to a citizen's document. One command, one new document; nothing is written here. */
import type { CitizenDocument } from '../conversation/citizen.ts';
import type { Context } from '../conversation/context.ts';
import { appendBot } from '../conversation/entries.ts';
import { askFromCaseworker } from '../conversation/focus.ts';
import { redactCpr } from '../conversation/redact.ts';
import { withEvents } from '../conversation/tasks.ts';
import { takeTurn } from '../conversation/turn.ts';
import { confirm, handOver, type ConfirmCommand } from '../plan/confirm.ts';
import { decide, type Act, type LineCommand } from '../plan/decide.ts';
import type { Outcome, Plan } from '../plan/document.ts';
import { replaceLast } from '../plan/lifecycle.ts';
import { closeTasks } from './tasks.ts';
import { confirmFacts } from './facts.ts';
import type { StaffCommand } from './views.ts';

/** The document after the command; the same one where there was nothing to do. Refusals leave everything as it was. */
export function applyCommand(document: CitizenDocument, context: Context, command: StaffCommand, by: Act): Outcome<CitizenDocument> {
  switch (command.kind) {
    case 'accept':
    case 'edit':
    case 'ask':
    case 'not-now':
      return decideLine(document, context, withoutNumbers(command), by);
    case 'confirm':
      return confirmPlan(document, context, { ...by, draft: command.draft, reason: redactCpr(command.reason ?? '') });
    case 'hand-over':
      return withPlans(document, handOver(document.plans, by));
    case 'close-task':
      return { ok: true, value: closeTasks(document, (task) => task.id === command.task, by) };
    case 'resume':
      return { ok: true, value: resume(document, context, by) };
    default:
      return command satisfies never;
  }
}

/** Civil registration numbers stay out of what staff write, as out of what citizens write. */
function withoutNumbers(command: LineCommand): LineCommand {
  switch (command.kind) {
    case 'accept':
      return command;
    case 'edit':
      return { ...command, text: redactCpr(command.text), reason: redactCpr(command.reason) };
    case 'ask':
      return { ...command, question: redactCpr(command.question) };
    case 'not-now':
      return { ...command, reason: redactCpr(command.reason) };
    default:
      return command satisfies never;
  }
}

function decideLine(document: CitizenDocument, context: Context, command: LineCommand, by: Act): Outcome<CitizenDocument> {
  const plan = document.plans.at(-1);
  if (plan === undefined) return { ok: false, refusals: [{ code: 'not-submitted' }] };
  const outcome = decide(plan, command, by);
  if (!outcome.ok) return outcome;
  if (outcome.value === plan) return { ok: true, value: document };
  const decided = { ...document, plans: replaceLast(document.plans, outcome.value) };
  const recorded = withEvents(decided, [{ at: by.at, kind: 'decided', key: command.line, staff: by.staff }]);
  return { ok: true, value: tell(recorded, context, command, by) };
}

/** What the citizen is told of a decision. Several edits in a row are one message. */
function tell(document: CitizenDocument, context: Context, command: LineCommand, by: Act): CitizenDocument {
  switch (command.kind) {
    case 'accept':
      return document;
    case 'edit':
      if (document.transcript.at(-1)?.key === 'app.plan.edited') return document;
      return appendBot(document, context, [{ key: 'app.plan.edited' }], { plan: true });
    case 'ask':
      return askFromCaseworker(document, context, { line: command.line, staff: by.staff, text: command.question.trim() });
    case 'not-now':
      return appendBot(document, context, [{ key: 'app.plan.not-now', params: { reason: command.reason } }], { plan: true });
    default:
      return command satisfies never;
  }
}

function confirmPlan(document: CitizenDocument, context: Context, command: ConfirmCommand): Outcome<CitizenDocument> {
  const outcome = withPlans(document, confirm(document.plans, command, confirmFacts(document, context.dialogue)));
  if (!outcome.ok) return outcome;
  const { at, staff } = command;
  const key = document.plans.at(-1)?.id;
  const recorded = withEvents(outcome.value, [{ at, kind: 'confirmed', staff, ...(key !== undefined && { key }) }]);
  const closed = closeTasks(recorded, (task) => task.kind === 'submitted', { at, staff });
  return { ok: true, value: appendBot(closed, context, [{ key: 'app.plan.confirmed' }], { plan: true }) };
}

function resume(document: CitizenDocument, context: Context, by: Act): CitizenDocument {
  if (document.state?.status !== 'held') return document;
  return takeTurn(document, context, { kind: 'staff', action: 'resume', at: by.at });
}

function withPlans(document: CitizenDocument, outcome: Outcome<readonly Plan[]>): Outcome<CitizenDocument> {
  if (!outcome.ok) return outcome;
  return { ok: true, value: outcome.value === document.plans ? document : { ...document, plans: outcome.value } };
}
