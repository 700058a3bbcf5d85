import { describe, expect, test } from 'vitest';
import { loadDialogue } from '../../src/scripts/load.ts';
import { readTranscripts } from '../../src/scripts/read-transcripts.ts';
import { runTranscript, type TranscriptRun } from '../../src/scripts/run-transcript.ts';
import { municipality, sources, transcripts } from './fixture.ts';

const loaded = loadDialogue(sources(), 'visit', municipality);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const { dialogue, catalogue } = loaded;

function run(text: string): TranscriptRun {
  const read = readTranscripts(text, 'dialogs/visit.test.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return runTranscript(dialogue, catalogue, read.transcripts[0]!);
}

function talk(...lines: readonly string[]): string {
  return `- name: A talk\n  language: da\n  talk:\n${lines.map((line) => `    - ${line}\n`).join('')}`;
}

const toBarriers = ['citizen: Ro på', 'citizen: spring over'];

describe('a transcript', () => {
  test('that holds is ok, and tells which steps it visited', () => {
    const result = run(transcripts);
    expect(result).toMatchObject({ ok: true });
    expect([...result.visited].toSorted()).toEqual(['barriers.any', 'contact.rhythm-form', 'goal.hello', 'goal.own-goal', 'goal.why']);
  });

  test.each<[what: string, text: string, line: number, seen: readonly [expected: string, seen: string]]>([
    ['another question', talk('bot: goal.why'), 4, ['goal.why', 'goal.own-goal (goal.own-goal)']],
    ['a message that was not said', talk('citizen: Ro', 'bot: { says: app.changed }'), 5, ['app.changed', 'goal.own-goal.thanks']],
    ['readings', talk('bot: { readings: [7, 8] }'), 4, ['readings [7,8]', 'goal.own-goal (goal.own-goal)']],
    ['a change', talk('bot: { change: goal.own-goal }'), 4, ['change of goal.own-goal', 'goal.own-goal (goal.own-goal)']],
    ['another status', `${talk('citizen: Ro')}  status: done\n`, 5, ['done', 'open']],
    ['another language', talk('citizen: Ro').replace('da', 'xx'), 2, ['da or en', 'xx']],
  ])('with %s fails on its line, with what was expected and seen', (_what, text, line, [expected, seen]) => {
    expect(run(text)).toMatchObject({ ok: false, fault: { line, expected, seen } });
  });

  test('whose plan differs says so on the line of the plan', () => {
    const result = run(`${talk('citizen: Ro på')}  plan:\n    goal: { quote: ro }\n`);
    expect(result).toMatchObject({ ok: false, fault: { line: 6, seen: '{"kind":"words","text":"Ro på","by":"written"}' } });
    expect(run(`${talk('citizen: Ro på')}  plan:\n    goal: { absent: true }\n`).ok).toBe(false);
    expect(run(`${talk('citizen: Ro på')}  plan:\n    goal.why: { skipped: true }\n`)).toMatchObject({
      ok: false,
      fault: { seen: 'no such line; lines: goal' },
    });
  });

  test('taps, changes, goes back and comes again after days', () => {
    const text = talk(
      ...toBarriers,
      'tap: "yes"',
      'bot: barriers.which',
      'tap: [sleep, other]\n      other: støj',
      'bot: "barriers.each[sleep].weight"',
      'tap: 7',
      'bot: "barriers.each[sleep].helped"',
      'command: back',
      'bot: { change: barriers.weight }',
      'tap: 3',
      'bot: { says: app.changed }',
      'bot: "barriers.each[other].weight"',
      'later: P3D',
      'bot: { says: app.recap }',
      'citizen: 7-8',
      'bot: { readings: [7, 8] }',
      'tap: 8',
      'command: change',
      'bot: change',
      'hold: violence',
      'bot: nothing',
      'staff: resume',
    );
    const plan =
      '  plan:\n    "barrier[sleep].weight": { scale: 3 }\n    "barrier[other]": { quote: støj }\n    "barrier[other].weight": { scale: 8, by: chosen }\n';
    expect(run(text + plan)).toMatchObject({ ok: true });
  });
});
