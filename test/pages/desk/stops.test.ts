import { describe, expect, it } from 'vitest';
import { nothingWritten, openForm, withForm } from '../../../src/web/pages/desk/forms.ts';
import { begunOn, lineAnchor, lineLabel, stops, unagreed } from '../../../src/web/pages/desk/stops.ts';
import { change, line, page, task } from './fixture.ts';

describe('what stops confirming', () => {
  const lines = [line('goal'), line('barrier[sleep].words'), line('offer[a]', { order: 1, heading: 'Praktik' })];

  it('is told once for each reason, with a link to every line', () => {
    const found = stops(
      [
        { code: 'undecided', line: 'offer[a]' },
        { code: 'question-open', line: 'goal' },
        { code: 'undecided', line: 'goal' },
      ],
      page({ lines }),
    );
    expect(found).toEqual([
      {
        code: 'undecided',
        places: [
          { kind: 'line', id: 'goal', label: 'Om goal' },
          { kind: 'line', id: 'offer[a]', label: '1. Praktik' },
        ],
      },
      { code: 'question-open', places: [{ kind: 'line', id: 'goal', label: 'Om goal' }] },
    ]);
  });

  it('has no link to a line that is gone, nor where there is no place', () => {
    expect(stops([{ code: 'line-unknown', line: 'old' }, { code: 'not-submitted' }], page({ lines }))).toEqual([
      { code: 'line-unknown', places: [] },
      { code: 'not-submitted', places: [] },
    ]);
  });

  it('leads from an open message to the task that closes it and to the message itself', () => {
    const entry = (position: number, from: 'citizen' | 'bot', at: string) => ({ position, from, at, channel: 'directline', text: 'Hej' });
    const conversation = [
      entry(1, 'citizen', '2026-11-24T08:00:00Z'),
      entry(2, 'citizen', '2026-11-24T09:00:00Z'),
      entry(3, 'bot', '2026-11-24T09:00:01Z'),
      entry(4, 'citizen', '2026-11-24T10:00:00Z'),
    ];
    const review = page({ conversation, tasks: [task('message', '2026-11-24T09:00:00Z')] });
    expect(stops([{ code: 'message-open' }], review)[0]?.places).toEqual([{ kind: 'tasks' }, { kind: 'entry', position: 2 }]);
  });
});

describe('what only asks for a reason', () => {
  it('tells disagreement, words and silence apart, and leaves agreement out', () => {
    const lines = [
      line('a', { state: 'edited', change: change('disagreed') }),
      line('b', { state: 'edited', change: change('unanswered') }),
      line('e', { state: 'edited', change: change('commented') }),
      line('c', { state: 'edited', change: change('agreed') }),
      line('d'),
    ];
    expect(unagreed(lines)).toEqual({
      disagreed: [{ kind: 'line', id: 'a', label: 'Om a' }],
      commented: [{ kind: 'line', id: 'e', label: 'Om e' }],
      unanswered: [{ kind: 'line', id: 'b', label: 'Om b' }],
    });
  });
});

it('names the lines that are being written on', () => {
  const written = withForm(nothingWritten, 'goal', openForm('ask', line('goal')));
  expect(begunOn(written, [line('goal'), line('other')])).toEqual([{ kind: 'line', id: 'goal', label: 'Om goal' }]);
});

it('makes ids that HTML and addresses can hold', () => {
  expect(lineAnchor('barrier[sleep].weight')).toMatch(/^line-[\w-]+$/);
  expect(lineAnchor('offer[a]')).not.toBe(lineAnchor('offer[b]'));
  expect(lineLabel({ heading: 'Praktik', order: 2 })).toBe('2. Praktik');
});
