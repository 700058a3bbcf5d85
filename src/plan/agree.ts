import type { Agreement, Outcome, Plan, RefusalCode } from './document.ts';
import { changeHash } from './hash.ts';
import { agreementOn, decisionOn, settled } from './standing.ts';

/** The citizen's answer to the caseworker's change of a line. `of` names line and change as they were read. */
export interface ChangeAnswer {
  readonly line: string;
  readonly of: string;
  readonly answer: Agreement['answer'];
  readonly comment?: string;
}

/**
 * Records the answer. Refused: `line-unknown` (no such line, or nobody has changed it), `agreement-moved` (line or change is another
 * one than was read), `comment-missing` (a comment without words). A citizen may change the answer at any time, also after the plan was confirmed: a voice is not closed by it.
 */
export function agree(plan: Plan, given: ChangeAnswer, at: string): Outcome<Plan> {
  const line = plan.lines.find((one) => one.id === given.line);
  if (line === undefined || plan.decisions[line.id]?.kind !== 'edit') return refuse('line-unknown', given.line);
  const decision = decisionOn(plan, line);
  if (decision === undefined || changeHash(line.hash, decision) !== given.of) return refuse('agreement-moved', line.id);
  const comment = given.comment?.trim() ?? '';
  if (given.answer === 'commented' && comment === '') return refuse('comment-missing', line.id);
  const before = agreementOn(plan, line);
  if (before?.answer === given.answer && (before.comment ?? '') === comment) return { ok: true, value: plan };
  const agreement: Agreement = { answer: given.answer, of: given.of, at, ...(comment !== '' && { comment }) };
  return { ok: true, value: settled({ ...plan, agreements: { ...plan.agreements, [line.id]: agreement } }) };
}

function refuse(code: Extract<RefusalCode, 'line-unknown' | 'agreement-moved' | 'comment-missing'>, line: string): Outcome<Plan> {
  return { ok: false, refusals: [{ code, line }] };
}
