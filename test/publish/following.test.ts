/** Conversations that are under way while another version is published. */
import { describe, expect, test } from 'vitest';
import { walk } from '../../src/engine/walk.ts';
import { house, renamed, said, without, world, type World } from './fixture.ts';

/** The goal and the read-back alone. */
const brief = (text: string): string => text.replace(/ {2}barriers:[\s\S]*?(?= {2}send:)/, '').replace(/lists:\n.*\n/, '');
const by = { by: 'Mette' };

/** One who has sent. */
async function sent(now: World): Promise<string> {
  const here = await now.citizen('Ro på', 'spring over');
  expect(now.document(here).card?.card.kind).toBe('summary');
  await now.tap(here, { send: true });
  return here;
}

describe('another structure', () => {
  test('a renamed question: the answer goes with it, and so does the line of the plan', async () => {
    const now = await world();
    const here = await now.citizen('Ro på');
    expect(await now.publisher.publish(house(renamed.script, renamed.words), by)).toMatchObject({
      kind: 'published',
      conversations: { intake: 1 },
    });
    const after = await now.write(here, 'Fordi det larmer');
    expect(after.state?.answers['goal']).toMatchObject({ wish: { value: 'Ro på' }, why: { value: 'Fordi det larmer' } });
    expect(after.state?.structure).toBe(now.scripts.main.dialogue.script.structure);
    expect(after.plans.at(-1)?.lines.map(({ slot }) => slot)).toEqual(['goal', 'goal.why']);
  });

  test('the question that was open has another name: it is put anew, and what was written is no answer', async () => {
    const now = await world();
    const here = await now.citizen();
    await now.publisher.publish(house(renamed.script, renamed.words), by);
    const after = await now.write(here, 'Ro på');
    expect([said(after), after.card?.card.key]).toEqual([['app.stale', 'goal.wish.ask'], 'goal.wish']);
    expect(after.state?.answers['goal']?.['wish']).toBeUndefined();
    expect((await now.write(here, 'Ro på')).state?.answers['goal']?.['wish']?.value).toBe('Ro på');
  });

  test('an old button is stale, and the new question is shown', async () => {
    const now = await world();
    const here = await now.citizen('Ro på', 'spring over');
    const token = now.document(here).card!.card.token;
    await now.publisher.publish(
      house(
        (text) =>
          text
            .replace('ask: yes-no', 'ask: text')
            .replace('any == "yes"', 'answered(any)')
            .replace(/ +call: .*\n/, ''),
        (text) => text.replace(/ {2}call: .*\n/, ''),
      ),
      by,
    );
    const after = await now.tap(here, 'yes', token);
    expect([said(after), after.card?.card.kind]).toEqual([['app.stale', 'barriers.any.ask'], 'text']);
    expect(after.state?.answers['barriers']).toBeUndefined();
  });

  test('when the page is opened, the card of a question that is not open any more gives way; else nothing is written', async () => {
    const now = await world();
    const here = await now.citizen();
    const other = await now.citizen('Ro på');
    await now.publisher.publish(house(renamed.script, renamed.words), by);
    const entries = now.document(here).transcript.length;
    const after = await now.open(here);
    expect([after.transcript.length, after.card?.card.key]).toEqual([entries + 1, 'goal.wish']);
    expect((await now.open(here)).transcript).toHaveLength(entries + 1);
    const before = now.store.documents.get(other);
    await now.open(other);
    expect(now.store.documents.get(other)).toBe(before);
  });

  test('what was sent stays sent, though the new version has no place for a line of it; a new answer counts', async () => {
    const now = await world(house(brief));
    const here = await sent(now);
    const plan = now.document(here).plans.at(-1);
    expect(plan).toMatchObject({ status: 'submitted' });
    const { script, words } = without();
    expect(
      await now.publisher.publish(
        house((text) => script(brief(text)), words),
        by,
      ),
    ).toMatchObject({ kind: 'published', moved: [] });
    const after = await now.write(here, 'Tak');
    expect(after.plans.at(-1)).toEqual(plan);
    expect(after.state).toMatchObject({ status: 'done', answers: { goal: { 'own-goal': { value: 'Ro på' } } } });
    expect(after.tasks.filter(({ closed }) => closed === undefined).map(({ kind }) => kind)).toContain('submitted');
  });

  test('a question that has become another one opens what was done, and keeps the old answer', async () => {
    const now = await world(house(brief));
    const here = await sent(now);
    await now.publisher.publish(
      house((text) => `${brief(text)}migrate:\n  - again: [goal.own-goal]\n`),
      by,
    );
    const after = await now.open(here);
    expect([after.state?.status, after.card?.card.key]).toEqual(['open', 'goal.own-goal']);
    expect(after.state?.answers['goal']).toMatchObject({ 'own-goal~1': { value: 'Ro på' } });
  });
});

describe('going back', () => {
  test('gives renamed questions their old names, for those who have moved and those who have not', async () => {
    const now = await world();
    const moved = await now.citizen('Ro på');
    const still = await now.citizen('Mere søvn');
    await now.publisher.publish(house(renamed.script, renamed.words), by);
    await now.write(moved, 'Fordi');
    const result = await now.publisher.rollback(1, { by: 'Lars', note: 'For tidligt' });
    expect(result).toMatchObject({ kind: 'published', version: { number: 3, of: 1, by: 'Lars', note: 'For tidligt' } });
    for (const [here, words] of [
      [moved, 'Ro på'],
      [still, 'Mere søvn'],
    ] as const) {
      const { state } = await now.write(here, 'hjælp');
      expect(state?.answers['goal']?.['own-goal']?.value).toBe(words);
    }
    expect(await now.publisher.rollback(1, by)).toEqual({ kind: 'unchanged', number: 3 });
    expect(await now.publisher.rollback(9, by)).toEqual({ kind: 'unknown-version', known: [1, 2, 3] });
    await now.publisher.publish(house(renamed.script, renamed.words), by);
    expect((await now.write(still, 'hjælp')).state?.answers['goal']?.['wish']?.value).toBe('Mere søvn');
  });

  test('says who is moved: whoever stands on what the old version does not have goes to the first open question', async () => {
    const now = await world();
    const more = (text: string): string => text.replace('      why:', '      now:      { ask: text }\n      why:');
    const moreWords = (text: string): string => text.replace('  why: {', '  now: { ask: "Hvad nu?", line: Nu }\n  why: {');
    await now.publisher.publish(house(more, moreWords), by);
    const here = await now.citizen('Ro på');
    expect(now.document(here).card?.card.key).toBe('goal.now');
    const result = await now.publisher.rollback(1, by);
    const sees = { step: 'goal.why', text: 'Du vil gerne …. Hvorfor?' };
    expect(result).toMatchObject({ kind: 'published', moved: [{ citizen: here, script: 'intake', step: 'goal.now', sees }] });
    expect((await now.open(here)).card?.card.key).toBe('goal.why');
  });
});

describe('withdrawing', () => {
  test('ends politely at once, for whoever stands there and whoever opens the page, and answers stay', async () => {
    const now = await world();
    const writes = await now.citizen('Ro på');
    const opens = await now.citizen('Mere søvn');
    const step = { script: 'intake', key: 'goal.why' };
    expect(await now.publisher.withdraw(step, { by: 'Mette', note: 'Forkert' })).toEqual({ kind: 'withdrawn', ...step });
    const after = await now.write(writes, 'Fordi');
    expect(said(after)).toEqual(['app.withdrawn', 'barriers.any.ask']);
    expect(after.state?.answers['goal']).toEqual(expect.not.objectContaining({ why: expect.anything() }));
    const opened = await now.open(opens);
    expect([opened.transcript.at(-2)?.key, opened.card?.card.key]).toEqual(['app.withdrawn', 'barriers.any']);
    expect(await now.publisher.withdraw(step, by)).toEqual({ kind: 'unchanged', ...step });
    expect((await now.publisher.list()).withdrawals).toMatchObject([{ ...step, by: 'Mette', note: 'Forkert' }]);
  });

  test('outlasts a new version, also under another name, and is asked again when it is restored', async () => {
    const now = await world();
    const step = { script: 'intake', key: 'goal.own-goal' };
    await now.publisher.withdraw(step, by);
    const result = await now.publisher.publish(house(renamed.script, renamed.words), by);
    expect(result).toMatchObject({ kind: 'published', withdrawn: ['intake:goal.own-goal', 'intake:goal.wish'] });
    const asked = (): readonly string[] => walk(now.scripts.main.dialogue, {}).map(({ text }) => text);
    expect(asked()).not.toContain('goal.wish');
    await now.publisher.restore({ script: 'intake', key: 'goal.wish' }, by);
    expect(asked()).toContain('goal.wish');
    expect(await now.publisher.restore({ script: 'intake', key: 'goal.wish' }, by)).toMatchObject({ kind: 'unknown-step' });
  });

  test('names a step that there is, and never the one that sends', async () => {
    const now = await world();
    const result = await now.publisher.withdraw({ script: 'intake', key: 'goal.own' }, by);
    expect(result.kind === 'unknown-step' && result.known).toContain('goal.own-goal');
    expect(await now.publisher.withdraw({ script: 'nothing', key: 'a.b' }, by)).toEqual({ kind: 'unknown-step', known: [] });
    expect(await now.publisher.withdraw({ script: 'intake', key: 'send.read-back' }, by)).toMatchObject({ kind: 'needed' });
  });
});
