/** The short way of a citizen: the rest may be told at any time, and the caseworker sees that it was not asked. */
import { beforeEach, describe, expect, test } from 'vitest';
import { activitySet } from '../../src/channels/directline/activity.ts';
import type { CitizenDocument } from '../../src/conversation/citizen.ts';
import type { Context } from '../../src/conversation/context.ts';
import { receive } from '../../src/conversation/receive.ts';
import { citizenPlan } from '../../src/review/citizen-plan.ts';
import { dialogue } from '../engine/short-way-fixture.ts';
import { acceptRest, done, newCitizen, opened, testContext, write } from '../review/fixture.ts';

const words = 'jeg vil fortælle mere';
let given: ReturnType<typeof testContext>;
let context: Context;
let citizen: string;
beforeEach(async () => {
  given = testContext();
  context = { ...given, scripts: { ...given.scripts, main: { ...given.scripts.main, dialogue } } };
  citizen = await newCitizen(context);
  await write(context, citizen, 'hej', 'kort', 'Have mere ro på', 'søvn', 'send');
});
const document = (): CitizenDocument => given.store.document(citizen);
const asked = (): string | undefined => document().card?.card.key;
const linesNow = (): readonly string[] =>
  document()
    .plans.at(-1)
    ?.lines.map(({ id }) => id) ?? [];
const openTasks = (): readonly string[] => document().tasks.flatMap(({ kind, closed }) => (closed === undefined ? [kind] : []));

describe('sent on the short way', () => {
  test('the plan has what was told, and the caseworker sees that the rest was not asked', async () => {
    expect(document().plans.at(-1)?.status).toBe('submitted');
    expect(linesNow()).toEqual(['goal', 'barrier[sleep]']);
    expect((await opened(context, citizen)).short).toBe(true);
    expect((await citizenPlan(context, citizen))?.more).toBe(true);
  });

  test('a button to tell more stands on the newest message, also on clients that draw no card of ours', () => {
    const entries = document().transcript;
    const { activities } = activitySet(document(), entries, { watermark: 0, lean: false });
    const offered = activities.filter(({ channelData }) => channelData.medspil.more !== undefined);
    expect(offered).toEqual([activities.at(-1)]);
    expect(activities.at(-1)?.suggestedActions?.actions.map(({ value }) => value.medspil)).toEqual([{ command: 'more' }]);
    const lean = activitySet(document(), entries, { watermark: 0, lean: true }).activities.at(-1);
    expect([lean?.channelData.medspil.more, lean?.suggestedActions]).toEqual(['app.commands.more.label', undefined]);
  });

  test('mere thanks leave the button where it is, and a question takes it away', async () => {
    await write(context, citizen, 'mange tak');
    expect(document().more).toBe('app.commands.more.label');
    await write(context, citizen, words);
    expect(document().more).toBeUndefined();
  });
});

describe('telling more', () => {
  test('leaves the sent draft with the caseworker until there is something new in it', async () => {
    await write(context, citizen, words);
    expect([asked(), document().plans.at(-1)?.status, openTasks()]).toEqual(['goal.why', 'submitted', ['submitted']]);
    await write(context, citizen, 'Så jeg kan sove');
    expect([document().plans.at(-1)?.status, document().plans.length, openTasks()]).toEqual(['draft', 1, []]);
    await write(context, citizen, 'spring over', '3', 'send');
    expect([document().plans.at(-1)?.status, document().plans.length, openTasks()]).toEqual(['submitted', 1, ['submitted']]);
    expect(linesNow()).toEqual(['goal', 'goal.why', 'barrier[sleep]', 'barrier[sleep].weight']);
    const review = await opened(context, citizen);
    expect([review.short, (await citizenPlan(context, citizen))?.more]).toEqual([undefined, undefined]);
  });

  test('keeps what the caseworker has decided', async () => {
    await acceptRest(context, citizen);
    await write(context, citizen, words, 'Så jeg kan sove', 'spring over', '3', 'send');
    const { lines } = await opened(context, citizen);
    expect(lines.map(({ id, state }) => [id, state])).toEqual([
      ['goal', 'accepted'],
      ['goal.why', 'undecided'],
      ['barrier[sleep]', 'accepted'],
      ['barrier[sleep].weight', 'undecided'],
    ]);
  });

  test('after the plan was confirmed makes a new revision, and the confirmed one stands', async () => {
    const { draftHash } = await acceptRest(context, citizen);
    await done(context, citizen, { kind: 'confirm', draft: draftHash! });
    expect((await citizenPlan(context, citizen))?.more).toBe(true);
    await write(context, citizen, words, 'Så jeg kan sove');
    expect(document().plans.map(({ status }) => status)).toEqual(['confirmed', 'draft']);
    await write(context, citizen, 'spring over', '3', 'send');
    expect(document().plans.map(({ status }) => status)).toEqual(['confirmed', 'submitted']);
  });

  test('means the plan, whatever other dialogue is in focus; what was open there comes again', async () => {
    await done(context, citizen, { kind: 'start', script: 'check-in', given: { goal: 'Ro' } });
    expect(asked()).toBe('news.how');
    const message = { municipality: 'm1', citizen, channel: 'web', account: 'a', message: 'more-1', text: 'Fortæl mere' };
    await receive(context, { ...message, command: { command: 'more' } });
    expect(document().transcript.map(({ key }) => key)).toContain('app.more');
    expect(document().state?.answers['start']?.['way']?.value).toBe('whole');
    expect(asked()).toBe('news.how');
    await write(context, citizen, 'Det går fint', 'spring over', 'send');
    expect(asked()).toBe('goal.why');
  });
});
