/** Conditions that hang on one another through a whole script: each is looked at once, however long the chain is. */
import { expect, test } from 'vitest';
import { prepare } from '../../src/engine/prepare.ts';
import type { State } from '../../src/engine/state.ts';
import { begin, step } from '../../src/engine/step.ts';
import { walk } from '../../src/engine/walk.ts';
import { at, data, scriptOf, sectionOf, when } from './fixture.ts';

/** Each step is asked where the two before it were answered with yes: found anew every time, that is more looks than there are atoms. */
function chain(length: number): ReturnType<typeof prepare> {
  const key = (index: number): string => `part-${Math.floor(index / 40)}.s-${index % 40}`;
  const written = (index: number): string => key(index).replaceAll('-', '_');
  const steps = Array.from({ length }, (_, index) => {
    const reads = [index - 1, index - 2].filter((one) => one >= 0);
    const source = reads.map((one) => `${written(one)} == "yes"`).join(' && ');
    const condition = reads.length === 0 ? {} : { when: when(source, ...reads.map(key)) };
    return { ask: 'yes-no', id: `s-${index % 40}`, ...condition } as const;
  });
  const sections = Array.from({ length: Math.ceil(length / 40) }, (_, index) =>
    sectionOf(`part-${index}`, steps.slice(index * 40, (index + 1) * 40)),
  );
  return prepare(scriptOf(...sections), data);
}

test('a chain of a thousand conditions is walked to its end, also from a state that was just read', () => {
  const dialogue = chain(1000);
  let state: State = begin(dialogue, { conversation: 'c1', language: 'da', at });
  let result = step(dialogue, state, { kind: 'start', at });
  for (let turn = 0; turn < 1000; turn += 1) {
    state = JSON.parse(JSON.stringify(result.state)) as State;
    result = step(dialogue, state, { kind: 'message', text: 'ja', at });
  }
  expect(result.state.status).toBe('done');
  const stored = JSON.parse(JSON.stringify(result.state)) as State;
  expect(walk(dialogue, stored.answers)).toHaveLength(1000);
  const first = step(dialogue, stored, { kind: 'command', command: 'change', target: 'part-0.s-0', at });
  const changed = step(dialogue, first.state, { kind: 'message', text: 'nej', at });
  // Without the first yes nothing else is asked.
  expect(walk(dialogue, changed.state.answers).map(({ text }) => text)).toEqual(['part-0.s-0']);
});
