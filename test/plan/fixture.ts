/** Lines, plans and path items to test with. */
import fc from 'fast-check';
import type { PathItem } from '../../src/engine/dialogue.ts';
import type { Step, StepBase } from '../../src/engine/script.ts';
import type { Answer } from '../../src/engine/state.ts';
import type { PlanWords } from '../../src/plan/build.ts';
import type { Outcome, Plan, Refusal } from '../../src/plan/document.ts';
import { groups, type Content, type Line, type Provenance } from '../../src/plan/document.ts';
import { lineHash } from '../../src/plan/hash.ts';
import { planAfterTurn, submitPlan } from '../../src/plan/lifecycle.ts';

export const at = (minute: number): string => `2026-11-23T18:${String(minute).padStart(2, '0')}:00.000Z`;
export const meta = { conversation: 'c1', language: 'da' };
export const staff = { staff: 'kirsten', at: at(30) };

export const words: PlanWords = {
  heading: (item) => `Heading of ${item.text}${item.each === undefined ? '' : ` about ${item.each.id}`}`,
  option: (option) => option.label?.['da'] ?? `Label of ${option.id}`,
  yesNo: (id) => (id === 'yes' ? 'Ja' : 'Nej'),
  without: (why) => `Passed: ${why}`,
  anchors: () => ['slet ikke', 'noget', 'meget'],
};

const base: StepBase = { id: 'x', sensitive: false, skippable: true, unknown: true, declinable: true, needs: [], shows: {} };
const list = (ids: readonly string[]): { readonly from: 'list'; readonly list: string; readonly ids: readonly string[] } => ({
  from: 'list',
  list: 'l',
  ids,
});

/** A step of a kind that feeds a slot. */
export function step(ask: Step['ask'], plan: string | undefined, more: object = {}): Step {
  const options = list(['sleep', 'debt', 'pain']);
  const choices = { options, other: true, ordered: false, min: 0, max: 8 };
  return { ...base, ...choices, ask, ...(plan !== undefined && { plan }), ...more } as unknown as Step;
}

/** A step on the path, answered by `answer`. */
export function item(one: Step, answer: Partial<Answer> | undefined, more: Partial<PathItem> = {}): PathItem {
  const ids = 'options' in one && one.options.from === 'list' ? one.options.ids : [];
  const given = answer === undefined ? {} : { answer: { turn: 1, value: '', ...answer } };
  return {
    step: one,
    key: `s.${one.id}`,
    text: `s.${one.id}`,
    options: ids.map((id) => ({ id, text: `lists.l.${id}` })),
    ...given,
    ...more,
  };
}

/** A line in the citizen's own words. */
export function line(id: string, text: string, more: Partial<Line> = {}): Line {
  const content: Content = more.content ?? { kind: 'words', text };
  const provenance: Provenance = more.provenance ?? { by: 'written', key: `s.${id}`, turn: 1 };
  const group = groups.find((one) => id.startsWith(one)) ?? 'goal';
  const made = { id, slot: id, group, heading: `Heading of ${id}`, released: [], ...more, content, provenance };
  return { ...made, hash: lineHash(made) };
}

/** A plan that was sent, with these lines. */
export function sent(lines: readonly Line[]): readonly Plan[] {
  return submitPlan(planAfterTurn([], lines, meta), at(10));
}

/** The last plan of a list. */
export function last(plans: readonly Plan[]): Plan {
  const plan = plans.at(-1);
  if (plan === undefined) throw new Error('There is no plan');
  return plan;
}

/** The value of an outcome that went well. */
export function done<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Refused: ${outcome.refusals.map((one) => one.code).join(', ')}`);
  return outcome.value;
}

/** The refusals of an outcome that did not. */
export function refused(outcome: Outcome<unknown>): readonly Refusal[] {
  if (outcome.ok) throw new Error('It was not refused');
  return outcome.refusals;
}

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
const content: fc.Arbitrary<Content> = fc.oneof(
  fc.record({ kind: fc.constant('words' as const), text }),
  fc.record({ kind: fc.constant('choice' as const), id: fc.constantFrom('a', 'b', 'c'), label: text }),
  fc.record({ kind: fc.constant('scale' as const), value: fc.integer({ min: 0, max: 10 }), anchors: fc.tuple(text, text, text) }),
  fc.record({
    kind: fc.constant('none' as const),
    why: fc.constantFrom('skipped' as const, 'unknown' as const, 'declined' as const),
    label: text,
  }),
);

/** Any line of an id, with any answer. */
export const anyLine = (id: string): fc.Arbitrary<Line> =>
  fc.record({ content, turn: fc.integer({ min: 1, max: 99 }), shared: fc.boolean() }).map(({ content, turn, shared }) => {
    const key = `s.${id}`;
    const provenance: Provenance =
      content.kind === 'words' ? { by: 'written', key, turn } : { by: 'chosen', key, turn, offered: ['A', 'B'] };
    return line(id, '', { content, provenance, released: shared ? ['mentor'] : [] });
  });

const ids = ['job-goal', 'goal', 'goal.why', 'barrier[sleep]', 'offer[coping-course]', 'contact.form'];

/** Any set of lines, in the order of the sheet, each id once. */
export const anyLines: fc.Arbitrary<readonly Line[]> = fc
  .subarray(ids, { minLength: 1 })
  .chain((chosen) => fc.tuple(...chosen.map(anyLine)).map((lines) => lines as readonly Line[]));
