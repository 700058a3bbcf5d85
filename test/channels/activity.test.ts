/** An entry of the transcript on Direct Line's wire. */
import { describe, expect, it } from 'vitest';
import { actionsOf, activitySet, type WireActivity } from '../../src/channels/directline/activity.ts';
import type { CitizenDocument, Entry } from '../../src/conversation/citizen.ts';
import type { State } from '../../src/engine/state.ts';
import type { Card } from '../../src/messages/card.ts';

const card: Card = {
  token: 't2',
  key: 'goal.own-goal',
  kind: 'choice',
  tries: 0,
  question: 'Hvad vil du?',
  free: 'Det er frivilligt.',
  progress: { at: 1, of: 2, text: 'Del 1 af 2' },
  options: [
    { value: 'work', label: 'Arbejde' },
    { value: 'school', label: 'Skole' },
  ],
  ordered: false,
  passes: [{ value: { none: 'skipped' }, label: 'Spring over' }],
  lines: [],
  submit: 'Send',
  sensitive: false,
};
const entry = (position: number, more: Partial<Entry>): Entry => ({
  position,
  id: `c|${position}`,
  at: `2026-11-23T18:00:0${position}.000Z`,
  from: 'bot',
  channel: 'bot',
  turn: 1,
  language: 'da',
  text: `text ${position}`,
  ...more,
});
const entries: readonly Entry[] = [
  entry(1, { turn: 0, asks: 't1' }),
  entry(2, { from: 'citizen', channel: 'web', clientId: 'own-1', reply: { token: 't1', value: 'yes' } }),
  entry(3, { plan: true }),
  entry(4, { asks: 't2' }),
  entry(5, { from: 'staff', channel: 'desk', staff: 'karen', turn: 2 }),
];
const begun: State = {
  schema: 2,
  script: 'intake',
  structure: 's',
  conversation: 'c',
  language: 'da',
  turn: 2,
  status: 'open',
  answers: {},
  at: '2026-11-23T18:00:05.000Z',
};
const document: CitizenDocument = {
  schema: 2,
  municipality: 'm',
  citizen: 'b',
  name: 'Secret Name',
  language: 'da',
  caseworker: 'karen',
  conversation: 'c',
  card: { position: 4, card },
  segments: [],
  transcript: entries,
  plans: [],
  tasks: [],
  matters: [],
  events: [],
};

describe('The transcript on the wire', () => {
  const { activities, watermark } = activitySet(document, entries, { watermark: 0, lean: false });
  it('has the place of the last entry for its watermark, or the old one when there is nothing new', () => {
    expect(watermark).toBe('5');
    expect(activitySet(document, [], { watermark: 5, lean: false })).toEqual({ activities: [], watermark: '5' });
  });
  it('tells who spoke by role, and nothing of who that is', () => {
    expect(activities.map((one) => one.from.role)).toEqual(['bot', 'user', 'bot', 'bot', 'bot']);
    expect(activities.map((one) => one.from.id)).toEqual(['medspil', 'b', 'medspil', 'medspil', 'staff']);
    expect(JSON.stringify(activities)).not.toMatch(/karen|Secret Name/);
  });
  it("gives the citizen's own message back with the client's id and what was tapped", () => {
    expect(activities[1]).toMatchObject({
      id: 'c|2',
      text: 'text 2',
      value: { medspil: { reply: { token: 't1', value: 'yes' } } },
      channelData: { clientActivityID: 'own-1', medspil: { position: 2 } },
    });
  });
  it('says what answers what', () => {
    expect(activities.map((one) => one.replyToId)).toEqual([undefined, undefined, 'c|2', 'c|2', undefined]);
  });
  it('has the card with the message that asks the open question alone', () => {
    expect(activities.map((one) => one.channelData.medspil.card?.token)).toEqual([undefined, undefined, undefined, 't2', undefined]);
    expect(activities.map((one) => one.channelData.medspil.asks)).toEqual([true, undefined, undefined, true, undefined]);
    expect(activities[2]?.channelData.medspil.plan).toBe(true);
  });
  it('has its buttons with the newest that was said to the citizen, be it later', () => {
    expect(activities.map((one) => one.suggestedActions !== undefined)).toEqual([false, false, false, false, true]);
    const before = activitySet({ ...document, transcript: entries.slice(0, 4) }, entries.slice(0, 4), { watermark: 0, lean: false });
    expect(before.activities.map((one) => one.suggestedActions !== undefined)).toEqual([false, false, false, true]);
  });
  it('says how the dialogue stands with the newest entry of all, and with no other', () => {
    const state = { ...begun, status: 'paused' } as const;
    const statuses = (some: readonly Entry[]): readonly unknown[] =>
      activitySet({ ...document, state }, some, { watermark: 0, lean: false }).activities.map((one) => one.channelData.medspil.status);
    expect(statuses(entries)).toEqual([undefined, undefined, undefined, undefined, 'paused']);
    expect(statuses(entries.slice(0, 4))).toEqual([undefined, undefined, undefined, undefined]);
    expect(activities.every((one) => one.channelData.medspil.status === undefined)).toBe(true);
  });
});

describe('The buttons of a plain client', () => {
  const labels = (one: Card): readonly string[] => actionsOf(one).map(({ title }) => title);
  const values = (one: Card): readonly unknown[] => actionsOf(one).map(({ value }) => value.medspil);
  it('are the options and then the ways past', () => {
    expect(labels(card)).toEqual(['Arbejde', 'Skole', 'Spring over']);
    expect(values(card)).toEqual([
      { reply: { token: 't2', value: 'work' } },
      { reply: { token: 't2', value: 'school' } },
      { reply: { token: 't2', value: { none: 'skipped' } } },
    ]);
  });
  it('end with three questions today, where that is offered', () => {
    expect(labels({ ...card, portion: 'Tre i dag' }).at(-1)).toBe('Tre i dag');
    expect(values({ ...card, portion: 'Tre i dag' }).at(-1)).toEqual({ command: 'portion' });
    expect(values({ ...card, more: 'Fortæl mere' })).toContainEqual({ command: 'more' });
  });
});

describe('A question that takes more than one tap', () => {
  const sent = (kind: Card['kind'], lean: boolean): WireActivity | undefined =>
    activitySet({ ...document, card: { position: 4, card: { ...card, kind } } }, entries, { watermark: 0, lean }).activities.at(-1);
  it('is attached as a card, with the ways past it as buttons and the whole in text', () => {
    const activity = sent('choices', false);
    expect(activity?.attachments).toMatchObject([{ contentType: 'application/vnd.microsoft.card.adaptive', content: { version: '1.5' } }]);
    expect(activity?.suggestedActions?.actions.map(({ title }) => title)).toEqual(['Spring over']);
    expect(activity?.summary).toBe('Hvad vil du?\n1. Arbejde\n2. Skole');
  });
  it('goes out once to a client that draws the card itself', () => {
    const activity = sent('choices', true);
    expect(activity).not.toHaveProperty('attachments');
    expect(activity).not.toHaveProperty('suggestedActions');
  });
  it('has no buttons where there is no way past it', () => {
    const summary = { ...card, kind: 'summary', options: [], passes: [] } as const;
    const set = activitySet({ ...document, card: { position: 4, card: summary } }, entries, { watermark: 0, lean: false });
    expect(set.activities.at(-1)).not.toHaveProperty('suggestedActions');
    expect(set.activities.at(-1)?.attachments).toHaveLength(1);
  });
});
