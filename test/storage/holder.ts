/** Opens the store in the folder it is given, says so, and keeps it until it is killed. Run as a process of its own. */
import { open } from '../../src/storage/open.ts';
import { clock, commitOf, memoryChanges, memoryLog } from '../contract/fixture.ts';

const store = await open({ dir: process.argv[2]!, clock, log: memoryLog(), changes: memoryChanges() });
await store.commit(commitOf('a', 0));
process.stdout.write('open\n');
setInterval(() => undefined, 1000);
