/**
 * `npm run publish -- --by NAME [--note TEXT]`: the files in `dialogs/` and `locales/` become the version that runs; or
 * `--rollback N`, `--withdraw script:section.step`, `--restore script:section.step`, `--list`. With `--json` the only output is the result.
 * Ends with 0 when it is done (or was so already), 1 when it is refused, 2 when the command cannot be understood, 3 when neither the data
 * folder nor the server that holds it can be had.
 */
import { fileURLToPath } from 'node:url';
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
const own = fileURLToPath(new URL('../../', import.meta.url));

type Deed = (door: Door) => Promise<AnyResult>;

/** What was asked for; nothing where it cannot be understood. */
function readDeed(): { readonly deed: Deed; readonly json: boolean } | undefined {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
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

async function main(): Promise<number> {
  const asked = readDeed();
  if (asked === undefined) return said(process.stderr, usage, 2);
  const parsed = parseConfig(process.env);
  if (!parsed.ok) return said(process.stderr, parsed.faults.map(configLine), 2);
  try {
    const door = await openDoor(parsed.config);
    try {
      const result = await asked.deed(door);
      const code = isDone(result) ? 0 : 1;
      const lines = asked.json ? [JSON.stringify(result, undefined, 2)] : reportLines(result);
      return said(code === 0 || asked.json ? process.stdout : process.stderr, lines, code);
    } finally {
      await door.close();
    }
  } catch (error) {
    const known = startErrorOf(error, parsed.config);
    if (!(known instanceof StartError)) throw known;
    return said(process.stderr, known.lines, 3);
  }
}

function said(stream: NodeJS.WriteStream, lines: readonly string[], code: number): number {
  stream.write(`${lines.join('\n')}\n`);
  return code;
}

process.exitCode = await main();
