/** The scripts that run, made of what was loaded. */
import { houseScripts, type Scripts } from '../conversation/scripts.ts';
import { faultLine } from '../messages/fault.ts';
import type { LoadedAll } from '../scripts/load.ts';
import { StartError } from './start-error.ts';

/** Throws a `StartError` with every fault, or with the scripts of the house that are missing. */
export function scriptsOf(loaded: LoadedAll): Scripts {
  if (!loaded.ok) throw new StartError(loaded.faults.map(faultLine));
  const { scripts } = loaded;
  const missing = Object.values(houseScripts).filter((id) => !scripts.has(id));
  const main = scripts.get(houseScripts.plan);
  if (main === undefined || missing.length > 0) {
    throw new StartError(missing.map((id) => `dialogs/${id}.yaml: The script is missing. The product starts it by itself: put it back.`));
  }
  return { main, find: (id) => scripts.get(id), ids: [...scripts.keys()] };
}
