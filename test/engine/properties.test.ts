import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commands, dangers, type Input } from '../../src/engine/input.ts';
import { begin, step } from '../../src/engine/step.ts';
import type { State } from '../../src/engine/state.ts';
import { walk } from '../../src/engine/walk.ts';
import { at, danish, dialogue } from './fixture.ts';

const phrases = [
  'ja',
  'nej',
  '5',
  '7-8',
  'søvn',
  'søvn og gæld',
  'ved ikke',
  'spring over',
  'hver uge',
  'i morgen',
  'ingen',
  'send',
  'Ro',
  'ret 2',
  '2',
  'tak',
  ...Object.values(danish.commands).flat(),
];
const text = fc.oneof(fc.constantFrom(...phrases), fc.string({ unit: 'grapheme', maxLength: 40 }));
const value = fc.oneof(
  fc.constantFrom<string | number>('yes', 'no', 'weekly', 'other', 'anna', 3, 11, -1, 1.5, 'goal.own', '2026-12-24'),
  fc.array(fc.constantFrom('sleep', 'pain', 'other', 'finances', 'x'), { maxLength: 5 }),
  fc.constantFrom({ none: 'skipped' as const }, { none: 'unknown' as const }, { none: 'declined' as const }, { send: true as const }),
);
/** An input; a tap answers the question that is open, or now and then another one. */
type Move = (state: State) => Input;
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 6,
    arbitrary: text.map((words): Move => () => ({ kind: 'message', text: words, at })),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(value, fc.boolean(), fc.option(fc.string(), { nil: undefined })).map(([tapped, old, other]): Move => (state) => ({
      kind: 'message',
      text: 'tap',
      at,
      reply: { token: old ? 'q0' : (state.open?.token ?? 'none'), value: tapped, ...(other !== undefined && { other }) },
    })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...commands), fc.option(fc.constantFrom('goal.own', 'barriers.which', 'en', 'x.y'), { nil: undefined }))
      .map(([command, target]): Move => () => ({ kind: 'command', command, at, ...(target !== undefined && { target }) })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom<Input>({ kind: 'start', at }, { kind: 'tick', name: 'returned', at }, { kind: 'staff', action: 'resume', at })
      .map(
        (input): Move =>
          () =>
            input,
      ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...dangers).map((about): Move => () => ({ kind: 'hold', about, at })),
  },
);
const moves = fc.array(move, { maxLength: 60 });
const first = (): State => begin(dialogue, { conversation: 'c1', language: 'da', at });

test('step never throws, the same input gives the same result, and the state given is left alone', () => {
  fc.assert(
    fc.property(moves, (inputs) => {
      let state = first();
      for (const next of inputs) {
        const input = next(state);
        const before = JSON.stringify(state);
        const result = step(dialogue, state, input);
        expect(step(dialogue, state, input)).toEqual(result);
        expect(JSON.stringify(state)).toBe(before);
        state = result.state;
      }
    }),
    { numRuns: 150 },
  );
});

test('the state survives JSON, and the dialogue goes on the same from what was read back', () => {
  fc.assert(
    fc.property(moves, (inputs) => {
      let live = first();
      let stored = first();
      for (const next of inputs) {
        live = step(dialogue, live, next(live)).state;
        stored = JSON.parse(JSON.stringify(step(dialogue, stored, next(stored)).state)) as State;
      }
      expect(stored).toEqual(live);
    }),
    { numRuns: 150 },
  );
});

test('at every turn something is asked, or the dialogue is paused, held or done', () => {
  fc.assert(
    fc.property(moves, (inputs) => {
      let state = first();
      for (const next of inputs) {
        const { state: after, output } = step(dialogue, state, next(state));
        if (!output.stale && after.status === 'open') expect(output.question?.token).toBe(after.open?.token);
        if (!output.stale && after.status === 'held') expect(output.question).toBeUndefined();
        state = after;
      }
    }),
    { numRuns: 150 },
  );
});

test('whoever answers each question comes to the end', () => {
  const answers: Readonly<Record<string, string>> = {
    'yes-no': 'ja',
    text: 'Noget',
    choices: '1, 2',
    choice: '1',
    scale: '5',
    number: '5',
    date: 'i morgen',
    summary: 'send',
  };
  fc.assert(
    fc.property(moves, (inputs) => {
      let state = first();
      for (const next of inputs) state = step(dialogue, state, next(state)).state;
      state = step(dialogue, state, { kind: 'command', command: 'resume', at }).state;
      let result = step(dialogue, state, { kind: 'command', command: 'language', target: 'da', at });
      for (let turns = 0; result.state.status !== 'done' && turns < 200; turns += 1) {
        const kind = result.output.question?.kind;
        const words = kind === 'readings' ? 'tak for det hele' : kind === 'change' ? 'tilbage' : (answers[kind ?? ''] ?? 'videre');
        result = step(dialogue, result.state, { kind: 'message', text: words, at });
      }
      expect(result.state.status).toBe('done');
    }),
    { numRuns: 100 },
  );
});

test('what is answered and on the path never disappears by answering another question', () => {
  fc.assert(
    fc.property(moves, (inputs) => {
      let state = first();
      for (const next of inputs) state = step(dialogue, state, next(state)).state;
      const keys = Object.values(state.answers).flatMap((section) => Object.keys(section)).length;
      const after = step(dialogue, state, { kind: 'message', text: '5', at }).state;
      const left = Object.values(after.answers).flatMap((section) => Object.keys(section)).length;
      expect(left).toBeGreaterThanOrEqual(keys - 1);
      expect(walk(dialogue, after.answers).length).toBeGreaterThan(0);
    }),
    { numRuns: 100 },
  );
});
