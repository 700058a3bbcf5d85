/** The municipality that is served: the one in the store's registry, or the demo's, which is put there the first time. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { Municipality } from '../conversation/municipality.ts';
import type { Store } from '../ports.ts';
import { StartError } from './start-error.ts';

/** Name of the registry's document. */
const registryName = 'municipality';
const demoFile = 'demo-municipality.yaml';

/** Throws a `StartError` that names what in the document is not as it should be. */
export async function findMunicipality(store: Pick<Store, 'readRegistry' | 'writeRegistry'>): Promise<Municipality> {
  const brought = checked(parse(await readFile(fileURLToPath(new URL(demoFile, import.meta.url)), 'utf8')), demoFile);
  const kept = await store.readRegistry(brought.id, registryName);
  if (kept !== undefined) return checked(kept.value, `registry document "${registryName}"`);
  await store.writeRegistry(brought.id, registryName, brought, 0);
  return brought;
}

function checked(value: unknown, where: string): Municipality {
  const parsed = Municipality.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new StartError(parsed.error.issues.map((issue) => `${where}: ${issue.path.join('.')}: ${issue.message}. Put it right there.`));
}
