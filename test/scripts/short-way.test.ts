/** What a script owes that has a short way: that it can be taken and sent, and that the whole stays within reach. */
import { describe, expect, test } from 'vitest';
import { checkScript, parseScript } from '../../src/scripts/parse.ts';

const text = `id: visit
purpose: example
owner: test
short: start.way
lists: { ways: [short, whole], others: [short, long], areas: [sleep, pain, money] }
sections:
  start:
    intro: true
    steps:
      hello: { ask: say }
      way: { ask: choice, options: ways, skippable: true }
      other: { ask: choice, options: others }
  plan:
    minutes: 9
    short: 3
    steps:
      own-goal: { ask: text, skippable: true, short: true, plan: goal }
      why: { ask: text, skippable: true, plan: goal.why }
      any: { ask: yes-no }
      which:
        ask: choices
        options: areas
        when: (answered(start.way) && start.way == "short") || (answered(any) && any == "yes")
        short: one
        tells: { any: "yes" }
        plan: "barrier[each]"
      each: { repeat: which, steps: { weight: { ask: scale, plan: "barrier[each].weight" } } }
      read-back: { ask: summary, short: true }
  after:
    steps:
      last: { ask: text }
`;

function faultsOf(from: string, to: string): readonly string[] {
  expect(text).toContain(from);
  const read = checkScript(text.replace(from, to), 'dialogs/visit.yaml');
  return read.ok ? [] : read.faults.map(({ code, line }) => `${code} ${line}`);
}

function lineOf(fragment: string): number {
  return text.slice(0, text.indexOf(fragment)).split('\n').length;
}

test('a short way without a fault', () => {
  expect(faultsOf('id: visit', 'id: visit')).toEqual([]);
});

/** One fault each: what is changed, and what stands on the line that is told. */
const broken: readonly (readonly [about: string, from: string, to: string, at: string])[] = [
  ['the question is no step', 'short: start.way', 'short: start.ways', 'short: start'],
  ['the question is no choice', 'short: start.way', 'short: plan.any', 'short: start'],
  ['the whole way is not among its answers', 'short: start.way', 'short: start.other', 'short: start'],
  ['the question is not asked of everybody', 'skippable: true }', 'skippable: true, when: "1 > 2" }', 'short: start'],
  ['there is no short way to be part of', 'short: start.way\n', '', 'lists:'],
  ['a step before the question is marked', 'hello: { ask: say }', 'hello: { ask: say, short: true }', 'hello:'],
  ['a step of a repeat is marked', 'weight: { ask: scale,', 'weight: { ask: scale, short: true,', 'each:'],
  ['one of several is asked for where there are none', 'skippable: true, short: true', 'skippable: true, short: one', 'own-goal'],
  ['the minutes are not said', '    short: 3\n', '', '  plan:'],
  ['minutes of a section that is no part of it', '  after:\n', '  after:\n    short: 2\n', '  after:'],
  ['nothing can be sent', 'summary, short: true', 'summary', 'short: start'],
  [
    'a marked step is never met there',
    '(answered(start.way) && start.way == "short") || (answered(any) && any == "yes")',
    'any == "yes"',
    'which:',
  ],
  ['it tells of a step that there is not', 'tells: { any', 'tells: { every', 'tells:'],
  ['it tells what is no answer', 'tells: { any: "yes" }', 'tells: { any: "perhaps" }', 'tells:'],
  ['it tells what stands on the plan', 'any: { ask: yes-no }', 'any: { ask: yes-no, plan: barrier }', 'tells:'],
  ['it tells what the short way asks itself', 'any: { ask: yes-no }', 'any: { ask: yes-no, short: true }', 'tells:'],
];

describe('a fault', () => {
  test.each(broken)('%s', (_about, from, to, at) => {
    const found = faultsOf(from, to);
    const shift = to.split('\n').length - from.split('\n').length;
    const lines = [lineOf(at), lineOf(at) + shift].map((line) => `short-way ${line}`);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((fault) => fault.startsWith('short-way '))).toBe(true);
    if (!from.startsWith('short: start.way\n')) expect(lines).toEqual(expect.arrayContaining([...found]));
  });

  test('a step that only the short way could reach, and that is no part of it', () => {
    const found = faultsOf('last: { ask: text }', 'last: { ask: text, when: start.way == "short" }');
    expect(found).toEqual([`unreachable-step ${lineOf('last:')}`]);
  });
});

test('its structure is its own: minutes are not in it, what it asks is', () => {
  const structureOf = (changed: string): string => {
    const read = parseScript(changed, 'dialogs/visit.yaml');
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    return read.script.structure;
  };
  expect(structureOf(text.replace('short: 3', 'short: 4'))).toBe(structureOf(text));
  expect(structureOf(text.replace('short: one', 'short: true'))).not.toBe(structureOf(text));
  expect(structureOf(text.replace('plan: goal.why', 'short: true, plan: goal.why'))).not.toBe(structureOf(text));
});
