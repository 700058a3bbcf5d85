/** What comes back of an Adaptive Card, from the bare object to the transcript. */
import { describe, expect, it } from 'vitest';
import type { ReplyValue } from '../../src/engine/input.ts';
import { readActivity } from '../../src/channels/incoming.ts';
import { submitted } from '../../src/channels/submitted.ts';
import { text } from '../browser/words.ts';
import { run } from '../web/running.ts';
import { activities, enter, post } from './talker.ts';

const medspil = { reply: { token: 't2' }, label: 'Send' };

describe('A card that was filled in', () => {
  it.each<[string, object, ReplyValue, string?]>([
    ['several choices', { 'medspil:choices': 'sleep,pain' }, ['sleep', 'pain']],
    ['one of them', { 'medspil:choices': 'sleep', 'medspil:other': '' }, ['sleep']],
    ['choices and own words', { 'medspil:choices': 'sleep', 'medspil:other': ' støj, og larm ' }, ['sleep', 'other'], 'støj, og larm'],
    ['own words alone', { 'medspil:choices': '', 'medspil:other': 'støj' }, ['other'], 'støj'],
    ['nothing chosen', { 'medspil:choices': '' }, []],
    ['a figure', { 'medspil:number': '7' }, 7],
    ['no figure', { 'medspil:number': '' }, ''],
    ['words for a figure', { 'medspil:number': '7,5' }, '7,5'],
  ])('with %s', (_name, inputs, value, other) => {
    expect(submitted({ medspil, ...inputs })).toEqual({
      reply: { token: 't2', value, ...(other !== undefined && { other }) },
      label: 'Send',
    });
  });
  it.each([
    ['nothing', undefined],
    ['no token', { medspil: { reply: {} }, 'medspil:choices': 'a' }],
    ['no inputs', { medspil }],
    ['another thing beside the token', { medspil: { ...medspil, admin: true }, 'medspil:choices': 'a' }],
    ['an input that is no text', { medspil, 'medspil:choices': ['sleep'] }],
    ['too many words', { medspil, 'medspil:other': 'x'.repeat(4001) }],
  ])('is none with %s', (_name, value) => expect(submitted(value)).toBeUndefined());
  it('is taken as an activity without text, and what is half of one is refused', () => {
    const activity = { type: 'message', value: { medspil, 'medspil:number': '7', 'own.field': 1 } };
    expect(readActivity(activity)).toMatchObject({
      type: 'message',
      text: '',
      action: { reply: { token: 't2', value: 7 }, label: 'Send' },
    });
    expect(() => readActivity({ type: 'message', value: { medspil } })).toThrow(expect.objectContaining({ code: 'bad-message' }));
    const endless = { type: 'message', value: { medspil, 'medspil:choices': 'a,'.repeat(150) } };
    expect(() => readActivity(endless)).toThrow(expect.objectContaining({ code: 'bad-message' }));
  });
});

describe('In the conversation', () => {
  it('it stands as the labels of what was chosen, and too late as the label of its button', async () => {
    const { url } = await run();
    const ticket = await enter(url);
    const answer = async (value: unknown, words = ''): Promise<void> => void (await post(url, ticket, { text: words, value }));
    const open = async (): Promise<NonNullable<ReturnType<typeof last>>> => last(await activities(url, ticket))!;
    const last = (set: Awaited<ReturnType<typeof activities>>) => set.activities.at(-1);
    await answer(undefined, 'ja');
    while ((await open()).channelData.medspil.card?.key !== 'barriers.any') await answer(undefined, 'spring over');
    await answer(undefined, 'ja');
    const question = await open();
    const card = question.attachments?.[0]?.content;
    const data = card?.actions[0]?.data as object;
    await answer({ ...data, 'medspil:choices': 'sleep,money', 'medspil:other': 'støj' });
    await answer({ ...data, 'medspil:choices': 'sleep' });
    const own = (await activities(url, ticket)).activities.filter((one) => one.from.role === 'user').slice(-2);
    const labels = card?.body.flatMap((one) => (one.type === 'Input.ChoiceSet' ? one.choices : [])) ?? [];
    const labelOf = (id: string): string | undefined => labels.find(({ value }) => value === id)?.title;
    expect(own.map(({ text }) => text)).toEqual([`${labelOf('sleep')}, ${labelOf('money')}, støj`, card?.actions[0]?.title]);
    expect((await open()).text).toBe(text('app.stale'));
  });
});
