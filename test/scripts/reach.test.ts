import { describe, expect, test } from 'vitest';
import { checkScript } from '../../src/scripts/parse.ts';

const list = 'lists:\n  list: [one, two, three]';

/** Codes and lines of a script of one section whose steps are these lines; lines are counted from the first of them. */
function told(steps: readonly string[], before = steps.some((step) => step.includes('list')) ? list : 'expires: 9'): readonly string[] {
  const text = `id: s\npurpose: P\nowner: O\n${before}\nsections:\n  a:\n    steps:\n${steps.map((step) => `      ${step}`).join('\n')}\n`;
  const read = checkScript(text, 'dialogs/s.yaml');
  const first = text.split('\n').indexOf('    steps:') + 2;
  return read.ok ? [] : read.faults.map(({ code, line }) => `${code} ${line - first}`);
}

const any = 'any: { ask: yes-no }';
const which = 'which: { ask: choices, options: list }';

describe('a step that can never be asked', () => {
  test.each<[why: string, steps: readonly string[]]>([
    ['its own condition contradicts itself', [any, 'b: { ask: say, when: any == "yes" && any == "no" }']],
    [
      'it needs an answer that is on another way',
      [any, 'b: { ask: text, when: any == "no" }', 'c: { ask: say, when: any == "yes" && answered(b) }'],
    ],
    [
      'two steps before it exclude each other',
      [any, 'b: { ask: scale, when: any == "no" }', 'c: { ask: scale, when: any == "yes" }', 'd: { ask: say, when: b >= 1 && c >= 1 }'],
    ],
    ['a scale ends at ten', ['b: { ask: scale }', 'c: { ask: say, when: b > 10 }']],
    ['a number has limits', ['b: { ask: number, min: 1, max: 5 }', 'c: { ask: say, when: b < 1 }']],
    ['there are not so many choices', [which, 'c: { ask: say, when: size(which) > 3 }']],
    [
      'at most so many may be chosen',
      ['which: { ask: choices, options: list, max: 1 }', `c: { ask: say, when: '"one" in which && "two" in which' }`],
    ],
    ['a text cannot be two texts', ['b: { ask: text }', 'c: { ask: say, when: b == "x" && b == "y" }']],
    ['no day is both before and after', ['b: { ask: date }', 'c: { ask: say, when: b < "2026-01-01" && b > "2026-01-02" }']],
  ])('%s', (_why, steps) => {
    expect(told(steps)).toEqual([`unreachable-step ${steps.length - 1}`]);
  });

  test('is told within a repeat too, and a repeat once for all its steps', () => {
    const inner = ['each:', '  repeat: which', '  steps:', '    w: { ask: scale }'];
    expect(told([which, ...inner, '    c: { ask: say, when: each == "one" && each == "two" }'])).toEqual(['unreachable-step 5']);
    const never = [
      'each:',
      '  repeat: which',
      '  when: any == "yes" && any == "no"',
      '  steps:',
      '    w: { ask: scale }',
      '    v: { ask: scale }',
    ];
    expect(told([any, which, ...never])).toEqual(['unreachable-step 2']);
  });

  test('is told once for a section', () => {
    const text = `id: s\npurpose: P\nowner: O\nsections:\n  a:\n    steps: { any: { ask: yes-no } }\n  b:\n    when: a.any == "x" || a.any != a.any\n    steps: { c: { ask: say }, d: { ask: say } }\n`;
    const never = text.replace('a.any == "x" || a.any != a.any', 'a.any == "yes" && a.any == "no"');
    const read = checkScript(never, 'dialogs/s.yaml');
    expect(read.ok ? [] : read.faults.map(({ code, line }) => `${code} ${line}`)).toEqual(['unreachable-step 7']);
  });
});

describe('a step that can be asked is not told', () => {
  test.each<[why: string, steps: readonly string[]]>([
    ['a number between two whole ones', ['b: { ask: number, min: 0, max: 9 }', 'c: { ask: say, when: b > 3 && b < 4 }']],
    ['all of many choices', [which, 'c: { ask: say, when: size(which) == 3 }']],
    ['own words beside the choices', ['b: { ask: choice, options: list, other: text }', 'c: { ask: say, when: b == "other" }']],
    ['many offers of the municipality', ['o: { ask: offer, max: 9 }', 'c: { ask: say, when: size(o_which) > 7 }']],
    ['one offer by name', ['o: { ask: offer }', 'c: { ask: say, when: \'"mentor" in o_which\' }']],
    ['no answer at all', [any, 'c: { ask: say, when: "!answered(any)" }']],
    ['a long text', ['b: { ask: text }', 'c: { ask: say, when: size(b) > 100 }']],
    ['a day after another', ['b: { ask: date }', 'c: { ask: say, when: b > "2026-01-01" && b < "2026-01-03" }']],
    [
      'two answers that are compared',
      ['b: { ask: number, min: 0, max: 5 }', 'c: { ask: number, min: 2, max: 9 }', 'd: { ask: say, when: b == c }'],
    ],
  ])('%s', (_why, steps) => {
    expect(told(steps)).toEqual([]);
  });

  test('nor where there is more to try than is tried', () => {
    const many = Array.from({ length: 20 }, (_, number) => `b${number}: { ask: scale }`);
    const all = many.map((_, number) => `b${number} > 10`).join(' && ');
    expect(told([...many, `c: { ask: say, when: ${all} }`])).toEqual([]);
    const few = Array.from({ length: 8 }, (_, number) => `b${number}: { ask: scale }`);
    const tangled = few.map((_, number) => `b${number} >= 0`).join(' && ');
    expect(told([...few, `c: { ask: say, when: ${tangled} && b7 > 10 }`])).toEqual([]);
  });

  test('nor what is given, of whatever kind', () => {
    const given =
      'given:\n  n: { is: number }\n  t: { is: text }\n  d: { is: date }\n  c: { is: choice, options: list }\n  m: { is: choices, options: list }\nlists:\n  list: [one, two]';
    const whens = [
      'given.n > 70',
      'given.t == "x"',
      'given.d > "2026-01-01"',
      'given.c == "two"',
      'size(given.m) == 2',
      '!answered(given.n)',
    ];
    expect(
      told(
        whens.map((when, number) => `s${number}: { ask: say, when: '${when}' }`),
        given,
      ),
    ).toEqual([]);
    expect(told(['s: { ask: say, when: size(given.m) > 2 }'], given)).toEqual(['unreachable-step 0']);
  });
});

describe('a question that nothing can answer', () => {
  test.each<[why: string, steps: readonly string[]]>([
    ['asks for more than may be offered', [which, 'c: { ask: choices, min: 2, options: { answers: which } }']],
    [
      'asks for more than is left where it is asked',
      [which, 'c: { ask: choices, min: 3, when: size(which) > 1, options: { answers: which } }'],
    ],
    [
      'asks for more than may be offered beside own words',
      ['which: { ask: choices, options: list, min: 0 }', 'c: { ask: choices, min: 2, other: text, options: { answers: which } }'],
    ],
  ])('%s', (_why, steps) => {
    expect(told(steps)).toEqual([`dead-end ${steps.length - 1}`]);
  });

  test.each<[why: string, steps: readonly string[]]>([
    [
      'it is not asked where nothing is offered',
      ['which: { ask: choices, options: list, min: 0 }', 'c: { ask: choice, options: { answers: which } }'],
    ],
    ['it can be passed by', [which, 'c: { ask: choices, min: 2, skippable: true, options: { answers: which } }']],
    [
      'own words answer it',
      ['which: { ask: choices, options: list, min: 0 }', 'c: { ask: choice, other: text, options: { answers: which } }'],
    ],
    [
      'it is asked only where there are enough',
      [which, 'c: { ask: choices, min: 2, when: size(which) >= 2, options: { answers: which } }'],
    ],
    ['none is an answer', ['which: { ask: choices, options: list, min: 0 }', 'c: { ask: choices, min: 0, options: { answers: which } }']],
  ])('is none where %s', (_why, steps) => {
    expect(told(steps)).toEqual([]);
  });

  test('is never asked where what it chooses among is on another way', () => {
    const steps = [
      any,
      'which: { ask: choices, options: list, when: any == "yes" }',
      'c: { ask: choice, when: any == "no", options: { answers: which } }',
    ];
    expect(told(steps)).toEqual(['unreachable-step 2']);
  });
});

describe('what repeats a sensitive answer', () => {
  const secret = 'secret: { ask: choices, options: list, sensitive: true }';

  test.each<[why: string, steps: readonly string[]]>([
    ['by showing it', [secret, 'c: { ask: say, shows: { it: secret } }']],
    ['as its options', [secret, 'c: { ask: choice, options: { answers: secret } }']],
    ['by reading all back', [secret, 'c: { ask: summary }']],
  ])('%s is to be marked', (_why, steps) => {
    expect(told(steps)).toEqual([`unmarked-sensitive ${steps.length - 1}`]);
    expect(told([...steps.slice(0, -1), steps.at(-1)!.replace('{ ', '{ sensitive: true, ')])).toEqual([]);
  });

  test('as the choice of a round, and what is given', () => {
    expect(told([secret, 'each:', '  repeat: secret', '  steps:', '    w: { ask: scale }'])).toEqual(['unmarked-sensitive 4']);
    expect(told(['c: { ask: say, shows: { it: given.goal } }'], 'given:\n  goal: { is: text, sensitive: true }')).toEqual([
      'unmarked-sensitive 0',
    ]);
  });
});
