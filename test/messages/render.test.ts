import { describe, expect, test } from 'vitest';
import type { Input } from '../../src/engine/input.ts';
import type { State } from '../../src/engine/state.ts';
import { begin, step } from '../../src/engine/step.ts';
import type { Card, Rendered } from '../../src/messages/card.ts';
import { render } from '../../src/messages/render.ts';
import type { RenderContext } from '../../src/messages/types.ts';
import { houseParams } from '../../src/scripts/house-params.ts';
import { loadDialogue } from '../../src/scripts/load.ts';
import { municipality, sources } from '../scripts/fixture.ts';

const loaded = loadDialogue(sources(), 'visit', municipality);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const { dialogue, catalogue } = loaded;
const context = (language: string): RenderContext => ({ catalogue, language, standing: houseParams() });
const at = '2026-11-23T09:00:00Z';

/** What the last of these lines gives: a text as written, a value as tapped, or a whole input. */
function after(lines: readonly (string | { readonly tap: unknown; readonly other?: string } | Input)[], language = 'da'): Rendered {
  let state: State = begin(dialogue, { conversation: 'c', language, at });
  let result = step(dialogue, state, { kind: 'start', at });
  for (const line of lines) {
    ({ state } = result);
    if (typeof line === 'string') result = step(dialogue, state, { kind: 'message', text: line, at });
    else if ('kind' in line) result = step(dialogue, state, line);
    else {
      const reply = { token: state.open!.token, value: line.tap as string, ...(line.other !== undefined && { other: line.other }) };
      result = step(dialogue, state, { kind: 'message', text: '', reply, at });
    }
  }
  return render(result.output, context(result.state.language));
}

function card(...lines: Parameters<typeof after>[0]): Card {
  const rendered = after(lines);
  if (rendered.card === undefined) throw new Error('no question is open');
  return rendered.card;
}

const toBarriers = ['Ro på', 'spring over'];
const toRound = [...toBarriers, 'ja', { tap: ['sleep', 'other'], other: 'støj' }];
const toContact = [...toBarriers, 'nej'];

describe('a turn in words', () => {
  test('of a text question', () => {
    const rendered = after([]);
    expect(rendered.messages).toEqual([{ key: 'goal.hello.ask', text: 'Hej. Jeg er en robot for <municipality>.' }]);
    expect(rendered.card).toEqual({
      token: 'q1',
      key: 'goal.own-goal',
      kind: 'text',
      tries: 0,
      question: 'Hvad vil du gerne opnå?',
      why: 'Dine egne ord står øverst i planen.',
      free: 'free-da',
      progress: { at: 1, of: 4, text: 'progress-da 1 4' },
      options: [],
      ordered: false,
      passes: [],
      lines: [],
      submit: 'submit.text-da',
      sensitive: true,
      portion: 'commands.portion.label-da',
    });
  });

  test('shows earlier answers letter by letter, and the ways past a question in its own words', () => {
    const rendered = after(['<b>Ro & {ro}</b>']);
    expect(rendered.messages).toEqual([{ key: 'goal.own-goal.thanks', text: 'Du skrev: <b>Ro & {ro}</b>', sensitive: true }]);
    expect(rendered.card?.question).toBe('Du vil gerne <b>Ro & {ro}</b>. Hvorfor?');
    expect(rendered.card?.passes).toEqual([
      { value: { none: 'unknown' }, label: 'Det ved jeg ikke endnu' },
      { value: { none: 'skipped' }, label: 'Spring over' },
      { value: { none: 'declined' }, label: 'without.declined.label-da' },
    ]);
  });

  test('leaves out what is optional and has no text', () => {
    expect(after(toBarriers).messages).toEqual([]);
  });

  test('of yes or no', () => {
    expect(card(...toBarriers).options).toEqual([
      { value: 'yes', label: 'Ja' },
      { value: 'no', label: 'Nej' },
    ]);
  });

  test('of several choices, with hints and own words', () => {
    expect(card(...toBarriers, 'ja')).toMatchObject({
      options: [
        { value: 'sleep', label: 'Søvn', hint: 'At sove og hvile' },
        { value: 'pain', label: 'Smerter' },
        { value: 'money', label: 'Penge' },
      ],
      other: 'Noget helt andet',
      ordered: true,
      min: 1,
      max: 4,
    });
  });

  test('of a scale in a round', () => {
    const scale = card(...toRound);
    expect(scale).toMatchObject({
      question: 'Hvor meget fylder Søvn?',
      anchors: { low: 'intet', middle: 'noget', high: 'alt' },
      min: 0,
      max: 10,
    });
    expect(scale.options.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(card(...toRound, { tap: 2 }).question).toBe('Hvor meget fylder støj?');
  });

  test("of the municipality's own offers", () => {
    const offers = card(...toContact, { tap: 'phone' }, { tap: 'weekly' }, { tap: 'not-yet' });
    expect(offers.options).toEqual([
      { value: 'coping-course', label: 'Mestringskursus', hint: 'Seks uger' },
      { value: 'job-match', label: 'Jobmatch' },
    ]);
    expect(offers.other).toBe('other.label-da');
  });

  test('of readings, as they may be tapped', () => {
    expect(card(...toRound, '7-8')).toMatchObject({
      kind: 'readings',
      question: 'readings.ask-da 7-8',
      options: [
        { value: 7, label: '7' },
        { value: 8, label: '8' },
      ],
      submit: 'submit.readings-da',
    });
  });

  test('asks again in other words, twice, and then offers a person', () => {
    const unclear = (times: number): Rendered => after([...toBarriers, ...Array.from({ length: times }, () => 'xyzzy')]);
    expect(unclear(1).messages).toEqual([{ key: 'app.again.yes-no', text: 'again.yes-no-da' }]);
    expect(unclear(2).messages).toEqual([{ key: 'app.again2.yes-no', text: 'again2.yes-no-da' }]);
    expect(unclear(3).messages).toEqual([{ key: 'app.stuck', text: 'stuck-da' }]);
    expect(after(['', '']).messages).toContainEqual({ key: 'app.again2.text', text: 'again2.text-da', sensitive: true });
    expect(after(['']).messages).toContainEqual({ key: 'goal.own-goal.again', text: 'Du kan skrive helt kort.', sensitive: true });
  });

  test('reads back every answer with its heading', () => {
    const end = [{ tap: 4 }, 'musik', { tap: 2 }, { tap: 'sleep' }, { tap: 3 }];
    const contact = [{ tap: 'phone' }, { tap: 'weekly' }, { tap: 'named' }, { tap: 'bent' }, { tap: [] }, '1/12'];
    const summary = card(...toRound, ...end, ...contact);
    expect(summary.kind).toBe('summary');
    expect(summary.submit).toBe('Send min plan');
    expect(summary.lines.map(({ heading, text, quote }) => `${heading}: ${quote ? `"${text}"` : text}`)).toEqual([
      'Mit mål: "Ro på"',
      'Hvorfor: Sprunget over',
      'Fylder noget: Ja',
      'Det fylder: Søvn og støj',
      'Søvn fylder: 4',
      'Har hjulpet med Søvn: "musik"',
      'støj fylder: 2',
      'Fylder mest: Søvn',
      'Nætter: 3',
      'Form: rhythm-forms phone da',
      'Hvor tit: rhythm-every weekly da',
      'Mentor: mentor-wishes named da',
      'Hvem: Bent',
      'Tilbud: none-chosen-da',
      'Dag: tirsdag den 1. december 2026',
    ]);
  });

  test('lists own answers to change', () => {
    const change = card('Ro på', { kind: 'command', command: 'change', at });
    expect(change.lines).toEqual([{ key: 'goal.own-goal', heading: 'Mit mål', text: 'Ro på', quote: true }]);
    expect(change.options).toEqual([{ value: 'goal.own-goal', label: 'Mit mål' }]);
    const again = card('Ro på', { kind: 'command', command: 'change', target: 'goal.own-goal', at });
    expect(again.standing).toBe('Ro på');
  });

  test('quotes the own words that are the only thing named, and not those among other choices', () => {
    const named = (...ids: readonly string[]): readonly boolean[] => {
      const lines = [...toBarriers, 'ja', { tap: ids, other: 'min nabo larmer' }, { kind: 'command', command: 'change', at }] as const;
      return card(...lines)
        .lines.filter(({ key }) => key === 'barriers.which')
        .map(({ quote }) => quote);
    };
    expect(named('other')).toEqual([true]);
    expect(named('sleep', 'other')).toEqual([false]);
  });

  test('is in the language of the conversation', () => {
    const rendered = after(toBarriers.slice(0, 1), 'en');
    expect(rendered.card?.free).toBe('free-en');
    expect(after([{ kind: 'command', command: 'language', target: 'en', at }]).card?.free).toBe('free-en');
  });

  test('has no question where none is open', () => {
    expect(after([{ kind: 'hold', about: 'self-harm', at }])).toEqual({
      messages: [{ key: 'app.danger.self-harm', text: 'danger.self-harm-da' }],
    });
  });
});
