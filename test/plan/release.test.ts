import { describe, expect, it } from 'vitest';
import { agree } from '../../src/plan/agree.ts';
import { decide } from '../../src/plan/decide.ts';
import { changeHash, draftHash } from '../../src/plan/hash.ts';
import { planAfterTurn } from '../../src/plan/lifecycle.ts';
import { release, type Release } from '../../src/plan/release.ts';
import { viewFor } from '../../src/plan/view.ts';
import { at, done, last, line, meta, refused, sent, staff } from './fixture.ts';

const goal = line('goal', 'Ro på');
const job = line('job-goal', 'Gartner');
const plan = last(sent([job, goal]));
const toMentor = (more: Partial<Release> = {}): Release => ({ line: 'goal', of: goal.hash, to: 'mentor', released: true, ...more });
const seen = (plans: readonly (typeof plan)[]): readonly string[] => viewFor(plans.at(-1)!, 'mentor').lines.map(({ id }) => id);

describe('what the mentor may see', () => {
  it('is nothing until the citizen says so', () => {
    expect(seen([plan])).toEqual([]);
  });

  it('is the lines that the citizen releases, and no longer when the release is taken back', () => {
    const released = done(release([plan], toMentor()));
    expect(seen(released)).toEqual(['goal']);
    expect(seen(done(release(released, toMentor({ released: false }))))).toEqual([]);
    expect(done(release(released, toMentor()))).toBe(released);
  });

  it('moves no decision: the draft that was read is still the one that is confirmed', () => {
    expect(draftHash(last(done(release([plan], toMentor()))))).toBe(draftHash(plan));
  });

  it('follows the line with its change and the disagreement, and tells nothing of other lines', () => {
    const edited = done(decide(plan, { kind: 'edit', line: 'goal', hash: goal.hash, text: 'Ro i april', reason: 'Aftalt' }, staff));
    const of = changeHash(goal.hash, edited.decisions['goal']!);
    const answered = done(agree(edited, { line: 'goal', of, answer: 'disagreed', comment: 'For tidligt' }, at(40)));
    const view = viewFor(last(done(release([answered], toMentor()))), 'mentor');
    expect(view.lines).toMatchObject([{ id: 'goal', quote: 'Ro på', change: { agreement: 'disagreed', comment: 'For tidligt' } }]);
    expect(JSON.stringify(view)).not.toContain('Gartner');
    expect(view.lines[0]).not.toHaveProperty('release');
  });

  it('closes again when the words have changed, and is never of words that were not read', () => {
    const released = done(release([plan], toMentor()));
    expect(seen(planAfterTurn(released, [job, line('goal', 'Sove')], meta))).toEqual([]);
    expect(refused(release([plan], toMentor({ of: 'other' })))).toEqual([{ code: 'line-moved', line: 'goal' }]);
    expect(refused(release([plan], toMentor({ line: 'gone' })))).toEqual([{ code: 'line-unknown', line: 'gone' }]);
    expect(refused(release([], toMentor()))).toEqual([{ code: 'line-unknown', line: 'goal' }]);
  });

  it('is told to the citizen, line by line', () => {
    const view = viewFor(last(done(release([plan], toMentor()))), 'citizen');
    expect(view.lines.map((one) => one.release?.to)).toEqual([[], ['mentor']]);
    expect(view.lines[1]?.release?.of).toBe(goal.hash);
  });
});
