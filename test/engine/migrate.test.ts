/** Conversations that find their place in another structure: by moves, by kind, by what is open; and never at a loss. */
import { describe, expect, test } from 'vitest';
import { askedOf } from '../../src/engine/asked.ts';
import { migrate } from '../../src/engine/migrate.ts';
import { prepare } from '../../src/engine/prepare.ts';
import type { Move, Script } from '../../src/engine/script.ts';
import { step } from '../../src/engine/step.ts';
import type { State } from '../../src/engine/state.ts';
import { at, data, dialogue, sectionOf, small } from './fixture.ts';
import { Talk } from './talk.ts';

const asked = askedOf(small);

/** The fixture's script under another structure, with sections exchanged by id. */
function next(...changed: Script['sections']): Script {
  const sections = small.sections.map((section) => changed.find(({ id }) => id === section.id) ?? section);
  return { ...small, sections, structure: 'next' };
}

function moved(state: State, script: Script, ...moves: readonly Move[]): State {
  return migrate(prepare(script, data), state, moves, asked);
}

/** A talk that goes on in another structure. */
function onwards(state: State, script: Script): Talk {
  const talk = new Talk(prepare(script, data));
  talk.state = state;
  return talk;
}

const goal = (...steps: Parameters<typeof sectionOf>[1]) => sectionOf('goal', steps);
const own = { ask: 'text', id: 'own', sensitive: true, plan: 'goal' } as const;
const job = { ask: 'text', id: 'job', unknown: true, plan: 'job-goal' } as const;
const toWeight = ['ja', 'Ro', 'spring over', 'Noget med dyr', 'ja', 'søvn og smerter', '7'] as const;

describe('moves', () => {
  test('renamed: the answer goes with the question, also in every round, and so does whoever stands there', () => {
    const { state } = new Talk().say(...toWeight);
    const barriers = small.sections.find(({ id }) => id === 'barriers')!;
    const steps = barriers.steps.map((one) =>
      one.ask === 'repeat'
        ? { ...one, id: 'round', steps: one.steps.map((inner) => ({ ...inner, id: inner.id === 'helped' ? 'help' : 'load' })) }
        : one,
    );
    const script = next({
      ...barriers,
      steps: steps.map((one) => (one.ask === 'repeat' ? { ...one, steps: one.steps.map(noWhen) } : one)),
    });
    const after = moved(
      state,
      script,
      { kind: 'renamed', from: 'barriers.weight', to: 'barriers.load' },
      { kind: 'renamed', from: 'barriers.helped', to: 'barriers.help' },
    );
    expect(state.cursor).toEqual({ step: 'barriers.helped', each: 'sleep' });
    expect(after.cursor).toEqual({ step: 'barriers.help', each: 'sleep' });
    expect(after.answers['barriers']).toMatchObject({ 'round[sleep].load': { value: 7 }, which: { value: ['sleep', 'pain'] } });
    expect(after.open).toBeUndefined();
    expect(onwards(after, script).say('Hallo').asked).toBe('barriers.round[sleep].help');
  });

  test('one after the other: what was renamed twice has its last name', () => {
    const { state } = new Talk().say('ja', 'Ro');
    const after = moved(
      state,
      next(goal({ ...own, id: 'third' }, job)),
      { kind: 'renamed', from: 'goal.own', to: 'goal.second' },
      { kind: 'renamed', from: 'goal.second', to: 'goal.third' },
    );
    expect(after.answers['goal']).toMatchObject({ third: { value: 'Ro' } });
  });

  test('renamed onto a question that was answered too: the other answer is kept beside', () => {
    const { state } = new Talk().say('ja', 'Ro', 'spring over', 'Noget med dyr');
    const after = moved(state, next(goal(job)), { kind: 'renamed', from: 'goal.own', to: 'goal.job' });
    expect(after.answers['goal']).toMatchObject({ job: { value: 'Ro' }, 'job~1': { value: 'Noget med dyr' } });
  });

  test('removed: whoever stands there goes on where the move says, and the answer is kept where it feeds nothing', () => {
    const { state } = new Talk().say('ja', 'Ro', 'Fordi');
    const back = { ...state, cursor: { step: 'goal.why' } };
    const script = next(goal(own, job));
    const after = moved(back, script, { kind: 'removed', from: 'goal.why', to: 'goal.job' });
    expect(after.cursor).toEqual({ step: 'goal.job' });
    expect(after.answers['goal']?.['why']?.value).toBe('Fordi');
    expect(onwards(after, script).say('Hvad?').last.output).toMatchObject({
      messages: [{ key: 'app.stale' }],
      question: { key: 'goal.job' },
    });
  });

  test('removed, to something that is only said: it is said, and the dialogue goes on', () => {
    const { state } = new Talk().say('ja');
    const script = next(goal({ ask: 'say', id: 'news' }, job));
    const after = moved(state, script, { kind: 'removed', from: 'goal.own', to: 'goal.news' });
    const talk = onwards(after, script);
    talk.take({ kind: 'start', at });
    expect([talk.said, talk.asked]).toEqual([['goal.news.ask'], 'goal.job']);
  });

  test('again: the old answer is kept beside, and the question is asked before all is read back', () => {
    const { state } = new Talk().say('ja', 'Ro', 'spring over');
    const after = moved(state, next(), { kind: 'again', step: 'goal.own' });
    expect(after.answers['goal']).toMatchObject({ 'own~1': { value: 'Ro' } });
    expect(after.answers['goal']?.['own']).toBeUndefined();
    expect(after.cursor).toEqual({ step: 'goal.job' });
    const short = { ...next(), sections: next().sections.filter(({ id }) => id === 'goal' || id === 'send') };
    const talk = onwards(moved(state, short, { kind: 'again', step: 'goal.own' }), short).say('Noget med dyr');
    expect(talk.asked).toBe('goal.own');
    expect(talk.say('Mere ro').asked).toBe('goal.why');
    expect(talk.say('spring over').asked).toBe('send.read-back');
    expect(talk.say('send').state.status).toBe('done');
  });
});

const noWhen = <S extends object>(one: S): S => {
  const { when: _gone, ...rest } = one as S & { when?: unknown };
  return rest as unknown as S;
};

describe('what is open', () => {
  test('the very same question stays open, and its old button counts', () => {
    const talk = new Talk().say('ja');
    const script = next(goal({ ask: 'yes-no', id: 'first' }, own, job));
    const after = moved(talk.state, script);
    expect(after).toMatchObject({ open: talk.state.open, cursor: { step: 'goal.own' } });
    const on = onwards(after, script).say('Ro');
    expect([on.state.answers['goal']?.['own']?.value, on.asked]).toEqual(['Ro', 'goal.job']);
  });

  test('another kind or other options: an old button is stale, and what is written is taken for no answer', () => {
    const { state } = new Talk().say('ja');
    const script = next(goal({ ask: 'scale', id: 'own' }, job));
    const after = moved(state, script);
    expect(after.open).toBeUndefined();
    const reply = { token: state.open!.token, value: 'Ro' };
    for (const input of [{ kind: 'message', text: '7', at } as const, { kind: 'message', text: 'Ro', reply, at } as const]) {
      const result = step(prepare(script, data), after, input);
      expect(result.output).toMatchObject({ messages: [{ key: 'app.stale' }], question: { key: 'goal.own', kind: 'scale' } });
      expect(result.state.answers['goal']).toBeUndefined();
    }
    expect(step(prepare(script, data), after, { kind: 'message', text: 'pause', at }).state.status).toBe('paused');
    expect(step(prepare(script, data), after, { kind: 'hold', about: 'violence', at }).state.status).toBe('held');
  });

  test('without knowing what was asked, nothing counts as the same', () => {
    expect(migrate(prepare(next(), data), new Talk().say('ja').state, []).open).toBeUndefined();
  });

  test('a read-back is shown anew, so that nobody sends another one than was shown', () => {
    const only = { ...small, sections: small.sections.filter(({ id }) => id === 'goal' || id === 'send') };
    const talk = new Talk(prepare(only, data)).say('Ro', 'spring over', 'Noget med dyr');
    expect(talk.asked).toBe('send.read-back');
    const script = { ...only, sections: [goal(own, job), only.sections[1]!], structure: 'next' };
    const after = migrate(prepare(script, data), talk.state, [], askedOf(only));
    expect(after.cursor).toEqual({ step: 'send.read-back' });
    const on = onwards(after, script).say('send');
    expect([on.state.status, on.asked]).toEqual(['open', 'send.read-back']);
    expect(on.say('send').state.status).toBe('done');
  });

  test('pieces of an answer that were waiting are kept beside', () => {
    const talk = new Talk().say('ja');
    talk.take({ kind: 'message', text: 'Jeg vil gerne', at, joins: true });
    const after = moved(talk.state, next(goal({ ask: 'scale', id: 'own' }, job)));
    expect(after.answers['goal']?.['own~1']?.value).toBe('Jeg vil gerne');
  });

  test('nothing is asked any more: the dialogue is done', () => {
    const { state } = new Talk().say('ja');
    const script = { ...small, sections: small.sections.slice(0, 1), structure: 'next' };
    expect(moved(state, script)).toMatchObject({ status: 'done', structure: 'next' });
    expect(moved(state, script).cursor).toBeUndefined();
  });
});

describe('status', () => {
  const finished = (): State => {
    const only = { ...small, sections: small.sections.filter(({ id }) => id === 'goal' || id === 'send') };
    return new Talk(prepare(only, data)).say('Ro', 'spring over', 'Noget med dyr', 'send').state;
  };
  test('what is done stays done, though there is more to ask', () => {
    expect(moved(finished(), next())).toEqual({ ...finished(), structure: 'next' });
  });
  test('unless a question is expressly to be asked again', () => {
    const after = moved(finished(), next(), { kind: 'again', step: 'goal.own' });
    expect(after).toMatchObject({ status: 'open', answers: { goal: { 'own~1': { value: 'Ro' } } } });
    expect(moved(finished(), next(goal(job)), { kind: 'again', step: 'goal.own' }).status).toBe('done');
  });
  test('a list of answers that was open over a done dialogue does not open it', () => {
    const listed = { ...finished(), open: { kind: 'change', token: 'q9', keys: ['goal.own'] } as const };
    const after = moved(listed, next());
    expect([after.status, after.cursor, after.open]).toEqual(['done', undefined, undefined]);
  });
  test.each(['paused', 'held'] as const)('%s is kept, with a place in the new structure', (status) => {
    const { state } = new Talk().say('ja', 'Ro');
    const { open: _open, ...rest } = state;
    const script = next(goal(own, job));
    const after = moved({ ...rest, status }, script);
    expect(after).toMatchObject({ status, cursor: { step: 'goal.job' } });
    const talk = onwards(after, script);
    if (status === 'held') talk.take({ kind: 'staff', action: 'resume', at });
    else talk.say('Hej igen');
    expect([talk.asked, talk.state.answers['goal']?.['job']]).toEqual(['goal.job', undefined]);
  });
  test('one that has not begun begins in the new structure', () => {
    const fresh = { ...new Talk().state, structure: 'older' };
    const { cursor: _cursor, open: _open, ...begun } = fresh;
    const after = migrate(dialogue, begun, []);
    expect(after).toEqual({ ...begun, structure: 'fixture' });
  });
});
