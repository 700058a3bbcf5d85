import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chained } from '../../src/ports.ts';
import { frame, readFrame } from '../../src/storage/frame.ts';
import { open } from '../../src/storage/open.ts';
import { pathsOf } from '../../src/storage/paths.ts';
import { clock, memoryChanges, memoryLog } from './fixture.ts';
import { storeContract } from './store.ts';
import type { Subject } from './subject.ts';

storeContract('lowdb', makeSubject);

async function makeSubject(): Promise<Subject> {
  const dir = await mkdtemp(join(tmpdir(), 'medspil-store-'));
  const changes = memoryChanges();
  const start = () => open({ dir, clock, log: memoryLog(), changes });
  let store = await start();
  return {
    get store() {
      return store;
    },
    told: changes.told,
    async reopen() {
      await store.close();
      store = await start();
      return store;
    },
    tamperWithAudit: (municipality, citizen) => changeFirstRecord(pathsOf(dir).auditPage(municipality, citizen, 1)),
    async end() {
      await store.close();
      await rm(dir, { recursive: true });
    },
  };
}

async function changeFirstRecord(path: string): Promise<void> {
  const [first, ...rest] = readFrame(await readFile(path), 'audit').body as readonly Chained[];
  const records = [{ ...first, actor: 'somebody else' }, ...rest];
  await writeFile(path, frame('audit', { items: records.length }, JSON.stringify(records)));
}
