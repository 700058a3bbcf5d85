import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agree } from '../../src/plan/agree.ts';
import { confirm, handOver, needsReason, refusalsOf, standingPlan, warningsOf } from '../../src/plan/confirm.ts';
import { decide, type LineCommand } from '../../src/plan/decide.ts';
import { Plan } from '../../src/plan/document.ts';
import { changeHash, draftHash } from '../../src/plan/hash.ts';
import { planAfterTurn, reopenPlan, submitPlan } from '../../src/plan/lifecycle.ts';
import { anyLines, at, done, last, line, meta, refused, sent, staff } from './fixture.ts';

const goal = line('goal', 'Ro på');
const job = line('job-goal', 'Gartner');
const facts = { openMessages: 0, thanksOnly: false };
const on = (id: string, hash: string): { readonly line: string; readonly hash: string } => ({ line: id, hash });
const decided = (plan: Plan, command: LineCommand): Plan => done(decide(plan, command, staff));
const accepted = decided(last(sent([job, goal])), { ...on('job-goal', job.hash), kind: 'accept' });
const ready = decided(accepted, { ...on('goal', goal.hash), kind: 'accept' });
const edited = decided(accepted, { ...on('goal', goal.hash), kind: 'edit', text: 'Ro på i april', reason: 'Aftalt' });
const confirmIt = (plan: Plan, more: object = {}): ReturnType<typeof confirm> =>
  confirm([plan], { ...staff, draft: draftHash(plan), ...more }, facts);
const answered = (answer: 'agreed' | 'disagreed'): Plan =>
  done(agree(edited, { line: 'goal', of: changeHash(goal.hash, edited.decisions['goal']!), answer }, at(40)));

describe('a plan', () => {
  it('is confirmed by a caseworker who names the draft that was read', () => {
    const plan = last(done(confirmIt(ready)));
    expect(plan).toMatchObject({ status: 'confirmed', confirmed: { at: staff.at, staff: 'kirsten', hash: draftHash(ready) } });
    expect(plan).not.toHaveProperty('returned');
  });

  it('is not confirmed when it was read as another one', () => {
    expect(refused(confirmIt(ready, { draft: draftHash(accepted) }))).toEqual([{ code: 'draft-moved' }]);
  });

  it('is not confirmed before it was sent', () => {
    expect(refused(confirmIt(last(reopenPlan([ready]))))).toEqual([{ code: 'not-submitted' }]);
    expect(refused(confirm([], { ...staff, draft: '' }, facts))).toEqual([{ code: 'not-submitted' }]);
  });

  it('is not confirmed twice', () => {
    const plans = done(confirmIt(ready));
    expect(refused(confirm(plans, { ...staff, draft: draftHash(ready) }, facts))).toEqual([{ code: 'not-submitted' }]);
  });

  it('waits for every line', () => {
    expect(refused(confirmIt(accepted))).toEqual([{ code: 'undecided', line: 'goal' }]);
  });

  it('waits for a second look at a line that has moved', () => {
    const moved = submitPlan(planAfterTurn([ready], [job, line('goal', 'Sove')], meta), at(45));
    expect(refused(confirmIt(last(moved)))).toEqual([{ code: 'look-again', line: 'goal' }]);
  });

  it('waits for the answer to a question', () => {
    const asked = decided(ready, { ...on('goal', goal.hash), kind: 'ask', question: 'Hvornår?' });
    expect(refused(confirmIt(asked))).toEqual([{ code: 'question-open', line: 'goal' }]);
  });

  it('waits while an agreement has moved', () => {
    const moved = last(submitPlan(planAfterTurn([answered('agreed')], [job, line('goal', 'Sove')], meta), at(45)));
    expect(refused(confirmIt(moved, { reason: 'Aftalt' })).map((one) => one.code)).toEqual(['look-again', 'agreement-moved']);
  });

  it('waits while a message has not been closed, and does not wait for thanks', () => {
    const command = { ...staff, draft: draftHash(ready) };
    expect(refused(confirm([ready], command, { openMessages: 1, thanksOnly: false }))).toEqual([{ code: 'message-open' }]);
    expect(confirm([ready], command, { openMessages: 0, thanksOnly: true }).ok).toBe(true);
    expect(warningsOf({ openMessages: 0, thanksOnly: true })).toEqual(['thanks-only']);
  });

  it.each([
    ['citizen-unheard', edited],
    ['reason-missing', answered('disagreed')],
  ] as const)('needs a reason that the citizen sees: %s', (code, plan) => {
    expect(needsReason(plan)).toBe(true);
    expect(refused(confirmIt(plan))).toEqual([{ code, line: 'goal' }]);
    expect(refused(confirmIt(plan, { reason: '  ' }))).toEqual([{ code, line: 'goal' }]);
    expect(last(done(confirmIt(plan, { reason: 'Holdet begynder i april' })))).toMatchObject({
      confirmed: { reason: 'Holdet begynder i april' },
    });
  });

  it('needs none once the citizen agrees', () => {
    expect(needsReason(answered('agreed'))).toBe(false);
    expect(confirmIt(answered('agreed')).ok).toBe(true);
  });

  it('leaves decisions behind whose lines are gone', () => {
    const shorter = last(submitPlan(planAfterTurn([ready], [job], meta), at(45)));
    expect(Object.keys(last(done(confirmIt(shorter))).decisions)).toEqual(['job-goal']);
  });

  it('is handed over in person, once', () => {
    const plans = done(handOver(done(confirmIt(ready)), staff));
    expect(standingPlan(plans)?.confirmed.handedOver).toEqual({ at: staff.at, staff: 'kirsten' });
    expect(done(handOver(plans, { staff: 'en anden', at: at(59) }))).toBe(plans);
    expect(refused(handOver([ready], staff))).toEqual([{ code: 'not-submitted' }]);
  });
});

describe('whatever was decided', () => {
  const kinds = fc.constantFrom('accept', 'edit', 'ask', 'not-now', 'nothing');
  it('nothing is confirmed while anything stops it, and the refused plan is untouched', () => {
    fc.assert(
      fc.property(
        anyLines,
        anyLines,
        fc.infiniteStream(kinds),
        fc.boolean(),
        fc.nat(1),
        (before, after, choice, ...[withReason, openMessages]) => {
          let plan = last(sent(before));
          for (const one of plan.lines) {
            const kind = choice.next().value;
            const command = { ...on(one.id, one.hash), kind, text: 'Ny ordlyd til linjen', reason: 'Aftalt', question: 'Hvornår?' };
            if (kind !== 'nothing') plan = decided(plan, command as LineCommand);
          }
          const now = last(submitPlan(planAfterTurn([plan], after, meta), at(45)));
          const outcome = confirm(
            [now],
            { ...staff, draft: draftHash(now), ...(withReason && { reason: 'Aftalt' }) },
            { openMessages, thanksOnly: false },
          );
          const stopped = refusalsOf(now, { openMessages, thanksOnly: false }).length > 0 || (needsReason(now) && !withReason);
          expect(outcome.ok).toBe(!stopped);
          if (outcome.ok) expect(Plan.parse(last(outcome.value))).toEqual(last(outcome.value));
        },
      ),
    );
  });
});
