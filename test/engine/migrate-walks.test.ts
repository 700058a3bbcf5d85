/** Random conversations over random edits of their script. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedOf } from '../../src/engine/asked.ts';
import { migrate } from '../../src/engine/migrate.ts';
import { prepare } from '../../src/engine/prepare.ts';
import type { Script } from '../../src/engine/script.ts';
import type { State } from '../../src/engine/state.ts';
import { edited } from './edits.ts';
import { at, data, small, when } from './fixture.ts';
import { Talk } from './talk.ts';

const texts = [
  'ja',
  'nej',
  'Ro',
  '5',
  'søvn og gæld',
  'ondt i ryggen og gæld',
  'spring over',
  'ved ikke',
  'ret 1',
  'tilbage',
  'pause',
  '1',
];

test('whatever was said and whatever is edited: nothing is lost, nobody is stuck, and twice is the same as once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...texts), { maxLength: 30 }),
      edited(small),
      edited(small),
      fc.boolean(),
      (said, one, two, knows) => {
        let { state } = new Talk().say(...said);
        let before = small;
        for (const script of [one, { ...two, structure: `${two.structure}-two` }]) {
          const to = prepare(script, data);
          const after = migrate(to, state, script.migrate, knows ? askedOf(before) : {});
          expect(JSON.parse(JSON.stringify(after))).toEqual(after);
          expect(migrate(to, after, script.migrate)).toBe(after);
          expect(wordsOf(after)).toEqual(expect.arrayContaining([...wordsOf(state)]));
          if (after.cursor !== undefined) expect(to.program.byText.has(after.cursor.step)).toBe(true);
          finishes(script, after);
          state = after;
          before = script;
        }
      },
    ),
    { numRuns: 150 },
  );
});

/** Every value, quote and other words, each as often as it is there. */
function wordsOf(state: State): readonly string[] {
  const answers = Object.values(state.answers).flatMap((keyed) => Object.values(keyed));
  return answers.map(({ value, quote, other, turn }) => JSON.stringify([value, quote, other, turn]));
}

const replies: Readonly<Record<string, string>> = {
  'yes-no': 'ja',
  choices: '1',
  choice: '1',
  scale: '5',
  number: '3',
  date: 'i morgen',
  summary: 'send',
};

/** Whoever answers each question comes to the end. */
function finishes(script: Script, state: State): void {
  const talk = new Talk(prepare(script, data));
  talk.state = state;
  talk.take({ kind: 'command', command: 'resume', at });
  for (let turns = 0; talk.state.status !== 'done' && turns < 200; turns += 1) {
    const kind = talk.last.output.question?.kind ?? '';
    talk.say(
      kind === 'readings' ? 'tak for det hele' : kind === 'confirm' ? 'ja' : kind === 'change' ? 'tilbage' : (replies[kind] ?? 'Noget'),
    );
  }
  expect(talk.state.status).toBe('done');
}

test('a condition may have other words for the same: what was on the path and is not any more is kept', () => {
  const { state } = new Talk().say('ja', 'Ro', 'spring over', 'Noget med dyr', 'ja', 'søvn og smerter', '7');
  const barriers = small.sections.find(({ id }) => id === 'barriers')!;
  const sections = small.sections.map((one) => (one === barriers ? { ...one, when: when('goal.own == "x"', 'goal.own') } : one));
  const after = migrate(prepare({ ...small, sections, structure: 'next' }, data), state, []);
  expect(wordsOf(after)).toEqual(wordsOf(state));
  expect(after.cursor?.step.startsWith('barriers.')).toBe(false);
});
