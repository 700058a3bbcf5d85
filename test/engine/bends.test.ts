/** What the citizen may do beside answering: several things at once, answers in pieces, portions, and what ends without the citizen. */
import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/engine/prepare.ts';
import { step } from '../../src/engine/step.ts';
import type { State } from '../../src/engine/state.ts';
import { at, data, small } from './fixture.ts';
import { Talk } from './talk.ts';

const toWhich = ['ja', 'Ro', 'spring over', 'ved ikke', 'ja'] as const;
const later = (seconds: number): string => new Date(Date.parse(at) + seconds * 1000).toISOString();

describe('several things in one answer', () => {
  test('are read back, and taken when the citizen says so, with the words that were written', () => {
    const talk = new Talk().say(...toWhich, 'ondt i ryggen og gæld');
    expect(talk.last.output.question).toMatchObject({ kind: 'confirm', values: ['yes', 'no'], sensitive: false });
    expect(talk.last.output.question?.params).toMatchObject({
      text: 'ondt i ryggen og gæld',
      answer: { answer: ['pain', 'money'], quoted: true },
    });
    expect(talk.state.answers['barriers']?.['which']).toBeUndefined();
    talk.say('det passer');
    expect(talk.state.answers['barriers']?.['which']).toMatchObject({ value: ['pain', 'money'], quote: 'ondt i ryggen og gæld' });
    expect(talk.asked).toBe('barriers.each[pain].weight');
  });

  test.each(['nej', 'næ', 'jeg vil ændre'])('"%s" asks again, and nothing is taken', (no) => {
    const talk = new Talk().say(...toWhich, 'ondt i ryggen og gæld', no);
    expect(talk.last.output.question).toMatchObject({ kind: 'choices', key: 'barriers.which' });
    expect(talk.state.answers['barriers']?.['which']).toBeUndefined();
  });

  test('another answer counts as one, and a tap on yes does too', () => {
    expect(new Talk().say(...toWhich, 'ondt i ryggen og gæld', 'søvn').asked).toBe('barriers.each[sleep].weight');
    expect(new Talk().say(...toWhich, 'ondt i ryggen og gæld').tap('yes').asked).toBe('barriers.each[pain].weight');
  });

  test.each(['1, 3', 'Søvn og Økonomi', 'søvn'])('what names the options themselves ("%s") needs no asking', (text) => {
    expect(new Talk().say(...toWhich, text).asked).toBe('barriers.each[sleep].weight');
  });

  test('own words for something else are kept beside', () => {
    const talk = new Talk().say(...toWhich, 'gæld, min hund er syg', 'ja');
    expect(talk.state.answers['barriers']?.['which']).toMatchObject({ value: ['money', 'other'], other: 'min hund er syg' });
  });
});

describe('an answer in pieces', () => {
  const write = (talk: Talk, text: string, seconds: number): Talk => {
    talk.take({ kind: 'message', text, at: later(seconds), joins: true });
    return talk;
  };
  const tick = (talk: Talk, seconds: number): Talk => {
    talk.take({ kind: 'tick', name: 'burst', at: later(seconds) });
    return talk;
  };

  test('is joined line by line, and closed by the tick of its last piece', () => {
    const talk = write(new Talk().say('ja'), 'Jeg vil gerne', 0);
    expect(talk.last.output).toEqual({ messages: [] });
    expect(talk.last.effects).toEqual([{ id: 'c1:3:0', kind: 'due', name: 'burst', at: later(4) }]);
    write(talk, 'have mere ro på', 3);
    expect(tick(talk, 4).state.answers['goal']).toBeUndefined();
    expect(tick(talk, 7).state.answers['goal']?.['own']?.value).toBe('Jeg vil gerne\nhave mere ro på');
    expect(talk.asked).toBe('goal.why');
    expect(tick(talk, 8).last.output).toEqual({ messages: [] });
  });

  test('a way past the question at the end passes it by, and the words are kept', () => {
    const talk = tick(write(write(new Talk().say('ja', 'Ro'), 'Fordi', 0), 'spring over', 1), 5);
    expect(talk.state.answers['goal']?.['why']).toMatchObject({ value: { none: 'skipped' }, quote: 'Fordi\nspring over' });
  });

  test('a way past the question alone is taken at once', () => {
    expect(write(new Talk().say('ja', 'Ro'), 'spring over', 0).asked).toBe('goal.job');
  });

  test('a command closes it first, and so does danger: nothing is lost', () => {
    const paused = write(new Talk().say('ja'), 'Mere ro', 0).say('pause');
    expect(paused.state).toMatchObject({ status: 'paused', answers: { goal: { own: { value: 'Mere ro' } } } });
    expect(paused.asked).toBeUndefined();
    const held = write(new Talk().say('ja'), 'Mere ro', 0);
    held.take({ kind: 'hold', about: 'self-harm', at });
    expect(held.state).toMatchObject({ status: 'held', answers: { goal: { own: { value: 'Mere ro' } } } });
    expect(held.said).toEqual(['app.danger.self-harm']);
  });

  test('other kinds of question are answered at once', () => {
    expect(write(new Talk(), 'ja', 0).asked).toBe('goal.own');
  });
});

describe('portions', () => {
  test('three questions today: then the dialogue pauses before the next one is asked', () => {
    const talk = new Talk().say('tre spørgsmål i dag');
    expect(talk.said).toEqual(['app.portion.begun']);
    talk.say('ja', 'Ro', 'spring over');
    expect(talk.state).toMatchObject({ status: 'paused', cursor: { step: 'goal.job' } });
    expect(talk.said).toEqual(['goal.why.thanks', 'app.portion.done'].slice(-1));
    expect(talk.asked).toBeUndefined();
    expect(talk.say('mange tak').state.status).toBe('paused');
    expect(talk.say('Noget med dyr').asked).toBe('goal.job');
    expect(talk.state.answers['goal']?.['job']).toBeUndefined();
    expect(talk.say('Noget med dyr').state.answers['goal']?.['job']?.value).toBe('Noget med dyr');
  });

  test('is offered where a sitting begins, and not again in it', () => {
    const talk = new Talk();
    expect(talk.last.output.question?.portion).toBe(true);
    expect(talk.say('ja').last.output.question?.portion).toBeUndefined();
    talk.say('pause').take({ kind: 'tick', name: 'returned', at: later(86_400) });
    expect(talk.last.output.question?.portion).toBe(true);
  });

  test('what only leads in is not counted', () => {
    const [welcome, ...rest] = small.sections;
    const led = prepare({ ...small, sections: [{ ...welcome!, intro: true }, ...rest] }, data);
    expect(new Talk(led).say('tre spørgsmål i dag', 'ja', 'Ro', 'spring over').state.status).toBe('open');
  });
});

describe('coming back', () => {
  test('back after days gives a recap and the open question', () => {
    const talk = new Talk().say('ja', 'Ro', 'pause');
    talk.take({ kind: 'tick', name: 'returned', at });
    const heading = { heading: { text: 'goal.own' } };
    expect(talk.last.output.messages).toEqual([
      { key: 'app.recap', params: { done: 1, of: 5, minutes: 8 } },
      { key: 'app.recap-words', params: { heading, words: 'Ro' }, sensitive: true },
      { key: 'app.recap-next' },
    ]);
    expect(talk.asked).toBe('goal.why');
  });
});

describe('what ends without the citizen', () => {
  test('a dialogue that waited too long closes, and keeps every answer', () => {
    const talk = new Talk().say('ja', 'Ro');
    talk.take({ kind: 'message', text: 'Fordi det larmer', at, joins: true });
    talk.take({ kind: 'tick', name: 'expired', at: later(86_400) });
    expect(talk.state).toMatchObject({
      status: 'expired',
      answers: { goal: { own: { value: 'Ro' }, why: { value: 'Fordi det larmer' } } },
    });
    expect(talk.last.output).toEqual({ messages: [] });
    expect(talk.effects.at(-1)).toBe('expired');
    expect(talk.say('Hallo').said).toEqual(['app.expired']);
    expect(talk.say('tal med et menneske').effects).toEqual(['task:person']);
  });

  test('a wording that is taken back is told of politely, and the dialogue goes on without it', () => {
    const talk = new Talk().say('ja', 'Ro');
    const without = prepare(small, data, ['goal.why']);
    const result = step(without, talk.state, { kind: 'message', text: 'Fordi', at });
    expect(result.output.messages).toEqual([{ key: 'app.withdrawn' }]);
    expect(result.output.question?.key).toBe('goal.job');
    const again = step(without, JSON.parse(JSON.stringify(result.state)) as State, { kind: 'command', command: 'person', at });
    expect(again.output.question?.key).toBe('goal.job');
  });
});

describe('commands in every language', () => {
  test('a command of another language of the dialogue is heard, and taken as no answer', () => {
    const talk = new Talk().say('ja', 'talk to a person');
    expect(talk.said).toEqual(['app.person.contact']);
    expect(talk.state.answers['goal']).toBeUndefined();
  });
});
