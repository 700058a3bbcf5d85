import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../src/storage/errors.ts';
import { open } from '../../src/storage/open.ts';
import { pathsOf } from '../../src/storage/paths.ts';
import { upcast, type Upcaster } from '../../src/storage/upcast.ts';
import { after, clock, memoryChanges, memoryLog, municipality } from '../contract/fixture.ts';

const golden = join(import.meta.dirname, 'golden');

/** Two steps of an imagined document: the name becomes a list of names, then the list an object. */
const steps: readonly Upcaster[] = [
  ({ name, ...rest }) => ({ ...rest, schema: 2, names: [name] }),
  ({ names, ...rest }) => ({ ...rest, schema: 3, names: { given: (names as string[])[0] } }),
];
const newest = { schema: 3, names: { given: 'Bo' }, kept: 1 };

describe('documents of older versions', () => {
  test.each([
    ['two versions old', { schema: 1, name: 'Bo', kept: 1 }],
    ['one version old', { schema: 2, names: ['Bo'], kept: 1 }],
    ['of today', newest],
  ])('%s: brought up to the newest', (_what, old) => {
    expect(upcast(old, steps)).toEqual(newest);
  });

  test('one of a later version is told apart from damage', () => {
    expect(() => upcast({ schema: 4 }, steps)).toThrow(expect.objectContaining({ reason: 'newer' }));
  });

  test.each([[null], ['text'], [[]], [{}], [{ schema: 0 }], [{ schema: 1.5 }], [{ schema: '1' }]])('%j has no version', (value) => {
    expect(() => upcast(value, steps)).toThrow(Fault);
  });

  test('a step that does not make the next version is a mistake of ours', () => {
    expect(() => upcast({ schema: 1 }, [(old) => old])).toThrow(TypeError);
  });

  test('a file written by the first version is read whole', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'medspil-golden-'));
    const path = pathsOf(dir).citizen(municipality, 'rich');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await readFile(join(golden, 'citizen-1.golden')));
    const store = await open({ dir, clock, log: memoryLog(), changes: memoryChanges() });
    const expected: unknown = JSON.parse(await readFile(join(golden, 'citizen-1.document.json'), 'utf8'));
    expect(store.report).toEqual({ citizens: 1, damaged: [] });
    expect(await store.read(municipality, 'rich')).toEqual({ version: 2, document: expected });
    expect(await store.seen(municipality, { channel: 'web', account: 'rich', message: 'client-3' })).toBe(true);
    expect(await store.audit(municipality, 'rich')).toMatchObject([{ actor: 'mette', action: 'opened', object: 'rich' }]);
    expect((await store.claim(after(999), 9, 60)).map(({ item }) => item.id)).toEqual(['sms-1', 'tick-1']);
    await store.close();
    await rm(dir, { recursive: true });
  });
});
