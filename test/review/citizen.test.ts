import { beforeEach, describe, expect, it } from 'vitest';
import { createCitizen } from '../../src/conversation/create.ts';
import { answerChange, citizenPlan } from '../../src/review/citizen-plan.ts';
import { inbox } from '../../src/review/inbox.ts';
import { acceptRest, citizenWhoSent, done, newCitizen, onLine, opened, testContext, write } from './fixture.ts';

let context: ReturnType<typeof testContext>;
let citizen: string;
beforeEach(async () => {
  context = testContext();
  citizen = await citizenWhoSent(context);
});

const said = (): readonly string[] => context.store.document(citizen).transcript.flatMap((entry) => entry.key ?? []);
const events = (kind: string): number => context.store.document(citizen).events.filter((event) => event.kind === kind).length;
const edit = async (text = 'Mere ro på inden april'): Promise<ReturnType<typeof done>> =>
  done(context, citizen, { kind: 'edit', ...(await onLine(context, citizen, 'goal')), text, reason: 'Aftalt på mødet' });

describe('the citizen', () => {
  it('is asked about a change in the conversation, each time anew when it is changed again, and introduced once', async () => {
    await edit();
    await edit('Mere ro på inden maj');
    expect(said().filter((key) => key === 'change.answer.ask')).toHaveLength(2);
    expect(said()).not.toContain('app.plan.edited');
    const { matters, transcript } = context.store.document(citizen);
    expect(matters.map(({ given }) => given?.['again'])).toEqual([undefined, 'yes']);
    expect(transcript.at(-1)?.plan).toBe(true);
  });

  it('is told once of several changes in a row, where something else is asked first', async () => {
    await done(context, citizen, { kind: 'ask', ...(await onLine(context, citizen, 'goal.why')), question: 'Hvornår?' });
    await edit();
    await edit('Mere ro på inden maj');
    expect(said().filter((key) => key === 'app.plan.edited')).toHaveLength(1);
    expect(context.store.document(citizen).transcript.at(-1)?.plan).toBe(true);
  });

  it('is told why something is not possible now', async () => {
    await done(context, citizen, { kind: 'not-now', ...(await onLine(context, citizen, 'offer[coping-course]')), reason: 'Venteliste' });
    expect(said().at(-1)).toBe('app.plan.not-now');
    const line = (await citizenPlan(context, citizen))!.lines.find((one) => one.id === 'offer[coping-course]');
    expect(line?.notNow).toEqual({ reason: 'Venteliste', staff: 'Kirsten Krog' });
  });

  it('is asked in the conversation, and the line is looked at again after the answer', async () => {
    const asked = await done(context, citizen, { kind: 'ask', ...(await onLine(context, citizen, 'goal')), question: 'Hvornår på dagen?' });
    expect(asked.lines.find((line) => line.id === 'goal')).toMatchObject({ state: 'asked', question: 'Hvornår på dagen?' });
    await write(context, citizen, 'Om aftenen');
    const review = await opened(context, citizen);
    expect(review.lines.find((line) => line.id === 'goal')?.state).toBe('look-again');
    expect(review.conversation.some((entry) => entry.from === 'staff' && entry.text === 'answer.answer.ask')).toBe(true);
  });

  it('may write something after sending: it stops confirming until it is closed', async () => {
    await acceptRest(context, citizen);
    await write(context, citizen, 'Jeg glemte noget om min søn');
    const review = await opened(context, citizen);
    expect(review.refusals).toEqual([{ code: 'message-open' }]);
    const task = review.tasks.find((one) => one.kind === 'message')!;
    expect(await done(context, citizen, { kind: 'close-task', task: task.id })).toMatchObject({ refusals: [], warnings: [] });
    expect(events('task-closed')).toBe(1);
  });

  it('stops nothing by saying thank you', async () => {
    await write(context, citizen, 'Mange tak!');
    expect(await acceptRest(context, citizen)).toMatchObject({ refusals: [], warnings: ['thanks-only'] });
  });

  it('is answered with care when a comment tells of danger', async () => {
    await edit();
    const change = (await citizenPlan(context, citizen))!.lines.find((line) => line.id === 'goal')!.change!;
    await answerChange(context, citizen, { line: 'goal', of: change.of, answer: 'disagreed', comment: 'Jeg vil ikke leve mere' });
    const review = await opened(context, citizen);
    expect(review).toMatchObject({
      held: true,
      tasks: [{ kind: 'danger', about: 'self-harm' }, { kind: 'disagreed' }, { kind: 'submitted' }],
    });
    expect(await done(context, citizen, { kind: 'resume' })).toMatchObject({ held: false });
    expect(events('released')).toBe(1);
  });

  it('cannot answer a change that is not there, or is another one by now', async () => {
    const answer = { line: 'goal', of: 'older', answer: 'agreed' } as const;
    expect(await answerChange(context, citizen, answer)).toEqual({ ok: false, refusals: [{ code: 'line-unknown', line: 'goal' }] });
    await edit();
    expect(await answerChange(context, citizen, answer)).toEqual({ ok: false, refusals: [{ code: 'agreement-moved', line: 'goal' }] });
    expect(await answerChange(context, 'nobody', answer)).toBeUndefined();
    expect(await answerChange(context, await newCitizen(context), answer)).toMatchObject({ ok: false });
  });

  it('sees an empty plan before anything was answered', async () => {
    expect(await citizenPlan(context, await newCitizen(context))).toMatchObject({
      status: 'none',
      lines: [],
      people: [{ name: 'Kirsten Krog' }],
    });
    expect(await citizenPlan(context, 'nobody')).toBeUndefined();
  });
});

describe('the inbox', () => {
  it('is empty for one who is no caseworker here, whatever the citizens say', async () => {
    await createCitizen(context, { caseworker: 'gone', language: 'da', name: 'Eva' });
    expect(await inbox(context, 'gone')).toMatchObject({ me: { name: 'gone' }, tasks: [], citizens: [] });
  });

  it('shows danger first, and then what has waited longest', async () => {
    const other = await newCitizen(context, 'Anna');
    await write(context, other, 'hej', 'jeg vil ikke leve mere');
    await write(context, citizen, 'Jeg glemte noget om min søn');
    const mine = await inbox(context, 'kirsten');
    expect(mine.me).toEqual({ id: 'kirsten', name: 'Kirsten Krog', phone: '12 34 56 78' });
    expect(mine.tasks.map(({ name, kind, about }) => [name, kind, about])).toEqual([
      ['Anna', 'danger', 'self-harm'],
      ['Bo', 'submitted', undefined],
      ['Bo', 'message', undefined],
    ]);
    expect(mine.citizens.map(({ name, planStatus }) => [name, planStatus])).toEqual([
      ['Anna', 'none'],
      ['Bo', 'submitted'],
    ]);
  });
});
