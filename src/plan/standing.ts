/** How a line stands: what has been decided about it, and what the citizen says to it. */
import type { Agreement, Decision, Line, Plan } from './document.ts';
import { changeHash } from './hash.ts';

/** `look-again`: the line has moved since it was decided, or the citizen has answered the question that was asked about it. */
export type LineState = 'undecided' | 'accepted' | 'edited' | 'asked' | 'not-now' | 'look-again';

/** The decision on a line, where it counts: the line is still the one that was decided on. */
export function decisionOn(plan: Plan, line: Line): Decision | undefined {
  const decision = plan.decisions[line.id];
  return decision !== undefined && decision.lineHash === line.hash ? decision : undefined;
}

/** What the line waits for, or has got. */
export function lineState(plan: Plan, line: Line): LineState {
  const decision = decisionOn(plan, line);
  if (decision === undefined) return plan.decisions[line.id] === undefined ? 'undecided' : 'look-again';
  switch (decision.kind) {
    case 'accept':
      return 'accepted';
    case 'edit':
      return 'edited';
    case 'ask':
      return decision.answered === true ? 'look-again' : 'asked';
    case 'not-now':
      return 'not-now';
    default:
      return decision satisfies never;
  }
}

/** The citizen's answer to the change of a line, where it counts: line and change are still those that were answered. */
export function agreementOn(plan: Plan, line: Line): Agreement | undefined {
  const decision = decisionOn(plan, line);
  const agreement = plan.agreements[line.id];
  if (decision?.kind !== 'edit' || agreement === undefined) return undefined;
  return agreement.of === changeHash(line.hash, decision) ? agreement : undefined;
}

/** True when the citizen answered a change that is no longer the one that stands. */
export function agreementMoved(plan: Plan, line: Line): boolean {
  return plan.agreements[line.id] !== undefined && agreementOn(plan, line) === undefined;
}

/** How a change stands that the citizen has not agreed to. `commented`: something was said to it, and no yes. */
export type Unagreed = 'unanswered' | Exclude<Agreement['answer'], 'agreed'>;

/** Changed lines that the citizen has not agreed to, each with how it was answered. Silence never is agreement. */
export function unagreed(plan: Plan): readonly { readonly line: string; readonly answer: Unagreed }[] {
  return plan.lines.flatMap((line) => {
    if (decisionOn(plan, line)?.kind !== 'edit') return [];
    const answer = agreementOn(plan, line)?.answer ?? 'unanswered';
    return answer === 'agreed' ? [] : [{ line: line.id, answer }];
  });
}

/**
 * A sent plan is `returned` while something waits on the citizen (a question, or a change without an answer), since the latest of
 * these was decided; otherwise it is `submitted`. Other plans stay as they are.
 */
export function settled(plan: Plan): Plan {
  if (plan.status !== 'submitted' && plan.status !== 'returned') return plan;
  const times = plan.lines.flatMap((line) => (waitsOnCitizen(plan, line) ? [plan.decisions[line.id]!.at] : []));
  const { returned: _returned, ...rest } = { returned: undefined, ...plan };
  const latest = times.sort().at(-1);
  return latest === undefined ? { ...rest, status: 'submitted' } : { ...rest, status: 'returned', returned: latest };
}

function waitsOnCitizen(plan: Plan, line: Line): boolean {
  const state = lineState(plan, line);
  return state === 'asked' || (state === 'edited' && agreementOn(plan, line) === undefined);
}
