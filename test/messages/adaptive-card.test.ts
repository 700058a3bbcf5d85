/** The open question as an Adaptive Card: what is drawn, what it is called, and what can be read aloud. */
import { describe, expect, it } from 'vitest';
import { adaptiveCard, type AdaptiveCard, type CardElement, plainText, type Submit } from '../../src/messages/adaptive-card.ts';
import type { Card } from '../../src/messages/card.ts';

const bare: Card = {
  token: 't2',
  key: 'barriers.which',
  kind: 'choices',
  tries: 0,
  question: 'Hvad fylder?',
  why: 'Så kan vi tale om det.',
  free: 'Det er frivilligt.',
  progress: { at: 1, of: 2, text: 'Del 1 af 2' },
  options: [
    { value: 'sleep', label: 'Søvn' },
    { value: 'pain', label: 'Smerter', hint: 'Krop og led' },
  ],
  other: 'Noget andet',
  ordered: false,
  passes: [{ value: { none: 'skipped' }, label: 'Spring over' }],
  lines: [],
  submit: 'Send dine svar',
  sensitive: false,
};
const { other: _none, ...withoutOther } = bare;
const scale: Card = {
  ...withoutOther,
  kind: 'scale',
  question: 'Hvor meget fylder det?',
  options: Array.from({ length: 11 }, (_, value) => ({ value, label: String(value) })),
  anchors: { low: 'Slet ikke', middle: 'En del', high: 'Alt' },
};
const lines = [
  { key: 'goal.own-goal', heading: 'Dit mål', text: '*Mere* ro\n1. på', quote: true },
  { key: 'barriers.which', heading: 'Det der fylder', text: 'Søvn', quote: false },
];
const summary: Card = { ...withoutOther, kind: 'summary', options: [], lines, change: 'Ret', submit: 'Send udkastet' };
const change: Card = { ...withoutOther, kind: 'change', options: lines.map(({ key, heading }) => ({ value: key, label: heading })), lines };

const drawn = (card: Card): AdaptiveCard => {
  const made = adaptiveCard(card, 'da');
  if (made === undefined) throw new Error(`${card.kind} is no form`);
  return made;
};
const inputsOf = (card: Card): readonly CardElement[] => drawn(card).body.filter(({ type }) => type.startsWith('Input.'));
const textsOf = (card: Card): readonly string[] =>
  drawn(card).body.flatMap((element) => (element.type === 'RichTextBlock' ? element.inlines.map(({ text }) => text) : []));

const buttonsOf = (card: Card): readonly Submit[] => [
  ...drawn(card).body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : [])),
  ...drawn(card).actions,
];

describe('An Adaptive Card', () => {
  it.each(['choice', 'yes-no', 'readings', 'confirm', 'text', 'number', 'date', 'caseworker-question', 'say', 'handover'] as const)(
    'is not made for a question of the kind %s, which is tapped or written',
    (kind) => expect(adaptiveCard({ ...bare, kind }, 'da')).toBeUndefined(),
  );
  it('lets several be chosen, and something else be written', () => {
    expect(inputsOf(bare)).toEqual([
      {
        type: 'Input.ChoiceSet',
        id: 'medspil:choices',
        label: 'Hvad fylder?',
        style: 'expanded',
        wrap: true,
        isMultiSelect: true,
        choices: [
          { title: 'Søvn', value: 'sleep' },
          { title: 'Smerter: Krop og led', value: 'pain' },
        ],
      },
      { type: 'Input.Text', id: 'medspil:other', label: 'Noget andet', isMultiline: true, maxLength: 2000 },
    ]);
    expect(inputsOf(withoutOther)).toHaveLength(1);
  });
  it('has a scale with its anchors in words', () => {
    const [input] = inputsOf(scale);
    const titles = input?.type === 'Input.ChoiceSet' ? input.choices.map(({ title }) => title) : [];
    expect(titles).toEqual(['0: Slet ikke', '1', '2', '3', '4', '5: En del', '6', '7', '8', '9', '10: Alt']);
    expect(input).toMatchObject({ id: 'medspil:number', isMultiSelect: false });
  });
  it('shows the answer that stands, when it is being changed', () => {
    expect(inputsOf({ ...bare, standing: ['pain', 'gone'] })[0]).toMatchObject({ value: 'pain' });
    expect(inputsOf({ ...scale, standing: 0 })[0]).toMatchObject({ value: '0' });
    expect(inputsOf({ ...scale, standing: { none: 'skipped' } })[0]).not.toHaveProperty('value');
  });
  it('reads an own draft back word by word, as text and no Markdown, to be sent or put right', () => {
    expect(textsOf(summary)).toEqual([bare.why, bare.free, 'Dit mål', '*Mere* ro\n1. på', 'Det der fylder', 'Søvn']);
    expect(drawn(summary).body.every(({ type }) => type === 'RichTextBlock')).toBe(true);
    expect(drawn(summary).actions.map(({ title, data }) => [title, data.medspil])).toEqual([
      ['Send udkastet', { reply: { token: 't2', value: { send: true } }, label: 'Send udkastet' }],
      ['Ret', { command: 'change', label: 'Ret' }],
    ]);
  });
  it('lists the own answers to change, each under a button of its own, and as text', () => {
    expect(textsOf(change)).toEqual([bare.why, bare.free, '*Mere* ro\n1. på', 'Søvn']);
    expect(buttonsOf(change).map(({ title, data }) => [title, data.medspil])).toEqual([
      ['Dit mål', { reply: { token: 't2', value: 'goal.own-goal' }, label: 'Dit mål' }],
      ['Det der fylder', { reply: { token: 't2', value: 'barriers.which' }, label: 'Det der fylder' }],
    ]);
  });

  describe.each([
    ['several choices', bare],
    ['a scale', scale],
    ['the read-back', summary],
    ['the list to change', change],
  ])('of %s', (_name, card) => {
    it('carries the step token or a command on every button', () => {
      expect(buttonsOf(card).length).toBeGreaterThan(0);
      for (const { title, data } of buttonsOf(card)) {
        const { medspil } = data;
        expect('reply' in medspil ? medspil.reply.token : medspil.command).toMatch(/^(t2|change)$/);
        expect(medspil.label).toBe(title);
      }
    });
    it('has a label on every input, is read aloud whole, and says nothing by colour', () => {
      for (const input of inputsOf(card)) expect('label' in input && input.label.length).toBeGreaterThan(0);
      expect(drawn(card).speak).toContain(card.question);
      for (const { heading } of card.lines) expect(drawn(card).speak).toContain(heading);
      expect(JSON.stringify(drawn(card))).not.toMatch(/"(color|style)":"(?!expanded)/);
    });
    it('is of version 1.5, in the language of the question, and says voluntary and why', () => {
      expect(drawn(card)).toMatchObject({ type: 'AdaptiveCard', version: '1.5', lang: 'da' });
      expect(textsOf(card)).toEqual(expect.arrayContaining([bare.why, bare.free]));
    });
  });
});

describe('The question in text alone', () => {
  it('numbers what can be written back by its number', () => {
    expect(plainText(bare)).toBe('Hvad fylder?\n1. Søvn\n2. Smerter: Krop og led');
    expect(plainText(change)).toContain('2. Det der fylder: Søvn');
  });
  it('has the anchors of a scale, and the lines of a read-back', () => {
    expect(plainText(scale)).toBe('Hvor meget fylder det?\n0: Slet ikke\n5: En del\n10: Alt');
    expect(plainText(summary)).toContain('Det der fylder: Søvn');
  });
});
