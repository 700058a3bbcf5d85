import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { auditCommand } from '../../src/cli/audit-command.ts';
import type { Chained } from '../../src/ports.ts';
import { frame, readFrame } from '../../src/storage/frame.ts';
import { open } from '../../src/storage/open.ts';
import { pathsOf } from '../../src/storage/paths.ts';
import { clock, commitOf, documentOf, memoryChanges, memoryLog } from '../contract/fixture.ts';

/** The demo's. */
const municipality = 'lindeby';
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'medspil-audit-'));
  const store = await open({ dir, clock, log: memoryLog(), changes: memoryChanges() });
  const record = { at: clock.now(), actor: 'mette', action: 'read', object: 'plan' };
  for (const citizen of ['anna', 'bo', 'carl'])
    await store.commit({
      ...commitOf(citizen, 0),
      municipality,
      document: documentOf(citizen, { municipality }),
      audit: Array.from({ length: 40 }, () => record),
    });
  await store.erase(municipality, 'carl', [record]);
  await store.close();
});
afterEach(() => rm(dir, { recursive: true }));
const verify = () => auditCommand(['verify'], { DATA_DIR: dir });

test('streams that are whole are counted, those of who was erased among them', async () => {
  expect(await verify()).toEqual({ code: 0, out: ['3 streams with 121 records: whole and unchanged.'], err: [] });
});

test.each(['anna', 'carl'])('a record of %s that was changed is found, and no other', async (citizen) => {
  const path = pathsOf(dir).auditPage(municipality, citizen, 1);
  const [first, ...rest] = readFrame(await readFile(path), 'audit').body as readonly Chained[];
  await writeFile(path, frame('audit', { items: 32 }, JSON.stringify([{ ...first, actor: 'nobody' }, ...rest])));
  const { code, err } = await verify();
  expect(code).toBe(1);
  expect(err.slice(1)).toEqual([citizen]);
});

test('a page that is gone is found', async () => {
  await rm(pathsOf(dir).auditPage(municipality, 'bo', 1));
  expect(await verify()).toMatchObject({ code: 1, err: [expect.anything(), 'bo'] });
});

test.each([[[]], [['check']], [['verify', 'x']]])('%j is not understood', async (args) => {
  expect((await auditCommand(args, { DATA_DIR: dir })).code).toBe(2);
});
