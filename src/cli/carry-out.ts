/** What the commands of whoever runs the house have in common: settings that are checked first, and faults in words. */
import { type Config, configLine, parseConfig } from '../config.ts';
import type { Ended } from './publish-command.ts';
import { StartError, startErrorOf } from './start-error.ts';

/** Carries out a deed by the environment's settings. Ends with 2 where a setting is wrong, 3 where the store, the server or a file cannot be had. */
export async function carryOut(
  environment: Readonly<Record<string, string | undefined>>,
  deed: (config: Config) => Promise<Ended>,
): Promise<Ended> {
  const parsed = parseConfig(environment);
  if (!parsed.ok) return { code: 2, out: [], err: parsed.faults.map(configLine) };
  try {
    return await deed(parsed.config);
  } catch (error) {
    const known = startErrorOf(error, parsed.config);
    if (!(known instanceof StartError)) throw known;
    return { code: 3, out: [], err: known.lines };
  }
}
