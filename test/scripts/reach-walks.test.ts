/** What the check says of a script is held against the engine: a step that is called unreachable is asked on no walk. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dialogue } from '../../src/engine/dialogue.ts';
import type { ReplyValue } from '../../src/engine/input.ts';
import { prepare } from '../../src/engine/prepare.ts';
import { begin, step } from '../../src/engine/step.ts';
import { graphOf } from '../../src/scripts/graph.ts';
import { parseScript } from '../../src/scripts/parse.ts';
import { possible } from '../../src/scripts/possible.ts';
import { at, data } from '../engine/fixture.ts';

/** Four questions that are always asked, and conditions over them and over one another that often contradict themselves. */
const asked = ['a: { ask: yes-no, skippable: true }', 'b: { ask: scale, skippable: true }', 'c: { ask: choice, options: list }'];
const several = 'd: { ask: choices, options: list, min: 0, max: 2, skippable: true }';
const atom = fc.constantFrom(
  'a == "yes"',
  'a == "no"',
  'a != "no"',
  'b >= 8',
  'b < 3',
  'b == 8',
  'c == "one"',
  'c in ["two", "three"]',
  '"one" in d',
  '!("one" in d)',
  'size(d) == 2',
  'size(d) > 2',
  'answered(a)',
  '!answered(a)',
);
const condition = fc.array(fc.array(atom, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 });
const conditions = fc.array(condition, { minLength: 6, maxLength: 6 });

/** Later steps read the earlier ones too, so that what is unreachable makes more of it so. */
function written(all: readonly (readonly (readonly string[])[])[]): string {
  const steps = all.map((ways, number) => {
    const own = ways.map((atoms) => `(${atoms.join(' && ')})`).join(' || ');
    const when = number > 2 ? `(${own}) && answered(e${number - 2})` : own;
    return `e${number}: { ask: scale, skippable: true, when: '${when}' }`;
  });
  const lines = [...asked, several, ...steps].map((line) => `      ${line}`).join('\n');
  return `id: s\npurpose: P\nowner: O\nlists:\n  list: [one, two, three]\nsections:\n  x:\n    steps:\n${lines}\n`;
}

function dialogueOf(text: string): Dialogue {
  const read = parseScript(text, 'dialogs/s.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return prepare(read.script, data);
}

/** Keys of the steps that a walk asks, each answered by the next of `picks`. */
function walked(dialogue: Dialogue, picks: readonly number[]): readonly string[] {
  const keys: string[] = [];
  let result = step(dialogue, begin(dialogue, { conversation: 'c', language: 'da', at }), { kind: 'start', at });
  for (const pick of picks) {
    const { question } = result.output;
    if (question === undefined) break;
    keys.push(question.text);
    const values: readonly ReplyValue[] = {
      'x.a': ['yes', 'no', { none: 'skipped' as const }],
      'x.c': ['one', 'two', 'three'],
      'x.d': [[], ['one'], ['two'], ['one', 'two'], ['two', 'three'], { none: 'skipped' as const }],
    }[question.text] ?? [8, 9, 0, 2, 5, { none: 'skipped' as const }];
    const reply = { token: question.token, value: values[pick % values.length]! };
    result = step(dialogue, result.state, { kind: 'message', text: '', reply, at });
  }
  return keys;
}

test('what is called unreachable is asked on no walk, and what is not told apart is left alone', { timeout: 60_000 }, () => {
  const seen = { never: 0, reached: 0 };
  const walks = fc.array(fc.array(fc.nat(59), { minLength: 12, maxLength: 12 }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(conditions, walks, (all, picks) => {
      const dialogue = dialogueOf(written(all));
      const graph = graphOf(dialogue.script);
      const verdicts = new Map(
        [...graph.values()].map((node) => [node.key, possible({ graph, left: 60_000 }, { node, lenient: true, wanted: () => true })]),
      );
      for (const keys of picks.map((one) => walked(dialogue, one))) {
        for (const key of keys) expect(`${key} ${verdicts.get(key)}`).not.toBe(`${key} no`);
        seen.reached += keys.length;
      }
      seen.never += [...verdicts.values()].filter((verdict) => verdict === 'no').length;
    }),
    { numRuns: 120 },
  );
  // Else nothing was tried: some of what is written contradicts itself, and most of it does not.
  expect(seen.never).toBeGreaterThan(20);
  expect(seen.reached).toBeGreaterThan(5_000);
});
