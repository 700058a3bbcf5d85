import { describe, expect, it } from 'vitest';
import { build, groupOf } from '../../src/plan/build.ts';
import { Line } from '../../src/plan/document.ts';
import { item, step, words } from './fixture.ts';

const ids = (items: Parameters<typeof build>[0]): readonly string[] => build(items, words).map((line) => line.id);

describe('the lines of a plan', () => {
  it('keep own words verbatim, as written by the citizen', () => {
    const [line] = build([item(step('text', 'goal'), { value: 'ro på', quote: '  Ro på, så jeg kan sove 🙂 ', turn: 4 })], words);
    expect(line).toMatchObject({ id: 'goal', group: 'goal', content: { kind: 'words', text: '  Ro på, så jeg kan sove 🙂 ' } });
    expect(line?.provenance).toEqual({ by: 'written', key: 's.x', turn: 4 });
  });

  it('say what was chosen and among what', () => {
    const [line] = build([item(step('choice', 'contact.form'), { value: 'debt' })], words);
    expect(line?.content).toEqual({ kind: 'choice', id: 'debt', label: 'Label of debt' });
    expect(line?.provenance).toMatchObject({ by: 'chosen', offered: ['Label of sleep', 'Label of debt', 'Label of pain'] });
  });

  it('take "noget andet" in own words as written', () => {
    const [line] = build([item(step('choice', 'contact.form'), { value: 'other', other: 'brevdue' })], words);
    expect(line).toMatchObject({ id: 'contact.form', content: { kind: 'words', text: 'brevdue' }, provenance: { by: 'written' } });
  });

  it('are one for each choice, with the place in a chosen order', () => {
    const ordered = step('choices', 'offer[each]', { ordered: true });
    const lines = build([item(ordered, { value: ['debt', 'other', 'sleep'], other: 'en have' })], words);
    expect(lines.map((line) => [line.id, line.slot, line.each])).toEqual([
      ['offer[debt]', 'offer', 'debt'],
      ['offer[other]', 'offer', 'other'],
      ['offer[sleep]', 'offer', 'sleep'],
    ]);
    expect(lines.map((line) => ('order' in line.content ? line.content.order : undefined))).toEqual([1, 2, 3]);
    expect(lines[1]).toMatchObject({ content: { kind: 'words', text: 'en have' }, provenance: { by: 'written' } });
  });

  it('carry no order where none was asked for', () => {
    const [line] = build([item(step('choices', 'barrier[each]'), { value: ['debt'] })], words);
    expect(line?.content).toEqual({ kind: 'choice', id: 'debt', label: 'Label of debt' });
  });

  it('stand as one where the slot names no choice', () => {
    const [line] = build([item(step('choices', 'strength'), { value: ['debt', 'other'], other: 'humor' })], words);
    expect(line?.content).toEqual({ kind: 'choices', ids: ['debt', 'other'], labels: ['Label of debt'], words: 'humor' });
  });

  it('name the choice of the round', () => {
    const each = { id: 'sleep', text: 'lists.l.sleep' };
    const [line] = build([item(step('scale', 'barrier[each].weight'), { value: 7 }, { each })], words);
    expect(line).toMatchObject({
      id: 'barrier[sleep].weight',
      slot: 'barrier.weight',
      each: 'sleep',
      heading: 'Heading of s.x about sleep',
    });
    expect(line?.content).toEqual({ kind: 'scale', value: 7, anchors: ['slet ikke', 'noget', 'meget'] });
  });

  it('say how a question was passed by', () => {
    const [line] = build([item(step('text', 'job-goal'), { value: { none: 'unknown' } })], words);
    expect(line?.content).toEqual({ kind: 'none', why: 'unknown', label: 'Passed: unknown' });
  });

  it('give one line where all the choices were passed by', () => {
    expect(ids([item(step('choices', 'offer[each]'), { value: { none: 'skipped' } })])).toEqual(['offer']);
  });

  it.each([
    ['number', 12, { kind: 'number', value: 12 }],
    ['date', '2026-12-01', { kind: 'date', value: '2026-12-01' }],
    ['yes-no', 'yes', { kind: 'choice', id: 'yes', label: 'Ja' }],
  ] as const)('hold an answer of the kind %s', (ask, value, content) => {
    const [line] = build([item(step(ask, 'step'), { value })], words);
    expect(line?.content).toEqual(content);
    expect(Line.parse(line)).toEqual(line);
  });

  it('come only from answered steps that feed a slot of the sheet', () => {
    const without = item(step('text', undefined), { value: 'snak' });
    expect(ids([without, item(step('text', 'goal'), undefined), item(step('text', 'shoe-size'), { value: '42' })])).toEqual([]);
    expect(groupOf('shoe-size')).toBeUndefined();
    expect(groupOf('barrier[each].weight')).toBe('barrier');
  });

  it('stand in the order of the sheet, and those about one choice together', () => {
    const each = (id: string): object => ({ each: { id, text: `lists.l.${id}` } });
    const weight = step('scale', 'barrier[each].weight');
    const path = [
      item(step('text', 'step'), { value: 'ringe' }),
      item(step('choices', 'barrier[each]'), { value: ['debt', 'sleep'] }),
      item(weight, { value: 3 }, each('debt')),
      item(weight, { value: 8 }, each('sleep')),
      item(step('text', 'job-goal'), { value: 'gartner' }),
    ];
    expect(ids(path)).toEqual(['job-goal', 'barrier[debt]', 'barrier[debt].weight', 'barrier[sleep]', 'barrier[sleep].weight', 'step']);
  });

  it('are the same line when the same is answered in another turn or language', () => {
    const hash = (turn: number, label: string): string | undefined =>
      build([item(step('choice', 'contact.form'), { value: 'debt', turn })], { ...words, option: () => label })[0]?.hash;
    expect(hash(3, 'Gæld')).toBe(hash(9, 'Debt'));
  });

  it('are another line when the answer is another', () => {
    const hash = (value: string): string | undefined => build([item(step('choice', 'contact.form'), { value })], words)[0]?.hash;
    expect(hash('debt')).not.toBe(hash('sleep'));
  });
});
