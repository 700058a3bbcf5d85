/** What holds at every turn, for every script that staff can write and whatever people do to it. */
import { expect, test } from 'vitest';
import type { Dialogue } from '../../../src/engine/dialogue.ts';
import { fullKey } from '../../../src/engine/answers.ts';
import { step } from '../../../src/engine/step.ts';
import type { State } from '../../../src/engine/state.ts';
import { render } from '../../../src/messages/render.ts';
import { houseParams } from '../../../src/scripts/house-params.ts';
import { holdsFor, timeout, walkOf, type Taken } from './walking.ts';

const standing = houseParams();
const stored = (state: State): State => JSON.parse(JSON.stringify(state)) as State;

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) frozen(inner);
  return Object.freeze(value);
}

/** Fails on anything that JSON would lose or change. */
function plain(value: unknown, path: string): void {
  const kind = typeof value;
  const scalar = value === null || kind === 'string' || kind === 'boolean' || (kind === 'number' && Number.isFinite(value));
  if (scalar) return;
  const proto: unknown = kind === 'object' ? Object.getPrototypeOf(value) : undefined;
  if (proto !== Object.prototype && proto !== Array.prototype) throw new Error(`${path} is no plain data`);
  for (const [name, inner] of Object.entries(value as object)) plain(inner, `${path}.${name}`);
}

/** Every answer by its full key, as text. */
function answersOf({ answers }: State): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(answers).flatMap(([section, own]) =>
      Object.entries(own).map(([key, { value, other }]) => [
        `${section}.${key}`,
        value === 'said' ? 'said' : JSON.stringify([value, other]),
      ]),
    ),
  );
}

/** The full key of the place where the cursor stands. */
function keyOf({ program }: Dialogue, { cursor }: State): string | undefined {
  const entry = cursor === undefined ? undefined : program.byText.get(cursor.step);
  return entry === undefined ? undefined : fullKey(entry, cursor?.each);
}

test('a turn never throws', { timeout }, () => {
  holdsFor(400, ({ one, moves }) => {
    expect([...walkOf(one, moves)]).toHaveLength(moves.length + 1);
  });
});

test('a walk with the state through JSON at every turn is the same walk', { timeout }, () => {
  holdsFor(400, ({ one, moves }) => {
    const live = walkOf(one, moves);
    for (const taken of walkOf(one, moves, stored)) {
      const { result } = live.next().value as Taken;
      expect(JSON.stringify(taken.result)).toBe(JSON.stringify(result));
      expect(stored(result.state)).toEqual(result.state);
    }
  });
});

test('the same comes of the same, and what is given is left alone', { timeout }, () => {
  holdsFor(400, ({ one, moves }) => {
    for (const { before, input, result } of walkOf(one, moves, frozen)) {
      const again = step(one.dialogue, frozen(stored(before)), frozen(input));
      expect(JSON.stringify(again)).toBe(JSON.stringify(result));
    }
  });
});

test('effects and output are nothing but data, and no two effects have the same id', { timeout }, () => {
  holdsFor(400, ({ one, moves }) => {
    const ids = new Set<string>();
    for (const { result, before } of walkOf(one, moves)) {
      plain(result.effects, 'effects');
      plain(result.output, 'output');
      for (const { id } of result.effects) {
        expect(ids).not.toContain(id);
        ids.add(id);
      }
      expect(result.effects.map(({ id }) => id)).toEqual(result.effects.map((_, index) => `c1:${before.turn + 1}:${index}`));
    }
  });
});

test('after every turn something is asked, or the dialogue is paused, held, done or expired', { timeout }, () => {
  holdsFor(400, ({ one, moves }) => {
    for (const { before, input, result } of walkOf(one, moves)) {
      const { status, open } = result.state;
      const { question, stale } = result.output;
      if (stale === true) continue;
      const waits = open?.kind === 'step' && open.burst !== undefined;
      // A tick that nothing waits for says nothing, and leaves the question that is open.
      const left = input.kind === 'tick' && open !== undefined && JSON.stringify(open) === JSON.stringify(before.open);
      if (status === 'open') expect(question !== undefined || waits || left).toBe(true);
      if (status === 'paused' || status === 'held' || status === 'expired') expect(question).toBeUndefined();
      // Done, and an answer is being picked to be changed.
      if (status === 'done' && question !== undefined) expect(question.kind).toBe('change');
      if (question !== undefined) expect(question.token).toBe(open?.token);
    }
  });
});

test('no answer but the one that was asked for is changed by answering, and none disappears', { timeout }, () => {
  holdsFor(400, ({ one, moves }) => {
    for (const { before, result } of walkOf(one, moves)) {
      const after = answersOf(result.state);
      const changed = [...answersOf(before)].filter(([key, value]) => after.get(key) !== value).map(([key]) => key);
      for (const key of changed) expect(after.has(key)).toBe(true);
      const byPeople = changed.filter((key) => after.get(key) !== 'said');
      expect(byPeople.length).toBeLessThanOrEqual(1);
      for (const key of byPeople) expect(key).toBe(keyOf(one.dialogue, before));
    }
  });
});

test('whatever comes of a turn can be put in words, in each language', { timeout }, () => {
  holdsFor(400, ({ one, moves }) => {
    for (const { result } of walkOf(one, moves)) {
      for (const language of ['da', 'en']) {
        const { messages, card } = render(result.output, { catalogue: one.catalogue, language, standing });
        for (const { text } of messages) expect(text).not.toBe('');
        expect(card === undefined).toBe(result.output.question === undefined);
      }
    }
  });
});
