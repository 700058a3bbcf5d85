import { beforeEach, describe, expect, it } from 'vitest';
import { answerChange } from '../../src/review/citizen-plan.ts';
import { inbox } from '../../src/review/inbox.ts';
import { receive } from '../../src/conversation/receive.ts';
import { citizenWhoSent, done, newCitizen, onLine, opened, testContext, write } from './fixture.ts';

let context: ReturnType<typeof testContext>;
beforeEach(() => {
  context = testContext();
});

describe('a sign of danger on the desk', () => {
  it('brings the words, the fixed answer that followed them, and the number to call', async () => {
    const citizen = await newCitizen(context);
    await write(context, citizen, 'Jeg vil ikke leve mere');
    await write(context, citizen, 'er der nogen');
    const { caseworker } = context.store.document(citizen);
    const shown = await inbox(context, caseworker);
    expect(shown.emergency).toBe(context.municipality.helplines.emergency);
    expect(shown.tasks[0]).toMatchObject({ kind: 'danger', said: 'Jeg vil ikke leve mere', answer: 'app.danger.self-harm' });
  });

  it('keeps the words when the conversation has gone on for long', async () => {
    const citizen = await newCitizen(context);
    await write(context, citizen, 'Jeg vil ikke leve mere', 'fortsæt', ...Array.from({ length: 60 }, () => 'hjælp'));
    expect(context.store.document(citizen).segments.length).toBeGreaterThan(0);
    const shown = await inbox(context, 'kirsten');
    expect(shown.tasks[0]).toMatchObject({ kind: 'danger', said: 'Jeg vil ikke leve mere', answer: 'app.danger.self-harm' });
  });

  it('of one whose file cannot be read is still told, and hides nobody else', async () => {
    const citizen = await newCitizen(context);
    await write(context, citizen, 'Jeg vil ikke leve mere');
    const other = await newCitizen(context, 'Eva');
    await write(context, other, 'hej', 'kan jeg tale med et menneske');
    const read = (municipality: string, id: string): ReturnType<typeof context.store.read> =>
      id === citizen ? Promise.reject(new Error('damaged')) : context.store.read(municipality, id);
    const shown = await inbox({ ...context, store: { ...context.store, read } }, 'kirsten');
    expect(shown.tasks.map((task) => [task.citizen, task.kind])).toEqual([
      [citizen, 'danger'],
      [other, 'person'],
    ]);
  });

  it('does not show another message as the words when the sign stood in a comment', async () => {
    const citizen = await citizenWhoSent(context);
    await done(context, citizen, { kind: 'edit', ...(await onLine(context, citizen, 'goal')), text: 'Mere ro på', reason: 'Aftalt' });
    const change = (await opened(context, citizen)).lines.find((line) => line.id === 'goal')!.change!;
    await answerChange(context, citizen, { line: 'goal', of: change.of, answer: 'disagreed', comment: 'Jeg vil ikke leve mere' });
    const task = (await opened(context, citizen)).tasks[0]!;
    expect(task).toMatchObject({ kind: 'danger', answer: 'app.danger.self-harm' });
    expect(task).not.toHaveProperty('said');
  });
});

describe('the conversation on the desk', () => {
  it('tells what was tapped from what was written', async () => {
    const citizen = await newCitizen(context);
    await write(context, citizen, 'hej');
    const answer = async (text: string, value: string): Promise<void> => {
      const { token } = context.store.document(citizen).card!.card;
      const from = { municipality: 'm1', citizen, channel: 'web', account: citizen, message: `tap-${text}` };
      await receive(context, { ...from, text, reply: { token, value } });
    };
    await answer('Ja', 'yes');
    await answer('Have mere ro på', 'Have mere ro på');
    const said = (await opened(context, citizen)).conversation.filter((entry) => entry.from === 'citizen');
    expect(said.map(({ text, chosen }) => [text, chosen])).toEqual([
      ['hej', undefined],
      ['Ja', true],
      ['Have mere ro på', undefined],
    ]);
  });
});
