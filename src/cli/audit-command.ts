/** The command `audit` without its process, so that it is tested without one. */
import { configLine, parseConfig } from '../config.ts';
import type { Store } from '../ports.ts';
import { DamagedError } from '../storage/errors.ts';
import { withStore } from './keeping.ts';
import { findMunicipality } from './municipality.ts';
import type { Ended } from './publish-command.ts';
import { StartError, startErrorOf } from './start-error.ts';

const usage = ['Usage: npm run audit -- verify'];

/** Reads every stream from its beginning, of those erased as well, and holds each record to its hash and the stream to its end. */
export async function auditCommand(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Promise<Ended> {
  if (args.length !== 1 || args[0] !== 'verify') return { code: 2, out: [], err: usage };
  const parsed = parseConfig(environment);
  if (!parsed.ok) return { code: 2, out: [], err: parsed.faults.map(configLine) };
  try {
    return await withStore(parsed.config, async ({ store }) => verify(store, (await findMunicipality(store)).id));
  } catch (error) {
    const known = startErrorOf(error, parsed.config);
    if (!(known instanceof StartError)) throw known;
    return { code: 3, out: [], err: known.lines };
  }
}

async function verify(store: Store, municipality: string): Promise<Ended> {
  let streams = 0;
  let records = 0;
  const broken: string[] = [];
  for await (const end of store.auditHeads(municipality)) {
    streams += 1;
    records += end.records;
    if (!(await holds(store, municipality, end))) broken.push(end.citizen);
  }
  if (broken.length === 0) return { code: 0, out: [`${streams} streams with ${records} records: whole and unchanged.`], err: [] };
  return { code: 1, out: [], err: [`${broken.length} of ${streams} streams were changed, or records are missing:`, ...broken] };
}

async function holds(store: Store, municipality: string, end: { readonly citizen: string; readonly records: number }): Promise<boolean> {
  try {
    return (await store.audit(municipality, end.citizen)).length === end.records;
  } catch (error) {
    if (error instanceof DamagedError) return false;
    throw error;
  }
}
