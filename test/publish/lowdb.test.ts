/** Publishing over the store that is shipped: what a process that was killed leaves, and what the next one finds. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { current } from '../../src/publish/current.ts';
import { publish } from '../../src/publish/publish.ts';
import { keepTexts } from '../../src/publish/registry.ts';
import { open, type OpenStore } from '../../src/storage/open.ts';
import { memoryChanges, memoryLog } from '../contract/fixture.ts';
import { clock, deed, house, municipality, renamed } from './fixture.ts';

async function folder(): Promise<() => Promise<OpenStore>> {
  const dir = await mkdtemp(join(tmpdir(), 'medspil-versions-'));
  let store: OpenStore | undefined;
  onTestFinished(async () => {
    await store?.close();
    await rm(dir, { recursive: true, force: true });
  });
  return async () => {
    await store?.close();
    store = await open({ dir, clock, log: memoryLog(), changes: memoryChanges() });
    return store;
  };
}

test('killed between the texts and the index: the version before is there, and the next one goes through', async () => {
  const reopen = await folder();
  const first = await reopen();
  await publish({ store: first, municipality }, house(), deed());
  const next = house(renamed.script, renamed.words);
  expect(await keepTexts(first, 'm1', next, 2)).toBe(2);
  const second = await reopen();
  expect(await current(second, 'm1')).toMatchObject({ number: 1 });
  expect((await publish({ store: second, municipality }, next, deed('Lars'))).result).toMatchObject({
    kind: 'published',
    version: { number: 3 },
  });
  const third = await reopen();
  const now = await current(third, 'm1');
  expect([now?.number, now?.sources['dialogs/intake.yaml']]).toEqual([3, next['dialogs/intake.yaml']]);
  expect(now?.history.map(({ scripts }) => scripts['intake']?.moves.length)).toEqual([0, 1]);
});
