import { describe, expect, test } from 'vitest';
import { walk } from '../../src/engine/walk.ts';
import { at } from './fixture.ts';
import { Talk } from './talk.ts';

/** The whole small dialogue up to the read-back. */
function toReadBack(): Talk {
  return new Talk().say(
    'ja',
    'Have mere ro',
    'spring over',
    'ved ikke',
    'ja',
    'søvn og gæld',
    'ja',
    '7',
    'En fast rytme',
    '3',
    'gæld',
    'hver uge',
    'ingen',
    'Anna Ask',
    'spring over',
    'i morgen',
  );
}

describe('the way through', () => {
  test('what is to be said comes before the first question, once', () => {
    const talk = new Talk();
    expect(talk.said).toEqual(['welcome.hello.ask']);
    expect(talk.asked).toBe('welcome.ready');
    expect(talk.take({ kind: 'start', at }).output.messages).toEqual([]);
    expect(talk.asked).toBe('welcome.ready');
  });

  test('every answer leads to the next open question, the rounds of a repeat one after the other', () => {
    const talk = new Talk();
    const asked: (string | undefined)[] = [];
    for (const text of ['ja', 'Ro', 'spring over', 'ved ikke', 'ja', 'søvn og gæld', 'ja', '7', 'En fast rytme', '3'])
      asked.push(talk.say(text).asked);
    expect(asked).toEqual([
      'goal.own',
      'goal.why',
      'goal.job',
      'barriers.any',
      'barriers.which',
      'barriers.which',
      'barriers.each[sleep].weight',
      'barriers.each[sleep].helped',
      'barriers.each[money].weight',
      'barriers.first',
    ]);
  });

  test('a step whose condition does not hold is not on the path', () => {
    const talk = new Talk().say('ja', 'Ro', 'spring over', 'ved ikke', 'nej');
    expect(talk.asked).toBe('contact.every');
  });

  test('the read-back holds every own answer, and sending ends it', () => {
    const talk = toReadBack();
    expect(talk.asked).toBe('send.read-back');
    expect(talk.last.output.question?.lines?.map((line) => line.key)).toContain('barriers.each[money].weight');
    talk.say('send');
    expect(talk.state.status).toBe('done');
    expect(talk.last.output.question).toBeUndefined();
    expect(talk.effects).toContain('submit');
  });

  test('own words are kept verbatim, ways past are answers of their own, typed choices keep their words', () => {
    const { answers } = toReadBack().state;
    expect(answers['goal']).toMatchObject({
      own: { value: 'Have mere ro' },
      why: { value: { none: 'skipped' } },
      job: { value: { none: 'unknown' } },
    });
    expect(answers['barriers']?.['which']).toMatchObject({ value: ['sleep', 'money'], quote: 'søvn og gæld' });
  });

  test('"ved ikke" where one may only skip is no quotation but a skip', () => {
    const talk = new Talk().say('ja', 'Ro', 'ved ikke');
    expect(talk.state.answers['goal']?.['why']).toMatchObject({ value: { none: 'skipped' }, quote: 'ved ikke' });
  });

  test('progress counts the sections', () => {
    expect(new Talk().last.output.question?.progress).toEqual({ at: 1, of: 5 });
    expect(new Talk().say('ja').last.output.question?.progress).toEqual({ at: 2, of: 5 });
  });
});

describe('what is not understood', () => {
  test('is asked again in other words, twice, and then a person is offered', () => {
    const talk = new Talk().say('hvad?');
    expect(talk.last.output.question).toMatchObject({ key: 'welcome.ready', tries: 1 });
    expect(talk.say('øh').last.output.question).toMatchObject({ tries: 2 });
    talk.say('bla');
    expect(talk.last.output.question).toMatchObject({ key: 'welcome.ready', tries: 3 });
    expect(talk.said).toEqual(['app.stuck']);
    expect(talk.effects).toContain('task:stuck');
    expect(talk.say('blu').effects).not.toContain('task:stuck');
    expect(talk.say('ja').asked).toBe('goal.own');
  });

  test('what cannot be is said so, not asked in other words as well; after three a person is offered', () => {
    const talk = new Talk().say('ja', 'Ro', 'spring over', 'ved ikke', 'ja', 'søvn', '11');
    expect(talk.said).toEqual(['app.out-of-range']);
    expect(talk.last.output.question?.tries).toBe(0);
    expect(talk.say('12').said).toEqual(['app.out-of-range']);
    expect(talk.say('13').said).toEqual(['app.out-of-range', 'app.stuck']);
  });

  test('two readings are offered, the chosen one is the answer, and the words are kept', () => {
    const talk = new Talk().say('ja', 'Ro', 'spring over', 'ved ikke', 'ja', 'søvn', '7-8');
    expect(talk.last.output.question).toMatchObject({ kind: 'readings', values: [7, 8] });
    talk.tap(8);
    expect(talk.state.answers['barriers']?.['each[sleep].weight']).toMatchObject({ value: 8, quote: '7-8' });
  });

  test('readings can be answered in writing, or with another answer altogether', () => {
    const talk = new Talk().say('ja', 'Ro', 'spring over', 'ved ikke', 'ja', 'søvn', '7-8', 'otte');
    expect(talk.state.answers['barriers']?.['each[sleep].weight']?.value).toBe(8);
  });

  test('what is no reading leads back to the question, and a person is offered in the end', () => {
    const talk = new Talk().say('ja', 'Ro', 'spring over', 'ved ikke', 'ja', 'søvn', '7-8', 'tja', 'hmm', 'altså');
    expect(talk.last.output.question).toMatchObject({ kind: 'scale', tries: 3 });
    expect(talk.effects).toContain('task:stuck');
  });

  test('a button of an older question changes nothing', () => {
    const talk = new Talk();
    const before = talk.state;
    const result = talk.take({ kind: 'message', text: 'Ja', at, reply: { token: 'q0', value: 'yes' } });
    expect(result.output.stale).toBe(true);
    expect(talk.state).toEqual(before);
  });
});

describe('back and change', () => {
  test('back asks the question before, with the answer that stands', () => {
    const talk = new Talk().say('ja', 'Ro', 'tilbage');
    expect(talk.last.output.question).toMatchObject({ key: 'goal.own', standing: 'Ro' });
    expect(talk.say('tilbage').asked).toBe('welcome.ready');
    expect(talk.say('tilbage').said).toEqual(['app.nothing-back']);
  });

  test('after the change the dialogue goes on where it was; only what depends on the answer is open again', () => {
    const talk = new Talk().say('ja', 'Ro', 'Det betyder alt', 'Gartner', 'ja', 'søvn', '7');
    talk.take({ kind: 'command', command: 'change', target: 'goal.own', at });
    talk.say('Arbejde med dyr');
    expect(talk.said).toEqual(['app.changed', 'app.reopened']);
    expect(talk.asked).toBe('goal.why');
    expect(talk.say('Fordi').asked).toBe('barriers.each[sleep].helped');
    expect(talk.state.answers['goal']?.['job']?.value).toBe('Gartner');
  });

  test('changing and changing back leaves nothing open', () => {
    const talk = new Talk().say('ja', 'Ro', 'Det betyder alt', 'Gartner');
    talk.take({ kind: 'command', command: 'change', target: 'goal.own', at });
    talk.say('Dyr');
    talk.take({ kind: 'command', command: 'change', target: 'goal.own', at });
    talk.say('Ro');
    expect(talk.asked).toBe('barriers.any');
  });

  test('answers that fall off the path are kept and feed nothing; back on it they hold', () => {
    const talk = toReadBack();
    talk.take({ kind: 'command', command: 'change', target: 'barriers.any', at });
    talk.say('nej');
    expect(talk.asked).toBe('send.read-back');
    expect(walk(talk.dialogue, talk.state.answers).some((item) => item.key.startsWith('barriers.each'))).toBe(false);
    expect(talk.state.answers['barriers']?.['each[sleep].weight']?.value).toBe(7);
    talk.take({ kind: 'command', command: 'change', target: 'barriers.any', at });
    expect(talk.say('ja').asked).toBe('send.read-back');
    expect(walk(talk.dialogue, talk.state.answers).some((item) => item.key === 'barriers.each[sleep].weight')).toBe(true);
  });

  test('one barrier more asks only about that one', () => {
    const talk = toReadBack();
    talk.take({ kind: 'command', command: 'change', target: 'barriers.which', at });
    expect(talk.say('søvn, gæld og smerter', 'ja').asked).toBe('barriers.each[pain].weight');
    expect(talk.say('2').asked).toBe('barriers.first');
    expect(talk.say('smerter').asked).toBe('send.read-back');
  });

  test('"jeg vil ændre det første" opens the first answer; without a number the list is shown', () => {
    const talk = new Talk().say('ja', 'Ro', 'jeg vil ændre det første');
    expect(talk.asked).toBe('welcome.ready');
    talk.say('ja', 'jeg vil ændre noget');
    expect(talk.last.output.question).toMatchObject({ kind: 'change' });
    expect(talk.say('2').asked).toBe('goal.own');
  });

  test('a "nej" to the read-back opens the list', () => {
    expect(toReadBack().say('nej').last.output.question?.kind).toBe('change');
  });

  test('a sent draft that is changed is open again and is sent anew', () => {
    const talk = toReadBack().say('send', 'jeg vil ændre noget');
    talk.tap('goal.own');
    expect(talk.asked).toBe('goal.own');
    talk.say('Dyr', 'Fordi');
    expect(talk.asked).toBe('send.read-back');
    expect(talk.effects).toContain('reopen');
    expect(talk.say('send').effects).toContain('submit');
  });

  test('a sent draft that is looked at and left alone stays sent', () => {
    const talk = toReadBack().say('send');
    talk.take({ kind: 'command', command: 'change', target: 'goal.own', at });
    talk.say('Have mere ro');
    expect(talk.state.status).toBe('done');
    expect(talk.effects).not.toContain('reopen');
  });
});

describe('a person, a pause, danger', () => {
  test('talk to a person shows the contact, raises a task, and the question stays open', () => {
    const talk = new Talk().say('kan jeg tale med et menneske');
    expect(talk.said).toEqual(['app.person.contact']);
    expect(talk.effects).toContain('task:person');
    expect(talk.asked).toBe('welcome.ready');
  });

  test('own words from a page are understood as any writing: a command is none of the answers', () => {
    const write = (text: string): Talk => {
      const talk = new Talk().say('ja');
      talk.take({ kind: 'message', text, at, reply: { token: talk.last.output.question!.token, value: text } });
      return talk;
    };
    expect(write('pause').state.status).toBe('paused');
    expect(write('kan jeg tale med et menneske').effects).toContain('task:person');
    expect(write('Ro').state.answers['goal']?.['own']).toMatchObject({ value: 'Ro' });
    const late = new Talk().say('ja', 'Ro');
    expect(late.take({ kind: 'message', text: 'pause', at, reply: { token: 'q2', value: 'pause' } }).output.stale).toBe(true);
  });

  test('a pause asks nothing; whatever is written next goes on', () => {
    const talk = new Talk().say('ja', 'pause');
    expect(talk.state.status).toBe('paused');
    expect(talk.asked).toBeUndefined();
    expect(talk.say('Ro').asked).toBe('goal.why');
  });

  test('danger holds the dialogue: nothing is taken as an answer until it is let go on', () => {
    const talk = new Talk().say('ja');
    talk.take({ kind: 'hold', about: 'self-harm', at });
    expect(talk.said).toEqual(['app.danger.self-harm']);
    expect(talk.effects).toEqual(['task:danger']);
    expect(talk.asked).toBeUndefined();
    expect(talk.say('Jeg vil have ro').said).toEqual(['app.held']);
    expect(talk.state.answers['goal']).toBeUndefined();
    expect(talk.say('kan jeg tale med et menneske').said).toEqual(['app.person.contact']);
    expect(talk.take({ kind: 'staff', action: 'resume', at }).output.question?.key).toBe('goal.own');
  });

  test('danger after sending ends in nothing being asked', () => {
    const talk = toReadBack().say('send');
    talk.take({ kind: 'hold', about: 'violence', at });
    talk.say('videre');
    expect(talk.state.status).toBe('done');
    expect(talk.asked).toBeUndefined();
  });

  test('words after sending are kept and passed on; mere thanks raise nothing', () => {
    const talk = toReadBack().say('send', 'Jeg glemte at sige at jeg har en hund');
    expect(talk.effects).toEqual(['task:message']);
    expect(talk.say('mange tak').effects).toEqual([]);
  });

  test('nobody is left without an answer when nothing is open', () => {
    const talk = toReadBack().say('send', 'fortsæt');
    expect(talk.said).toEqual(['app.nothing-open']);
    talk.say('jeg vil ændre noget', 'tilbage');
    expect(talk.said).toEqual(['app.nothing-open']);
    expect(talk.state.open).toBeUndefined();
    expect(talk.say('Jeg glemte noget').said).toEqual(['app.noted']);
  });

  test('words that stand in one answer pick it from the list; other words show the list again', () => {
    const talk = toReadBack().say('ret', 'have mere ro');
    expect(talk.asked).toBe('goal.own');
    talk.say('ret', 'banan');
    expect(talk.last.output.question?.kind).toBe('change');
    expect(talk.said).toEqual(['app.again.number']);
  });

  test('another language asks the same question', () => {
    const talk = new Talk().say('english');
    expect(talk.state.language).toBe('en');
    expect(talk.asked).toBe('welcome.ready');
    expect(talk.say('yes please').asked).toBe('goal.own');
  });
});
