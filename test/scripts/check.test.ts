import { describe, expect, test } from 'vitest';
import { faultLine } from '../../src/messages/fault.ts';
import { checkSources } from '../../src/scripts/check.ts';
import { loadDialogue } from '../../src/scripts/load.ts';
import { schemaPath, scriptSchema } from '../../src/scripts/schema.ts';
import { appYaml, municipality, script, sources, transcripts, visitDa } from './fixture.ts';

const da = 'locales/da/visit.yaml';
const en = 'locales/en/visit.yaml';
const app = 'locales/da/app.yaml';

function found(changes: Readonly<Record<string, string | undefined>>): readonly string[] {
  return checkSources(sources(changes)).map(({ code, file, line }) => `${code} ${file}:${line}`);
}

function change(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

function lineOf(text: string, fragment: string): number {
  expect(text).toContain(fragment);
  return text.slice(0, text.indexOf(fragment)).split('\n').length;
}

test('sources without a fault give none', () => {
  expect(checkSources(sources())).toEqual([]);
});

describe('texts', () => {
  const long = `ask: "${Array.from({ length: 21 }, (_, number) => `ord${number}`).join(' ')}."`;
  test.each<[code: string, path: string, text: string, at: string]>([
    ['text-syntax', da, change(visitDa, 'ask: Hvad fylder?', 'ask: "Hvad {fylder?"'), 'which:'],
    ['unknown-parameter', da, change(visitDa, 'ask: Hvad fylder?', 'ask: "Hvad fylder, {each}?"'), 'which:'],
    ['unused-text', da, change(visitDa, 'any: {', 'any: { whi: Derfor,'), 'any:'],
    ['unused-text', da, change(visitDa, 'money: Penge', 'money: Penge\n    debt: Gæld'), 'debt:'],
    ['long-sentence', da, change(visitDa, 'ask: Hvad fylder?', long), 'which:'],
    ['shape', app, change(appYaml('da'), 'fem: 5', 'fem: fem'), 'fem: fem'],
    ['unknown-key', app, change(appYaml('da'), 'fillers:', 'filler: []\n  fillers:'), 'filler:'],
    ['missing', app, change(appYaml('da'), '  decimal: ","\n', ''), 'understand:'],
    ['word-collision', app, change(appYaml('da'), 'label: Tilbage', 'label: Penge'), 'label: Penge'],
    ['word-collision', app, change(appYaml('da'), 'label: Tilbage', 'label: Yeah!'), 'label: Yeah!'],
    ['word-collision', app, change(appYaml('da'), 'label: Tilbage', 'label: aner det ikke'), 'label: aner'],
  ])('%s is told on its line', (code, path, text, at) => {
    const told = found({ [path]: text });
    expect(told).toContain(`${code} ${path}:${lineOf(text, at)}`);
  });

  test('a text that is missing is told in the language that misses it', () => {
    expect(found({ [en]: change(visitDa, 'line: Mit mål\n', '\n') })).toEqual([`missing-text ${en}:${lineOf(visitDa, 'own-goal:')}`]);
    expect(found({ [en]: change(visitDa, '    why: Dine egne ord står øverst i planen.\n', '') })).toEqual([
      `missing-text ${en}:${lineOf(visitDa, 'own-goal:')}`,
    ]);
  });

  test('the words of a list are asked for in the texts of its own script only', () => {
    const other =
      '# yaml-language-server: $schema=./script.schema.json\nid: other\npurpose: P\nowner: staff\nlists:\n  ways: [on]\nsections:\n  way:\n    steps:\n      which: { ask: choice, options: ways }\n';
    const texts = 'way:\n  title: Vej\n  which: { ask: Hvilken vej?, line: Vej }\nlists:\n  ways:\n    on: Videre\n';
    const both = { 'dialogs/other.yaml': other, 'locales/da/other.yaml': texts, 'locales/en/other.yaml': texts };
    expect(found(both)).toEqual([]);
    expect(found({ ...both, 'locales/en/other.yaml': change(texts, '    on: Videre\n', '    {}\n') })).toEqual([
      'missing-text locales/en/other.yaml:5',
    ]);
  });

  test('a parameter that only one language has is told', () => {
    const text = change(visitDa, 'ask: "Du vil gerne {goal}. Hvorfor?"', 'ask: Hvorfor?');
    expect(found({ [en]: text })).toEqual([`parameters-differ ${en}:${lineOf(text, 'why: { ask')}`]);
  });

  test('two commands do not share a word, in any language', () => {
    const text = change(appYaml('da'), 'label: Tilbage', 'label: commands.pause.label-en');
    expect(found({ [app]: text })).toEqual([
      `word-collision ${app}:${lineOf(text, 'label: commands.pause.label-en')}`,
      `word-collision locales/en/app.yaml:${lineOf(appYaml('en'), 'commands.pause.label-en')}`,
    ]);
  });

  test('a section of a hundred words that is hard to read is told, in Danish only', () => {
    const hard = Array.from(
      { length: 12 },
      () => 'Beskæftigelsesindsatsen understøtter progression gennem tværfaglige samarbejder og opfølgning.',
    ).join(' ');
    const text = change(visitDa, 'ask: Hvad vil du gerne opnå?', `ask: ${hard}`);
    expect(found({ [da]: text })).toEqual([
      `hard-to-read ${da}:${lineOf(text, 'goal:')}`,
      `hard-words ${da}:${lineOf(text, 'own-goal:') + 1}`,
    ]);
    expect(found({ [en]: text })).toEqual([]);
  });

  test('a file that is missing, or belongs to no script, is told', () => {
    expect(found({ 'locales/en/desk.yaml': undefined })).toEqual(['missing-file locales/en/desk.yaml:1']);
    expect(found({ 'locales/da/other.yaml': 'a: b' })).toEqual(['unknown-file locales/da/other.yaml:1']);
  });

  test('pages have nothing but {name} in their texts', () => {
    const page = 'brand: "{count, plural, one {en} other {flere}}"\n';
    expect(found({ 'locales/da/page.yaml': page, 'locales/en/page.yaml': page })).toEqual([
      'page-text locales/da/page.yaml:1',
      'page-text locales/en/page.yaml:1',
    ]);
  });

  test('texts of a script with faults are not called unused', () => {
    const broken = change(script, 'ask: summary', 'ask: sumary');
    expect(found({ 'dialogs/visit.yaml': broken })).toEqual([`unknown-kind dialogs/visit.yaml:${lineOf(broken, 'sumary')}`]);
  });
});

describe('beside scripts and texts', () => {
  const path = 'dialogs/visit.test.yaml';

  test.each<[code: string, from: string, to: string, at: string]>([
    ['unknown-key', 'citizen: Ro på', 'citizn: Ro på', 'citizn'],
    ['unknown-key', 'says: goal', 'say: goal', 'say:'],
    ['shape', 'status: open', 'status: opne', 'opne'],
    ['missing', '  language: da\n', '', 'name: Hele'],
  ])('a transcript of the wrong form is told: %s', (code, from, to, at) => {
    const text = change(transcripts, from, to);
    expect(found({ [path]: text })).toContain(`${code} ${path}:${lineOf(text, at)}`);
  });

  test('two transcripts of one name are told', () => {
    const twice = transcripts + transcripts;
    expect(found({ [path]: twice })).toEqual([`duplicate-name ${path}:${transcripts.split('\n').length}`]);
  });

  test('a schema of another version is told, with the command that mends it', () => {
    expect(checkSources(sources({ [schemaPath]: '{}' }))).toMatchObject([{ code: 'stale-schema', mend: 'Run: npm run check -- --write' }]);
    expect(scriptSchema()).toContain('"yes-no"');
  });

  test('a fault is one line with place, code and mend', () => {
    const [fault] = checkSources(sources({ 'dialogs/visit.yaml': change(script, 'skippable', 'skipable') }));
    expect(faultLine(fault!)).toMatch(
      /^dialogs\/visit\.yaml:\d+:\d+ {2}error {2}unknown-key {2}"skipable" is not known here\. Did you mean "skippable"\?$/,
    );
  });
});

describe('loading', () => {
  test('gives a dialogue with the words of every language, Danish first', () => {
    const loaded = loadDialogue(sources(), 'visit', municipality);
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
    expect(loaded.dialogue.script.id).toBe('visit');
    expect(Object.keys(loaded.dialogue.lexicon)).toEqual(['da', 'en']);
    expect(loaded.dialogue.data.offers.map(({ id }) => id)).toEqual(['coping-course', 'job-match']);
  });

  test('is refused with all faults that a citizen could meet', () => {
    const loaded = loadDialogue(
      sources({ [da]: change(visitDa, 'Hvad fylder?', '"{"'), 'locales/en/app.yaml': undefined }),
      'visit',
      municipality,
    );
    expect(loaded).toMatchObject({ ok: false });
    if (!loaded.ok) expect(new Set(loaded.faults.map(({ code }) => code))).toEqual(new Set(['missing-file', 'text-syntax']));
  });

  test('is not refused for what only those who write must mend', () => {
    expect(loadDialogue(sources({ [schemaPath]: '{}', 'dialogs/visit.test.yaml': '- {}' }), 'visit', municipality).ok).toBe(true);
  });

  test('of a script that is not there says so', () => {
    expect(loadDialogue(sources(), 'nothing', municipality)).toMatchObject({ ok: false, faults: [{ code: 'missing-file' }] });
  });
});
