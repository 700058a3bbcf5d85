import { describe, expect, it } from 'vitest';
import { agree } from '../../src/plan/agree.ts';
import { confirm } from '../../src/plan/confirm.ts';
import { decide, type LineCommand } from '../../src/plan/decide.ts';
import type { Plan } from '../../src/plan/document.ts';
import { draftHash } from '../../src/plan/hash.ts';
import { reopenPlan } from '../../src/plan/lifecycle.ts';
import { agreementOn, lineState, unagreed } from '../../src/plan/standing.ts';
import { viewFor } from '../../src/plan/view.ts';
import { at, done, last, line, refused, sent, staff } from './fixture.ts';

const goal = line('goal', 'Ro på');
const plan = last(sent([goal]));
const on = { line: 'goal', hash: goal.hash };
const edit: LineCommand = { ...on, kind: 'edit', text: 'Ro på inden april', reason: 'Aftalt på mødet' };
const ofChange = (one: Plan): string => viewFor(one, 'citizen').lines[0]!.change!.of;

describe('a caseworker', () => {
  it.each([
    [{ ...on, kind: 'accept' }, 'accepted', 'submitted'],
    [edit, 'edited', 'returned'],
    [{ ...on, kind: 'ask', question: 'Hvornår?' }, 'asked', 'returned'],
    [{ ...on, kind: 'not-now', reason: 'Venteliste' }, 'not-now', 'submitted'],
  ] as const)('decides on a line: %o', (command, state, status) => {
    const decided = done(decide(plan, command, staff));
    expect(lineState(decided, goal)).toBe(state);
    expect(decided.status).toBe(status);
    expect(decided.lines).toEqual(plan.lines);
  });

  it.each([
    ['line-unknown', { ...on, line: 'no-line', kind: 'accept' }],
    ['line-moved', { ...on, hash: 'older', kind: 'accept' }],
    ['text-missing', { ...edit, text: '  ' }],
    ['reason-missing', { ...edit, reason: ' ' }],
    ['not-changed', { ...edit, text: ' Ro på ' }],
    ['text-missing', { ...on, kind: 'ask', question: '' }],
    ['reason-missing', { ...on, kind: 'not-now', reason: '' }],
  ] as const)('is refused with %s', (code, command) => {
    expect(refused(decide(plan, command as LineCommand, staff)).map((one) => one.code)).toEqual([code]);
  });

  it('decides on nothing that the citizen has not sent', () => {
    expect(refused(decide(last(reopenPlan([plan])), edit, staff))).toEqual([{ code: 'not-submitted' }]);
  });

  it('may say the same twice with one effect', () => {
    const once = done(decide(plan, edit, staff));
    expect(done(decide(once, edit, { ...staff, at: at(50) }))).toBe(once);
  });

  it('takes a colleague’s decision over by deciding the same', () => {
    const taken = done(decide(done(decide(plan, edit, staff)), edit, { staff: 'lars', at: at(50) }));
    expect(taken.decisions['goal']).toMatchObject({ staff: 'lars', at: at(50) });
  });

  it('asks one thing about a line at a time', () => {
    const asked = done(decide(plan, { ...on, kind: 'ask', question: 'Hvornår?' }, staff));
    expect(refused(decide(asked, { ...on, kind: 'ask', question: 'Hvor?' }, staff))).toEqual([{ code: 'question-open', line: 'goal' }]);
  });
});

describe('the citizen', () => {
  const changed = done(decide(plan, edit, staff));

  it('has not agreed by saying nothing', () => {
    expect(unagreed(changed)).toEqual([{ line: 'goal', answer: 'unanswered' }]);
  });

  it('agrees or disagrees, and the comment stays beside the line', () => {
    const answered = done(
      agree(changed, { line: 'goal', of: ofChange(changed), answer: 'disagreed', comment: ' Det er for tidligt ' }, at(40)),
    );
    expect(answered.status).toBe('submitted');
    expect(unagreed(answered)).toEqual([{ line: 'goal', answer: 'disagreed' }]);
    expect(viewFor(answered, 'citizen').lines[0]?.change).toMatchObject({ agreement: 'disagreed', comment: 'Det er for tidligt' });
  });

  it('says something to it without yes or no: it waits on the citizen no longer, and is no agreement', () => {
    const of = ofChange(changed);
    const said = done(agree(changed, { line: 'goal', of, answer: 'commented', comment: 'Det kommer an på' }, at(40)));
    expect(said.status).toBe('submitted');
    expect(unagreed(said)).toEqual([{ line: 'goal', answer: 'commented' }]);
    expect(viewFor(said, 'citizen').lines[0]?.change).toMatchObject({
      agreement: 'commented',
      comment: 'Det kommer an på',
      answered: at(40),
    });
    expect(refused(agree(changed, { line: 'goal', of, answer: 'commented', comment: ' ' }, at(40)))).toEqual([
      { code: 'comment-missing', line: 'goal' },
    ]);
  });

  it('may come to another answer, and the same twice has one effect', () => {
    const of = ofChange(changed);
    const no = done(agree(changed, { line: 'goal', of, answer: 'disagreed' }, at(40)));
    expect(done(agree(no, { line: 'goal', of, answer: 'disagreed' }, at(41)))).toBe(no);
    expect(unagreed(done(agree(no, { line: 'goal', of, answer: 'agreed' }, at(42))))).toEqual([]);
  });

  it('answers the change that was read, and no other', () => {
    const newer = done(decide(changed, { ...edit, text: 'Ro på inden maj' } as LineCommand, staff));
    const answer = { line: 'goal', of: ofChange(changed), answer: 'agreed' } as const;
    expect(refused(agree(newer, answer, at(40)))).toEqual([{ code: 'agreement-moved', line: 'goal' }]);
    expect(refused(agree(plan, answer, at(40)))).toEqual([{ code: 'line-unknown', line: 'goal' }]);
  });

  it('is still heard once the plan is confirmed', () => {
    const command = { ...staff, draft: draftHash(changed), reason: 'Holdet begynder' };
    const confirmed = last(done(confirm([changed], command, { openMessages: 0, thanksOnly: false })));
    const answered = done(agree(confirmed, { line: 'goal', of: ofChange(confirmed), answer: 'disagreed' }, at(50)));
    expect(answered.status).toBe('confirmed');
    expect(viewFor(answered, 'citizen').lines[0]?.change?.agreement).toBe('disagreed');
  });

  it('is asked anew when the caseworker changes the line once more', () => {
    const agreed = done(agree(changed, { line: 'goal', of: ofChange(changed), answer: 'agreed' }, at(40)));
    const newer = done(decide(agreed, { ...edit, text: 'Ro på inden maj' } as LineCommand, staff));
    expect(newer.agreements).toEqual({});
    expect(agreementOn({ ...newer, agreements: agreed.agreements }, goal)).toBeUndefined();
    expect(newer.status).toBe('returned');
  });
});
