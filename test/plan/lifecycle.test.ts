import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirm } from '../../src/plan/confirm.ts';
import { decide } from '../../src/plan/decide.ts';
import { Plan } from '../../src/plan/document.ts';
import { draftHash } from '../../src/plan/hash.ts';
import { closeQuestion, planAfterTurn, reopenPlan, submitPlan } from '../../src/plan/lifecycle.ts';
import { lineState } from '../../src/plan/standing.ts';
import { anyLine, anyLines, at, done, last, line, meta, sent, staff } from './fixture.ts';

const goal = line('goal', 'Ro på');
const job = line('job-goal', 'Gartner');
const facts = { openMessages: 0, thanksOnly: false };

const accept = (plan: Plan, id: string): Plan => {
  const one = plan.lines.find((each) => each.id === id)!;
  return done(decide(plan, { kind: 'accept', line: id, hash: one.hash }, staff));
};
const acceptAll = (plan: Plan): Plan => plan.lines.reduce((now, one) => accept(now, one.id), plan);
const confirmed = (lines: Parameters<typeof sent>[0]): readonly Plan[] => {
  const plan = acceptAll(last(sent(lines)));
  return done(confirm([plan], { ...staff, draft: draftHash(plan) }, facts));
};

describe('a draft', () => {
  it('begins with the first line', () => {
    expect(planAfterTurn([], [], meta)).toEqual([]);
    expect(last(planAfterTurn([], [goal], meta))).toMatchObject({ id: 'c1:plan:1', revision: 1, status: 'draft', lines: [goal] });
  });

  it('follows the answers', () => {
    const plans = planAfterTurn(planAfterTurn([], [goal], meta), [job, goal], meta);
    expect(plans).toHaveLength(1);
    expect(last(plans).lines).toEqual([job, goal]);
  });

  it('is sent once', () => {
    const plans = sent([goal]);
    expect(last(plans)).toMatchObject({ status: 'submitted', submitted: at(10) });
    expect(submitPlan(plans, at(20))).toBe(plans);
  });

  it('is a draft again when the citizen changes what was sent, and the decisions stay', () => {
    const plan = accept(last(sent([job, goal])), 'job-goal');
    const changed = last(planAfterTurn([plan], [job, line('goal', 'Sove')], meta));
    expect(changed.status).toBe('draft');
    expect(changed.lines.map((one) => lineState(changed, one))).toEqual(['accepted', 'undecided']);
  });

  it('counts as sent again when the answers are what was sent', () => {
    const plans = sent([job, goal]);
    const away = planAfterTurn(plans, [job, line('goal', 'Sove')], meta);
    expect(planAfterTurn(away, [job, goal], meta)).toEqual(plans);
  });

  it('waits to be sent anew once the dialogue has opened it', () => {
    const away = reopenPlan(planAfterTurn(sent([goal]), [line('goal', 'Sove')], meta));
    const back = planAfterTurn(away, [goal], meta);
    expect(last(back).status).toBe('draft');
    expect(last(submitPlan(back, at(40)))).toMatchObject({ status: 'submitted', submitted: at(40) });
  });

  it('opened again by the citizen keeps what was decided', () => {
    const plan = last(reopenPlan([acceptAll(last(sent([goal])))]));
    expect(plan.status).toBe('draft');
    expect(lineState(plan, goal)).toBe('accepted');
  });

  it('is worded anew in another language without moving a decision', () => {
    const chosen = (label: string): typeof goal =>
      line('contact.form', '', {
        content: { kind: 'choice', id: 'phone', label },
        provenance: { by: 'chosen', key: 'k', turn: 1, offered: [label] },
      });
    const plan = acceptAll(last(sent([chosen('Telefon')])));
    const now = last(planAfterTurn([plan], [chosen('Phone')], { ...meta, language: 'en' }));
    expect(now).toMatchObject({ status: 'submitted', language: 'en' });
    expect(lineState(now, now.lines[0]!)).toBe('accepted');
    expect(draftHash(now)).not.toBe(draftHash(plan));
  });

  it('closes a released line that has changed', () => {
    const shared = { ...goal, released: ['mentor' as const] };
    expect(last(planAfterTurn(sent([shared]), [job, goal], meta)).lines[1]?.released).toEqual(['mentor']);
    expect(last(planAfterTurn(sent([shared]), [line('goal', 'Sove')], meta)).lines[0]?.released).toEqual([]);
  });
});

describe('a question about a line', () => {
  it('sends the plan back, and closes into "look again" when answered', () => {
    const asked = done(decide(last(sent([goal])), { kind: 'ask', line: 'goal', hash: goal.hash, question: 'Hvornår?' }, staff));
    expect(asked).toMatchObject({ status: 'returned', returned: staff.at });
    const answered = last(closeQuestion([asked], 'goal'));
    expect(answered.status).toBe('submitted');
    expect(lineState(answered, goal)).toBe('look-again');
    expect(closeQuestion([answered], 'goal')).toEqual([answered]);
  });
});

describe('a new revision', () => {
  it('does not begin while the answers are those that were confirmed', () => {
    const plans = confirmed([job, goal]);
    expect(planAfterTurn(plans, [{ ...job, provenance: { by: 'written', key: 's.job-goal', turn: 9 } }, goal], meta)).toBe(plans);
  });

  it('stands beside the confirmed plan, with decisions where the line is the same', () => {
    const plans = planAfterTurn(confirmed([job, goal]), [job, line('goal', 'Sove'), line('step', 'Ringe')], meta);
    const [before, now] = plans;
    expect(before?.status).toBe('confirmed');
    expect(now).toMatchObject({ id: 'c1:plan:2', revision: 2, basedOn: 'c1:plan:1', status: 'draft' });
    expect(now!.lines.map((one) => lineState(now!, one))).toEqual(['accepted', 'look-again', 'undecided']);
  });

  it('is gone again when the answers move back before it is sent', () => {
    const plans = confirmed([job, goal]);
    expect(planAfterTurn(planAfterTurn(plans, [job], meta), [job, goal], meta)).toEqual(plans);
  });

  it('supersedes the earlier one when it is confirmed', () => {
    const plans = submitPlan(planAfterTurn(confirmed([job, goal]), [job], meta), at(40));
    const next = acceptAll(last(plans));
    const all = done(confirm([...plans.slice(0, -1), next], { ...staff, draft: draftHash(next) }, facts));
    expect(all.map((plan) => plan.status)).toEqual(['superseded', 'confirmed']);
    expect(all[0]).toMatchObject({ by: 'c1:plan:2' });
    expect(all.map((plan) => Plan.parse(plan))).toEqual(all);
  });
});

describe('whatever the answers', () => {
  it('a decision survives any change of other lines', () => {
    fc.assert(
      fc.property(anyLine('mentor.wish'), anyLines, anyLines, (mine, before, after) => {
        const plan = accept(last(sent([...before, mine])), mine.id);
        const now = last(planAfterTurn([plan], [...after, mine], meta));
        expect(lineState(now, mine)).toBe('accepted');
      }),
    );
  });

  it('a change and a change back give the same draft', () => {
    fc.assert(
      fc.property(anyLines, anyLines, (before, after) => {
        const plan = acceptAll(last(sent(before)));
        const back = last(planAfterTurn(planAfterTurn([plan], after, meta), before, meta));
        expect(draftHash(back)).toBe(draftHash(plan));
        expect(back.status).toBe(plan.status);
      }),
    );
  });

  it('every plan passes the schema and a round trip through JSON', () => {
    fc.assert(
      fc.property(anyLines, anyLines, anyLines, (first, second, third) => {
        const drafts = planAfterTurn(sent(first), second, meta);
        const next = planAfterTurn(confirmed(second), third, meta);
        for (const plan of [...drafts, ...reopenPlan(drafts), ...submitPlan(drafts, at(50)), ...next]) {
          expect(Plan.parse(plan)).toEqual(plan);
          expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
          expect(draftHash(JSON.parse(JSON.stringify(plan)) as Plan)).toBe(draftHash(plan));
        }
      }),
    );
  });
});
