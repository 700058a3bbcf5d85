/** Every YAML example in a doc comment is what it says: read by the real parser without a fault, and run to its end. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { StepResult } from '../../src/engine/output.ts';
import type { State } from '../../src/engine/state.ts';
import { begin, step } from '../../src/engine/step.ts';
import { render } from '../../src/messages/render.ts';
import { readYaml } from '../../src/messages/source.ts';
import { houseParams } from '../../src/scripts/house-params.ts';
import { readTranscripts } from '../../src/scripts/read-transcripts.ts';
import { runTranscript } from '../../src/scripts/run-transcript.ts';
import { kinds } from '../../src/scripts/shape.ts';
import { filesUnder, read } from '../architecture/reading.ts';
import { scriptOf } from '../engine/fixtures/fixture.ts';
import { replyTo } from '../engine/generated/answers.ts';
import { subjectOf, type Subject } from '../engine/generated/subject.ts';
import { examplesIn } from './examples.ts';
import { exampleSubject } from './transcript-example.ts';

const at = '2026-11-24T10:00:00Z';
/** What is brought, by the ids that examples use. */
const given = { step: 'Ringe til lægen', offers: ['coping-course', 'finances'] };
const written = filesUnder('src', /\.ts$/).flatMap((path) => examplesIn(read(path)).map((example) => ({ ...example, path })));
/** Those of scripts and conversations. */
const all = written.filter(({ path }) => path.startsWith('src/scripts/'));
/** Steps, alone or with the lists and the like that they need beside `steps:`. */
const steps = all.filter(({ yaml }) => !Array.isArray(parse(yaml)));
const conversations = all.filter(({ yaml }) => Array.isArray(parse(yaml)));

/** The example as a whole script. One with sections is so already, but for its name. */
function wrapped(yaml: string): string {
  const data = parse(yaml) as Readonly<Record<string, unknown>>;
  if ('sections' in data) return `id: generated\npurpose: example\nowner: test\n${yaml}`;
  const { steps: own, ...frame } = 'steps' in data ? data : { steps: data };
  return scriptOf({ steps: JSON.stringify(own), frame: JSON.stringify(frame) });
}

/** Answers every question; gives the text keys of all that was asked or said. */
function runToEnd({ dialogue, catalogue }: Subject, pick: number): ReadonlySet<string> {
  const met = new Set<string>();
  const see = ({ output, state }: StepResult): void => {
    render(output, { catalogue, language: 'da', standing: houseParams() });
    for (const { key } of output.messages) met.add(key.replace(/\.ask$/, ''));
    if (output.question !== undefined) met.add(state.cursor?.step ?? '');
  };
  let result = step(dialogue, begin(dialogue, { conversation: 'c1', language: 'da', at, given }), { kind: 'start', at });
  for (let turn = 0; result.state.status !== 'done'; turn += 1) {
    see(result);
    const question = result.output.question!;
    const reply = replyTo(question, question.kind === 'date' ? 0 : pick, at.slice(0, 10));
    if (reply === undefined || turn > 30) throw new Error(`${question.key} stays open`);
    const state = JSON.parse(JSON.stringify(result.state)) as State;
    result = step(dialogue, state, { kind: 'message', text: '', at, reply: { token: question.token, ...reply } });
  }
  see(result);
  return met;
}

describe.each(steps.map((example) => [example.of, example] as const))('the example of %s', (_of, { yaml }) => {
  test('is a script, and every step of it is met by somebody', () => {
    const subject = subjectOf(wrapped(yaml), { brought: 2, wordy: true });
    const met = new Set(Array.from({ length: 12 }, (_, pick) => [...runToEnd(subject, pick)]).flat());
    const asked = subject.dialogue.program.entries.filter(({ step: { ask } }) => ask !== 'given').map(({ text }) => text);
    expect(asked.filter((text) => !met.has(text))).toEqual([]);
  });
});

test('every kind of step, a repeat, a call, what is given and a short way have an example that shows just that', () => {
  const shape = steps.filter(({ path }) => /^src\/scripts\/(shape|frame)\.ts$/.test(path));
  expect(shape.map(({ of }) => of).toSorted()).toEqual([...Object.keys(kinds), 'RawCall', 'RawGiven', 'RawRepeat', 'RawScript'].toSorted());
  for (const { of, yaml } of shape) {
    const key = { RawCall: 'call:', RawGiven: 'given:', RawRepeat: 'repeat:', RawScript: 'short:' }[of] ?? `ask: ${of}`;
    expect(yaml).toContain(key);
  }
});

test.each(written.map((example) => [example.path, example] as const))('the example in %s is YAML', (path, { yaml }) => {
  expect(readYaml(path, yaml)).toMatchObject({ ok: true });
});

describe.each(conversations.map((example) => [example.path, example] as const))('the conversation in %s', (path, { yaml }) => {
  test('is read as it stands, and goes as it says in a script that has its steps', () => {
    const placed = readTranscripts(yaml, path);
    expect(placed).toMatchObject({ ok: true });
    if (!placed.ok) return;
    const { dialogue, catalogue } = exampleSubject();
    for (const transcript of placed.transcripts) expect(runTranscript(dialogue, catalogue, transcript)).toMatchObject({ ok: true });
  });
});
