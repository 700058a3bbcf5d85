/** The command `publish` without its process, so that it is tested without one. */
import { parseArgs } from 'node:util';
import { configLine, parseConfig } from '../config.ts';
import { readSources } from '../storage/files.ts';
import { openDoor, type Door } from './publish-door.ts';
import { isDone, reportLines, type AnyResult } from './publish-report.ts';
import type { Who } from './publisher.ts';
import { StartError, startErrorOf } from './start-error.ts';

const usage = [
  'Usage: npm run publish -- --by NAME [--note TEXT] [--json]',
  '       npm run publish -- --by NAME --rollback N',
  '       npm run publish -- --by NAME --withdraw script:section.step',
  '       npm run publish -- --by NAME --restore script:section.step',
  '       npm run publish -- --list',
];

type Deed = (door: Door) => Promise<AnyResult>;

/** What was asked for; nothing where it cannot be understood. */
function readDeed(args: readonly string[], own: string): { readonly deed: Deed; readonly json: boolean } | undefined {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { by: text, note: text, rollback: text, withdraw: text, restore: text, list: flag, json: flag },
    });
    const { by = '', note, rollback, withdraw, restore, list, json } = values;
    const asked = [rollback, withdraw, restore].filter((one) => one !== undefined);
    if (asked.length + Number(list) > 1) return undefined;
    if (list) return { deed: (door) => door.list(), json };
    if (by.trim() === '' || by.length > 100) return undefined;
    const who: Who = { by: by.trim(), ...(note !== undefined && { note }) };
    const deed = rollback !== undefined ? backTo(rollback, who) : stepDeed({ withdraw, restore }, who);
    if (asked.length > 0) return deed && { deed, json };
    return { deed: async (door) => door.publish(await readSources(positionals[0] ?? own), who), json };
  } catch {
    return undefined;
  }
}

function backTo(number: string, who: Who): Deed | undefined {
  return /^[1-9]\d{0,8}$/.test(number) ? (door) => door.rollback(Number(number), who) : undefined;
}

function stepDeed(
  { withdraw, restore }: { readonly withdraw: string | undefined; readonly restore: string | undefined },
  who: Who,
): Deed | undefined {
  const [, script, key] = /^([a-z0-9-]+):([a-z0-9-]+\.[a-z0-9-]+)$/.exec(withdraw ?? restore ?? '') ?? [];
  if (script === undefined || key === undefined) return undefined;
  return (door) => (withdraw === undefined ? door.restore({ script, key }, who) : door.withdraw({ script, key }, who));
}

/** What a command ends with: its exit code, and lines for one of the two streams. */
export interface Ended {
  /** 0: done, or so already. 1: refused. 2: the command cannot be understood. 3: neither the data folder nor the server can be had. */
  readonly code: 0 | 1 | 2 | 3;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

/**
 * Carries out what the arguments ask for.
 *
 * @param own the folder that holds `dialogs/` and `locales/`, where the arguments name no other
 */
export async function publishCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  own: string,
): Promise<Ended> {
  const asked = readDeed(args, own);
  if (asked === undefined) return { code: 2, out: [], err: usage };
  const parsed = parseConfig(environment);
  if (!parsed.ok) return { code: 2, out: [], err: parsed.faults.map(configLine) };
  try {
    const door = await openDoor(parsed.config);
    try {
      return told(await asked.deed(door), asked.json);
    } finally {
      await door.close();
    }
  } catch (error) {
    const known = startErrorOf(error, parsed.config);
    if (!(known instanceof StartError)) throw known;
    return { code: 3, out: [], err: known.lines };
  }
}

function told(result: AnyResult, json: boolean): Ended {
  const code = isDone(result) ? 0 : 1;
  if (json) return { code, out: [JSON.stringify(result, undefined, 2)], err: [] };
  const lines = reportLines(result);
  return code === 0 ? { code, out: lines, err: [] } : { code, out: [], err: lines };
}
