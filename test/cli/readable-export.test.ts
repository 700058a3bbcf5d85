/** What a citizen is handed out can be read without knowing the program. */
import { expect, test } from 'vitest';
import { deeds, readable } from '../../src/cli/readable-export.ts';
import type { CitizenExport } from '../../src/identity/export.ts';
import { filesUnder, read } from '../architecture/reading.ts';
import { acceptRest, citizenWhoSent, command, done, onLine, testContext } from '../review/fixture.ts';

test('every record that the product makes has words', () => {
  const sources = filesUnder('src', /\.ts$/).filter((path) => !path.includes('/storage/'));
  const actions = sources.flatMap((path) =>
    [...read(path).matchAll(/(?:action: |citizen, |owner, )'([a-z]+\.[a-z.-]+)'/g)].map(([, action = '']) => action),
  );
  const looks = [...read('src/review/looks.ts').matchAll(/^ {2}'([a-z]+\.[a-z]+)':/gm)].map(([, look = '']) => look);
  const commands = [...read('src/web/routes-staff.ts').matchAll(/kind: z\.literal\('([a-z-]+)'\)/g)].map(([, kind]) => `review.${kind}`);
  const all = [...actions, ...looks, ...commands];
  expect(all.length).toBeGreaterThan(15);
  expect(all.filter((action) => !Object.hasOwn(deeds, action))).toEqual([]);
});

test('the plan stands in words, the citizen’s own as a quotation, with what was changed and why', async () => {
  const context = testContext();
  const citizen = await citizenWhoSent(context);
  await done(context, citizen, {
    kind: 'edit',
    ...(await onLine(context, citizen, 'goal')),
    text: 'Mere ro om aftenen',
    reason: 'Aftalt i dag',
  });
  await command(context, citizen, {
    kind: 'confirm',
    draft: (await acceptRest(context, citizen)).draftHash!,
    reason: 'Aftalt i telefonen',
  });
  const document = context.store.document(citizen);
  const whole: CitizenExport = {
    at: context.clock.now(),
    municipality: 'm1',
    citizen,
    document,
    transcript: document.transcript,
    accounts: [],
    outbox: [],
    due: [],
    registry: {},
    audit: context.store.audits.map((record) => ({ ...record, hash: '', previous: '' })),
  };
  const text = readable(whole).join('\n');
  expect(text).toContain('»Have mere ro på«');
  expect(text).toContain('Rettet af kirsten til: Mere ro om aftenen (Aftalt i dag). Borgeren: ikke besvaret');
  expect(text).toContain('Grund: Aftalt i telefonen');
  expect(text).toMatch(/kirsten læste borgerens side: plan, samtale og opgaver/);
  expect(text).toMatch(/kirsten bekræftede planen/);
});
