/** What older versions wrote is read for ever: a document and conversations of each older schema, made by the version of that day, go on today. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CitizenDocument } from '../../src/conversation/citizen.ts';
import type { State } from '../../src/engine/state.ts';
import { begin, step } from '../../src/engine/step.ts';
import { render } from '../../src/messages/render.ts';
import { houseParams } from '../../src/scripts/house-params.ts';
import { loadDialogue } from '../../src/scripts/load.ts';
import { readDocument } from '../../src/storage/document-schema.ts';
import { documentUpcasters } from '../../src/storage/upcast.ts';
import { filesUnder, read } from '../architecture/reading.ts';
import { municipality } from '../scripts/fixture.ts';

const golden = join(import.meta.dirname, 'golden');
const older = documentUpcasters.map((_, index) => index + 1);
const at = '2026-11-25T10:00:00.000Z';

/** A conversation as it was kept: where it stood, and what was asked then. */
interface Kept {
  readonly about: string;
  readonly document: { readonly schema: number; readonly state: { readonly schema: number; readonly answers: State['answers'] } };
  readonly asked: string | null;
  readonly kind: string | null;
}

const conversations = older.flatMap((schema) => {
  const all = JSON.parse(readFileSync(join(golden, `conversations-${schema}.json`), 'utf8')) as readonly Kept[];
  return all.map((kept) => [`${kept.about}, schema ${schema}`, kept] as const);
});

const paths = [...filesUnder('dialogs', /\.yaml$/), ...filesUnder('locales', /\.yaml$/)];
const loaded = loadDialogue(Object.fromEntries(paths.map((path) => [path, read(path)])), 'intake', municipality);
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const { dialogue, catalogue } = loaded;

/** The newest schema of the engine's state. */
const newest = begin(dialogue, { conversation: 'c1', language: 'da', at }).schema;

test.each(older)('schema %i: there is a file of the store and there are conversations, all written in it', (schema) => {
  expect(existsSync(join(golden, `citizen-${schema}.golden`))).toBe(true);
  const [header] = readFileSync(join(golden, `citizen-${schema}.golden`), 'utf8').split('\n');
  expect(header).toContain(`"schema":${schema}`);
  const own = conversations.filter(([, { document }]) => document.schema === schema);
  expect(own.length).toBeGreaterThan(5);
});

test('every older schema of the state is among them', () => {
  const schemas = new Set(conversations.map(([, { document }]) => document.state.schema));
  expect([...schemas].toSorted((a, b) => a - b)).toEqual(Array.from({ length: newest - 1 }, (_, index) => index + 1));
});

describe.each(conversations)('a conversation that stood at %s', (_about, { document, asked, kind }) => {
  const citizen = (): CitizenDocument & { readonly state: State } => readDocument(document) as CitizenDocument & { readonly state: State };

  test('is a document of today, with every answer', () => {
    expect(citizen().state.schema).toBe(newest);
    expect(citizen().state.answers).toEqual(document.state.answers);
  });

  test('goes on where it stood', () => {
    const { state } = citizen();
    const { output, state: after } = step(dialogue, state, { kind: 'start', at });
    render(output, { catalogue, language: after.language, standing: houseParams() });
    expect(after.answers).toMatchObject(document.state.answers);
    expect(after.status).toBe(state.status === 'paused' ? 'open' : state.status);
    const open = after.status === 'open';
    expect(output.question !== undefined).toBe(open);
    // What was being read or chosen is asked as the question that it was about.
    if (open && asked !== null && asked !== 'change') expect(output.question?.key).toBe(asked);
  });

  test('a button that was on the screen then is taken, or known to be old', () => {
    const { state } = citizen();
    const token = (document as { readonly card?: { readonly card: { readonly token: string } } }).card?.card.token ?? 'q0';
    const { output } = step(dialogue, state, { kind: 'message', text: '', reply: { token, value: { none: 'skipped' } }, at });
    if (state.open === undefined) expect(output.stale).toBe(true);
    else if (kind === 'text') expect(output.question?.key).not.toBe(asked);
  });
});
