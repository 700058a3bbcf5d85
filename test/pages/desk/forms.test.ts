import { describe, expect, it } from 'vitest';
import {
  afterReading,
  commandOf,
  isBegun,
  isUntouched,
  nothingWritten,
  openForm,
  readAgain,
  withForm,
} from '../../../src/web/pages/desk/forms.ts';
import type { FormKind, LineForm, Written } from '../../../src/web/pages/desk/forms.ts';
import { change, line } from './fixture.ts';

const goal = line('goal');
const moved = line('goal', { hash: 'another', quote: 'Noget andet' });

function writing(kind: FormKind, more: Partial<LineForm> = {}): Written {
  return withForm(nothingWritten, 'goal', { ...openForm(kind, goal), ...more });
}

describe('opening a form', () => {
  it('begins own wording with the line, or with what was written before', () => {
    expect(openForm('edit', goal).text).toBe('Ord om goal');
    const again = openForm('edit', line('goal', { state: 'edited', change: change('disagreed') }));
    expect([again.text, again.reason]).toEqual(['Ny tekst', 'Derfor']);
  });

  it('begins a question with nothing', () => {
    expect(openForm('ask', goal).text).toBe('');
    expect(isUntouched(openForm('ask', goal))).toBe(true);
  });
});

describe('when the page is read again', () => {
  it('keeps what is written while the line stays', () => {
    const written = writing('edit', { text: 'Halvt skrev', reason: 'for' });
    expect(afterReading(written, { lines: [goal] })).toEqual(written);
  });

  it('keeps what is written when the line has moved, says so, and does not send it to the new line unread', () => {
    const form = afterReading(writing('ask', { text: 'Hvornår passer det' }), { lines: [moved] }).forms['goal'];
    expect(form).toMatchObject({ text: 'Hvornår passer det', standing: 'moved', hash: goal.hash });
  });

  it('sends it to the new line once that has been read', () => {
    const form = afterReading(writing('ask', { text: 'Hvornår' }), { lines: [moved] }).forms['goal'];
    const read = readAgain(form!, moved);
    expect(commandOf('goal', read)).toEqual({ kind: 'ask', line: 'goal', hash: 'another', question: 'Hvornår' });
    expect(read.standing).toBe('same');
  });

  it('keeps what is written for a line that is gone', () => {
    expect(afterReading(writing('not-now', { reason: 'Ventetid' }), { lines: [] }).forms['goal']).toMatchObject({
      reason: 'Ventetid',
      standing: 'gone',
    });
  });

  it('lets an untouched form follow its line, and close with it', () => {
    expect(afterReading(writing('edit'), { lines: [moved] }).forms['goal']).toMatchObject({
      text: 'Noget andet',
      hash: 'another',
      standing: 'same',
    });
    expect(afterReading(writing('edit'), { lines: [] }).forms).toEqual({});
  });

  it('takes the warning away when the line moves back', () => {
    const away = afterReading(writing('edit', { text: 'Min tekst' }), { lines: [moved] });
    expect(afterReading(away, { lines: [goal] }).forms['goal']).toMatchObject({ text: 'Min tekst', standing: 'same' });
  });

  it('keeps the reason for confirming', () => {
    expect(afterReading({ forms: {}, reason: 'Aftalt på mødet' }, { lines: [] }).reason).toBe('Aftalt på mødet');
  });
});

describe('leaving the page', () => {
  it('asks only when something would be lost', () => {
    expect(isBegun(nothingWritten)).toBe(false);
    expect(isBegun(writing('edit'))).toBe(false);
    expect(isBegun(writing('edit', { reason: 'fordi' }))).toBe(true);
    expect(isBegun({ forms: {}, reason: 'fordi' })).toBe(true);
    expect(isBegun(withForm(writing('edit', { reason: 'fordi' }), 'goal', undefined))).toBe(false);
  });
});

it('makes the command of each kind of form', () => {
  const form: LineForm = { ...openForm('edit', goal), text: 'Mit', reason: 'Fordi' };
  expect(commandOf('goal', form)).toEqual({ kind: 'edit', line: 'goal', hash: 'hash-goal', text: 'Mit', reason: 'Fordi' });
  expect(commandOf('goal', { ...form, kind: 'not-now' })).toEqual({ kind: 'not-now', line: 'goal', hash: 'hash-goal', reason: 'Fordi' });
});
