import { describe, expect, it } from 'vitest';
import { taskKinds } from '../../../src/conversation/citizen.ts';
import { byDay, byGroup, byKind, canDecide, kinds, nextWaiting, stepTo, waits } from '../../../src/web/pages/desk/order.ts';
import { change, line, page, task } from './fixture.ts';

describe('what waits', () => {
  it('stands by kind, danger first, and then by waiting time', () => {
    const groups = byKind([
      task('message', '2026-11-20T08:00:00Z'),
      task('submitted', '2026-11-22T08:00:00Z', 'Amina'),
      task('danger', '2026-11-24T08:00:00Z'),
      task('submitted', '2026-11-21T08:00:00Z', 'Ida'),
      task('person', '2026-11-23T08:00:00Z'),
    ]);
    expect(groups.map((group) => group.kind)).toEqual(['danger', 'person', 'submitted', 'message']);
    expect(groups[2]?.tasks.map((one) => one.name)).toEqual(['Ida', 'Amina']);
  });

  it('knows every kind of task there is', () => {
    expect([...kinds].sort()).toEqual([...taskKinds].sort());
  });
});

describe('the lines of the draft', () => {
  it('stand under their headings, chosen ones in the order of the citizen', () => {
    const review = page({
      groups: [
        { group: 'goal', heading: 'Mål' },
        { group: 'offer', heading: 'Indsatser' },
      ],
      lines: [
        line('offer[b]', { group: 'offer', order: 2 }),
        line('offer.other', { group: 'offer' }),
        line('offer[a]', { group: 'offer', order: 1 }),
        line('goal'),
      ],
    });
    expect(byGroup(review).map(({ heading, lines }) => [heading, lines.map(({ id }) => id)])).toEqual([
      ['Mål', ['goal']],
      ['Indsatser', ['offer[a]', 'offer.other', 'offer[b]']],
    ]);
  });

  it('wait when undecided, to be seen again, or disagreed with; silence waits on the citizen', () => {
    expect(waits(line('a'))).toBe(true);
    expect(waits(line('a', { state: 'look-again' }))).toBe(true);
    expect(waits(line('a', { state: 'edited', change: change('disagreed') }))).toBe(true);
    expect(waits(line('a', { state: 'edited', change: change('unanswered') }))).toBe(false);
    expect(waits(line('a', { state: 'accepted' }))).toBe(false);
  });

  it('go on to the next that waits, round the end, and to none when all are decided', () => {
    const lines = [line('a'), line('b', { state: 'accepted' }), line('c'), line('d', { state: 'accepted' })];
    expect(nextWaiting(lines, 'b')).toBe('c');
    expect(nextWaiting(lines, 'd')).toBe('a');
    expect(nextWaiting([line('a', { state: 'accepted' })], 'a')).toBeUndefined();
  });

  it('are stepped through without leaving the list', () => {
    expect(stepTo(['a', 'b'], undefined, 1)).toBe('a');
    expect(stepTo(['a', 'b'], undefined, -1)).toBe('b');
    expect(stepTo(['a', 'b'], 'a', 1)).toBe('b');
    expect(stepTo(['a', 'b'], 'b', 1)).toBe('b');
    expect(stepTo(['a', 'b'], 'a', -1)).toBe('a');
    expect(stepTo([], undefined, 1)).toBeUndefined();
  });

  it('can be decided only once the draft is sent, and not when it is confirmed', () => {
    const statuses = ['none', 'draft', 'submitted', 'returned', 'confirmed', 'superseded'] as const;
    expect(statuses.filter((planStatus) => canDecide({ planStatus }))).toEqual(['submitted', 'returned']);
  });
});

it('puts the conversation under its days', () => {
  const entry = (position: number, at: string) => ({ position, from: 'bot' as const, at, channel: 'bot', text: 'Hej' });
  const days = byDay([entry(1, '2026-11-23T09:00Z'), entry(2, '2026-11-23T10:00Z'), entry(3, '2026-11-24T09:00Z')], (at) =>
    at.slice(0, 10),
  );
  expect(days.map(({ day, entries }) => [day, entries.map(({ position }) => position)])).toEqual([
    ['2026-11-23', [1, 2]],
    ['2026-11-24', [3]],
  ]);
});
