/** The short way in the engine: what is asked on it and how, what is told of it, and how those come to it who began before there was one. */
import { describe, expect, test } from 'vitest';
import { askedOf } from '../../src/engine/asked.ts';
import { migrate } from '../../src/engine/migrate.ts';
import { at } from './fixture.ts';
import { dialogue, dialogueOf, older, text } from './short-way-fixture.ts';
import { Talk } from './talk.ts';

describe('asking', () => {
  test('for one thing with one tap, where several may be chosen on the whole way', () => {
    const talk = new Talk(dialogue).tap('short').tap('Ro');
    const { question } = talk.last.output;
    expect(question).toMatchObject({ key: 'barriers.which', text: 'barriers.which.one', kind: 'choice', other: true });
    expect(question?.max).toBeUndefined();
    talk.tap('sleep');
    expect(talk.state.answers['barriers']?.['which']?.value).toEqual(['sleep']);
    talk.take({ kind: 'command', command: 'change', target: 'barriers.which', at });
    expect(talk.last.output.question?.standing).toBe('sleep');
  });

  test.each([
    ['søvn', { value: ['sleep'], quote: 'søvn' }],
    ['min nabo larmer', { value: ['other'], other: 'min nabo larmer', quote: 'min nabo larmer' }],
    ['spring over', { value: { none: 'skipped' }, quote: 'spring over' }],
  ] as const)('%j is understood', (said, answer) => {
    const talk = new Talk(dialogue).tap('short').tap('Ro').say(said);
    expect(talk.state.answers['barriers']?.['which']).toMatchObject(answer);
    expect(talk.asked).toBe('send.read-back');
  });

  test('two things are offered, and one is taken', () => {
    const talk = new Talk(dialogue).tap('short').tap('Ro').say('søvn gæld');
    expect(talk.last.output.question?.kind).toBe('readings');
    talk.tap('money');
    expect(talk.state.answers['barriers']?.['which']?.value).toEqual(['money']);
  });

  test('passed by, the question of the way takes the whole, and widens nothing', () => {
    const talk = new Talk(dialogue).tap({ none: 'skipped' });
    expect(talk.asked).toBe('start.ready');
    talk.take({ kind: 'command', command: 'more', at });
    expect(talk.said).toEqual(['app.more-none']);
    expect(talk.asked).toBe('start.ready');
  });
});

describe('what is told of it', () => {
  test('what leads up to the questions is not read back before it is sent, and can be changed all the same', () => {
    const talk = new Talk(dialogue).tap('short').tap('Ro').tap('sleep');
    const keys = (): readonly string[] => (talk.last.output.question?.lines ?? []).map(({ key }) => key);
    expect(keys()).toEqual(['goal.own-goal', 'barriers.which']);
    talk.take({ kind: 'command', command: 'change', at });
    expect(keys()).toEqual(['start.way', 'goal.own-goal', 'barriers.which']);
  });

  test('parts and minutes are those of the way that is taken', () => {
    const talk = new Talk(dialogue);
    expect(talk.last.output.question?.progress).toEqual({ at: 0, of: 0 });
    talk.tap('short');
    expect(talk.last.output.question?.progress).toEqual({ at: 1, of: 3 });
    talk.tap('Ro').take({ kind: 'command', command: 'pause', at });
    talk.take({ kind: 'tick', name: 'returned', at: '2026-11-30T10:00:00Z' });
    expect(talk.last.output.messages[0]).toMatchObject({ key: 'app.recap', params: { done: 1, of: 3, minutes: 2 } });
    talk.tap('sleep');
    expect(talk.last.output.question?.progress).toEqual({ at: 3, of: 3 });
    talk.take({ kind: 'command', command: 'more', at });
    // Goal 3 less 1, what works 2, barriers 4 less 1, and to send it again, which has taken its minute.
    expect(talk.last.output.messages).toEqual([{ key: 'app.more', params: { minutes: 7 } }]);
    expect(talk.last.output.question?.progress).toEqual({ at: 1, of: 4 });
  });

  test('a portion is offered when the whole way was chosen, not while it is asked, and not on the short one', () => {
    const talk = new Talk(dialogue);
    expect(talk.last.output.question?.portion).toBeUndefined();
    expect(talk.tap('whole').last.output.question?.portion).toBe(true);
    expect(talk.tap('yes').last.output.question?.portion).toBeUndefined();
    expect(new Talk(dialogue).tap('short').last.output.question?.portion).toBeUndefined();
  });

  test('telling more is offered where it is read back, and nowhere else', () => {
    const talk = new Talk(dialogue).tap('short').tap('Ro');
    expect(talk.last.output.question?.more).toBeUndefined();
    expect(talk.tap('pain').last.output.question?.more).toBe(true);
  });
});

describe('widening', () => {
  test('opens what was passed by, and answers what follows from what was told', () => {
    const talk = new Talk(dialogue).tap('short').tap({ none: 'skipped' }).tap('pain').tap({ send: true });
    expect(talk.state.status).toBe('done');
    talk.say('jeg vil fortælle mere');
    expect(talk.asked).toBe('goal.own-goal');
    expect(talk.state.answers['start']?.['ready']).toEqual({ value: 'yes', turn: 0 });
    expect(talk.state.answers['barriers']?.['any']).toEqual({ value: 'yes', turn: 0 });
    expect(talk.state.answers['barriers']?.['which']?.value).toEqual(['pain']);
    talk.tap('Ro').tap('Fordi').tap('Noget');
    expect(talk.asked).toBe('barriers.each[pain].weight');
  });

  test('by changing the answer is the same as by the command', () => {
    const [one, other] = [0, 1].map(() => new Talk(dialogue).tap('short').tap('Ro').tap('pain'));
    one!.take({ kind: 'command', command: 'more', at });
    other!.take({ kind: 'command', command: 'change', target: 'start.way', at });
    other!.tap('whole');
    const { turn: _one, ...way } = one!.state.answers['start']!['way']!;
    expect(other!.state.answers['start']!['way']).toMatchObject(way);
    expect([other!.asked, other!.said]).toEqual([one!.asked, one!.said]);
    expect(other!.state.answers['barriers']).toEqual(one!.state.answers['barriers']);
  });

  test('a script without a short way has no more to ask', () => {
    const talk = new Talk(older);
    talk.take({ kind: 'command', command: 'more', at });
    expect(talk.said).toEqual(['app.more-none']);
    expect(talk.asked).toBe('start.ready');
  });
});

test('the short way that is taken back is the whole way for all, and nothing that was told is lost', () => {
  const without = dialogueOf(text, ['start.way']);
  expect(new Talk(without).asked).toBe('start.ready');
  const talk = new Talk(without);
  talk.state = new Talk(dialogue).tap('short').tap('Ro').state;
  talk.take({ kind: 'command', command: 'repeat', at });
  for (const answer of ['yes', 'Fordi', 'Noget', 'yes', ['sleep'], 3] as const) talk.tap(answer);
  expect(talk.asked).toBe('send.read-back');
  expect(talk.state.answers['goal']?.['own-goal']?.value).toBe('Ro');
});

describe('whoever began before there was a short way', () => {
  const said = ['yes', 'Ro', 'Fordi', 'Noget', 'yes', ['sleep', 'pain'], 3, 4, { send: true }] as const;
  const begun = (turns: number): Talk => {
    const talk = new Talk(older);
    for (const answer of said.slice(0, turns)) talk.tap(answer);
    return talk;
  };

  test.each(said.map((_, turns) => turns))('after %i answers is where they were, and never asked about the way', (turns) => {
    const before = begun(turns);
    const talk = new Talk(dialogue);
    talk.state = migrate(dialogue, before.state, [], askedOf(older.script));
    expect(talk.state.answers['start']?.['way']).toEqual({ value: 'whole', turn: 0 });
    talk.take({ kind: 'command', command: 'repeat', at });
    expect(talk.asked).toBe(before.asked);
    const asked: (string | undefined)[] = [];
    for (const answer of said.slice(turns)) {
      asked.push(talk.asked);
      talk.tap(answer);
    }
    expect(asked).not.toContain('start.way');
    expect(talk.state.status).toBe('done');
  });

  test('and has sent it, has sent it: one answer changed leads back to the read-back alone', () => {
    const talk = new Talk(dialogue);
    talk.state = migrate(dialogue, begun(said.length).state, [], askedOf(older.script));
    expect(talk.state.status).toBe('done');
    talk.take({ kind: 'command', command: 'change', target: 'goal.why', at });
    talk.tap('Derfor');
    expect(talk.asked).toBe('send.read-back');
    talk.take({ kind: 'command', command: 'change', target: 'goal.why', at });
    talk.tap('Fordi');
    expect(talk.state.status).toBe('done');
  });

  test('or has opened the page and said nothing, is asked', () => {
    const { state } = new Talk(older);
    const fresh = { ...state, turn: 0, answers: {} };
    const { cursor: _cursor, open: _open, ...unopened } = fresh;
    const talk = new Talk(dialogue);
    talk.state = migrate(dialogue, unopened, [], askedOf(older.script));
    talk.take({ kind: 'start', at });
    expect(talk.asked).toBe('start.way');
  });
});
