import { beforeEach, describe, expect, it } from 'vitest';
import { TooBusyError } from '../../src/review/change.ts';
import { answerChange, citizenPlan } from '../../src/review/citizen-plan.ts';
import { inbox } from '../../src/review/inbox.ts';
import { commandReview, openReview } from '../../src/review/review.ts';
import { acceptRest, citizenWhoSent, command, done, newCitizen, onLine, opened, testContext, write } from './fixture.ts';

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

describe('from a sent draft to a confirmed plan', () => {
  it('goes by decisions, a disagreement and a reason that the citizen sees', async () => {
    await acceptRest(context, citizen);
    const edited = await edit();
    expect(edited).toMatchObject({ planStatus: 'returned', refusals: [], needsReason: true });
    const draft = edited.draftHash!;
    expect(await command(context, citizen, { kind: 'confirm', draft })).toEqual(['citizen-unheard']);

    const change = (await citizenPlan(context, citizen))!.lines.find((line) => line.id === 'goal')!.change!;
    expect(change).toMatchObject({ staff: 'Kirsten Krog', agreement: 'unanswered' });
    const answer = { line: 'goal', of: change.of, answer: 'disagreed', comment: 'Det er for tidligt' } as const;
    expect(await answerChange(context, citizen, answer)).toMatchObject({ ok: true, plan: { status: 'submitted' } });

    const review = await opened(context, citizen);
    expect(review.tasks.map((task) => task.kind)).toEqual(['disagreed', 'submitted']);
    expect(await command(context, citizen, { kind: 'confirm', draft, reason: 'Holdet begynder i april' })).toEqual(['draft-moved']);
    expect(await command(context, citizen, { kind: 'confirm', draft: review.draftHash! })).toEqual(['reason-missing']);
    const confirmed = await done(context, citizen, { kind: 'confirm', draft: review.draftHash!, reason: 'Holdet begynder i april' });
    expect(confirmed).toMatchObject({ planStatus: 'confirmed', confirmed: { staff: 'Kirsten Krog' } });
    expect(confirmed.tasks.map((task) => task.kind)).toEqual(['disagreed']);

    const plan = await citizenPlan(context, citizen);
    expect(plan).toMatchObject({
      status: 'confirmed',
      statusText: 'app.plan.status.confirmed',
      confirmedReason: 'Holdet begynder i april',
    });
    expect(plan!.lines.find((line) => line.id === 'goal')).toMatchObject({
      quote: 'Have mere ro på',
      change: { text: 'Mere ro på inden april', agreement: 'disagreed', comment: 'Det er for tidligt' },
    });
    expect(said().at(-1)).toBe('app.plan.confirmed');
    expect(plan!.people.map((one) => one.name)).toEqual(['Kirsten Krog', 'Anna Ask']);
  });

  it('leads to a new draft beside the confirmed plan when the citizen changes an answer', async () => {
    const review = await acceptRest(context, citizen);
    await done(context, citizen, { kind: 'confirm', draft: review.draftHash! });
    await write(context, citizen, 'jeg vil ændre noget', '2');
    await write(context, citizen, 'Have en have');
    const plan = await citizenPlan(context, citizen);
    expect(plan).toMatchObject({ status: 'draft', standing: { status: 'confirmed' } });
    expect((await opened(context, citizen)).lines.find((line) => line.id === 'goal')?.state).toBe('look-again');
  });

  it('hears an answer that comes late, on the new draft and on the confirmed plan it came from', async () => {
    await acceptRest(context, citizen);
    const { draftHash } = await edit();
    await done(context, citizen, { kind: 'confirm', draft: draftHash!, reason: 'Holdet begynder i april' });
    await write(context, citizen, 'jeg vil ændre noget', '4', 'hver uge');
    const goal = async (): Promise<readonly unknown[]> => {
      const plan = await citizenPlan(context, citizen);
      return [plan, plan?.standing].map((one) => one?.lines.find((line) => line.id === 'goal')?.change?.agreement);
    };
    expect(await goal()).toEqual(['unanswered', 'unanswered']);
    const { of } = (await citizenPlan(context, citizen))!.lines.find((line) => line.id === 'goal')!.change!;
    await answerChange(context, citizen, { line: 'goal', of, answer: 'agreed' });
    expect(await goal()).toEqual(['agreed', 'agreed']);
  });

  it('is handed over once the plan is confirmed', async () => {
    expect(await command(context, citizen, { kind: 'hand-over' })).toEqual(['not-submitted']);
    const review = await acceptRest(context, citizen);
    await done(context, citizen, { kind: 'confirm', draft: review.draftHash! });
    expect((await done(context, citizen, { kind: 'hand-over' })).confirmed?.handedOver).toMatch(/^2026-11-23T/);
  });
});

describe('the review page', () => {
  it('shows each line with its source in the conversation', async () => {
    const review = await opened(context, citizen);
    const text = (id: string): string | undefined => {
      const source = review.lines.find((line) => line.id === id)?.source;
      return review.conversation.find((entry) => entry.position === source)?.text;
    };
    expect(text('goal')).toBe('Have mere ro på');
    expect(text('contact.every')).toBe('hver anden uge');
    expect(review.lines.find((line) => line.id === 'contact.every')?.offered).toHaveLength(3);
    expect(review.groups.map((one) => one.group)).toEqual(['job-goal', 'goal', 'offer', 'contact', 'mentor', 'step']);
  });

  it('is there for nobody but the citizen’s own caseworker, and answers the same for one who does not exist', async () => {
    expect(await openReview(context, { caseworker: 'lars', citizen })).toBeUndefined();
    expect(await openReview(context, { caseworker: 'kirsten', citizen: 'nobody' })).toBeUndefined();
    const before = context.store.commits;
    expect(await commandReview(context, { caseworker: 'lars', citizen }, { kind: 'hand-over' })).toBeUndefined();
    expect(context.store.commits).toBe(before);
    expect((await inbox(context, 'lars')).citizens).toEqual([]);
  });

  it('is recorded as opened once for each time the draft was sent, without words', async () => {
    await opened(context, citizen);
    await opened(context, citizen);
    expect(events('opened')).toBe(1);
    expect(context.store.audits.filter((record) => record.action === 'review.opened')).toHaveLength(1);
  });

  it('is to be had before anything was sent', async () => {
    const fresh = await newCitizen(context, 'Ny');
    expect(await opened(context, fresh)).toMatchObject({ planStatus: 'none', lines: [], refusals: [{ code: 'not-submitted' }] });
    expect(await command(context, fresh, { kind: 'accept', line: 'goal', hash: 'h' })).toEqual(['not-submitted']);
  });

  it('keeps under 64 kB however much was written', async () => {
    await write(context, citizen, ...Array.from({ length: 40 }, (_, index) => `${index} ${'å'.repeat(3000)}`));
    const review = await opened(context, citizen);
    expect(Buffer.byteLength(JSON.stringify(review))).toBeLessThan(64_000);
    expect(review.conversation.at(-2)?.text.startsWith('39 ')).toBe(true);
  });
});

describe('a command', () => {
  it('is one commit with an audit record that names no line', async () => {
    const on = await onLine(context, citizen, 'goal');
    const before = context.store.commits;
    await done(context, citizen, { kind: 'accept', ...on });
    expect(context.store.commits).toBe(before + 1);
    expect(context.store.audits.at(-1)).toMatchObject({ actor: 'kirsten', action: 'review.accept' });
    expect(JSON.stringify(context.store.audits)).not.toContain('goal');
  });

  it('has one effect when it comes twice', async () => {
    const on = await onLine(context, citizen, 'goal');
    await done(context, citizen, { kind: 'accept', ...on });
    const before = context.store.commits;
    await done(context, citizen, { kind: 'accept', ...on });
    expect(context.store.commits).toBe(before);
    expect(events('decided')).toBe(1);
  });

  it('is decided again when somebody else was first, five times at most', async () => {
    const on = await onLine(context, citizen, 'goal');
    context.store.conflicts = 4;
    expect((await done(context, citizen, { kind: 'accept', ...on })).lines.find((line) => line.id === 'goal')?.state).toBe('accepted');
    context.store.conflicts = 5;
    await expect(command(context, citizen, { kind: 'not-now', ...on, reason: 'Venteliste' })).rejects.toThrow(TooBusyError);
    expect((await opened(context, citizen)).lines.find((line) => line.id === 'goal')?.state).toBe('accepted');
  });

  it('takes civil registration numbers out of what staff write', async () => {
    const review = await edit('Ro på for 010190-1234');
    expect(review.lines.find((line) => line.id === 'goal')?.change?.text).toBe('Ro på for ******-****');
  });
});

describe('the citizen', () => {
  it('is told once of several changes in a row', async () => {
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
    expect(review.conversation.some((entry) => entry.from === 'staff' && entry.text === 'Hvornår på dagen?')).toBe(true);
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
