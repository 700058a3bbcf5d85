import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Step } from '../../src/engine/script.ts';
import { checkScript, parseScript, type ParsedScript } from '../../src/scripts/parse.ts';
import { brokenScripts } from './broken.ts';
import { script } from './fixture.ts';

const file = 'dialogs/visit.yaml';

/** The fixture with one piece of text exchanged; fails when the piece is not there. */
function changed(from: string, to: string): string {
  expect(script).toContain(from);
  return script.replace(from, to);
}

function found(text: string): readonly string[] {
  const read = checkScript(text, file);
  return read.ok ? [] : read.faults.map(({ code, line }) => `${code} ${line}`);
}

function good(read: ParsedScript): Extract<ParsedScript, { ok: true }>['script'] {
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.script;
}

function stepsOf(text: string): readonly Step[] {
  return good(parseScript(text, file)).sections.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.ask === 'repeat' ? [step, ...step.steps] : [step])),
  );
}

function stepOf(id: string): Step | undefined {
  return stepsOf(script).find((step) => step.id === id);
}

describe('a script without faults', () => {
  test('has its sections and steps in the order of the file', () => {
    const read = good(parseScript(script, file));
    expect(read.sections.map(({ id }) => id)).toEqual(['goal', 'barriers', 'contact', 'send']);
    expect(read.sections[0]).toMatchObject({ minutes: 3 });
    expect(read.sections[1]?.minutes).toBe(2);
    expect(read.sections[0]?.steps.map(({ id }) => id)).toEqual(['hello', 'own-goal', 'why']);
  });

  test('has every default filled and every name in full', () => {
    expect(stepOf('why')).toEqual({
      id: 'why',
      ask: 'text',
      sensitive: true,
      skippable: true,
      unknown: true,
      declinable: true,
      plan: 'goal.why',
      needs: [],
      shows: { goal: 'goal.own-goal' },
    });
    expect(stepOf('which')).toMatchObject({
      options: { from: 'list', list: 'areas', ids: ['sleep', 'pain', 'money'] },
      other: true,
      ordered: true,
      min: 1,
      max: 4,
      when: { source: 'barriers.any == "yes"', reads: ['barriers.any'] },
    });
    expect(stepOf('worst')).toMatchObject({ options: { from: 'answers', of: 'barriers.which' } });
    expect(stepOf('day')).toMatchObject({ past: false, future: true, needs: ['contact.rhythm-form'] });
    expect(stepOf('each')).toMatchObject({ ask: 'repeat', over: 'barriers.which', max: 3 });
  });

  test('names the answers of the round in full, and keeps the rest of the condition as it was written', () => {
    const text = changed('weight >= 4', "weight >= 4 && (each != 'pain' || which == which)").replace(
      ' || which == which',
      ' || any == "yes"',
    );
    const helped = stepsOf(text).find(({ id }) => id === 'helped');
    expect(helped?.when).toEqual({
      source: `barriers.weight >= 4 && (each != 'pain' || barriers.any == "yes")`,
      reads: ['barriers.weight', 'barriers.any'],
    });
  });

  test('has compositions as steps of their own, with their slots', () => {
    const slots = stepsOf(script).flatMap(({ id, plan }) =>
      plan !== undefined && /^(rhythm|mentor|offer)/.test(id) ? [`${id} ${plan}`] : [],
    );
    expect(slots).toEqual([
      'rhythm-form contact.form',
      'rhythm-every contact.every',
      'mentor-wish mentor.wish',
      'mentor-who mentor.who',
      'mentor-qualities mentor.qualities',
      'mentor-known mentor.known',
      'offer-which offer[each]',
      'offer-tempo offer.tempo',
    ]);
    expect(stepOf('mentor-who')).toMatchObject({ options: { from: 'mentors' }, when: { source: 'contact.mentor_wish == "named"' } });
    expect(stepOf('offer-which')).toMatchObject({ options: { from: 'offers' }, ordered: true, other: true, min: 0 });
  });

  test("a composition's own condition holds for each of its steps", () => {
    const text = changed('{ ask: mentor, plan: mentor }', '{ ask: mentor, plan: mentor, when: barriers.any == "yes" }');
    const whens = stepsOf(text)
      .filter(({ id }) => id.startsWith('mentor'))
      .map(({ when }) => when?.source);
    expect(whens[0]).toBe('barriers.any == "yes"');
    expect(whens[1]).toBe('(barriers.any == "yes") && contact.mentor_wish == "named"');
  });
});

describe('the structure hash', () => {
  const hash = (text: string): string => good(parseScript(text, file)).structure;

  test('is sixteen hex digits, and the same for the same structure', () => {
    expect(hash(script)).toMatch(/^[0-9a-f]{16}$/);
    expect(hash(changed('owner: staff', 'owner: others').replace('minutes: 3', 'minutes: 9'))).toBe(hash(script));
  });

  test.each([
    ['a choice', 'sleep, pain, money', 'sleep, pain, debt'],
    ['a condition', 'weight >= 4', 'weight >= 5'],
    ['a kind', 'own-goal: { ask: text', 'own-goal: { ask: scale'],
    ['a plan slot', 'plan: goal.why', 'plan: goal.reason'],
    ['a step id', 'call:     {', 'phone:    {'],
  ])('moves with %s', (_what, from, to) => {
    expect(hash(changed(from, to))).not.toBe(hash(script));
  });
});

describe('a fault', () => {
  test.each(brokenScripts.map(([code, from, to, at = to]) => ({ code, from, to, at })))(
    '$code is told alone, on its line ($to)',
    ({ code, from, to, at }) => {
      const text = changed(from, to);
      expect(found(text)).toEqual([`${code} ${lineOf(text, at)}`]);
    },
  );

  test('says what was probably meant', () => {
    const read = parseScript(changed('skippable: true', 'skipable: true'), file);
    expect(read).toMatchObject({
      ok: false,
      faults: [{ file, line: lineOf(script, 'skippable'), code: 'unknown-key', mend: 'Did you mean "skippable"?' }],
    });
  });

  test('points into the condition', () => {
    const text = changed('any == "yes", plan', 'any == "jes", plan');
    const read = parseScript(text, file);
    const column = text.split('\n')[lineOf(text, '"jes"') - 1]!.indexOf('"jes"') + 1;
    expect(read).toMatchObject({ ok: false, faults: [{ column }] });
  });

  test('comes with all the others', () => {
    const text = changed('skippable: true', 'skipable: true')
      .replace('weight >= 4', 'weight >= "4"')
      .replace('ask: summary', 'ask: sumary');
    expect(found(text)).toEqual([
      `unknown-key ${lineOf(text, 'skipable')}`,
      `condition-type ${lineOf(text, 'weight >=')}`,
      `unknown-kind ${lineOf(text, 'sumary')}`,
    ]);
  });
});

function lineOf(text: string, fragment: string): number {
  expect(text).toContain(fragment);
  return text.slice(0, text.indexOf(fragment)).split('\n').length;
}

describe('any text', () => {
  test('never throws', () => {
    const pieces = script.split(/(?<=[\s{},:])/);
    const shuffled = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
    const cut = fc.nat(script.length).map((at) => script.slice(0, at));
    const torn = fc
      .tuple(fc.nat(script.length), fc.nat(12), fc.string({ maxLength: 6 }))
      .map(([at, out, put]) => script.slice(0, at) + put + script.slice(at + out));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), shuffled, cut, torn), (text) => {
        const read = checkScript(text, file);
        if (!read.ok) expect(read.faults.length).toBeGreaterThan(0);
        if (!read.ok) for (const fault of read.faults) expect(fault.line).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  test.each(['', '- a', 'null', 'a: &a [*a, *a]', 'id: 3', 'sections: 4', 'sections: { a: 4 }', 'sections: { a: { steps: { b: [] } } }'])(
    '%j is refused',
    (text) => {
      expect(parseScript(text, file).ok).toBe(false);
    },
  );
});
