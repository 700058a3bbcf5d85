import { beforeEach, describe, expect, it } from 'vitest';
import { TooBusyError } from '../../src/conversation/commit.ts';
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

  it('leaves a superseded plan as it was', async () => {
    await acceptRest(context, citizen);
    const first = await edit();
    await done(context, citizen, { kind: 'confirm', draft: first.draftHash!, reason: 'Holdet begynder i april' });
    await write(context, citizen, 'jeg vil ændre noget', '4', 'hver uge', 'spring over', 'send');
    const second = await acceptRest(context, citizen);
    await done(context, citizen, { kind: 'confirm', draft: second.draftHash!, reason: 'Holdet begynder i april' });
    const [before] = context.store.document(citizen).plans;
    const { of } = (await citizenPlan(context, citizen))!.lines.find((line) => line.id === 'goal')!.change!;
    expect(await answerChange(context, citizen, { line: 'goal', of, answer: 'disagreed' })).toMatchObject({ ok: true });
    expect(before?.status).toBe('superseded');
    expect(context.store.document(citizen).plans[0]).toEqual(before);
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
    expect(events('opened')).toBe(0);
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
    await write(context, citizen, 'jeg vil ændre noget', '4', 'hver uge');
    await opened(context, citizen);
    expect(events('opened')).toBe(1);
    await write(context, citizen, 'send');
    await opened(context, citizen);
    expect(events('opened')).toBe(2);
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

  it('that finds nothing to do writes nothing', async () => {
    await opened(context, citizen);
    const before = context.store.commits;
    await done(context, citizen, { kind: 'resume' });
    await done(context, citizen, { kind: 'close-task', task: 'no-task' });
    expect(context.store.commits).toBe(before);
  });

  it('takes civil registration numbers out of what staff write', async () => {
    const review = await edit('Ro på for 010190-1234');
    expect(review.lines.find((line) => line.id === 'goal')?.change?.text).toBe('Ro på for ******-****');
    const { draftHash } = await acceptRest(context, citizen);
    await done(context, citizen, { kind: 'confirm', draft: draftHash!, reason: 'Aftalt med 010190-1234' });
    expect(JSON.stringify(context.store.document(citizen))).not.toContain('010190');
  });
});
