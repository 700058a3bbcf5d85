/** What holds over a whole walk: it comes to an end, and what is changed and changed back leaves nothing behind. */
import { expect, test } from 'vitest';
import type { StepResult } from '../../../src/engine/output.ts';
import { readBack } from '../../../src/engine/readback.ts';
import type { State, Value } from '../../../src/engine/state.ts';
import { walk } from '../../../src/engine/walk.ts';
import { planWords } from '../../../src/messages/plan-words.ts';
import { build } from '../../../src/plan/build.ts';
import { houseParams } from '../../../src/scripts/house-params.ts';
import { replyTo } from './answers.ts';
import { command, finish, going, tap } from './finishing.ts';
import { placesIn } from './places.ts';
import type { Subject } from './subject.ts';
import { holdsFor, lastOf, timeout } from './walking.ts';

test('whoever answers each question comes to the end, after no more answers than there are places', { timeout }, () => {
  holdsFor(900, ({ one, moves }) => {
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
  holdsFor(900, ({ one, moves }) => {
    const before = going(one, lastOf(one, moves));
    const lines = readBack(one.dialogue, before.state.answers);
    const line = lines[moves.length % Math.max(1, lines.length)];
    if (line === undefined || before.state.status === 'expired') return;
    // A day that was to come and has gone by meanwhile cannot be given again.
    if (typeof line.value === 'string' && line.kind === 'date' && line.value < before.state.at.slice(0, 10)) return;
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
