/** Who is erased is in no row of the database, whatever table it is in; others stay. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invite } from '../../src/identity/invitation.ts';
import { eraseCitizen } from '../../src/identity/erase.ts';
import { openPostgres } from '../../src/storage/postgres.ts';
import { LocalChanges } from '../../src/storage/changes.ts';
import { startDatabase, type TestDatabase } from '../contract/database.ts';
import { clock, memoryLog } from '../contract/fixture.ts';
import { Gateway, texts } from '../conversation/sending.ts';
import { newCitizen, testContext } from '../review/fixture.ts';

let server: TestDatabase;
beforeAll(async () => {
  server = await startDatabase({ forgetful: true });
}, 60_000);
afterAll(() => server?.stop());

/** Every row of every table, by its table. */
async function rows(schema: string): Promise<readonly (readonly [string, string])[]> {
  const tables = await server.run('SELECT tablename AS name FROM pg_tables WHERE schemaname = $1', [schema]);
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const all = await server.run(`SELECT to_jsonb(t)::text AS text FROM ${schema}."${String(name)}" t`);
      return all.map(({ text }) => [String(name), String(text)] as const);
    }),
  );
  return found.flat();
}

test('words, name, number, items and what was handed out to sign in with', async () => {
  const schema = `t_${randomUUID().replaceAll('-', '')}`;
  await server.run(`CREATE SCHEMA ${schema}`);
  const log = memoryLog();
  const store = await openPostgres({ url: server.url, schema, clock, log, changes: new LocalChanges(log), worker: 'w' });
  const context = { ...testContext(), store, senders: new Map([['sms', new Gateway()]]) };
  const [anna, bo] = [await newCitizen(context, 'Anna Kanariefugl'), await newCitizen(context, 'Bo Bogfinke')];
  for (const citizen of [anna, bo]) {
    for (let n = 0; n < 40; n += 1) await texts(context, citizen, `zebrakanin ${n}`);
    await store.link('m1', { channel: 'sms', account: `+451234567${citizen === anna ? 8 : 9}` }, citizen);
    await invite(context, { citizen, by: 'kirsten' });
  }
  const marks = ['zebrakanin', 'Anna Kanariefugl', '+4512345678'];
  const about = async (): Promise<readonly string[]> =>
    (await rows(schema)).flatMap(([table, text]) =>
      text.includes(anna) || marks.some((mark) => text.includes(mark) && !text.includes(bo)) ? [table] : [],
    );
  expect(new Set(await about())).toEqual(new Set(['citizens', 'transcript', 'outbox', 'seen', 'accounts', 'registry', 'audit']));
  const ledger = { append: () => Promise.resolve(), entries: () => Promise.resolve([]) };
  expect(
    await eraseCitizen({ store, clock, municipality: context.municipality, ledger }, { citizen: anna, by: 'Mette', reason: 'x' }),
  ).toBe(true);
  // What stays is that there was somebody, and who did what when.
  expect(new Set(await about())).toEqual(new Set(['audit', 'erased']));
  const left = (await rows(schema))
    .filter(([, text]) => text.includes(anna))
    .map(([, text]) => text)
    .join('\n');
  expect(marks.filter((mark) => left.includes(mark))).toEqual([]);
  expect((await store.read('m1', bo))?.document.name).toBe('Bo Bogfinke');
  await store.close();
});
