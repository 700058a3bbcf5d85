/** What each command of the caseworker does to a citizen's document. One command, one new document; nothing is written here. */
import type { CitizenDocument } from '../conversation/citizen.ts';
import type { Context } from '../conversation/context.ts';
import { appendBot, markPlan } from '../conversation/entries.ts';
import { refocus } from '../conversation/focus.ts';
import { dropMatters, givenFrom, introduced, openMatter } from '../conversation/matters.ts';
import { redactCpr } from '../conversation/redact.ts';
import { withEvents } from '../conversation/tasks.ts';
import { houseScripts, startable } from '../conversation/scripts.ts';
import { focusOf, isHeld, threadsOf } from '../conversation/threads.ts';
import { takeTurn } from '../conversation/turn.ts';
import { confirm, handOver, type ConfirmCommand } from '../plan/confirm.ts';
import { decide, type Act, type LineCommand } from '../plan/decide.ts';
import type { Outcome, Plan } from '../plan/document.ts';
import { replaceLast } from '../plan/lifecycle.ts';
import { viewFor } from '../plan/view.ts';
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
    case 'start':
      return { ok: true, value: start(document, context, command, by) };
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
  // A question or a change that was not answered yet is no more, once the line is decided anew.
  const dropped = dropMatters(recorded, (matter) => matter.line === command.line, by.at);
  return { ok: true, value: tell(dropped, context, command, by) };
}

/** What the citizen is told of a decision. Several edits in a row are one message. */
function tell(document: CitizenDocument, context: Context, command: LineCommand, by: Act): CitizenDocument {
  switch (command.kind) {
    case 'accept':
      return document;
    case 'edit':
      return withChange(document, context, command.line, by);
    case 'ask': {
      const { line, question } = command;
      const given = { question: question.trim(), ...introduced(document, houseScripts.question, by.at) };
      const asked = { script: houseScripts.question, line, staff: by.staff, given };
      return refocus(openMatter(document, context, asked), context, document);
    }
    case 'not-now':
      return appendBot(document, context, [{ key: 'app.plan.not-now', params: { reason: command.reason } }], { plan: true });
    default:
      return command satisfies never;
  }
}

/** A change is asked about in the conversation; where something else comes first, the citizen is told that there is one. */
function withChange(document: CitizenDocument, context: Context, line: string, by: Act): CitizenDocument {
  const shown = refocus(withAgreement(document, context, line, by), context, document);
  const asks = focusOf(shown).script === houseScripts.agreement && shown.transcript.length > document.transcript.length;
  return asks ? markPlan(shown) : toldOnce(shown, context);
}

function toldOnce(document: CitizenDocument, context: Context): CitizenDocument {
  const told = document.transcript.findLast(({ from, key }) => from === 'citizen' || key === 'app.plan.edited');
  if (told?.key === 'app.plan.edited') return document;
  return appendBot(document, context, [{ key: 'app.plan.edited' }], { plan: true });
}

/** The change is put to the citizen in the conversation too: before, now, why, and what the citizen says to it. */
function withAgreement(document: CitizenDocument, context: Context, id: string, by: Act): CitizenDocument {
  const plan = document.plans.at(-1);
  const view = plan && viewFor(plan, 'citizen').lines.find((line) => line.id === id);
  if (view?.change === undefined) return document;
  const { text: now, reason, of } = view.change;
  // The citizen's own words stand as a quotation, what was chosen does not.
  const before = view.quote === undefined ? { before: view.text ?? '' } : { words: view.quote };
  const given = { heading: view.heading, ...before, now, reason, ...introduced(document, houseScripts.agreement, by.at) };
  return openMatter(document, context, { script: houseScripts.agreement, line: id, of, staff: by.staff, given });
}

function confirmPlan(document: CitizenDocument, context: Context, command: ConfirmCommand): Outcome<CitizenDocument> {
  const outcome = withPlans(document, confirm(document.plans, command, confirmFacts(document, context.scripts.main.dialogue)));
  if (!outcome.ok) return outcome;
  const { at, staff } = command;
  const key = document.plans.at(-1)?.id;
  const recorded = withEvents(outcome.value, [{ at, kind: 'confirmed', staff, ...(key !== undefined && { key }) }]);
  const closed = closeTasks(recorded, (task) => task.kind === 'submitted', { at, staff });
  return { ok: true, value: appendBot(closed, context, [{ key: 'app.plan.confirmed' }], { plan: true }) };
}

function resume(document: CitizenDocument, context: Context, by: Act): CitizenDocument {
  if (!isHeld(document)) return document;
  return refocus(takeTurn(document, context, { kind: 'staff', action: 'resume', at: by.at }), context, document);
}

/** Opens a dialogue with the citizen, with what it needs from the plan. One that is open already is not opened twice. */
function start(document: CitizenDocument, context: Context, command: Extract<StaffCommand, { kind: 'start' }>, by: Act): CitizenDocument {
  const open = threadsOf(document).some(({ script }) => script === command.script);
  if (open || !startable(context).includes(command.script)) return document;
  const given = givenFrom(document, context, command.script, withoutNumbersIn(command.given ?? {}));
  return refocus(openMatter(document, context, { script: command.script, staff: by.staff, given }), context, document);
}

function withoutNumbersIn(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(given).map(([name, text]) => [name, redactCpr(text.trim())]));
}

function withPlans(document: CitizenDocument, outcome: Outcome<readonly Plan[]>): Outcome<CitizenDocument> {
  if (!outcome.ok) return outcome;
  return { ok: true, value: outcome.value === document.plans ? document : { ...document, plans: outcome.value } };
}
