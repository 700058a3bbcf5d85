import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startApp } from '../../src/cli/app.ts';
import { auditCommand } from '../../src/cli/audit-command.ts';
import { verifyAudit } from '../../src/cli/audit-report.ts';
import type { Chained, Store } from '../../src/ports.ts';
import { openAuditCheckpoints } from '../../src/storage/audit-checkpoints.ts';
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
const checkpoints = () => join(dir, 'checkpoints');
const env = () => ({ DATA_DIR: dir, AUDIT_CHECKPOINTS: checkpoints(), PORT: '0', LOG: 'silent' });
const verify = () => auditCommand(['verify'], env());
const pathOf = (citizen: string) => pathsOf(dir).citizen(municipality, citizen);

/** The server runs for a moment, and takes its checkpoints. */
async function serve(): Promise<void> {
  await (await startApp(env())).close();
}

describe('with checkpoints', () => {
  test('they are taken when the server starts and stops, each of what is new, and hold', async () => {
    const before = await readFile(pathOf('anna'));
    await serve();
    expect(await verify()).toMatchObject({
      code: 0,
      out: [expect.anything(), expect.stringMatching(/^They go on from 1 signed checkpoints/)],
    });
    const store = await open({ dir, clock, log: memoryLog(), changes: memoryChanges() });
    await store.commit({
      ...commitOf('anna', 1),
      municipality,
      document: documentOf('anna', { municipality }),
      audit: [{ at: clock.now(), actor: 'm', action: 'read', object: 'x' }],
    });
    await store.close();
    await serve();
    const lines = (await readFile(checkpoints(), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly heads: object });
    expect(lines.map(({ heads }) => Object.keys(heads))).toEqual([['anna', 'bo', 'carl'], ['anna']]);
    expect((await verify()).code).toBe(0);
    // The file as it was put back whole: no hash in it is wrong.
    await writeFile(pathOf('anna'), before);
    const cut = { code: 1, err: [expect.stringContaining('do not go on as a checkpoint has signed'), 'anna'] };
    expect(await verify()).toMatchObject(cut);
    // The server does not sign it as good, however often it takes its checkpoints.
    await serve();
    await serve();
    expect(await verify()).toMatchObject(cut);
  });

  test('a citizen who is gone with the whole stream is missed', async () => {
    await serve();
    await rm(pathOf('bo'));
    expect(await verify()).toMatchObject({ code: 1, err: [expect.anything(), 'bo'] });
  });

  test('a checkpoint that was changed, and one that this house has not signed', async () => {
    await serve();
    const text = await readFile(checkpoints(), 'utf8');
    await writeFile(checkpoints(), text.replace('"bo":[40', '"bo":[39'));
    expect(await verify()).toMatchObject({ code: 1, err: ['The file of checkpoints was changed: AUDIT_CHECKPOINTS.'] });
    await writeFile(checkpoints(), text);
    expect(await auditCommand(['verify'], { ...env(), TOKEN_SECRET: 'x'.repeat(32) })).toMatchObject({
      code: 1,
      err: [expect.stringContaining('not signed with this key: line 1')],
    });
  });

  test('through the server while it runs', async () => {
    const app = await startApp(env());
    expect((await auditCommand(['verify'], { ...env(), PORT: new URL(app.url).port })).out[0]).toContain('3 streams with 121 records');
    await app.close();
  });
});

test('streams that are whole are counted, those of who was erased among them', async () => {
  const { code, out, err } = await verify();
  expect([code, out[0], err]).toEqual([0, '3 streams with 121 records: whole and unchanged.', []]);
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

test('a record that is written while the streams are read is no fault', async () => {
  const store = await open({ dir, clock, log: memoryLog(), changes: memoryChanges() });
  let version = 1;
  const written: Store = new Proxy(store, {
    get: (target, name) =>
      name === 'audit'
        ? async (of: string, citizen: string) => {
            const record = { at: clock.now(), actor: 'mette', action: 'read', object: 'plan' };
            const document = documentOf('anna', { municipality });
            if (citizen === 'anna') await store.commit({ ...commitOf('anna', version++), municipality, document, audit: [record] });
            return target.audit(of, citizen);
          }
        : (Reflect.get(target, name) as unknown),
  });
  const report = await verifyAudit({ store: written, municipality: { id: municipality }, file: openAuditCheckpoints(checkpoints()) });
  await store.close();
  expect([report.broken, report.cut, version]).toEqual([[], [], 2]);
});
