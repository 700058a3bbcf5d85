/** What holds over a whole walk: it comes to an end, and what is changed and changed back leaves nothing behind. */
import { expect, test } from 'vitest';
import type { Question, StepResult } from '../../../src/engine/output.ts';
import { readBack } from '../../../src/engine/readback.ts';
import type { State, Value } from '../../../src/engine/state.ts';
import { step } from '../../../src/engine/step.ts';
import { walk } from '../../../src/engine/walk.ts';
import { planWords } from '../../../src/messages/plan-words.ts';
import { build } from '../../../src/plan/build.ts';
import { houseParams } from '../../../src/scripts/house-params.ts';
import { placesIn } from './places.ts';
import { replyTo, type Tapped } from './answers.ts';
import type { Subject } from './subject.ts';
import { holdsFor, lastOf, timeout } from './walking.ts';

/** A command, at the time of the turn before. */
function command({ dialogue }: Subject, { state }: Pick<StepResult, 'state'>, name: 'resume' | 'change', target?: string): StepResult {
  return step(dialogue, state, { kind: 'command', command: name, at: state.at, ...(target !== undefined && { target }) });
}

/** Held or not, the dialogue goes on at the first question that waits. */
function going(one: Subject, { state }: StepResult): StepResult {
  return command(one, step(one.dialogue, state, { kind: 'staff', action: 'resume', at: state.at }), 'resume');
}

function tap({ dialogue }: Subject, { state }: StepResult, { value, other }: Tapped): StepResult {
  const reply = { token: state.open?.token ?? 'none', value, ...(other !== undefined && { other }) };
  return step(dialogue, state, { kind: 'message', text: '', reply, at: state.at });
}

/** Whoever answers each question that is open, and goes on where none is. */
function finish(one: Subject, from: StepResult, most: number): StepResult {
  let result = going(one, from);
  for (let turn = 0; result.state.status !== 'done' && result.state.status !== 'expired'; turn += 1) {
    const { question } = result.output;
    if (turn > most) throw new Error(`Not done after ${most} answers: ${question?.key} is open`);
    const reply = question === undefined ? undefined : plainReply(question, turn, result.state.at.slice(0, 10));
    result = reply === undefined ? command(one, result, 'resume') : tap(one, result, reply);
  }
  return result;
}

/** What is taken at once. A list of answers to change is left, and what was understood is confirmed. */
function plainReply(question: Question, turn: number, today: string): Tapped | undefined {
  if (question.kind === 'change') return undefined;
  return question.kind === 'confirm' ? { value: 'yes' } : replyTo(question, question.kind === 'date' ? 0 : turn, today);
}

test('whoever answers each question comes to the end, after no more answers than there are places', { timeout }, () => {
  holdsFor(700, ({ one, moves }) => {
    // A portion that was chosen takes a turn more now and then, to go on.
    const most = placesIn(one.dialogue) * 2 + 10;
    const { state } = finish(one, lastOf(one, moves), most);
    expect(['done', 'expired']).toContain(state.status);
  });
});

/** The draft without the turns in which its answers were given. */
function draftOf(one: Subject, { answers }: State): unknown {
  const words = planWords({ catalogue: one.catalogue, language: 'da', standing: houseParams() });
  return build(walk(one.dialogue, answers), words).map((line) => ({ ...line, provenance: { ...line.provenance, turn: 0 } }));
}

test('an answer changed and changed back gives the same draft, and the same question is open', { timeout }, () => {
  let tried = 0;
  holdsFor(700, ({ one, moves }) => {
    const before = going(one, lastOf(one, moves));
    const lines = readBack(one.dialogue, before.state.answers);
    const line = lines[moves.length % Math.max(1, lines.length)];
    if (line === undefined || before.state.status === 'expired') return;
    // A day that was to come and has gone by meanwhile cannot be given again.
    if (line.kind === 'date' && String(line.value) < before.state.at.slice(0, 10)) return;
    const opened = command(one, before, 'change', line.key);
    expect(opened.output.question?.key).toBe(line.key);
    const changed = anotherThan(line.value, opened, one);
    if (changed === undefined) return;
    tried += 1;
    const back = tap(one, command(one, changed, 'change', line.key), {
      value: line.value,
      ...(line.other !== undefined && { other: line.other }),
    });
    expect(draftOf(one, back.state)).toEqual(draftOf(one, before.state));
    expect([back.state.status, back.state.cursor]).toEqual([before.state.status, before.state.cursor]);
  });
  expect(tried).toBeGreaterThan(200);
});

/** The turn in which another value was taken; absent where there is no other that is. */
function anotherThan(value: Value, opened: StepResult, one: Subject): StepResult | undefined {
  const { question } = opened.output;
  if (question === undefined) return undefined;
  for (let pick = 0; pick < 12; pick += 1) {
    const reply = replyTo(question, pick, opened.state.at.slice(0, 10));
    if (reply === undefined || JSON.stringify(reply.value) === JSON.stringify(value)) continue;
    const given = tap(one, opened, reply);
    if (given.effects.some((effect) => effect.kind === 'record' && effect.event === 'changed')) return given;
  }
  return undefined;
}
