/** A script of a thousand steps: how large what is remembered of it gets, how soon it is read and checked, and what a changed answer costs. */
import assert from 'node:assert/strict';
import { stringify } from 'yaml';
import type { State } from '../src/engine/state.ts';
import { step } from '../src/engine/step.ts';
import { formsOf } from '../src/messages/forms.ts';
import { inspect } from '../src/scripts/check.ts';
import { parseScript } from '../src/scripts/parse.ts';
import type { Sources } from '../src/scripts/sources.ts';
import { answerAll, at, longDialogue, longScript } from './long.ts';
import { median, percentile } from './measure.ts';
import type { Effort, Finding } from './report.ts';

const steps = 1000;

/** Bytes of the state as JSON for each answer in it, own words, choices and what they rest on together. */
export function benchSize(): Promise<Finding> {
  const { state } = answerAll(longDialogue(steps));
  const answers = Object.values(state.answers).flatMap((section) => Object.keys(section)).length;
  const bytes = Buffer.byteLength(JSON.stringify(state)) / answers;
  const begun = performance.now();
  for (let time = 0; time < 50; time += 1) JSON.parse(JSON.stringify(state));
  const milliseconds = (performance.now() - begun) / 50;
  return Promise.resolve({
    bench: 'size',
    figures: [
      { name: 'answers', value: answers, unit: 'answers' },
      { name: 'state as JSON, a round trip of all of them', value: milliseconds, unit: 'ms' },
    ],
    goals: [{ name: 'state as JSON', figure: bytes, compare: 'at most', goal: 200, unit: 'bytes an answer' }],
  });
}

/** The same texts in two languages for every form of the script. */
function sourcesOf(yaml: string): Sources {
  const parsed = parseScript(yaml, 'dialogs/long.yaml');
  assert.ok(parsed.ok);
  const tree: Record<string, unknown> = {
    lists: { places: { outdoors: 'Udendørs', people: 'Mennesker', hands: 'Hænder', screen: 'Skærm' } },
  };
  for (const { key, required } of formsOf(parsed.script)) {
    const names = key.split('.');
    let inner = tree;
    for (const name of names.slice(0, -1)) inner = (inner[name] ??= {}) as Record<string, unknown>;
    if (required) inner[names.at(-1)!] = 'Hvad betyder det for dig?';
  }
  const texts = stringify(tree);
  return { 'dialogs/long.yaml': yaml, 'locales/da/long.yaml': texts, 'locales/en/long.yaml': texts };
}

/** Reading and checking the script, and the same with its texts in two languages. */
export function benchParse(effort: Effort): Promise<Finding> {
  const yaml = longScript(steps);
  const sources = sourcesOf(yaml);
  const times = effort.quick ? 5 : 15;
  const script = timed(times, () => assert.ok(parseScript(yaml, 'dialogs/long.yaml').ok));
  // The texts of the house are left out, and their faults are not looked at.
  const whole = timed(times, () => assert.equal(inspect(sources).scripts.length, 1));
  return Promise.resolve({
    bench: 'parse',
    figures: [
      { name: 'script of 1,000 steps, parsed and checked', value: median(script) / 1000, unit: 's' },
      { name: 'the same with its texts in two languages', value: median(whole) / 1000, unit: 's' },
    ],
    goals: [{ name: 'script of 1,000 steps, parsed and checked', figure: median(script) / 1000, compare: 'at most', goal: 1, unit: 's' }],
  });
}

function timed(times: number, body: () => void): readonly number[] {
  return Array.from({ length: times }, () => {
    const begun = performance.now();
    body();
    return performance.now() - begun;
  });
}

/**
 * All thousand answers are given, and one of them is changed and changed back: the way to the question, and the answer. Each turn reads the
 * state from JSON, as a server does, outside of what is measured. Changed back, every step is looked at and all are read back, which costs
 * most; changed, the first of those that rest on it is asked again.
 */
export function benchChange(effort: Effort): Promise<Finding> {
  const dialogue = longDialogue(steps);
  let stored = JSON.stringify(answerAll(dialogue).state);
  const opened: number[] = [];
  const changed: Record<'changed' | 'back', number[]> = { changed: [], back: [] };
  const turn = (input: Parameters<typeof step>[2], times: number[]): ReturnType<typeof step> => {
    const state = JSON.parse(stored) as State;
    const begun = performance.now();
    const result = step(dialogue, state, input);
    times.push(performance.now() - begun);
    stored = JSON.stringify(result.state);
    return result;
  };
  const rounds = effort.quick ? 150 : 600;
  for (let round = -50; round < rounds; round += 1) {
    const target = `part-${(round + 50) % 25}.place-${(round + 50) % 4}`;
    for (const [way, value] of [
      ['changed', 'people'],
      ['back', 'outdoors'],
    ] as const) {
      const asked = turn({ kind: 'command', command: 'change', target, at }, opened);
      const token = asked.output.question?.token ?? '';
      const given = turn({ kind: 'message', text: '', reply: { token, value }, at }, changed[way]);
      assert.equal(given.output.question?.kind, way === 'back' ? 'summary' : 'choices');
    }
    // The first rounds only warm up.
    if (round < 0) for (const times of [opened, changed.changed, changed.back]) times.length = 0;
  }
  const figures = Object.entries({
    'to the question': opened,
    'an answer, one reopened': changed.changed,
    'an answer, all read back': changed.back,
  });
  return Promise.resolve({
    bench: 'change',
    figures: figures.flatMap(([name, times]) => [
      { name: `${name}, median`, value: median(times), unit: 'ms' },
      { name: `${name}, p99`, value: percentile(times, 0.99), unit: 'ms' },
    ]),
    goals: [
      {
        name: 'change of an answer in 1,000 steps, median',
        figure: median([...changed.changed, ...changed.back]),
        compare: 'at most',
        goal: 5,
        unit: 'ms',
      },
      { name: 'the same where all is read back, median', figure: median(changed.back), compare: 'at most', goal: 5, unit: 'ms' },
      { name: 'the same where all is read back, p99', figure: percentile(changed.back, 0.99), compare: 'at most', goal: 5, unit: 'ms' },
    ],
  });
}
