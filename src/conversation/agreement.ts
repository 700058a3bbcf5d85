/** The citizen's answer to what a caseworker has changed, given on the page or in the conversation. */
import { agree, type ChangeAnswer } from '../plan/agree.ts';
import type { Outcome, Plan } from '../plan/document.ts';
import type { CitizenDocument } from './citizen.ts';
import { redactCpr } from './redact.ts';
import { raiseTask, withEvents } from './tasks.ts';

/**
 * Records the answer; a disagreement or a comment raises a task. The same document where the answer stands already. Refused: `line-unknown`,
 * `agreement-moved`. Whoever calls looks for danger in the comment.
 */
export function agreeToChange(document: CitizenDocument, given: ChangeAnswer, at: string): Outcome<CitizenDocument> {
  const { line, answer } = given;
  const comment = redactCpr(given.comment ?? '');
  const outcomes = document.plans.map((plan) => agreeTo(plan, { ...given, comment }, at));
  const last = outcomes.at(-1);
  if (last === undefined) return { ok: false, refusals: [{ code: 'line-unknown', line }] };
  if (!outcomes.some((outcome) => outcome.ok)) return { ok: false, refusals: last.ok ? [] : last.refusals };
  const plans = outcomes.map((outcome, index) => (outcome.ok ? outcome.value : document.plans[index]!));
  if (plans.every((plan, index) => plan === document.plans[index])) return { ok: true, value: document };
  const recorded = withEvents({ ...document, plans }, [{ at, kind: answer, key: line }]);
  return { ok: true, value: withTask(recorded, answer, at) };
}

/** A disagreement waits on the caseworker, and so do words that were written to a change. */
function withTask(document: CitizenDocument, answer: ChangeAnswer['answer'], at: string): CitizenDocument {
  switch (answer) {
    case 'agreed':
      return document;
    case 'disagreed':
      return raiseTask(document, { kind: 'disagreed', at });
    case 'commented':
      return raiseTask(document, { kind: 'message', at });
    default:
      return answer satisfies never;
  }
}

/** The answer counts on every plan in which the change stands: the draft that is worked on and the confirmed one it came from. */
function agreeTo(plan: Plan, given: ChangeAnswer, at: string): Outcome<Plan> {
  if (plan.status === 'superseded') return { ok: false, refusals: [{ code: 'agreement-moved', line: given.line }] };
  return agree(plan, given, at);
}
