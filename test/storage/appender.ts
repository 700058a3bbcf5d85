/** Adds lines to the list of those erased, as fast as it can, in a process of its own: the path, a name and how many. */
import { openErasureLedger } from '../../src/storage/erasure-ledger.ts';

const [path = '', name = '', count = '0'] = process.argv.slice(2);
const ledger = openErasureLedger(path);
for (let n = 0; n < Number(count); n += 1)
  await ledger.append({ at: '2026-11-23T18:00:00.000Z', municipality: 'nordby', citizen: `${name}${n}`, by: 'mette', reason: 'x' });
