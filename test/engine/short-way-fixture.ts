/** A small script with a short way, and the same script before it had one. */
import type { Dialogue } from '../../src/engine/dialogue.ts';
import { prepare } from '../../src/engine/prepare.ts';
import { parseScript } from '../../src/scripts/parse.ts';
import { danish, data } from './fixture.ts';

export const text = `id: visit
purpose: example
owner: test
short: start.way
lists: { ways: [short, whole], areas: [sleep, pain, money] }
sections:
  start:
    intro: true
    minutes: 1
    steps:
      way: { ask: choice, options: ways, skippable: true, tells: { ready: "yes" } }
      ready: { ask: yes-no }
  goal:
    minutes: 3
    short: 1
    steps:
      own-goal: { ask: text, skippable: true, short: true, plan: goal }
      why: { ask: text, skippable: true, plan: goal.why }
  works:
    minutes: 2
    steps:
      works: { ask: text, skippable: true }
  barriers:
    minutes: 4
    short: 1
    steps:
      any: { ask: yes-no, skippable: true }
      which:
        ask: choices
        options: areas
        other: text
        skippable: true
        when: (answered(start.way) && start.way == "short") || (answered(any) && any == "yes")
        short: one
        tells: { any: "yes" }
        plan: "barrier[each]"
      each: { repeat: which, steps: { weight: { ask: scale, plan: "barrier[each].weight" } } }
  send:
    minutes: 1
    short: 1
    steps:
      read-back: { ask: summary, short: true }
`;

const words = { 'lists.areas.sleep': ['søvn'], 'lists.areas.pain': ['smerter'], 'lists.areas.money': ['penge', 'gæld'] };
const vocabulary = { da: { ...danish, options: { ...words, 'lists.ways.short': ['kort'], 'lists.ways.whole': ['det hele'] } } };

/** The script of a text, ready to run; `withdrawn` are the steps whose wording was taken back. */
export function dialogueOf(yaml: string, withdrawn: readonly string[] = []): Dialogue {
  const read = parseScript(yaml, 'dialogs/visit.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return prepare(read.script, { ...data, vocabulary }, withdrawn);
}

export const dialogue = dialogueOf(text);
/** The same script before it had a short way. */
export const older = dialogueOf(
  text
    .replace('short: start.way\n', '')
    .replace('ways: [short, whole], ', '')
    .replace(/ {6}way: .*\n/, '')
    .replaceAll(/ {4}short: 1\n/g, '')
    .replaceAll(', short: true', '')
    .replace(/ {8}short: one\n {8}tells: .*\n/, '')
    .replace(/when: \(answered\(start.*/, 'when: any == "yes"'),
);
