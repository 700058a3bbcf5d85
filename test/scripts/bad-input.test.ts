/** What is written badly, or to do harm, is refused by name, all of it at once, and without work that grows with the harm. */
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../src/messages/source.ts';
import { checkSources } from '../../src/scripts/check.ts';
import { loadDialogue } from '../../src/scripts/load.ts';
import { parseScript } from '../../src/scripts/parse.ts';
import { municipality, script, sources, visitDa } from './fixture.ts';

const file = 'dialogs/visit.yaml';

function told(text: string): readonly string[] {
  const read = parseScript(text, file);
  return read.ok ? [] : read.faults.map(({ code, line }) => `${code} ${line}`);
}

const lineOf = (text: string, fragment: string): number => text.slice(0, text.indexOf(fragment)).split('\n').length;

describe('a script with faults', () => {
  const broken = script
    .replace('skippable: true', 'skipable: true')
    .replace('weight >= 4', 'weight >= "4"')
    .replace('min: 0, max: 7', 'min: 9, max: 7')
    .replace('ask: summary', 'ask: sumary');

  test('is refused as a whole, with all of them at once', () => {
    expect(told(broken)).toEqual([
      `unknown-key ${lineOf(broken, 'skipable')}`,
      `condition-type ${lineOf(broken, 'weight >=')}`,
      `limits ${lineOf(broken, 'min: 9')}`,
      `unknown-kind ${lineOf(broken, 'sumary')}`,
    ]);
  });

  test('runs nowhere, and neither does another beside it', () => {
    const all = sources({ [file]: broken, 'locales/da/visit.yaml': visitDa.replace('Hvad fylder?', '"{"') });
    const loaded = loadDialogue(all, 'visit', municipality);
    expect(loaded.ok ? [] : new Set(loaded.faults.map(({ code }) => code))).toEqual(
      new Set(['unknown-key', 'condition-type', 'limits', 'unknown-kind', 'text-syntax']),
    );
  });
});

describe('a file', () => {
  test.each([1_000_001, 10_000_000])('of %i characters is refused by name, and not read', (size) => {
    const text = `id: visit\n${'#'.repeat(size)}`;
    expect(parseScript(text, file)).toMatchObject({ ok: false, faults: [{ file, line: 1, code: 'too-large' }] });
    expect(checkSources(sources({ 'locales/da/visit.yaml': text })).map(({ code, file: where }) => `${code} ${where}`)).toContain(
      'too-large locales/da/visit.yaml',
    );
  });

  test('that is too large is not looked into: what is wrong in it is not told', () => {
    expect(told(`a: [\n${'#'.repeat(1_000_000)}`)).toEqual(['too-large 1']);
  });

  test('that points at parts of itself in bulk is refused where it begins to', () => {
    const bulk = `a: &a [x]\n${Array.from({ length: 60 }, (_, number) => `b${number}: *a`).join('\n')}`;
    expect(told(bulk)).toEqual(['aliases 2']);
    const levels = Array.from({ length: 9 }, (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(5)}]`);
    expect(told(`l0: &l0 [x, x]\n${levels.join('\n')}`)).toEqual(['aliases 2']);
  });

  test('may point at itself a few times', () => {
    const read = readYaml(file, 'a: &a [x]\nb: *a\nc: { d: *a }');
    expect(read.ok && read.source.data).toEqual({ a: ['x'], b: ['x'], c: { d: ['x'] } });
  });

  test('with keys that stand twice tells each of them', () => {
    expect(told('id: a\nid: b\nlists:\n  x: [y]\n  x: [z]\npurpose: c\n')).toEqual(['duplicate-key 2', 'duplicate-key 5']);
  });

  test.each([
    ['[', '['.repeat(6_000)],
    ['{a: ', '{a: '.repeat(5_000)],
    ['- ', '- '.repeat(5_000)],
  ])('nested too deep by "%s" is told so, and nothing is thrown', (_what, text) => {
    const read = readYaml(file, text);
    expect(read.ok ? [] : read.faults.map(({ code }) => code)).toContain('yaml');
    expect(read.ok ? '' : read.faults[0]!.message).toBe('The file is nested too deep to be read.');
  });

  test('of nothing but faults tells the first hundred', () => {
    const read = readYaml(file, ': : {\n'.repeat(300));
    expect(read.ok ? 0 : read.faults.length).toBe(100);
  });

  test('that says __proto__ says nothing else', () => {
    const read = readYaml(file, '__proto__: { sections: {} }\nid: a');
    expect(read.ok && Object.keys(read.source.data as object)).toEqual(['__proto__', 'id']);
    expect(told('__proto__: { sections: {} }\nid: a\n')).toContain('missing 1');
  });

  test('of thousands of misspelt names is told without comparing each with each', () => {
    const steps = Array.from({ length: 600 }, (_, number) => `      step-${number}: { ask: text, when: stepp_${number} == "x" }`);
    const text = script.replace('      hello:    { ask: say }', steps.join('\n'));
    expect(told(text).filter((one) => one.startsWith('unknown-answer'))).toHaveLength(600);
  });
});

describe('shared sections', () => {
  test('that call each other in growing numbers stop at more than a section may have', () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `  s${level}: { steps: { a: { call: s${level + 1} }, b: { call: s${level + 1} } } }`,
    );
    const shared = `shared:\n${levels.join('\n')}\n  s30: { steps: { one: { ask: say } } }\nsections:\n`;
    const text = script.replace('sections:\n', shared).replace('hello:    { ask: say }', 'hello: { call: s0 }');
    expect(new Set(told(text))).toEqual(new Set([`too-many-steps ${lineOf(text, '  goal:\n')}`]));
  });
});
