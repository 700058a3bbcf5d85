import { describe, expect, it } from 'vitest';
import type { LineView } from '../../../src/review/views.ts';
import { anchorOf, choiceOf, sectionsOf, unanswered } from '../../../src/web/pages/citizen/sheet-parts.ts';

const line = (id: string, group: LineView['group'], more: Partial<LineView> = {}): LineView => ({
  id,
  group,
  heading: id,
  by: 'chosen',
  ...more,
});
const groups = [
  { group: 'job-goal', heading: 'Mit jobmål' },
  { group: 'barrier', heading: 'Det gør det svært' },
  { group: 'offer', heading: 'Det har jeg valgt' },
] as const;

describe('the parts of the sheet', () => {
  it('keeps what belongs to one barrier together, under the line that names it', () => {
    const lines = [
      line('barrier[sleep]', 'barrier'),
      line('barrier[pain]', 'barrier'),
      line('barrier[sleep].weight', 'barrier'),
      line('barrier[pain].weight', 'barrier'),
    ];
    const [section] = sectionsOf({ groups, lines });
    expect(section?.parts.map((part) => [part.head?.id, part.lines.map((one) => one.id)])).toEqual([
      ['barrier[sleep]', ['barrier[sleep].weight']],
      ['barrier[pain]', ['barrier[pain].weight']],
    ]);
  });

  it('follows the order of the sheet, leaves out what is empty, and sorts offers as they were chosen', () => {
    const lines = [
      line('offer.tempo', 'offer'),
      line('offer[b]', 'offer', { order: 2 }),
      line('offer[a]', 'offer', { order: 1 }),
      line('job-goal', 'job-goal'),
    ];
    const sections = sectionsOf({ groups, lines });
    expect(sections.map((section) => section.group)).toEqual(['job-goal', 'offer']);
    expect(sections[1]?.parts.map((part) => part.head?.id)).toEqual(['offer[a]', 'offer[b]', undefined]);
  });

  it('loses no line', () => {
    const lines = [
      line('barrier', 'barrier', { none: 'skipped' }),
      line('barrier[other]', 'barrier', { quote: 'Min far' }),
      line('offer[a].note', 'offer'),
    ];
    const ids = sectionsOf({ groups, lines }).flatMap(({ parts }) =>
      parts.flatMap((part) => [part.head, ...part.lines].flatMap((one) => one?.id ?? [])),
    );
    expect(ids.toSorted()).toEqual(lines.map((one) => one.id).toSorted());
  });

  it('reads the choice from the id of a line', () => {
    expect(choiceOf('barrier[sleep]')).toEqual({ each: 'sleep', names: true });
    expect(choiceOf('barrier[sleep].weight')).toEqual({ each: 'sleep', names: false });
    expect(choiceOf('goal.why')).toEqual({ names: false });
    expect(anchorOf({ id: 'barrier[sleep].weight' })).toBe('line-barrier-sleep--weight');
  });

  it('finds the changes that wait for an answer', () => {
    const change = { text: '6 timer', reason: 'Plads til at hvile', staff: 'Mette', of: 'x' };
    const lines = [
      line('offer[a]', 'offer', { change: { ...change, agreement: 'unanswered' } }),
      line('offer[b]', 'offer', { change: { ...change, agreement: 'agreed' } }),
      line('offer[c]', 'offer'),
    ];
    expect(unanswered({ lines }).map((one) => one.id)).toEqual(['offer[a]']);
  });
});
