/** What our own page asks of Direct Line beyond the standard: everything in the first answer, and no buttons beside the card. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActivitySet } from '../../src/channels/directline/activity.ts';
import { createCitizen } from '../../src/conversation/create.ts';
import type { CitizenPage } from '../../src/review/views.ts';
import { begin, run } from '../web/running.ts';
import { activities, ask, conversationUrl, post, type Ticket } from './talker.ts';

type Whole = Ticket & { readonly first: ActivitySet; readonly me: CitizenPage };

let url: string;
beforeAll(async () => {
  const begun = await begin();
  ({ url } = begun);
  return begun.stop;
});

const start = (path: string, token?: string): Promise<Response> =>
  ask(`${url}/v3/directline/conversations${path}`, { body: {}, ...(token !== undefined && { token }) });

/** The first frame of a stream, or undefined when none comes. */
function firstFrame(streamUrl: string): Promise<ActivitySet | undefined> {
  const socket = new WebSocket(streamUrl);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), 500);
    socket.addEventListener('message', ({ data }) => {
      clearTimeout(timer);
      resolve(JSON.parse(String(data)) as ActivitySet);
    });
  }).finally(() => socket.close()) as Promise<ActivitySet | undefined>;
}

describe('Entering leanly', () => {
  it('begins a demo conversation in one request, with what has been said and the caseworker in the answer', async () => {
    const response = await start('?lean=1');
    const whole = (await response.json()) as Whole;
    expect(response.status).toBe(201);
    expect(whole.first.activities.at(-1)?.channelData.medspil.card?.kind).toBe('choice');
    expect(whole.first.activities.map((one) => one.channelData.medspil.position)).toEqual(
      whole.first.activities.map((_, place) => place + 1),
    );
    expect(whole.first.watermark).toBe(String(whole.first.activities.length));
    expect(whole.me).toMatchObject({ demo: true, language: 'da', caseworker: { phone: expect.any(String) } });
  });
  it('goes on after that in its stream, and leaves out the buttons there, in polls and in streams taken up again', async () => {
    const whole = (await (await start('?lean=1')).json()) as Whole;
    expect(await firstFrame(whole.streamUrl)).toBeUndefined();
    await post(url, whole, { text: 'kort' });
    const place = whole.first.watermark;
    const polled = (await (
      await ask(`${conversationUrl(url, whole)}/activities?lean=1&watermark=${place}`, { token: whole.token })
    ).json()) as ActivitySet;
    const again = (await (await ask(`${conversationUrl(url, whole)}?lean=1&watermark=${place}`, { token: whole.token })).json()) as Ticket;
    for (const set of [polled, await firstFrame(again.streamUrl)]) {
      expect(set?.activities.at(-1)?.channelData.medspil.card?.key).toBe('goal.own-goal');
      expect(set?.activities.some((one) => one.suggestedActions !== undefined)).toBe(false);
    }
    const plain = await activities(url, whole, place);
    expect(plain.activities.at(-1)?.suggestedActions?.actions.length).toBeGreaterThan(0);
  });
  it('comes back by a token in one request too', async () => {
    const whole = (await (await start('?lean=1')).json()) as Whole;
    const response = await start('?lean=1', whole.token);
    const again = (await response.json()) as Whole;
    expect([response.status, again.conversationId]).toEqual([200, whole.conversationId]);
    expect(again.first).toEqual(whole.first);
  });
});

describe('Beginning without a token', () => {
  it('is for whoever brings none: a token that is not good is refused all the same', async () => {
    const response = await start('', 'not-one');
    expect(response.status).toBe(401);
  });
  it('gives plain clients what Direct Line gives, and nothing of ours', async () => {
    const plain = (await (await start('')).json()) as Whole;
    expect(Object.keys(plain).toSorted()).toEqual(['conversationId', 'expires_in', 'streamUrl', 'token']);
    expect((await firstFrame(plain.streamUrl))?.activities.length).toBeGreaterThan(1);
  });
  it('is possible with the secret, for the citizen that it names, as with Direct Line itself', async () => {
    const secret = 's'.repeat(40);
    const { url: other, app } = await run({}, { DIRECT_LINE_SECRET: secret });
    const { context } = app();
    const citizen = await createCitizen(context, { caseworker: 'karen', language: 'da', name: 'A' });
    const response = await ask(`${other}/v3/directline/conversations?lean=1`, { token: secret, body: { user: { id: citizen } } });
    const stored = await context.store.read(context.municipality.id, citizen);
    expect([response.status, ((await response.json()) as Ticket).conversationId]).toEqual([201, stored?.document.conversation]);
  });
});
