/** What is given from outside, and sections that are asked in several places. */
import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/engine/prepare.ts';
import { begin, step } from '../../src/engine/step.ts';
import { parseScript } from '../../src/scripts/parse.ts';
import { at, data } from '../engine/fixture.ts';

const file = 'dialogs/visit.yaml';
const head = 'id: visit\npurpose: p\nowner: o\n';

function parsed(text: string): Extract<ReturnType<typeof parseScript>, { ok: true }>['script'] {
  const read = parseScript(head + text, file);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.script;
}
function faults(text: string): readonly string[] {
  const read = parseScript(head + text, file);
  return read.ok ? [] : read.faults.map(({ code, line, message }) => `${code} ${line}: ${message}`);
}

const given = `given:
  step: { is: text, sensitive: true }
  offers: { is: choices, options: offers }
sections:
  news:
    steps:
      how: { ask: text, when: answered(given.step), shows: { step: given.step } }
      each:
        repeat: given.offers
        steps:
          fits: { ask: yes-no }
      more: { ask: text }
`;

describe('what is given', () => {
  const dialogue = prepare(parsed(given), data);
  const asked = (values: Parameters<typeof begin>[1]['given']): readonly (string | undefined)[] => {
    let state = begin(dialogue, { conversation: 'c', language: 'da', at, ...(values !== undefined && { given: values }) });
    let result = step(dialogue, state, { kind: 'start', at });
    const keys: (string | undefined)[] = [];
    while (result.output.question !== undefined && keys.length < 9) {
      keys.push(result.output.question.key);
      ({ state } = result);
      result = step(dialogue, state, { kind: 'message', text: result.output.question.kind === 'yes-no' ? 'ja' : 'Fint nok i dag', at });
    }
    return keys;
  };

  test('decides what is asked, is shown, and is looped over', () => {
    expect(asked({ step: 'Ringe til lægen', offers: ['finances', 'coping-course'] })).toEqual([
      'news.how',
      'news.each[finances].fits',
      'news.each[coping-course].fits',
      'news.more',
    ]);
    expect(asked({ step: 'Ringe' })).toEqual(['news.how', 'news.more']);
    expect(asked(undefined)).toEqual(['news.more']);
    expect(asked({ unknown: 'x' })).toEqual(['news.more']);
  });

  test('that is sensitive makes what shows it sensitive', () => {
    expect(dialogue.program.byText.get('news.how')?.sensitive).toBe(true);
    expect(dialogue.program.byText.get('news.fits')?.sensitive).toBe(false);
  });

  test('is no answer of the citizen, so that it cannot be changed or read back', () => {
    const state = begin(dialogue, { conversation: 'c', language: 'da', at, given: { step: 'Ringe' } });
    const first = step(dialogue, state, { kind: 'start', at });
    expect(step(dialogue, first.state, { kind: 'command', command: 'change', at }).output.messages).toEqual([
      { key: 'app.nothing-to-change' },
    ]);
  });

  test('is part of the structure', () => {
    expect(parsed(given).structure).not.toBe(parsed(given.replace('is: text', 'is: number')).structure);
  });

  test.each([
    ['is: choices, options: offers', 'is: choices', 'given-options 6: "offers" is choices.'],
    ['is: text, sensitive: true', 'is: text, options: offers', 'given-options 5: "step" is text.'],
    ['is: text, sensitive: true', 'is: words', 'shape 5: "is" has a value that is not known.'],
    ['answered(given.step)', 'answered(given.stepp)', 'unknown-answer 10: There is no step "given.stepp".'],
  ])('%s -> %s: %s', (from, to, fault) => {
    expect(faults(given.replace(from, to))).toContain(fault);
  });
});

const called = `shared:
  health:
    steps:
      weight: { ask: scale }
      helped: { ask: text, when: weight >= 4 }
sections:
  start:
    steps:
      any: { ask: yes-no }
      first: { call: health, when: any == "yes" }
      second: { call: health }
`;

describe('a shared section', () => {
  test('is asked in the place of each call, under its own names', () => {
    const { sections } = parsed(called);
    expect(sections[0]?.steps.map(({ id }) => id)).toEqual(['any', 'first-weight', 'first-helped', 'second-weight', 'second-helped']);
    expect(sections[0]?.steps.map(({ when }) => when?.source)).toEqual([
      undefined,
      '(start.any == "yes")',
      '(start.any == "yes") && (start.first_weight >= 4)',
      undefined,
      'start.second_weight >= 4',
    ]);
  });

  test('may hold repeats and call another one', () => {
    const text = `lists:
  areas: [sleep, pain]
${called}`
      .replace(
        '      helped: { ask: text, when: weight >= 4 }',
        '      which: { ask: choices, options: areas }\n      deep: { call: more }',
      )
      .replace(
        'sections:',
        '  more:\n    steps:\n      which: { ask: choices, options: areas }\n      each: { repeat: which, steps: { how: { ask: text } } }\nsections:',
      );
    const { sections } = parsed(text);
    const repeats = sections[0]?.steps.flatMap((one) => (one.ask === 'repeat' ? [[one.id, one.over, one.steps[0]?.id]] : []));
    expect(repeats).toEqual([
      ['first-deep-each', 'start.first-deep-which', 'first-deep-how'],
      ['second-deep-each', 'start.second-deep-which', 'second-deep-how'],
    ]);
  });

  test('that leads back to itself is named with its way', () => {
    const text = called
      .replace('helped: { ask: text, when: weight >= 4 }', 'again: { call: other }')
      .replace('sections:', '  other:\n    steps:\n      back: { call: health }\nsections:');
    expect(faults(text)).toEqual(['endless-loop 11: The shared section "health" calls itself: health -> other -> health.']);
  });

  test('that is not there, or is empty, is told of; a fault in it is told once', () => {
    expect(faults(called.replace('second: { call: health }', 'second: { call: helth }'))).toEqual([
      'unknown-call 14: There is no shared section "helth".',
    ]);
    expect(faults(called.replace('weight >= 4', 'weigth >= 4'))).toEqual(['unknown-answer 8: There is no step "weigth".']);
  });
});
