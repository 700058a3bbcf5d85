/** Each kind of step in a tiny script of its own, walked with the state through JSON, as a conversation that says what it expects. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runTranscript } from '../../src/scripts/run-transcript.ts';
import { RawCall, RawRepeat } from '../../src/scripts/frame.ts';
import { kinds } from '../../src/scripts/shape.ts';
import { conversationOf, scriptOf } from './fixtures/fixture.ts';
import { fixtures } from './fixtures/index.ts';
import { subjectOf } from './generated/subject.ts';

/** The words that tell steps apart in a script: what may stand after `ask:`, and the keys of the two that have none. */
const written = [
  ...Object.keys(kinds),
  ...[RawRepeat, RawCall].map((shape) => Object.keys(z.toJSONSchema(shape).properties ?? {})[0]!),
  'given',
];

test('every kind of step has a fixture, and every fixture is of a kind', () => {
  expect(Object.keys(fixtures).toSorted()).toEqual(written.toSorted());
});

describe.each(Object.entries(fixtures))('%s', (kind, fixture) => {
  test('its conversation goes as expected', () => {
    const { dialogue, catalogue } = subjectOf(scriptOf(fixture), { brought: 2, wordy: true, texts: fixture.texts ?? {} });
    expect(runTranscript(dialogue, catalogue, conversationOf(kind, fixture))).toMatchObject({ ok: true });
  });
});
