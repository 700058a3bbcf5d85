/** Several dialogues of one citizen: one question at a time, in order of weight; a tap goes to its own question. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { CitizenDocument } from '../../src/conversation/citizen.ts';
import { runDue } from '../../src/conversation/due.ts';
import { receive } from '../../src/conversation/receive.ts';
import { citizenPlan } from '../../src/review/citizen-plan.ts';
import { acceptRest, citizenWhoSent, done, newCitizen, onLine, opened, testContext, write } from '../review/fixture.ts';

let context: ReturnType<typeof testContext>;
let citizen: string;
beforeEach(() => {
  context = testContext();
});
const document = (): CitizenDocument => context.store.document(citizen);
const asked = (): string | undefined => document().card?.card.key;
const reply = async (token: string, value: string): Promise<unknown> =>
  receive(context, { municipality: 'm1', citizen, channel: 'web', account: 'a', message: token, text: 'Tryk', reply: { token, value } });
const edit = async (id: string, text: string): Promise<unknown> =>
  done(context, citizen, { kind: 'edit', ...(await onLine(context, citizen, id)), text, reason: 'Aftalt på mødet' });

describe('a changed line', () => {
  beforeEach(async () => {
    citizen = await citizenWhoSent(context);
    await edit('goal', 'Mere ro på inden april');
  });

  test('is asked about in the conversation, with before, now and the reason', () => {
    expect(asked()).toBe('change.answer');
    expect(document().matters[0]).toMatchObject({
      script: 'agreement',
      line: 'goal',
      given: { words: 'Have mere ro på', now: 'Mere ro på inden april', reason: 'Aftalt på mødet' },
    });
  });

  test.each([
    [['1'], 'agreed', undefined],
    [['2', 'Det haster ikke'], 'disagreed', 'Det haster ikke'],
    [['3', 'Det kommer an på dagen'], 'commented', 'Det kommer an på dagen'],
    [['spring over'], 'unanswered', undefined],
  ] as const)('%j is %s on the plan', async (texts, agreement, comment) => {
    await write(context, citizen, ...texts);
    const change = (await citizenPlan(context, citizen))?.lines.find(({ id }) => id === 'goal')?.change;
    expect(change?.agreement).toBe(agreement);
    expect(change?.comment).toBe(comment);
    expect(document().matters[0]?.closed).toMatchObject({ how: 'done' });
    expect(document().tasks.some(({ kind }) => kind === 'disagreed')).toBe(agreement === 'disagreed');
    expect(document().tasks.some(({ kind }) => kind === 'message')).toBe(agreement === 'commented');
    expect(document().transcript.at(-1)?.plan === true || agreement === 'unanswered').toBe(true);
  });

  test('a new decision on the line takes the question away, another change asks anew', async () => {
    await edit('goal', 'Mere ro på inden maj');
    expect(document().matters.map(({ closed }) => closed?.how)).toEqual(['dropped', undefined]);
    expect(document().card?.card.token).toBe(document().matters[1]?.state?.open?.token);
    await done(context, citizen, { kind: 'accept', ...(await onLine(context, citizen, 'goal')) });
    expect(document().matters[1]?.closed?.how).toBe('dropped');
    expect(document().card).toBeUndefined();
  });

  test("the caseworker's question comes before it, and it comes after", async () => {
    await done(context, citizen, { kind: 'ask', ...(await onLine(context, citizen, 'goal.why')), question: 'Hvornår?' });
    expect(asked()).toBe('answer.answer');
    await write(context, citizen, 'Om aftenen');
    expect(asked()).toBe('change.answer');
  });

  test('a tap goes to its own question, also while another one is shown', async () => {
    const { token } = document().card!.card;
    await done(context, citizen, { kind: 'ask', ...(await onLine(context, citizen, 'goal.why')), question: 'Hvornår?' });
    await reply(token, 'agreed');
    expect(document().matters.find(({ script }) => script === 'agreement')?.closed?.how).toBe('done');
    expect(asked()).toBe('answer.answer');
    expect(document().matters.find(({ script }) => script === 'question')?.closed).toBeUndefined();
  });
});

describe('a check-in', () => {
  beforeEach(async () => {
    citizen = await citizenWhoSent(context);
    const { draftHash } = await acceptRest(context, citizen);
    await done(context, citizen, { kind: 'confirm', draft: draftHash! });
    await done(context, citizen, { kind: 'start', script: 'check-in' });
  });

  test('that breaks in says that what was open waits, and brings it again', async () => {
    citizen = await newCitizen(context, 'Eva');
    await write(context, citizen, 'hej', 'ja');
    await done(context, citizen, { kind: 'start', script: 'check-in' });
    expect(document().transcript.map(({ key }) => key)).toContain('app.aside');
    expect(asked()).toBe('news.next');
    await write(context, citizen, 'Noget nyt', 'send');
    expect(asked()).toBe('goal.own');
  });

  test('is started by the caseworker once, and knows what was agreed', async () => {
    expect(document().matters).toHaveLength(1);
    expect(document().matters[0]?.given).toEqual({ goal: 'Have mere ro på' });
    expect(asked()).toBe('news.how');
    await done(context, citizen, { kind: 'start', script: 'check-in' });
    expect(document().matters).toHaveLength(1);
    expect((await opened(context, citizen)).startable).toEqual([]);
  });

  test('feeds the plan: what is sent is a new draft beside the confirmed plan, with what was agreed before', async () => {
    await write(context, citizen, 'Det går fint', 'Ringe til lægen', 'send');
    const plan = document().plans.at(-1);
    expect(plan).toMatchObject({ status: 'submitted', revision: 2 });
    expect(plan?.lines.map(({ id }) => id)).toContain('goal');
    expect(plan?.lines.find(({ id }) => id === 'step')?.content).toEqual({ kind: 'words', text: 'Ringe til lægen' });
    expect(document().matters[0]?.closed?.how).toBe('done');
    expect(
      document()
        .tasks.filter(({ closed }) => closed === undefined)
        .map(({ kind }) => kind),
    ).toEqual(['submitted']);
  });

  test('that changes nothing is a dialogue to be read, and the plan stays', async () => {
    await write(context, citizen, 'Det går fint', 'spring over', 'send');
    expect(document().plans.at(-1)?.status).toBe('submitted');
    expect(
      document()
        .plans.at(-1)
        ?.lines.find(({ id }) => id === 'step')?.content.kind,
    ).toBe('none');
  });

  test('closes by itself, keeps what was answered, and writes to nobody', async () => {
    await write(context, citizen, 'Det går fint');
    const said = document().transcript.length;
    context.pass(15 * 24 * 60 * 60);
    expect(await runDue(context)).toBe(1);
    expect(document().matters[0]).toMatchObject({
      closed: { how: 'expired' },
      state: { status: 'expired', answers: { news: { how: { value: 'Det går fint' } } } },
    });
    expect(document().transcript).toHaveLength(said);
    expect(document().card).toBeUndefined();
    expect(await runDue(context)).toBe(0);
  });

  test('danger in it holds the whole conversation, and it goes on where it was', async () => {
    await write(context, citizen, 'Jeg vil ikke leve mere');
    expect((await opened(context, citizen)).held).toBe(true);
    expect(document().card).toBeUndefined();
    await write(context, citizen, 'hallo');
    expect(document().transcript.at(-1)?.key).toBe('app.held');
    await done(context, citizen, { kind: 'resume' });
    expect((await opened(context, citizen)).held).toBe(false);
    expect(asked()).toBe('news.how');
  });

  test('a pause in it is a pause of everything', async () => {
    await write(context, citizen, 'pause');
    expect(document().card).toBeUndefined();
    await write(context, citizen, 'videre');
    expect(asked()).toBe('news.how');
  });
});

describe('an answer changed after the plan was confirmed', () => {
  test('is a line to be looked at again, on a new draft, and the confirmed plan stands', async () => {
    citizen = await citizenWhoSent(context);
    const { draftHash } = await acceptRest(context, citizen);
    await done(context, citizen, { kind: 'confirm', draft: draftHash! });
    await write(context, citizen, 'ret 2', 'Have mere ro på om aftenen', 'Så jeg kan sove', 'send');
    const review = await opened(context, citizen);
    expect(review.planStatus).toBe('submitted');
    expect(review.lines.find(({ id }) => id === 'goal')?.state).toBe('look-again');
    expect(review.lines.find(({ id }) => id === 'goal.why')?.state).toBe('accepted');
    expect(review.lines.find(({ id }) => id === 'contact.every')?.state).toBe('accepted');
    expect(document().plans.map(({ status }) => status)).toEqual(['confirmed', 'submitted']);
  });
});

describe('an answer in pieces', () => {
  const piece = async (message: string, text: string): Promise<unknown> =>
    receive(context, { municipality: 'm1', citizen, channel: 'sms', account: 'a', message, text });

  test('is committed piece by piece, and answered once, by a durable tick', async () => {
    citizen = await newCitizen(context);
    await write(context, citizen, 'hej', 'ja');
    await piece('p1', 'Jeg vil gerne');
    await piece('p2', 'have mere ro');
    expect(
      document()
        .transcript.slice(-2)
        .map(({ from, text }) => [from, text]),
    ).toEqual([
      ['citizen', 'Jeg vil gerne'],
      ['citizen', 'have mere ro'],
    ]);
    expect(document().state?.answers['goal']).toBeUndefined();
    context.pass(10);
    expect(await runDue(context)).toBe(2);
    expect(document().state?.answers['goal']?.['own']?.value).toBe('Jeg vil gerne\nhave mere ro');
    expect(asked()).toBe('goal.why');
    const { length } = document().transcript;
    expect(await runDue(context)).toBe(0);
    expect(document().transcript).toHaveLength(length);
  });

  test('is looked at for danger as a whole: what no piece says alone', async () => {
    citizen = await newCitizen(context);
    await write(context, citizen, 'hej', 'ja');
    await piece('p1', 'Jeg vil ikke');
    await piece('p2', 'leve mere');
    expect(document().state?.status).toBe('held');
    expect(document().tasks.map(({ kind }) => kind)).toEqual(['danger']);
    expect(document().state?.answers['goal']?.['own']?.value).toBe('Jeg vil ikke');
    context.pass(10);
    const { length } = document().transcript;
    await runDue(context);
    expect(document().transcript).toHaveLength(length);
  });

  test('that crosses a commit of another is taken all the same', async () => {
    citizen = await newCitizen(context);
    await write(context, citizen, 'hej', 'ja');
    await piece('p1', 'Mere ro');
    context.pass(10);
    context.store.conflicts = 2;
    await runDue(context);
    expect(document().state?.answers['goal']?.['own']?.value).toBe('Mere ro');
  });
});
