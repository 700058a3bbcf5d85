/** What people do to a dialogue: answers, words of every kind, taps, stale taps, commands, ticks, danger, staff, and time going by. */
import fc from 'fast-check';
import { commands, dangers, tickNames, type Command, type Danger, type Input, type TickName } from '../../../src/engine/input.ts';
import type { Question } from '../../../src/engine/output.ts';
import type { State, Without } from '../../../src/engine/state.ts';
import { danish } from '../fixture.ts';
import { type ReplyValue, replyTo, wordsFor } from './answers.ts';

/** One thing that happens. Where it hangs on the open question, only when it is played is it known what it says. */
export type Move = { readonly after: number } & (
  | { readonly does: 'answer' | 'write'; readonly pick: number }
  | { readonly does: 'say' | 'piece'; readonly text: string }
  | { readonly does: 'tap' | 'stale'; readonly value: ReplyValue; readonly other?: string | undefined }
  | { readonly does: 'pass'; readonly why: Without }
  | { readonly does: 'command'; readonly command: Command; readonly target: number }
  | { readonly does: 'tick'; readonly name: TickName }
  | { readonly does: 'hold'; readonly about: Danger }
  | { readonly does: 'staff' | 'start' }
);

const after = fc.constantFrom(1_000, 3_000, 10_000, 60_000, 60_000, 60_000, 15 * 3_600_000, 3 * 86_400_000);
const pick = fc.nat(20);
const phrases = [
  'ja',
  'nej',
  'ja og nej',
  '5',
  '7-8',
  '7,5',
  'alpha og beta',
  'alpha, noget med hunde',
  'alpha eller beta',
  'alfa',
  'ikke alpha',
  'ved ikke',
  'spring over',
  'i morgen',
  'næste fredag',
  'ingen',
  'send',
  'Ro',
  'ret 2',
  'tak',
  '{0} <b>\u202E',
  '',
  ...Object.values(danish.commands).flat(),
];
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...phrases) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);
const value: fc.Arbitrary<ReplyValue> = fc.oneof(
  fc.constantFrom<ReplyValue>('yes', 'no', 'alpha', 'other', 'anna', 'part-0.step-0', '2026-12-24', '', 3, 11, -1, 1.5, Number.NaN),
  fc.array(fc.constantFrom('alpha', 'beta', 'other', 'finances', 'x'), { maxLength: 5 }),
  fc.constantFrom<ReplyValue>({ none: 'skipped' }, { none: 'unknown' }, { none: 'declined' }, { send: true }),
);
const other = fc.option(fc.constantFrom('Min hund', ' ', '{each}'), { nil: undefined });

/** Mostly answers, so that a walk comes far; now and then everything else. */
export const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 24, arbitrary: fc.record({ after, does: fc.constant('answer' as const), pick }) },
  { weight: 6, arbitrary: fc.record({ after, does: fc.constant('write' as const), pick }) },
  { weight: 4, arbitrary: fc.record({ after, does: fc.constant('say' as const), text }) },
  { weight: 2, arbitrary: fc.record({ after, does: fc.constant('piece' as const), text }) },
  { weight: 2, arbitrary: fc.record({ after, does: fc.constant('tap' as const), value, other }) },
  { weight: 1, arbitrary: fc.record({ after, does: fc.constant('stale' as const), value, other }) },
  {
    weight: 2,
    arbitrary: fc.record({ after, does: fc.constant('pass' as const), why: fc.constantFrom('skipped', 'unknown', 'declined') }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ after, does: fc.constant('command' as const), command: fc.constantFrom(...commands), target: fc.nat(12) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      after,
      does: fc.constant('tick' as const),
      name: fc.constantFrom('burst', 'burst', 'returned', 'returned', ...tickNames),
    }),
  },
  { weight: 1, arbitrary: fc.record({ after, does: fc.constant('hold' as const), about: fc.constantFrom(...dangers) }) },
  { weight: 1, arbitrary: fc.record({ after, does: fc.constantFrom('staff' as const, 'start' as const) }) },
);
/** One walk. */
export const moves = fc.array(move, { maxLength: 40, size: 'max' });

/** The move as an input of the engine, where the state and the open question are these. */
export function inputOf(move: Move, state: State, question: Question | undefined): Input {
  const at = new Date(Date.parse(state.at) + move.after).toISOString();
  const tapped = (reply: ReplyValue, own?: string, token = state.open?.token ?? 'none'): Input => ({
    kind: 'message',
    text: '',
    reply: { token, value: reply, ...(own !== undefined && { other: own }) },
    at,
  });
  switch (move.does) {
    case 'answer':
    case 'write': {
      if (question === undefined) return { kind: 'command', command: 'resume', at };
      if (move.does === 'write') return { kind: 'message', text: wordsFor(question, move.pick, at.slice(0, 10)), at };
      const reply = replyTo(question, move.pick, at.slice(0, 10));
      return reply === undefined ? { kind: 'command', command: 'repeat', at } : tapped(reply.value, reply.other);
    }
    case 'say':
      return { kind: 'message', text: move.text, at };
    case 'piece':
      return { kind: 'message', text: move.text, joins: true, at };
    case 'tap':
      return tapped(move.value, move.other);
    case 'stale':
      return tapped(move.value, move.other, 'q-1');
    case 'pass':
      return tapped({ none: move.why });
    case 'command': {
      const keys = Object.entries(state.answers).flatMap(([section, own]) => Object.keys(own).map((key) => `${section}.${key}`));
      const target = [undefined, 'en', 'da', 'x.y', 'a[b].c', ...keys][move.target % (keys.length + 5)];
      return { kind: 'command', command: move.command, at, ...(target !== undefined && { target }) };
    }
    case 'tick':
      return { kind: 'tick', name: move.name, at };
    case 'hold':
      return { kind: 'hold', about: move.about, at };
    case 'staff':
      return { kind: 'staff', action: 'resume', at };
    case 'start':
      return { kind: 'start', at };
    default:
      return move satisfies never;
  }
}
