/** Publishing an edited script while somebody stands anywhere in the old one: nobody is stuck, and nothing that was answered is lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedOf } from '../../../src/engine/asked.ts';
import { migrate } from '../../../src/engine/migrate.ts';
import type { State } from '../../../src/engine/state.ts';
import { step } from '../../../src/engine/step.ts';
import { render } from '../../../src/messages/render.ts';
import { houseParams } from '../../../src/scripts/house-params.ts';
import { edited, edits, type Edit, type Edited } from './edits.ts';
import { finish } from './finishing.ts';
import { placesIn } from './places.ts';
import { subjectOf, type Subject } from './subject.ts';
import { holdsFor, timeout, walkOf } from './walking.ts';

/** A script before and after. */
interface Versions {
  readonly before: Subject;
  readonly after: Subject;
  readonly change: Edited;
}

function republished(one: Subject, all: readonly Edit[]): Versions {
  const change = edited(one.yaml, all);
  return { before: one, after: subjectOf(change.yaml, { brought: 2, wordy: true }), change };
}

function moved({ before, after, change }: Versions, state: State): State {
  return migrate(after.dialogue, state, change.moves, askedOf(before.dialogue.script));
}

/** All that a person gave: every value with its own words, and the pieces of an answer that are still waiting. */
function givenIn(state: State): readonly string[] {
  const answers = Object.values(state.answers).flatMap((own) => Object.values(own));
  return answers.filter(({ value }) => value !== 'said').map(({ value, quote, other }) => JSON.stringify([value, quote, other]));
}

/** What is in one list and not in the other; what is there twice counts twice. */
function missing(wanted: readonly string[], there: readonly string[]): readonly string[] {
  const left = [...there];
  return wanted.filter((one) => {
    const found = left.indexOf(one);
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
}

/** Holds for every node of that many walks; each script is edited in another way. Gives how often each kind of edit was made. */
function holdsAtEveryNode(walks: number, property: (versions: Versions, state: State) => void): ReadonlyMap<string, number> {
  const done = new Map<string, number>();
  const all = fc.sample(edits, { numRuns: 400, seed: 7 });
  const known = new Map<Subject, Versions>();
  const versionsOf = (one: Subject): Versions => {
    // Which edits is told by the script, so that a case that is made smaller is edited the same way.
    const versions = known.get(one) ?? republished(one, all[one.yaml.length % all.length]!);
    if (!known.has(one)) for (const kind of versions.change.done) done.set(kind, (done.get(kind) ?? 0) + 1);
    // The walks through one script follow one another.
    known.clear();
    known.set(one, versions);
    return versions;
  };
  holdsFor(walks, ({ one, moves }) => {
    const versions = versionsOf(one);
    try {
      for (const { result } of walkOf(one, moves)) property(versions, result.state);
    } catch (error) {
      const { yaml, moves: made } = versions.change;
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${message}\n\nAfter the edits:\n${yaml}Moves: ${JSON.stringify(made)}\n\nBefore:`, { cause: error });
    }
  });
  return done;
}

test('no answer is lost, whatever is edited and wherever somebody stands', { timeout }, () => {
  const done = holdsAtEveryNode(250, (versions, state) => {
    const after = moved(versions, state);
    expect(missing(givenIn(state), givenIn(after))).toEqual([]);
    const burst = state.open?.kind === 'step' ? state.open.burst?.parts : undefined;
    if (burst !== undefined) expect(JSON.stringify(after)).toContain(JSON.stringify(burst.at(-1)).slice(1, -1));
    expect(after.structure).toBe(versions.after.dialogue.script.structure);
    // A conversation that is in this version already is left as it is.
    expect(moved(versions, after)).toBe(after);
  });
  // Edits of nearly every kind were made, many in all.
  expect(done.size).toBeGreaterThanOrEqual(5);
  expect([...done.values()].reduce((sum, times) => sum + times, 0)).toBeGreaterThan(40);
});

test('nobody is stuck: the next turn says or asks something that can be put in words, and the walk can be finished', { timeout }, () => {
  holdsAtEveryNode(150, (versions, state) => {
    const { dialogue, catalogue } = versions.after;
    const after = moved(versions, state);
    const next = step(dialogue, after, { kind: 'message', text: 'Noget', at: state.at });
    expect(next.output.messages.length > 0 || next.output.question !== undefined || next.state.open !== undefined).toBe(true);
    render(next.output, { catalogue, language: next.state.language, standing: houseParams() });
    const end = finish(versions.after, { ...next, state: after }, placesIn(dialogue) * 2 + 10);
    expect(['done', 'expired']).toContain(end.state.status);
  });
});
