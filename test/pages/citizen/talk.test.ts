import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/messages/card.ts';
import { hear, howGiven, logged, silence, spokenIn } from '../../../src/web/pages/widget/talk.ts';
import { activityOf } from '../../../src/web/pages/widget/wire.ts';
import type { Activity, Mark } from '../../../src/web/pages/widget/wire.ts';

const card = (token: string): Card => ({
  token,
  key: 'goal.own-goal',
  kind: 'text',
  tries: 0,
  question: 'Hvad vil du gerne opnå?',
  free: 'Frivilligt.',
  progress: { at: 1, of: 8, text: '1 af 8' },
  options: [],
  ordered: false,
  passes: [],
  lines: [],
  submit: 'Send svar',
  sensitive: true,
});
const bot = (position: number, text: string, open?: Card, status?: Mark['status']): Activity => ({
  type: 'message',
  from: { role: 'bot' },
  text,
  channelData: { medspil: { position, ...(open && { card: open }), ...(status && { status }) } },
});
const citizen = (position: number, text: string, value?: unknown): Activity => ({
  type: 'message',
  from: { role: 'user' },
  text,
  value,
  channelData: { clientActivityID: `c${position}`, medspil: { position } },
});

describe('the conversation as it is drawn', () => {
  it('offers to tell more for as long as that stands on the newest message', () => {
    const offered: Activity = { ...bot(1, 'Tak.'), channelData: { medspil: { position: 1, status: 'done', more: 'Fortæl mere' } } };
    const sent = hear(silence, [offered]);
    expect(sent.more).toBe('Fortæl mere');
    const wrote = hear(sent, [citizen(2, 'Fortæl mere', { medspil: { command: 'more' } })]);
    expect(wrote.more).toBeUndefined();
    expect(hear(wrote, [bot(3, 'Hvorfor?', card('t1'), 'open')]).more).toBeUndefined();
  });

  it('shows the open question once, and as plain text when it is answered', () => {
    const asked = hear(silence, [bot(1, 'Hej.'), bot(2, 'Hvad vil du?', card('t1'))]);
    expect(asked.open?.card.token).toBe('t1');
    expect(logged(asked).map((one) => one.text)).toEqual(['Hej.']);
    const answered = hear(asked, [citizen(3, 'Arbejde ude')]);
    expect(answered.open).toBeUndefined();
    expect(answered.waiting).toBe(true);
    expect(logged(answered).map((one) => one.how)).toEqual(['said', 'asked', 'wrote']);
  });

  it('has only the newest question open', () => {
    const talk = hear(silence, [bot(1, 'A', card('t1')), bot(2, 'B', card('t2'))]);
    expect(talk.open?.card.token).toBe('t2');
    expect(logged(talk).map((one) => one.text)).toEqual(['A']);
  });

  it('comes to the same whatever is heard twice', () => {
    const all = [bot(1, 'Hej.'), bot(2, 'A', card('t1')), citizen(3, 'Ja'), bot(4, 'Tak.'), bot(5, 'B', card('t2'))];
    const once = hear(silence, all);
    fc.assert(
      fc.property(fc.nat({ max: 4 }), fc.nat({ max: 5 }), (from, count) => {
        expect(hear(once, all.slice(from, from + count))).toEqual(once);
      }),
    );
  });

  it('tells what was written from what was tapped', () => {
    expect(howGiven('Arbejde ude', undefined)).toBe('wrote');
    expect(howGiven('Arbejde ude', { reply: { token: 't', value: 'Arbejde ude' } })).toBe('wrote');
    expect(howGiven('Noget andet', { reply: { token: 't', value: 'other', other: 'Noget andet' } })).toBe('wrote');
    expect(howGiven('Ja', { reply: { token: 't', value: 'yes' } })).toBe('chose');
    expect(howGiven('Pause', { command: 'pause' })).toBe('chose');
  });

  it('takes from the server how the dialogue stands, however a pause was asked for', () => {
    const asked = hear(silence, [bot(1, 'A', card('t1'), 'open')]);
    const typed = hear(asked, [citizen(2, 'pause'), bot(3, 'Alt er gemt.', undefined, 'paused')]);
    expect(typed).toMatchObject({ status: 'paused', waiting: false });
    expect(typed.open).toBeUndefined();
    const held = hear(typed, [citizen(4, 'Pause', { medspil: { command: 'pause' } }), bot(5, 'Jeg venter.', undefined, 'held')]);
    expect(held.status).toBe('held');
  });

  it('keeps what the newest message said of it until another says so', () => {
    const done = hear(silence, [citizen(1, 'Send'), bot(2, 'Tak.', undefined, 'done')]);
    expect(hear(done, [citizen(3, 'Tak for hjælpen')])).toMatchObject({ status: 'done', waiting: true });
    expect(hear(done, [bot(3, 'A', card('t1'), 'open')]).status).toBe('open');
  });

  it('waits while the own message is the last', () => {
    expect(hear(silence, [bot(1, 'A', card('t1'), 'open'), citizen(2, 'Ja')]).waiting).toBe(true);
  });
});

describe('the language that is spoken', () => {
  it("is that of the robot's newest message, whatever the citizen or the caseworker writes", () => {
    const da = { ...bot(1, 'Hej.'), locale: 'da' };
    const en = { ...bot(2, 'Hello.'), locale: 'en' };
    const staff: Activity = { ...bot(3, 'Hvornår?'), from: { id: 'staff', role: 'bot' }, locale: 'da' };
    expect(spokenIn([da, en, staff, { ...citizen(4, 'Hej'), locale: 'da' }])).toBe('en');
    expect(spokenIn([staff])).toBeUndefined();
  });
});

describe('an activity on its way out', () => {
  it('carries what was tapped beside its words, and its own id', () => {
    const action = { reply: { token: 't1', value: 7 } };
    expect(activityOf({ kind: 'message', text: '7', action }, 'id1', 'da')).toEqual({
      type: 'message',
      text: '7',
      locale: 'da',
      from: { id: 'citizen', role: 'user' },
      value: { medspil: action },
      channelData: { clientActivityID: 'id1' },
    });
  });
  it('says that the page was opened without a word', () => {
    expect(activityOf({ kind: 'opened' }, 'id1', 'en')).toMatchObject({ type: 'event', name: 'medspil/opened', locale: 'en' });
  });
});
