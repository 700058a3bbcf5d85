/** Inputs with one fault each: for every code of fault the smallest change of the fixture that makes it. */
import type { Code } from '../../src/messages/codes.ts';
import { schemaPath } from '../../src/scripts/schema.ts';
import { appYaml, script, translation, transcripts, visitDa } from './fixture.ts';

/** Codes of scripts, with the change of the fixture that makes each. It is told on the line of the change, or on that of the fragment named last. */
export const brokenScripts: readonly (readonly [code: Code, from: string, to: string, at?: string])[] = [
  ['yaml', 'owner: staff', 'owner: staff: two'],
  ['duplicate-key', 'owner: staff', 'purpose: again\nowner: staff', 'purpose: again'],
  ['unknown-key', 'skippable: true', 'skipable: true'],
  ['missing', 'owner: staff\n', '', 'id: visit'],
  ['missing', 'hello:    { ask: say }', 'hello:    { sensitive: true }'],
  ['missing', 'min: 0, max: 7', 'max: 7'],
  ['shape', 'sensitive: true', 'sensitive: perhaps'],
  ['shape', 'minutes: 3', 'minutes: 300'],
  ['unknown-kind', 'ask: say', 'ask: sey'],
  ['unknown-call', 'hello:    { ask: say }', 'hello:    { call: greeting }'],
  ['given-options', 'sections:\n', 'given:\n  agreed: { is: choice }\nsections:\n', 'agreed: {'],
  [
    'endless-loop',
    'sections:\n  goal:\n    minutes: 3\n    steps:\n',
    'shared:\n  more: { steps: { one: { ask: say }, again: { call: more } } }\nsections:\n  goal:\n    minutes: 3\n    steps:\n      more: { call: more }\n',
    'again: {',
  ],
  ['bad-id', 'hello:    {', 'Hello_1:  {'],
  ['reserved-id', '  send:', '  lists:'],
  ['id-file', 'id: visit', 'id: visits'],
  ['empty', '      read-back: { ask: summary, sensitive: true }', '      {}', '  send:'],
  ['duplicate-step', 'worst:    {', 'weight:   {'],
  [
    'too-many-steps',
    '      read-back: { ask: summary, sensitive: true }',
    Array.from({ length: 41 }, (_, number) => `      step-${number}: { ask: text }`).join('\n'),
    '  send:',
  ],
  ['unknown-list', 'nights:   { ask: number, min: 0, max: 7,', 'nights:   { ask: choice, options: aeras,'],
  ['unused-list', 'money]', 'money]\n  more: [one]', 'more: [one]'],
  ['list-name', 'pain, money', 'pain, other'],
  ['duplicate-choice', 'pain, money', 'pain, pain'],
  ['unknown-answer', 'needs: [rhythm-form]', 'needs: [rhythm]'],
  ['unknown-answer', 'when: any == "yes"', 'when: ani == "yes"'],
  ['unknown-answer', 'repeat: which', 'repeat: witch'],
  ['later-answer', 'goal: own-goal', 'goal: barriers.any'],
  ['later-answer', 'plan: goal.why', 'when: why == "x", plan: goal.why'],
  [
    'unknown-move',
    'sections:\n',
    'migrate:\n  - renamed: { goal.a: goal.b, goal.b: goal.why }\n  - removed: { goal.x: goal.wy }\nsections:\n',
    'goal.x',
  ],
  ['unknown-move', 'sections:\n', 'migrate:\n  - again: [goal.own]\nsections:\n', 'again'],
  ['no-answer', 'goal: own-goal', 'goal: hello'],
  ['outside-round', `'"sleep" in which'`, 'weight > 3'],
  ['repeat-not-choices', 'repeat: which', 'repeat: any'],
  ['options-not-choices', '{ answers: which }', '{ answers: any }'],
  [
    'nested-repeat',
    'helped: { ask: text,',
    'again: { repeat: which, steps: { more: { ask: text } } }\n          helped: { ask: text,',
    'again: {',
  ],
  ['limits', 'min: 0, max: 7', 'min: 8, max: 7'],
  ['limits', 'ordered: true,', 'min: 5,'],
  ['limits', 'past: false,', 'past: false, future: false,'],
  ['plan-slot', 'plan: goal }', 'plan: gaol }'],
  ['plan-slot', 'plan: goal }', 'plan: "goal[each]" }'],
  ['plan-slot', 'plan: "barrier[each].weight"', 'plan: barrier.weight'],
  ['duplicate-slot', 'plan: goal.why', 'plan: goal', 'plan: goal, shows'],
  ['short-way', 'sections:\n', 'short: barriers.any\nsections:\n', 'short:'],
  ['short-way', 'own-goal: { ask: text,', 'own-goal: { ask: text, short: true,'],
  ['slot-without-line', 'hello:    { ask: say }', 'hello:    { ask: say, plan: goal.hello }'],
  ['unreachable-step', 'when: size(which) > 1', 'when: size(which) > 4'],
  ['unreachable-step', 'weight >= 4', 'weight > 10'],
  ['unreachable-step', '  contact:\n', `  contact:\n    when: barriers.any == "no" && barriers.nights > 2\n`, '  contact:'],
  ['unreachable-step', 'max: 3', `max: 3\n        when: any == "no"`, 'each:'],
  ['dead-end', 'worst:    { ask: choice, options', 'worst:    { ask: choices, min: 3, options'],
  ['unmarked-sensitive', 'why:      { ask: text, sensitive: true,', 'why:      { ask: text,'],
  ['unmarked-sensitive', 'read-back: { ask: summary, sensitive: true }', 'read-back: { ask: summary }'],
  ['each-outside', 'any == "yes", plan', 'each == "yes", plan'],
  ['condition-syntax', 'when: any == "yes"', 'when: any =='],
  ['condition-type', 'weight >= 4', 'weight >= "4"'],
  ['condition-type', 'when: any == "yes"', 'when: any'],
  ['condition-literal', 'any == "yes"', 'any == "jes"'],
  ['condition-literal', '"sleep" in which', '"slep" in which'],
  ['condition-costly', 'weight >= 4', Array.from({ length: 150 }, () => 'weight > 4').join('||')],
  ['condition-costly', 'weight >= 4', `${'('.repeat(60)}weight >= 4${')'.repeat(60)}`],
  ['condition-forbidden', 'any == "yes", plan', 'any.matches("y"), plan'],
];

/** A file with one fault: the code, the file, its text (none: it is taken away), and what stands on the line that is told. */
export interface BrokenFile {
  readonly code: Code;
  readonly file: string;
  readonly text: string | undefined;
  /** Absent: line 1. */
  readonly at?: string;
  /** Where the fault is told, if not in the file that was changed. */
  readonly told?: { readonly file: string; readonly text: string };
}

const da = 'locales/da/visit.yaml';
const en = 'locales/en/visit.yaml';
const app = 'locales/da/app.yaml';
const about = 'locales/en/translation.yaml';

function changed(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The fixture has no "${from}"`);
  return text.replace(from, to);
}

const danish = (from: string, to: string): string => changed(visitDa, from, to);
const asked = 'ask: Hvad fylder?';
const words = (word: string, times: number): string => Array.from({ length: times }, () => word).join(' ');
const administration = 'Beskæftigelsesindsatsen understøtter progression gennem tværfaglige samarbejder. '.repeat(17);
const changedDanish = danish('Er der noget der fylder?', 'Er der noget, der fylder nu?');

/** Codes of texts, of comments, and of what lies beside scripts. */
export const brokenFiles: readonly BrokenFile[] = [
  { code: 'too-large', file: da, text: `a: "${'x'.repeat(1_000_000)}"` },
  { code: 'aliases', file: da, text: `a: &a [b]\n${Array.from({ length: 60 }, (_, number) => `k${number}: *a`).join('\n')}`, at: 'k0: *a' },
  { code: 'no-schema', file: 'dialogs/visit.yaml', text: script.replace('# yaml-language-server', '# language-server') },
  { code: 'slot-unfilled', file: 'dialogs/visit.yaml', text: script.replace('# allow slot-unfilled', '# slot-unfilled'), at: 'sections:' },
  { code: 'missing-file', file: 'locales/en/desk.yaml', text: undefined },
  { code: 'unknown-file', file: 'locales/da/other.yaml', text: 'a: b' },
  { code: 'stale-schema', file: schemaPath, text: '{}' },
  {
    code: 'duplicate-name',
    file: 'dialogs/visit.test.yaml',
    text: transcripts + transcripts.replace('name: Hele vejen', 'name: Hele vejen # again'),
    at: '# again',
  },
  { code: 'allow-unknown', file: da, text: danish(asked, `${asked} # allow long-sentences: the law`), at: '# allow' },
  { code: 'allow-error', file: da, text: danish('hello: {', '# allow missing-text: later\n  hello: {'), at: '# allow' },
  {
    code: 'allow-reason',
    file: da,
    text: danish('hello: { ask: "', `# allow long-sentence\n  hello: { ask: "${words('ord', 21)}. `),
    at: '# allow',
  },
  { code: 'allow-unused', file: da, text: danish('hello: {', '# allow long-sentence: the law\n  hello: {'), at: '# allow' },
  { code: 'missing-text', file: en, text: danish('    line: Mit mål\n', ''), at: 'own-goal:' },
  { code: 'unused-text', file: da, text: danish('any: {', 'any: { whi: Derfor,'), at: 'any: {' },
  { code: 'text-syntax', file: da, text: danish(asked, 'ask: "Hvad {fylder?"'), at: 'which:' },
  { code: 'unknown-parameter', file: da, text: danish(asked, 'ask: "Hvad fylder, {each}?"'), at: 'which:' },
  { code: 'parameters-differ', file: en, text: danish('{goal}. Hvorfor?', '. Hvorfor?'), at: 'why: { ask' },
  { code: 'page-text', file: 'locales/da/page.yaml', text: 'brand: "{n, plural, other {#}}"\n' },
  { code: 'word-collision', file: app, text: changed(appYaml('da'), 'label: Tilbage', 'label: Penge'), at: 'label: Penge' },
  { code: 'long-sentence', file: da, text: danish(asked, `ask: ${words('ord', 21)}.`), at: 'which:' },
  {
    code: 'hard-words',
    file: da,
    text: danish(asked, 'ask: Progression understøtter beskæftigelse gennem tværfagligt samarbejde.'),
    at: 'which:',
  },
  { code: 'hard-to-read', file: da, text: danish('ask: Hvad vil du gerne opnå?', `ask: ${administration}`), at: 'goal:' },
  { code: 'avoid-word', file: da, text: danish(asked, 'ask: Hvad fylder i din sag?'), at: 'which:' },
  { code: 'sms-parts', file: da, text: danish(asked, `ask: ${'Hvad fylder? '.repeat(40)}`), at: 'which:' },
  { code: 'sms-characters', file: da, text: danish(asked, 'ask: Hvad fylder – lige nu?'), at: 'which:' },
  { code: 'sms-sensitive', file: da, text: danish('    again: Du kan', '    sms: Hvad vil du?\n    again: Du kan'), at: 'sms:' },
  { code: 'long-button', file: da, text: danish('send: Send min plan', `send: ${'Send min plan '.repeat(3)}`), at: 'read-back:' },
  { code: 'unchecked-translation', file: about, text: changed(translation, '{ by: staff, on: 2026-11-25 }', 'false'), at: 'checked:' },
  { code: 'unnoted-translation', file: 'locales/en/sources.yaml', text: '{}', told: { file: 'locales/en/app.yaml', text: '' } },
];

/** Codes that two files make together: both are changed. */
export const brokenTogether: readonly (BrokenFile & { readonly with: Readonly<Record<string, string>> })[] = [
  {
    code: 'untranslated',
    file: en,
    text: danish('    line: Mit mål\n', ''),
    at: 'own-goal:',
    with: { [about]: changed(translation, '{ by: staff, on: 2026-11-25 }', 'false') },
  },
  { code: 'stale-translation', file: da, text: changedDanish, at: 'any: {', told: { file: en, text: visitDa }, with: {} },
];
