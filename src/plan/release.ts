/** What the citizen lets others see, line by line. Nothing is released until the citizen does it, and each release can be taken back. */
import type { Audience, Outcome, Plan } from './document.ts';

/** Readers that lines can be released to. Citizen and caseworker see the plan anyhow. */
export type Reader = Exclude<Audience, 'citizen' | 'caseworker'>;

/** `of`: hash of the line as it was read, so that nobody releases words that they have not seen. */
export interface Release {
  readonly line: string;
  readonly of: string;
  readonly to: Reader;
  readonly released: boolean;
}

/**
 * Releases a line or takes the release back, on every plan that has it: the draft that is worked on and the confirmed one. The same list
 * where it stands so already. Refused: `line-unknown`, `line-moved` (the line is another one than was read).
 */
export function release(plans: readonly Plan[], given: Release): Outcome<readonly Plan[]> {
  const open = plans.filter(({ status }) => status !== 'superseded');
  const known = open.flatMap(({ lines }) => lines.filter(({ id }) => id === given.line));
  if (known.length === 0) return { ok: false, refusals: [{ code: 'line-unknown', line: given.line }] };
  if (!known.some(({ hash }) => hash === given.of)) return { ok: false, refusals: [{ code: 'line-moved', line: given.line }] };
  const next = plans.map((plan) => (plan.status === 'superseded' ? plan : releasedIn(plan, given)));
  return { ok: true, value: next.every((plan, index) => plan === plans[index]) ? plans : next };
}

function releasedIn(plan: Plan, { line, of, to, released }: Release): Plan {
  const found = plan.lines.find((one) => one.id === line && one.hash === of);
  if (found === undefined || found.released.includes(to) === released) return plan;
  const readers = released ? [...found.released, to] : found.released.filter((one) => one !== to);
  return { ...plan, lines: plan.lines.map((one) => (one === found ? { ...one, released: readers } : one)) };
}
