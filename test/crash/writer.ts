/** A process that commits to the store in the folder named as argument until it is killed, and says of each commit that it is done: `a 3`. */
import { writeSync } from 'node:fs';
import { open } from '../../src/storage/open.ts';
import { clock, memoryChanges, memoryLog, municipality } from '../contract/fixture.ts';
import { commitTo } from '../storage/versions.ts';

const store = await open({ dir: process.argv[2]!, clock, log: memoryLog(), changes: memoryChanges() });
await Promise.all(
  ['a', 'b'].map(async (citizen) => {
    for (let version = ((await store.read(municipality, citizen))?.version ?? 0) + 1; ; version += 1) {
      const result = await store.commit(commitTo(citizen, version));
      if (result.kind !== 'committed') throw new Error(result.kind);
      writeSync(1, `${citizen} ${version}\n`);
    }
  }),
);
