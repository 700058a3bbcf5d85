import { describe, expect, test } from 'vitest';
import { readDocument, readEntries } from '../../src/storage/document-schema.ts';
import { Fault } from '../../src/storage/errors.ts';
import { documentOf, entry } from '../contract/fixture.ts';
import { rich } from './rich.ts';

/** The document with one place changed; `undefined` takes it away. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(rich) as never;
  let part: Record<string | number, never> = copy;
  for (const key of path.slice(0, -1)) part = part[key]!;
  part[path.at(-1)!] = value as never;
  return JSON.parse(JSON.stringify(copy));
}

describe('the check of a document', () => {
  test('takes a document with everything and one with nothing, as they are', () => {
    expect(readDocument(rich)).toBe(rich);
    const bare = documentOf('a');
    expect(readDocument(bare)).toBe(bare);
  });

  test('keeps what it does not know', () => {
    const more = { ...rich, mood: 'kept', transcript: [{ ...entry(3), attachment: 'kept' }] };
    expect(readDocument(more)).toEqual(more);
  });

  test.each([
    ['no citizen', ['citizen'], undefined],
    ['no caseworker', ['caseworker'], undefined],
    ['a transcript that is no list', ['transcript'], {}],
    ['an entry without its place', ['transcript', 0, 'position'], 'three'],
    ['an entry from nobody', ['transcript', 0, 'from'], 'ghost'],
    ['a plan of no known status', ['plans', 0, 'status'], 'lost'],
    ['a line without provenance', ['plans', 0, 'lines', 0, 'provenance'], undefined],
    ['answers that are no answers', ['state', 'answers', 'goal'], 'much'],
    ['an answer without its turn', ['state', 'answers', 'goal', 'own-goal'], { value: 1 }],
    ['a task of no known kind', ['tasks', 0, 'kind'], 'gossip'],
    ['a segment without an end', ['segments', 0, 'last'], undefined],
    ['a thread that is anonymous in words', ['anonymous'], 'yes'],
    ['a thread that was joined to nobody', ['joined'], { at: '2026-11-23T18:00:00.000Z' }],
    ['an event without a time', ['events', 0, 'at'], 5],
  ])('refuses %s', (_what, path, value) => {
    expect(() => readDocument(changed(path, value))).toThrow(Fault);
  });

  test('says where it is wrong and nothing of what stands there', () => {
    const error = caught(() => readDocument(changed(['transcript', 0, 'from'], 'hemmelig')));
    expect(String((error as Fault).cause)).toContain('transcript.0.from');
    expect(String((error as Fault).cause)).not.toContain('hemmelig');
  });

  test('looks at the entries of a segment too', () => {
    expect(readEntries([entry(1)])).toEqual([entry(1)]);
    expect(() => readEntries([{ ...entry(1), text: undefined }])).toThrow(Fault);
  });
});

function caught(body: () => unknown): unknown {
  try {
    body();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown');
}
