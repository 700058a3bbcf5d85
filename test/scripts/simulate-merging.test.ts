/** Equal situations are walked on from once. That nothing is lost by it is shown by walking a script through every answer without it. */
import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/engine/prepare.ts';
import type { Dialogue } from '../../src/engine/dialogue.ts';
import type { Value } from '../../src/engine/state.ts';
import type { Catalogue } from '../../src/messages/types.ts';
import { answersTo } from '../../src/scripts/simulate/answers.ts';
import { chartOf, spotOf } from '../../src/scripts/simulate/chart.ts';
import { coveredBy } from '../../src/scripts/simulate/coverage.ts';
import { explore } from '../../src/scripts/simulate/explore.ts';
import { knownCondition, residual } from '../../src/scripts/simulate/residual.ts';
import { open, take, type Scene, type Setting } from '../../src/scripts/simulate/scene.ts';
import { waysThrough } from '../../src/scripts/simulate/ways.ts';
import { areas, danish, data, scriptOf, sectionOf, stepOf, when } from '../engine/fixture.ts';

const dialogue: Dialogue = prepare(
  scriptOf(
    sectionOf('a', [
      { ask: 'yes-no', id: 'x' },
      { ask: 'yes-no', id: 'y', skippable: true, unknown: true },
      { ask: 'scale', id: 'z', skippable: true },
    ]),
    sectionOf('b', [
      { ask: 'text', id: 'p', when: when('a.x == "yes" || a.z >= 7', 'a.x', 'a.z') },
      { ask: 'text', id: 'q', when: when('(answered(a.z) && a.z < 3) || a.y == "no"', 'a.z', 'a.y') },
      {
        ask: 'choices',
        id: 'set',
        options: { ...areas, ids: ['sleep', 'pain', 'money'] },
        other: false,
        ordered: false,
        min: 0,
        max: 3,
        when: when('a.y == "yes"', 'a.y'),
      },
      {
        ask: 'repeat',
        id: 'each',
        over: 'b.set',
        max: 2,
        steps: [
          stepOf({ ask: 'scale', id: 'w' }),
          stepOf({ ask: 'text', id: 'h', when: when('b.w >= 4 && a.x == "no"', 'b.w', 'a.x') }),
          stepOf({ ask: 'text', id: 'i', when: when('each == "pain" || a.z == 0', 'a.z') }),
        ],
      },
    ]),
    sectionOf('c', [
      { ask: 'choice', id: 'first', options: { from: 'answers', of: 'b.set' }, other: false, when: when('size(b.set) > 1', 'b.set') },
      { ask: 'text', id: 'last', when: when('!(a.x == "yes") && !answered(b.set)', 'a.x', 'b.set') },
    ]),
  ),
  data,
);

/** Every text is its own key. */
const catalogue: Catalogue = {
  languages: ['da'],
  has: () => false,
  text: (_language, key) => key,
  textHash: () => '',
  vocabulary: () => danish,
  flat: () => ({}),
};
const setting: Setting = { dialogue, catalogue, standing: {}, language: 'da' };

/** Every way and every branch, answer by answer. */
function walkAll(): { readonly paths: ReadonlySet<string>; readonly covered: ReadonlySet<string>; readonly longest: number } {
  const { literals } = chartOf(dialogue);
  const paths = new Set<string>();
  const covered = new Set<string>();
  let longest = 0;
  const from = (scene: Scene, path: readonly string[]): void => {
    for (const name of coveredBy(dialogue, scene)) covered.add(name);
    const { question } = scene.output;
    if (question === undefined) {
      paths.add(path.join());
      longest = Math.max(longest, path.length);
      return;
    }
    const { at } = scene.state;
    for (const answering of answersTo(question, at, literals.get(spotOf(dialogue, question.key)!.entry.text))) {
      const reply = { token: question.token, ...answering };
      const taken = take(setting, scene.state, { kind: 'message', text: '', reply, at });
      if (taken.ok) from(taken.scene, [...path, question.key]);
    }
  };
  const first = open(setting);
  if (first.ok) from(first.scene, []);
  return { paths, covered, longest };
}

describe('exploring with equal situations as one', () => {
  const explored = explore(setting, 5000);
  const all = walkAll();

  test('finds the same ways as walking through every answer', () => {
    const ways = waysThrough(explored);
    expect(explored.deadEnds).toEqual([]);
    expect(all.paths.size).toBeGreaterThan(50);
    expect(ways.count).toBe(all.paths.size);
    expect(ways.most).toBe(all.longest);
  });

  test('goes through the same branches', () => {
    expect([...explored.coverage].toSorted()).toEqual([...all.covered].toSorted());
  });

  test('needs far fewer situations than there are ways', () => {
    expect(explored.situations.length).toBeLessThan(all.paths.size * 2);
  });
});

describe('what is left of a condition', () => {
  function left(source: string, known: Readonly<Record<string, Value | null>>, ...reads: readonly string[]): string {
    const [condition] = knownCondition({ source, reads });
    return residual(condition!, (key) => (key in known ? { value: known[key] ?? undefined } : 'unknown'));
  }

  test.each<[string, Readonly<Record<string, Value | null>>, string]>([
    ['a.x == "yes"', { 'a.x': 'yes' }, 'true'],
    ['a.x == "yes"', { 'a.x': 'no' }, 'false'],
    ['a.x == "yes"', {}, 'a.x == "yes"'],
    ['a.x == "yes"', { 'a.x': { none: 'skipped' } }, 'false'],
    ['a.x == "yes" || a.z > 3', { 'a.x': 'yes' }, 'true'],
    ['a.x == "yes" || a.z > 3', { 'a.x': 'no' }, 'a.z > 3'],
    ['a.x == "yes" && a.z > 3', { 'a.x': 'no' }, 'false'],
    ['a.x == "yes" && a.z > 3', { 'a.z': 5 }, 'a.x == "yes"'],
    ['!(a.x == "yes")', { 'a.x': 'no' }, 'true'],
    ['!(a.x == "yes") && a.z > 3', {}, '(!(a.x == "yes") && a.z > 3)'],
    // A condition is false without an answer that it wants, even where the rest of it is true.
    ['a.x == "yes" || a.z > 3', { 'a.x': 'yes', 'a.z': null }, 'false'],
    ['a.x == "yes" || answered(a.z)', { 'a.x': 'yes', 'a.z': null }, 'true'],
    ['answered(a.z) && a.z > 3', { 'a.z': null }, 'false'],
    ['a.x == "yes" || !(a.z > 3) || answered(a.z)', { 'a.z': null }, '(a.x == "yes" || !(nothing))'],
  ])('%s with %j is %s', (source, known, expected) => {
    const reads = ['a.x', 'a.z'].filter((key) => source.includes(key));
    expect(left(source, known, ...reads)).toBe(expected);
  });

  test('that cannot be read is nothing', () => {
    expect(knownCondition({ source: 'a.x ==', reads: ['a.x'] })).toEqual([]);
  });
});
