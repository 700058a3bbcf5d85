/** The caseworker's decision on one line of a sent plan. Nothing is decided on a draft that the citizen has not sent. */
import type { Decision, Line, Outcome, Plan, RefusalCode } from './document.ts';
import { decisionOn, lineState, settled } from './standing.ts';
import { lineText } from './view.ts';

/** A command on one line. `hash`: the line as it was read. */
export type LineCommand = { readonly line: string; readonly hash: string } & (
  | { readonly kind: 'accept' }
  | { readonly kind: 'edit'; readonly text: string; readonly reason: string }
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'not-now'; readonly reason: string }
);

/** Who acts, and when. */
export interface Act {
  readonly staff: string;
  readonly at: string;
}

/**
 * Takes a decision. Refused: `not-submitted`, `line-unknown`, `line-moved` (the line is another one than was read),
 * `question-open` (a second question while the first is open), `text-missing`, `reason-missing`, and `not-changed` when the new
 * wording is the line's own. The same decision a second time changes nothing. A new decision on a line takes the citizen's answer
 * to an older one away: it was given to another wording.
 */
export function decide(plan: Plan, command: LineCommand, by: Act): Outcome<Plan> {
  if (plan.status !== 'submitted' && plan.status !== 'returned') return refuse('not-submitted');
  const line = plan.lines.find((one) => one.id === command.line);
  if (line === undefined) return refuse('line-unknown', command.line);
  if (line.hash !== command.hash) return refuse('line-moved', line.id);
  const decision = decisionOf(command, line, by);
  const before = decisionOn(plan, line);
  if (before !== undefined && sameDecision(before, decision)) return { ok: true, value: plan };
  const refused = faultOf(plan, line, decision);
  if (refused !== undefined) return refuse(refused, line.id);
  const { [line.id]: _answered, ...agreements } = plan.agreements;
  return { ok: true, value: settled({ ...plan, decisions: { ...plan.decisions, [line.id]: decision }, agreements }) };
}

function decisionOf(command: LineCommand, line: Line, by: Act): Decision {
  const made = { lineHash: line.hash, staff: by.staff, at: by.at };
  switch (command.kind) {
    case 'accept':
      return { ...made, kind: command.kind };
    case 'edit':
      return { ...made, kind: command.kind, text: command.text.trim(), reason: command.reason.trim() };
    case 'ask':
      return { ...made, kind: command.kind, question: command.question.trim() };
    case 'not-now':
      return { ...made, kind: command.kind, reason: command.reason.trim() };
    default:
      return command satisfies never;
  }
}

/** Why a decision cannot be taken as it is. */
function faultOf(plan: Plan, line: Line, decision: Decision): RefusalCode | undefined {
  switch (decision.kind) {
    case 'accept':
      return undefined;
    case 'edit':
      if (decision.text === '') return 'text-missing';
      if (decision.text === lineText(line, plan.language).trim()) return 'not-changed';
      return decision.reason === '' ? 'reason-missing' : undefined;
    case 'ask':
      if (decision.question === '') return 'text-missing';
      return lineState(plan, line) === 'asked' ? 'question-open' : undefined;
    case 'not-now':
      return decision.reason === '' ? 'reason-missing' : undefined;
    default:
      return decision satisfies never;
  }
}

/** The same words from the same person are the same decision; who decides anew takes it over. */
function sameDecision(before: Decision, now: Decision): boolean {
  if (before.staff !== now.staff) return false;
  switch (now.kind) {
    case 'accept':
      return before.kind === 'accept';
    case 'edit':
      return before.kind === 'edit' && before.text === now.text && before.reason === now.reason;
    case 'ask':
      return before.kind === 'ask' && before.answered !== true && before.question === now.question;
    case 'not-now':
      return before.kind === 'not-now' && before.reason === now.reason;
    default:
      return now satisfies never;
  }
}

function refuse(code: RefusalCode, line?: string): Outcome<Plan> {
  return { ok: false, refusals: [line === undefined ? { code } : { code, line }] };
}
